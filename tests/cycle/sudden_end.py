"""Run as a program: each transition is killed in its middle; its tables must stay as they were."""

import os
import signal
import sys
from importlib import import_module

import django

django.setup()

from datetime import timedelta  # noqa: E402

from django.apps import apps  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from enishi.cycle import transitions as t  # noqa: E402
from enishi.cycle.models import EngagementType, Manner, Reply, Side, Stance  # noqa: E402
from enishi.logbook.models import Entry  # noqa: E402
from enishi.walls.inside import everything  # noqa: E402
from tests import make  # noqa: E402

ROOM = "enishi.cycle.transitions."


def rows() -> dict[str, list[tuple[object, ...]]]:
    """Every row of the cycle, the experts' places, the letters, and the logbook's length."""
    with everything():
        found = {m.__name__: list(m.objects.order_by("pk").values_list()) for m in TABLES}
        found["entries"] = [(Entry.objects.count(),)]
    return found


TABLES = [
    *apps.get_app_config("cycle").get_models(),
    *(apps.get_model(name) for name in ("experts.Expert", "outbox.Letter", "files.StoredFile")),
]


def killed_in(module: str, step) -> int:
    """Do a step in a process of its own that dies when the module writes its entry."""
    connection.close()
    child = os.fork()
    if child == 0:
        import_module(ROOM + module).record = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)
        with everything():
            step()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


with everything(), transaction.atomic():
    need = make.need()
    candidate = make.candidate(on=need)
    table = make.deliberation(on=make.need())
    decision = make.decision()
    sounding, acceptance = make.sounding(), make.acceptance()
    introduction, matched = make.introduction(), make.match()
    on = make.TODAY
    by = need.owner
    both = make.introduction()
    make.yes(both, Side.COMPANY)
    make.yes(both, Side.EXPERT)
    seat = table.need.candidates.get()


def page(token: str) -> str:
    return f"https://enishi.example/replies/{token}/"


STEPS = {
    "deliberate": lambda: t.open_deliberation(need, on=on, by=by),
    "give_opinion": lambda: t.give_opinion(
        table, candidate=seat, stance=Stance.PUSH, reason="段取り。", by=by
    ),
    "decide": lambda: t.decide(table, candidate=seat, rationale="段取り。", by=by),
    "sound": lambda: make.sounding(decision),
    "introduce": lambda: make.introduction(acceptance),
    "arrange_interview": lambda: t.arrange_interview(
        introduction, starts_at=make.now() + timedelta(days=9), place="貴社", by=by
    ),
    "answer": lambda: t.answer(
        introduction, side=Side.COMPANY, reply=Reply.NO, manner=Manner.TELEPHONE, by=by
    ),
    "match": lambda: t.match(both, engagement_type=EngagementType.ADVICE, on=on, by=by),
    "answer_by_link": lambda: t.issue_link(introduction, side=Side.COMPANY, by=by),
    "write_letters": lambda: t.write_introduction(both, page=page, by=by),
}
before = rows()
fates = {module: killed_in(module, step) for module, step in STEPS.items()}
with everything():
    after = rows()
changed = [name for name, values in before.items() if after[name] != values]
print(sorted(set(fates.values())), len(fates), changed)
sys.stdout.flush()
