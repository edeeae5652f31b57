"""A command as somebody types it: nobody has said yet who reads, unlike in the test around it."""

from collections.abc import Sequence

from enishi import cli
from enishi.walls.inside import inside
from enishi.walls.keys import NOTHING


def main(arguments: Sequence[str]) -> int:
    """Run it with no keys but those that it takes itself."""
    with inside(NOTHING):
        return cli.main(arguments)
