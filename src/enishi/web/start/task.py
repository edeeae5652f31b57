from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """One thing to do: when, what, why, and the page where it is done."""

    when: str
    note: str
    title: str
    why: str
    about: str
    address: str
    action: str
    pressing: bool = False
    invented: bool = True
