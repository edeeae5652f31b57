from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Recipient:
    """Who gets a letter, and every way to reach him that is known; what is unknown stays empty."""

    name: str
    firm: str = ""
    post: str = ""
    email: str = ""
    postal_code: str = ""
    address: str = ""
    fax: str = ""
    person: UUID | None = None
