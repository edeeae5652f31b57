"""What a transaction carries, so that the database knows for whom it reads."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol
from uuid import UUID


class Named(Protocol):
    """A row with a number for the tables and a name for everybody else: a person or a body."""

    @property
    def pk(self) -> int: ...
    @property
    def public_id(self) -> UUID: ...


@dataclass(frozen=True)
class Keys:
    """The rows behind the walls that one may reach: his own, his bodies', or everything.

    `names` are public ids and fingerprints of links: whoever knows one may reach the row it names.
    `played` opens nothing: it is what was read of a person along with his keys, his parts and where
    he plays them, so that `people.standing` need not read it again. None where nobody read it.
    """

    person: int | None = None
    bodies: tuple[int, ...] = ()
    companies: tuple[int, ...] = ()
    experts: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    everything: bool = False
    played: tuple[tuple[str, Any], ...] | None = field(default=None, compare=False, repr=False)

    def widened(self, *bodies: Named, names: Iterable[str] = ()) -> "Keys":
        """These keys, and those of further bodies or links."""
        return replace(
            self,
            bodies=(*self.bodies, *(body.pk for body in bodies)),
            names=(*self.names, *(str(body.public_id) for body in bodies), *names),
        )

    def settings(self) -> dict[str, str]:
        """What PostgreSQL is told, name by name; policies read these and nothing else."""
        return {
            "enishi.person": "" if self.person is None else str(self.person),
            "enishi.bodies": ",".join(map(str, self.bodies)),
            "enishi.companies": ",".join(map(str, self.companies)),
            "enishi.experts": ",".join(map(str, self.experts)),
            "enishi.names": ",".join(self.names),
            "enishi.parts": ",".join(self.parts),
            "enishi.everything": "on" if self.everything else "",
        }


NOTHING = Keys()
EVERYTHING = Keys(everything=True)
