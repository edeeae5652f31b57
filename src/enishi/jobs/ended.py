from enishi.logbook.refused import Refused


class Ended(Refused):
    """The job is no longer in the state that the change needs: cancelled or done meanwhile."""
