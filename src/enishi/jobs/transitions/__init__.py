"""What happens to a job, from the asking to its end, whichever of three ends that is."""

from enishi.jobs.transitions.advance import advance
from enishi.jobs.transitions.ask import ask
from enishi.jobs.transitions.begin import begin
from enishi.jobs.transitions.cancel import cancel
from enishi.jobs.transitions.fail import fail, fail_silent
from enishi.jobs.transitions.finish import finish

__all__ = ["advance", "ask", "begin", "cancel", "fail", "fail_silent", "finish"]
