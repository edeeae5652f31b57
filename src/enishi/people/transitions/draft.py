from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.refused import Refused
from enishi.people.models import Draft, User

NEW = UUID(int=0)
LONGEST_DRAFT = 1_000_000
MOST_DRAFTS = 50


@transaction.atomic
def keep_draft(
    user: User, *, form: str, subject: UUID = NEW, content: Mapping[str, list[str]]
) -> Draft:
    """Keep what a person has typed so far; the last keeping wins, and it is nobody else's."""
    if sum(len(value) for values in content.values() for value in values) > LONGEST_DRAFT:
        raise Refused(_("文章が長すぎるため、下書きを保存できません。短く分けてください。"))
    kept, _new = Draft.objects.update_or_create(
        user=user,
        form=form,
        subject=subject,
        defaults={"content": dict(content), "saved_at": timezone.now()},
    )
    oldest = Draft.objects.filter(user=user).order_by("-saved_at").values("pk")[MOST_DRAFTS:]
    Draft.objects.filter(pk__in=list(oldest.values_list("pk", flat=True))).delete()
    return kept


@transaction.atomic
def drop_draft(
    user: User, *, form: str, subject: UUID = NEW, kept_by: datetime | None = None
) -> None:
    """Throw a draft away: it became a record, or the person no longer wants it.

    With `kept_by` only as it was at that instant: what was typed later stays.
    """
    drafts = Draft.objects.filter(user=user, form=form, subject=subject)
    (drafts.filter(saved_at__lte=kept_by) if kept_by else drafts).delete()
