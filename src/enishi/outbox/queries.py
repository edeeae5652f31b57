from datetime import datetime

from django.db.models import Q, QuerySet

from enishi.outbox.models import Letter, Manner
from enishi.people.models import User


def letters(user: User) -> QuerySet[Letter]:
    """The letters of the person's bodies, the newest first, with who wrote them."""
    seen = Letter.objects.visible_to(user).select_related("organisation", "drafted_by")
    return seen.order_by("-drafted_at", "-id")


def troubled(user: User, at: datetime) -> QuerySet[Letter]:
    """Letters that need a hand: came back, were not taken, or nobody knows whether they went."""
    came_back = Q(bounced_at__isnull=False)
    not_taken = Q(sent_at=None, stopped_at=None, discarded_at=None) & ~Q(trouble="")
    lost = Letter.objects.visible_to(user).lost(at).values("pk")
    return letters(user).filter(came_back | not_taken | Q(pk__in=lost))


def on_the_table(user: User) -> QuerySet[Letter]:
    """Letters that wait for a signature, the oldest first."""
    waiting = letters(user).filter(proposed_at__isnull=False, approved_at=None)
    return waiting.filter(stopped_at=None, discarded_at=None).order_by("proposed_at", "id")


def about_to_go(user: User) -> QuerySet[Letter]:
    """Mails within their ten minutes, and those that are tried again."""
    open_letters = Letter.objects.visible_to(user).open().values("pk")
    going = letters(user).filter(pk__in=open_letters, released_at__isnull=False)
    return going.order_by("due_at", "id")


def drafts(user: User) -> QuerySet[Letter]:
    """Letters still to be read, printed or sent."""
    open_letters = Letter.objects.visible_to(user).open().values("pk")
    unsigned = Q(proposed_at=None) | Q(approved_at__isnull=False)
    return letters(user).filter(unsigned, pk__in=open_letters, released_at=None)


def to_print(user: User) -> QuerySet[Letter]:
    """Letters by post that wait for an envelope."""
    return drafts(user).filter(manner=Manner.POST).exclude(address="").order_by("drafted_at", "id")


def without_address(user: User) -> QuerySet[Letter]:
    """Letters by post that nobody can put into an envelope yet."""
    return drafts(user).filter(manner=Manner.POST, address="").order_by("drafted_at", "id")


def with_words(letters: QuerySet[Letter], words: str) -> QuerySet[Letter]:
    """Those whose addressee, subject or record bears the words."""
    named = Q(recipient_name__icontains=words) | Q(recipient_firm__icontains=words)
    return letters.filter(named | Q(subject__icontains=words) | Q(about_title__icontains=words))


def gone(user: User) -> QuerySet[Letter]:
    """Everything that is over: sent, stopped or given up."""
    over = Q(sent_at__isnull=False) | Q(stopped_at__isnull=False) | Q(discarded_at__isnull=False)
    return letters(user).filter(over)
