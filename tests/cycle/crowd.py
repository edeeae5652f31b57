"""Run as a program: forty coordinators introduce the same expert, who has one place left."""

import sys
import threading
from collections import Counter

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 -- Django comes first

from enishi.cycle.models import Decision, Introduction  # noqa: E402
from enishi.experts.models import Expert  # noqa: E402
from enishi.logbook.refused import Refused  # noqa: E402
from enishi.walls.inside import everything  # noqa: E402
from tests import make  # noqa: E402

# They wait for one another in turn, as long as the machine takes.
WAITING = connection.settings_dict["OPTIONS"]
if connection.vendor == "sqlite":
    WAITING["timeout"] = 600
else:
    WAITING["options"] += " -c statement_timeout=0"
FORTY = 40
outcomes: Counter[str] = Counter()
start = threading.Barrier(FORTY)


def introduce(acceptance) -> None:
    start.wait()
    with everything():
        try:
            make.introduction(acceptance)
            outcomes["introduced"] += 1
        except Refused as refused:
            outcomes["full" if "社数に達しています" in str(refused) else str(refused)] += 1
    connection.close()


def decide(table, candidate) -> None:
    start.wait()
    with everything():
        try:
            make.decision(table, on=candidate)
            outcomes["decided"] += 1
        except Refused as refused:
            outcomes["told" if "打診すると決まっています" in str(refused) else str(refused)] += 1
    connection.close()


def at_once(*threads: threading.Thread) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


with everything(), transaction.atomic():
    yamada = make.expert(capacity=1)
    agreed = []
    for number in range(FORTY):
        need = make.need(of=make.company(f"会社{number}"))
        agreed.append(
            make.acceptance(make.sounding(make.decision(make.deliberation(yamada, on=need))))
        )
    table = make.deliberation(make.expert(), make.expert(given_name="文子"), on=make.need())
    pair = list(table.need.candidates.order_by("pk"))
at_once(*(threading.Thread(target=introduce, args=(one,)) for one in agreed))
at_once(*(threading.Thread(target=decide, args=(table, pair[n % 2])) for n in range(FORTY)))
with everything():
    outcomes["open introductions"] = Introduction.objects.open().count()
    outcomes["cases"] = Expert.objects.get(pk=yamada.pk).current_cases
    outcomes["standing"] = Decision.objects.standing().filter(deliberation=table).count()
print(sorted(outcomes.items()))
sys.stdout.flush()
