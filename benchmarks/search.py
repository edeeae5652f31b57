"""CPU of a first answer of the search over 100,000 records, against a bare page in the same run.

The practice records, and notes of calls on top until there are RECORDS: written straight into the
tables, indexed as the logbook would have them. Asked as the same coordinator through Django's own
handler; what counts is the CPU time of the process. SQLite, as the bare page.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile

from benchmarks.need_page import cpu

RECORDS = int(os.environ.get("ENISHI_BENCHMARK_RECORDS", "100000"))
ROUNDS, WARM_UP = 20, 3
ASKED = ("販路", "品質", "はすみ", "AK-N-0001", "展示", "見積 図面", "けん", "精機")
SAID = (
    "展示会の後で見積を送ることになった。図面は来週の木曜に届く。",
    "品質の相談。検査の治具を見てほしいとのこと。",
    "販路を広げたいので、商社に勤めた方に会いたい。",
    "社長は出張中。総務の方に資料の到着を確かめた。",
    "次の訪問は来月の第二週。工場長も同席される。",
)


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
        import django  # noqa: PLC0415 -- needs the scratch settings

        django.setup()
        print(json.dumps(measured(), ensure_ascii=False))


def fill() -> int:
    """Write notes until there are RECORDS in the index, and return how many there are."""
    from django.utils import timezone  # noqa: PLC0415

    from enishi.companies.models import Company  # noqa: PLC0415
    from enishi.outbox.models import ContactNote  # noqa: PLC0415
    from enishi.people.models import User  # noqa: PLC0415
    from enishi.search.kinds import BY_LABEL  # noqa: PLC0415
    from enishi.search.models import Indexed  # noqa: PLC0415
    from enishi.search.transitions import catch_up, index_records  # noqa: PLC0415

    while not catch_up(most=5_000):
        pass
    okamoto, now, lot = User.objects.get(username="demo-coordinator-1"), timezone.now(), 2_000
    body = okamoto.memberships.get().organisation
    firms, chance = list(Company.objects.filter(organisation=body)), random.Random(1)
    while (count := Indexed.objects.count()) < RECORDS:
        notes = [
            ContactNote(
                organisation=body,
                manner="call",
                with_whom=(firm := chance.choice(firms)).president,
                text="".join(chance.sample(SAID, 2)),
                about_kind="companies.company",
                about=firm.public_id,
                about_title=firm.name,
                contacted_at=now,
                noted_at=now,
                noted_by=okamoto,
            )
            for _ in range(min(lot, RECORDS - count))
        ]
        ContactNote.objects.bulk_create(notes)
        index_records(BY_LABEL["outbox.contactnote"], [note.public_id for note in notes])
    return count


def measured() -> dict[str, object]:
    """Ask the bare page and the search in turn and compare their CPU."""
    from django.test import Client  # noqa: PLC0415

    from enishi.people.models import User  # noqa: PLC0415
    from enishi.search.models import IndexedWord  # noqa: PLC0415

    records = fill()
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(username="demo-coordinator-1"))
    as_typed = {"HX-Request": "true", "HX-Target": "found"}
    bare, whole, typed = [], [], []
    for turn in range(WARM_UP + ROUNDS):
        asked = f"/search/?q={ASKED[turn % len(ASKED)]}"
        costs = (
            cpu(client.get, "/bare/"),
            cpu(client.get, asked),
            cpu(lambda address: client.get(address, headers=as_typed), asked),
        )
        if turn >= WARM_UP:
            for kept, cost in zip((bare, whole, typed), costs, strict=True):
                kept.append(cost)
    return {
        "benchmark": "search",
        "records": records,
        "words": IndexedWord.objects.count(),
        "rounds": ROUNDS,
        "bare_cpu_ms_median": round(statistics.median(bare) * 1000, 2),
        "page_cpu_ms_median": round(statistics.median(whole) * 1000, 2),
        "typed_cpu_ms_median": round(statistics.median(typed) * 1000, 2),
        "page_ratio_median": ratio(whole, bare),
        "typed_ratio_median": ratio(typed, bare),
        "page_ratio_worst": round(max(p / b for p, b in zip(whole, bare, strict=True)), 2),
    }


def ratio(page: list[float], bare: list[float]) -> float:
    """The median of how many times the bare page an answer costs."""
    return round(statistics.median(p / b for p, b in zip(page, bare, strict=True)), 2)


if __name__ == "__main__":
    main()
