from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from enishi.experts.models import Expert
from enishi.logbook.record import record
from enishi.logbook.refused import Refused
from enishi.people.models import Organisation, User
from enishi.walls.inside import widened


@transaction.atomic
def take_place(expert: Expert, *, within: Organisation, by: User) -> None:
    """Take one of the places that an expert has for companies, or be refused: the first wins.

    One statement looks and takes, so that of forty who ask at once for the last place one gets it.
    """
    with_room = Expert.objects.filter(pk=expert.pk, current_cases__lt=F("capacity"))
    # His places are counted on his card, and that is written as his own body, whoever asks him.
    with widened(expert.organisation):
        taken = with_room.update(current_cases=F("current_cases") + 1)
    if not taken:
        raise Refused(
            _("%(name)sさんは、同時に担当できる社数に達しています。空きができてからお願いします。")
            % {"name": expert.full_name}
        )
    record("place_taken", expert, by=by, within=within, fields=["current_cases"])


@transaction.atomic
def give_place_back(expert: Expert, *, within: Organisation, by: User | None) -> None:
    """Give a place back when an introduction or a support has ended."""
    # What is written on another body's card is written as its home: it may be closed to us.
    with widened(expert.organisation):
        while expert.merged_into:  # whose card was merged into another keeps his places there
            expert = expert.merged_into
        taken = Expert.objects.filter(pk=expert.pk, current_cases__gt=0)
        taken.update(current_cases=F("current_cases") - 1)
    record("place_given_back", expert, by=by, within=within, fields=["current_cases"])
