"""CPU of the page of a need against a bare page with the same middleware, session and shell.

Both are asked in turn, in one process, through Django's own handler; what counts is the CPU time
of the process. The bare page is the shell around one empty paragraph, for the same coordinator.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

ROUNDS = 40
WARM_UP = 5


def main() -> None:
    """Fill a scratch installation, measure, and print one JSON line."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ENISHI_VAR": folder, "DJANGO_SETTINGS_MODULE": "benchmarks.bare_settings"}
        os.environ.pop("ENISHI_DATABASE_URL", None)
        manage = [sys.executable, "-m", "enishi.web.manage"]
        for command in (
            ["migrate", "-v0"],
            ["demonstrate", "--load-only"],
            ["collectstatic", "-v0"],
        ):
            subprocess.run([*manage, *command], check=True)
        print(json.dumps(measured(), ensure_ascii=False))


def measured() -> dict[str, object]:
    """Ask both pages in turn and compare their CPU."""
    import django  # noqa: PLC0415 -- needs the scratch settings

    django.setup()
    from django.test import Client  # noqa: PLC0415

    from enishi.cycle.models import Need  # noqa: PLC0415
    from enishi.people.models import User  # noqa: PLC0415

    okamoto = User.objects.get(username="demo-coordinator-1")
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(okamoto)
    needs = list(Need.objects.open().visible_to(okamoto).order_by("number"))
    bare, page = [], []
    for turn in range(WARM_UP + ROUNDS):
        need = needs[turn % len(needs)]
        costs = (cpu(client.get, "/bare/"), cpu(client.get, f"/needs/{need.public_id}/"))
        if turn >= WARM_UP:
            bare.append(costs[0])
            page.append(costs[1])
    ratios = [p / b for p, b in zip(page, bare, strict=True)]
    return {
        "benchmark": "need_page",
        "rounds": ROUNDS,
        "needs": len(needs),
        "bare_cpu_ms_median": round(statistics.median(bare) * 1000, 2),
        "need_cpu_ms_median": round(statistics.median(page) * 1000, 2),
        "ratio_median": round(statistics.median(ratios), 2),
        "ratio_worst": round(max(ratios), 2),
    }


def cpu(get: Callable[[str], object], address: str) -> float:
    """The CPU seconds of one answer, which must be a page."""
    started = time.process_time()
    response = get(address)
    spent = time.process_time() - started
    assert getattr(response, "status_code", 0) == 200, (address, response)
    return spent


if __name__ == "__main__":
    main()
