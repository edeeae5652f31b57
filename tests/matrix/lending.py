"""What hangs on the card of a person whom one body shares with another: while it does, and after.

A record hangs on the cards that had to be made for it. It belongs to the person's own body, which
shares him, or to the body that is given his card and works with him.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from enishi.experts.models import ConsentKind, ConsentManner, Expert, Visibility
from enishi.experts.transitions import end_sharing, withdraw_consent
from enishi.people.models import Organisation
from tests import make

SHARED, ENDED, WITHDRAWN = "shared", "share-ended", "consent-withdrawn"
# Lent are cards without contacts: what is read of them besides is noticed.
IN_PART = "shared-in-part"
# Whose card is closed again to a body that had decided to ask him: its records go on naming him.
NAMED = "named"
# A body's own record, about somebody whose card another body lets it use, or did.
LENT = {relation: f"own-{relation}" for relation in (SHARED, ENDED, WITHDRAWN)}
# Nobody but the person's own body makes these.
AT_HOME_ONLY = {
    *("experts.blindprofile", "experts.consent", "experts.expert", "experts.expertmerging"),
    "rights.rightscase",
}


@contextmanager
def cards(*, lent_by: Organisation | None = None) -> Iterator[list[Expert]]:
    """The cards that are made meanwhile; each is lent by a body to whom it is made for, if so."""
    made: list[Expert] = []

    def expert(*stories: str, of: Organisation | None = None, **person: Any) -> Expert:
        one = MAKES(*stories, of=lent_by or of, **person)
        if lent_by:
            make.agreed(one, visibility=Visibility.WITHOUT_CONTACT)
            make.shared(one, to=of)
        made.append(one)
        return one

    with patch.object(make, "expert", expert):
        yield made


MAKES = make.expert


def no_longer(expert: Expert, *, to: Organisation, by: Any) -> None:
    """His own body ends the sharing."""
    end_sharing(expert, body=to, reason="渡す団体をまちがえた。", at=make.now(), by=by)


def against_his_will(expert: Expert, *, to: Organisation, by: Any) -> None:
    """The person withdraws what he agreed to."""
    agreed = expert.consents.live().get(kind=ConsentKind.SHARING)
    withdraw_consent(agreed, manner=ConsentManner.TELEPHONE, at=make.now(), by=by)


COMES_TO: dict[str, Callable[..., None]] = {
    SHARED: lambda expert, *, to, by: None,
    ENDED: no_longer,
    WITHDRAWN: against_his_will,
}
