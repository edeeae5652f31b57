from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.network.models import Entrustment, Visibility
from enishi.network.transitions.days import refuse_ahead
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def entrust(
    within: Organisation,
    *,
    to: Organisation,
    work: str,
    signed_on: date,
    from_on: date,
    until_on: date | None = None,
    visibility: Visibility = Visibility.WITHOUT_CONTACT,
    by: User,
) -> Entrustment:
    """Write down the contract under which another body works with this body's data."""
    if not works_for(by, within):
        raise NotYours(_("ほかの団体の委託契約は書けません。"))
    refuse_ahead(signed_on, about="signed_on")
    if until_on and until_on < from_on:
        raise Refused(_("委託の終わりが、始まりより前になっています。"), about="until_on")
    if from_on < signed_on:
        raise Refused(_("委託は、契約した日より前には始められません。"), about="from_on")
    made = Entrustment(
        organisation=within,
        to=to,
        work=work,
        signed_on=signed_on,
        from_on=from_on,
        until_on=until_on,
        visibility=visibility,
    )
    made.full_clean()
    made.save()
    record(
        "entrusted",
        made,
        by=by,
        within=within,
        fields=["to", "work", "visibility", "from_on", "until_on"],
    )
    return made
