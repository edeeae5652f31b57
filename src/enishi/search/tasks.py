from django_tasks import task

from enishi.search.transitions import catch_up
from enishi.walls.inside import everything

MANY = 2_000


@task()
def read_the_logbook() -> None:
    """Put into the index what many changes at once have left behind."""
    # The index is over all bodies; each finds in it only what it may see.
    with everything():
        while not catch_up(most=MANY):
            pass
