"""What the walls cost: pages with both walls and the logbook, and the same pages without.

One process asks both in turn, through Django's own handler, on a PostgreSQL of its own with 20,000
experts, a third of them shared. What counts is the CPU time of this process and of the database's
process that serves it. "Without" is a superuser (no policy is applied), no keys, a plain filter by
body in place of `visible_to`, and no entry in the logbook, the read log or the log at the door.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import psycopg
from setup.postgresql import ACCOUNT, temporary_server

ROUNDS, WARM_UP, EACH = 30, 3, 2
EXPERTS = int(os.environ.get("ENISHI_BENCHMARK_EXPERTS", "20000"))
WALLS = {
    *("enishi.web.walls.StayWithinTheWalls", "enishi.web.middleware.NoteWhoWasSeen"),
    "enishi.web.door.NoteAtTheDoor",
}


def main() -> None:
    """Fill a scratch installation, measure, and print a JSON line a page."""
    with tempfile.TemporaryDirectory() as folder, temporary_server() as owner:
        os.environ |= {"ENISHI_VAR": folder, "ENISHI_DATABASE_URL": owner}
        os.environ["DJANGO_SETTINGS_MODULE"] = "enishi.web.settings"
        manage = [sys.executable, "-m", "enishi.web.manage"]
        superuser = owner.replace("//enishi@", f"//{ACCOUNT}@")
        with psycopg.connect(maintenance(owner), autocommit=True) as server:
            server.execute("CREATE DATABASE enishi")
        for command in (["migrate", "-v0"], ["let_in", "enishi_app"]):
            subprocess.run([*manage, *command], check=True)
        subprocess.run([*manage, "demonstrate", "--load-only"], check=True)
        subprocess.run([*manage, "collectstatic", "-v0"], check=True)
        os.environ["ENISHI_DATABASE_URL"] = superuser
        for line in measured():
            print(json.dumps(line, ensure_ascii=False), flush=True)


def maintenance(owner: str) -> str:
    """The address of the database that every server has."""
    return owner.rsplit("/", 1)[0].replace("postgres://", "postgresql://") + "/postgres"


def measured() -> Iterator[dict[str, object]]:
    """Ask each page in both ways in turn and compare their CPU."""
    import django  # noqa: PLC0415 -- needs the scratch settings

    django.setup()
    from django.db import connection  # noqa: PLC0415

    from enishi.people.models import Organisation, User  # noqa: PLC0415
    from enishi.walls.inside import everything  # noqa: PLC0415

    okamoto = User.objects.get(username="demo-coordinator-1")
    body = Organisation.objects.staffed_by(okamoto).get()
    with everything():
        grow(body)
        pages = addresses(body)
    with connection.cursor() as cursor:
        # As the server does by itself a minute later.
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    walled, open_ = client_of(okamoto), client_of(okamoto)
    for name, page in pages.items():
        yield {"benchmark": "walls", "page": name} | compared(
            partial(page, walled), partial(page, open_), body, backend
        )


Prepared = Callable[[], Callable[[], Any]]


def compared(walled: Prepared, open_: Prepared, body: Any, backend: int) -> dict[str, object]:
    """The CPU of a page with and without walls, asked in turn in rounds."""
    with_, without = [], []
    for turn in range(WARM_UP + ROUNDS):
        with as_the_app():
            walled_now = cpu(walled, backend)
        with without_walls(body):
            open_now = cpu(open_, backend)
        if turn >= WARM_UP:
            with_.append(walled_now / EACH * 1000)
            without.append(open_now / EACH * 1000)
    return {
        "with_cpu_ms": round(median(with_), 2),
        "without_cpu_ms": round(median(without), 2),
        "ratio": round(median(with_) / median(without), 3),
    }


def cpu(prepare: Prepared, backend: int) -> float:
    """The CPU seconds of some answers in a row: ours and the database's."""
    spent = 0.0
    for _ in range(EACH):
        ask = prepare()
        database, started = cpu_of(backend), time.process_time()
        response = ask()
        spent += time.process_time() - started + cpu_of(backend) - database
        assert response.status_code in (200, 302), (response.status_code, response.text[:800])
    return spent


def cpu_of(process: int) -> float:
    """The CPU seconds that a process has used so far; the system counts them in nanoseconds."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9


def client_of(user: Any) -> Any:
    """A browser of its own, signed in."""
    from django.test import Client  # noqa: PLC0415

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    return client


@contextmanager
def as_the_app() -> Iterator[None]:
    """As the role that serves people: policies are applied."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("SET ROLE enishi_app")
        yield
        cursor.execute("RESET ROLE")


@contextmanager
def without_walls(body: Any) -> Iterator[None]:
    """No keys, a plain filter, no logbook; the superuser passes every policy."""
    from django.conf import settings  # noqa: PLC0415
    from django.test import override_settings  # noqa: PLC0415

    from enishi.companies.models import Company  # noqa: PLC0415
    from enishi.cycle.models import Candidate, Need, Visit  # noqa: PLC0415
    from enishi.experts.models import Expert  # noqa: PLC0415

    bare = [name for name in settings.MIDDLEWARE if name not in WALLS]
    plain = {
        type(model._default_manager.all()): {"organisation": body}
        for model in (Company, Need, Visit, Candidate)
    } | {type(Expert.objects.all()): {"accesses__organisation": body}}
    patches = [
        patch.object(rows, "visible_to", lambda self, user, by=by: self.filter(**by))
        for rows, by in plain.items()
    ]
    patches.append(patch("enishi.logbook.record.append", lambda entry: None))
    with override_settings(MIDDLEWARE=bare):
        for each in patches:
            each.start()
        yield
        for each in patches:
            each.stop()


def grow(body: Any) -> None:
    """Copy the invented experts until there are enough; each third is shared with the body."""
    from enishi.experts.models import (  # noqa: PLC0415
        Basis,
        CareerEntry,
        Consent,
        ConsentKind,
        Expert,
        ExpertAccess,
    )

    first = list(Expert.objects.exclude(organisation=body).order_by("pk"))
    many = range(EXPERTS - Expert.objects.count())
    new = [copied(first[number % len(first)], account=None, merged_into=None) for number in many]
    made = Expert.objects.bulk_create(new, batch_size=2000)
    like = Consent.objects.live().filter(kind=ConsentKind.SHARING).earliest("pk")
    consents = Consent.objects.bulk_create(
        [copied(like, expert=e, organisation=e.organisation, application=None) for e in made[::3]],
        batch_size=2000,
    )
    CareerEntry.objects.bulk_create(
        [CareerEntry(expert=e, position=1, duties="販路の開拓") for e in made], batch_size=5000
    )
    rights = [(e, e.organisation_id, Basis.HOME, None) for e in made]
    rights += [(c.expert, body.pk, Basis.CONSENT, c) for c in consents]
    ExpertAccess.objects.bulk_create(
        [
            ExpertAccess(
                expert=e, organisation_id=to, basis=basis, consent=consent, from_on="2026-04-01"
            )
            for e, to, basis, consent in rights
        ],
        batch_size=5000,
    )


def copied(row: Any, **other: Any) -> Any:
    """A row like another one, with some values of its own."""
    kept = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in ("id", "public_id", *other)
    }
    return type(row)(**kept, **other, public_id=uuid4())


def addresses(body: Any) -> dict[str, Callable[[Any], Callable[[], Any]]]:
    """Lists, details and a page that writes: each is given a browser and returns what to ask."""
    from enishi.companies.models import Company  # noqa: PLC0415
    from enishi.experts.models import Expert, ExpertAccess  # noqa: PLC0415
    from enishi.walls.inside import everything  # noqa: PLC0415

    company = Company.objects.filter(organisation=body, ended_at=None).earliest("pk")
    shared = ExpertAccess.objects.filter(organisation=body, basis="consent").latest("pk")
    expert = Expert.objects.get(pk=shared.expert_id)

    def reads(address: str) -> Callable[[Any], Callable[[], Any]]:
        return lambda client: lambda: client.get(address)

    def saves(client: Any) -> Callable[[], Any]:
        with everything():
            row = Company.objects.get(pk=company.pk)
        typed = {"company_name": row.name, "products": str(uuid4()), "read_at": row.version}
        return lambda: client.post(f"/companies/{company.public_id}/edit/", typed)

    return {
        "list of experts": reads("/experts/"),
        "list of experts, searched": reads("/experts/?words_typed=販路"),
        "list of needs": reads("/needs/"),
        "list of companies": reads("/companies/"),
        "today": reads("/today/"),
        "a shared expert": reads(f"/experts/{expert.public_id}/"),
        "a company": reads(f"/companies/{company.public_id}/"),
        "saving a company": saves,
    }


if __name__ == "__main__":
    main()
