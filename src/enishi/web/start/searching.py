from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from enishi.discovery.models import Search
from enishi.people.models import User
from enishi.web.start.task import Task
from enishi.web.templatetags.enishi_tags import short_date


def searches(user: User, day: date) -> Iterator[Task]:
    """Whom the person has promised to look for, the most pressing first."""
    mine = Search.objects.visible_to(user).open().filter(owner=user).select_related("need")
    for search in mine.order_by("due_on", "id")[:4]:
        over = search.due_on <= day
        yield Task(
            when=_("期限切れ") if search.due_on < day else short_date(search.due_on),
            note=_("人さがしの期限"),
            title=search.wanted,
            why=_("候補のいない案件のために、合う方をさがしています。"),
            about=search.need.title,
            address=reverse("search_closings", args=[search.public_id]),
            action=_("結果を書く"),
            pressing=over,
        )
