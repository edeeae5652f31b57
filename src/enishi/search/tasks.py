import time

from django_tasks import task

from enishi.search.transitions import catch_up
from enishi.walls.inside import everything

# SQLite lets one write at a time, and who waits looks again every tenth of a second: longer
# pauses than that, after short steps, let everybody through.
PAUSE_S = 0.15


@task()
def read_the_logbook() -> None:
    """Put into the index what many changes at once have left behind, step by step."""
    # The index is over all bodies; each finds in it only what it may see.
    with everything():
        while not catch_up():
            time.sleep(PAUSE_S)
