from django.urls import path

from enishi.cycle.views import board, categories, needs, slips, wishes

urlpatterns = [
    path("", needs.needs, name="need_list"),
    path("board/", board.board_page, name="board"),
    path("categories/", categories.category_table, name="category_table"),
    path("new/", needs.need_new, name="need_new"),
    path("<uuid:public_id>/", needs.need, name="need"),
    path("<uuid:public_id>/slips/new/", slips.slip_new, name="slip_new"),
    path("slips/<uuid:public_id>/", slips.slip, name="slip"),
    path("slips/<uuid:public_id>/showings/", slips.slip_showings, name="slip_showings"),
    path("slips/<uuid:public_id>/wishes/", wishes.own, name="own_wish"),
    path("<uuid:public_id>/closings/", needs.closings, name="need_closings"),
    path("<uuid:public_id>/reopenings/", needs.reopenings, name="need_reopenings"),
    path("<uuid:public_id>/wishes/", wishes.wishes, name="wishes"),
    path("wishes/<uuid:public_id>/withdrawals/", wishes.withdrawals, name="wish_withdrawals"),
    path("wishes/<uuid:public_id>/letters/", wishes.letters, name="wish_letters"),
    path("slips/<uuid:public_id>/approvals/", slips.slip_own_approvals, name="slip_approvals"),
    path("slips/<uuid:public_id>/withdrawals/", slips.slip_withdrawals, name="slip_withdrawals"),
    path("<uuid:public_id>/versions/", needs.need_versions, name="need_versions"),
    path("<uuid:public_id>/edit/", needs.need_edit, name="need_edit"),
    path("<uuid:public_id>/categories/", needs.categories, name="need_categories"),
    path("<uuid:public_id>/candidates/", needs.candidates, name="need_candidates"),
    path("candidates/<uuid:public_id>/withdrawals/", needs.withdrawals, name="withdrawals"),
]
