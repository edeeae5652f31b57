from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import Visit, VisitPhoto
from enishi.files.transitions.redraw import NotAPhoto, redrawn
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for

MOST_PHOTOS = 20


@transaction.atomic
def add_photo(found: Visit, *, content: bytes, caption: str = "", by: User) -> VisitPhoto:
    """Keep a picture of a visit, drawn anew so that it tells neither place nor camera."""
    if not works_for(by, found.organisation):
        raise NotYours(_("ほかの団体の訪問には、写真を足せません。"))
    if found.photos.filter(taken_back_at=None).count() >= MOST_PHOTOS:
        raise Refused(_("写真は、ひとつの訪問に20枚までです。いらない写真を外してください。"))
    try:
        drawn = redrawn(content)
    except NotAPhoto as fault:
        raise Refused(str(fault)) from fault
    photo = VisitPhoto(
        organisation=found.organisation,
        visit=found,
        caption=caption,
        content=drawn.content,
        width=drawn.width,
        height=drawn.height,
        taken_by=by,
        added_at=timezone.now(),
    )
    photo.full_clean(validate_constraints=False)
    photo.save()
    record("added", photo, by=by, within=found.organisation, fields=["content"])
    return photo


@transaction.atomic
def take_back_photo(photo: VisitPhoto, *, by: User) -> None:
    """Take a picture away; that there was one stays in the records."""
    if not works_for(by, photo.organisation):
        raise NotYours(_("ほかの団体の訪問の写真は、外せません。"))
    if photo.taken_back_at:
        raise Refused(_("この写真は、すでに外されています。"))
    claim(photo, read_at=photo.version)
    photo.content, photo.taken_back_at = None, timezone.now()
    photo.save()
    record("taken_back", photo, by=by, within=photo.organisation, fields=["content"])
