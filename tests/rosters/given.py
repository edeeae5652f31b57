"""What the tests of rosters stand on: a file handed in, read, and taken in as the worker does."""

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from enishi.jobs.models import Job
from enishi.rosters.models import Intake
from enishi.rosters.run import run
from tests import make
from tests.sheets.books import book

COMPANIES = [
    ["企業名", "法人番号", "都道府県", "従業員数", "資本金（千円）", "業種"],
    ["㈱架空製作所", "7000012050002", "東京都", "約50名", "10,000", "金属製品製造業"],
    ["有限会社みなも", None, "大阪府", 12, 3000, "なんでも"],
]
NEEDS = [
    ["企業名", "都道府県", "ニーズ", "分野"],
    ["架空製作所", "東京都", "商社を通さず直接売りたい。", "販路開拓"],
    ["ほしぞら食品", "京都府", "若い人が続かない。", ""],
]


def file(place: Path, rows: list[list[Any]], name: str = "名簿.xlsx") -> Path:
    return book(place / name, {"名簿": rows})


def handed_in(client: Client, path: Path, *, kind: str = "experts") -> Intake:
    client.force_login(make.coordinator())
    sent = SimpleUploadedFile(path.name, path.read_bytes())
    response = client.post("/intakes/", {"kind": kind, "file": sent})
    assert response.status_code == 302, response.content.decode()
    work()
    return Intake.objects.latest("id")


def work() -> Job:
    """Do what the worker does with the job that was asked for last."""
    run(Job.objects.latest("id"))
    return Job.objects.latest("id")


def pressed(client: Client, intake: Intake, what: str = "writing") -> Job:
    client.post(f"/intakes/{intake.public_id}/{what}/")
    job = work()
    intake.refresh_from_db()
    return job
