from django.urls import path

from enishi.outbox.views import contacts, letters, merge, papers, presses, stops

urlpatterns = [
    path("letters/", letters.letter_list, name="letter_list"),
    path("letters/new/", letters.letter_new, name="letter_new"),
    path("letters/labels/", papers.letter_labels, name="letter_labels"),
    path("letters/merge/", merge.letter_merge, name="letter_merge"),
    path("letters/released/", merge.letters_released, name="letters_released"),
    path("letters/sender/", letters.letterhead, name="letterhead"),
    path("letters/<uuid:public_id>/", letters.letter, name="letter"),
    path("letters/<uuid:public_id>/edit/", letters.letter_edit, name="letter_edit"),
    path("letters/<uuid:public_id>/paper/", papers.letter_paper, name="letter_paper"),
    path("letters/<uuid:public_id>/releases/", presses.releases, name="letter_releases"),
    path("letters/<uuid:public_id>/holds/", presses.holds, name="letter_holds"),
    path("letters/<uuid:public_id>/postings/", presses.postings, name="letter_postings"),
    path("letters/<uuid:public_id>/bounces/", presses.bounces, name="letter_bounces"),
    path("letters/<uuid:public_id>/proposals/", presses.proposals, name="letter_proposals"),
    path("letters/<uuid:public_id>/withdrawals/", presses.withdrawals, name="letter_withdrawals"),
    path("letters/<uuid:public_id>/approvals/", presses.approvals, name="letter_approvals"),
    path("letters/<uuid:public_id>/discards/", presses.discards, name="letter_discards"),
    path("letters/<uuid:public_id>/settlements/", presses.settlements, name="letter_settlements"),
    path("letters/<uuid:public_id>/attachments/", presses.attachments, name="letter_attachments"),
    path("letters/stops/new/", stops.stop_new, name="stop_new"),
    path("letters/stops/<uuid:public_id>/endings/", stops.stop_endings, name="stop_endings"),
    path("contacts/", contacts.contact_notes, name="contact_notes"),
    path("contacts/<uuid:public_id>/undoings/", contacts.contact_undoings, name="contact_undoings"),
]
