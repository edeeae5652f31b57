"""Whether a list of items names what reaches a person: contacts, and the date of birth."""

from enishi.reference.folding import fold

BEYOND_THE_CAREER = ("連絡先", "生年月日")


def names_contacts(items: str) -> bool:
    """Whether both words stand in a text that is published."""
    return all(fold(word) in fold(items) for word in BEYOND_THE_CAREER)
