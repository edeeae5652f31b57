import io
import os
from pathlib import Path

import pytest
import xlsxwriter

from enishi.files.models import StoredFile
from enishi.jobs.models import Job, State
from enishi.jobs.transitions import cancel
from enishi.matchmaking import desk_child, desk_run
from enishi.matchmaking.desk import compare
from enishi.matchmaking.desk_child import Unread
from enishi.matchmaking.desk_found import found
from enishi.matchmaking.tasks import read_rosters
from enishi.sheets import read_file
from tests import make

pytestmark = pytest.mark.django_db
OLE, PASSWORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
EXPERTS = [
    ["新現役名簿（架空）"],
    ["番号", "氏名", "都道府県", "職務経歴", "年齢"],
    ["E-1", "髙﨑　文子", "東京都", "メーカーが商社を通さず直接売るための販路を開拓した。", 66],
    ["E-2", "遠藤　正", "東京都", "給与計算と就業規則の見直しを担当した。", 70],
]
NEEDS = [
    ["番号", "企業名", "ニーズ", "課題の背景"],
    ["N-1", "みどり精機（架空）", "商社を通さず直接売りたい。販路がほしい。", "売上が減った"],
    ["N-2", "絵文字堂（架空）", "😀", ""],
]


class Sent(io.BytesIO):
    def __init__(self, name, content):
        super().__init__(content)
        self.name = name


def book(name, rows):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return Sent(name, content.getvalue())


@pytest.fixture(autouse=True)
def _a_desk_of_its_own(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def okamoto():
    return make.coordinator()


def asked(okamoto, experts=None, needs=None):
    return compare(
        experts or book("新現役名簿.xlsx", EXPERTS),
        needs or book("ニーズ一覧.xlsx", NEEDS),
        top=5,
        within=make.organisation(),
        by=okamoto,
    )


def done(job):
    """The job after the worker has done what it does."""
    read_rosters.call(str(job.public_id))
    return Job.objects.get(pk=job.pk)


def left_behind():
    return [
        *StoredFile.objects.exclude(content=None).values_list("name", flat=True),
        *(path.name for path in Path(desk_run.settings.VAR, "desk").glob("*")),
    ]


def test_two_rosters_become_explained_candidates_and_are_gone_themselves(okamoto):
    job = done(asked(okamoto))

    assert (job.state, job.percent, job.message) == (
        State.DONE,
        100,
        "2件のうち1件のニーズに、候補になりそうな方がいました。",
    )
    result = found(job, okamoto)
    assert [told.heading for told in result.told] == [
        "新現役の名簿：新現役名簿.xlsx（Excelブック）",
        "企業のニーズの一覧：ニーズ一覧.xlsx（Excelブック）",
    ]
    assert result.told[0].lines == ("シート「Sheet1」：2行目を見出しとして、2名を読みました。",)
    assert "E列「年齢」→ 年齢（使いません。年齢は選定に使いません）" in result.told[0].columns
    first, second = result.needs
    assert [one["person"].name for one in first["people"]] == ["髙﨑　文子"]
    quotation = first["people"][0]["quotations"][0]
    assert quotation["place"] == "職務経歴"
    assert ("販路", True) in quotation["pieces"]
    assert (second["need"].number, second["people"]) == ("N-2", [])
    assert "ニーズに言葉がありません" in second["need"].why_nobody[0]

    written = Path(desk_run.settings.VAR, "p.xlsx")
    written.write_bytes(bytes(result.proposals.content))
    assert [grid.name for grid in read_file(written).grids] == [
        "候補",
        "読み取り",
        "候補のないニーズ",
    ]
    assert left_behind() == ["候補.xlsx", "summary.json"]
    assert done(job).result == job.result


@pytest.mark.parametrize(
    ("experts", "sentence"),
    [
        (Sent("写真.xlsx", b"\x89PNG\r\n\x1a\n"), "「写真.xlsx」：中身は画像です。"),
        (Sent("鍵.xlsx", OLE + PASSWORD), "「鍵.xlsx」：パスワードで保護されています。"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_in_the_sentence_of_the_sheets(
    okamoto, experts, sentence
):
    job = done(asked(okamoto, experts=experts))

    assert (job.state, job.message[: len(sentence)]) == (State.FAILED, sentence)
    assert (job.result, left_behind()) == ({}, [])


def test_a_job_that_was_called_off_while_it_waited_is_not_begun(okamoto, monkeypatch):
    job = asked(okamoto)
    cancel(job, by=okamoto)
    monkeypatch.setattr(desk_run, "match", lambda *_, **__: pytest.fail("the rosters were read"))

    assert done(job).state == State.CANCELLED
    assert left_behind() == []


def test_a_job_that_is_called_off_while_it_runs_stops_the_command(okamoto, monkeypatch):
    job = asked(okamoto)
    monkeypatch.setattr(desk_child, "BEAT_SECONDS", 0.05)
    monkeypatch.setattr(desk_run, "beat", lambda job, _read: cancel_and_beat(job, okamoto))
    ended = []
    monkeypatch.setattr(desk_child, "end", lambda child: ended.append(stopped(child)))

    assert done(job).state == State.CANCELLED
    assert ended == [-9]
    assert left_behind() == []


def cancel_and_beat(job, okamoto):
    cancel(Job.objects.get(pk=job.pk), by=okamoto)
    desk_run.advance(job)


END = desk_child.end


def stopped(child):
    """End the child for good and say how it ended."""
    END(child)
    return child.returncode


def test_a_job_of_somebody_who_has_left_the_body_is_not_begun(okamoto):
    job = asked(okamoto)
    okamoto.memberships.update(ended_at=make.now())

    after = done(job)

    assert (after.state, after.message) == (
        State.FAILED,
        "頼んだ方が、この団体の担当ではなくなりました。",
    )
    assert left_behind() == []


def test_what_nobody_foresaw_ends_the_job_with_a_calm_sentence(okamoto, monkeypatch, caplog):
    monkeypatch.setattr(desk_run, "match", lambda *_, **__: 1 / 0)

    job = done(asked(okamoto))

    assert (job.state, job.message) == (
        State.FAILED,
        "思わぬことが起きて、止まりました。推進室へお知らせください。",
    )
    assert [record.message for record in caplog.records] == [f"reading {job.public_id} broke"]


def test_a_reading_that_takes_too_long_is_ended(okamoto, monkeypatch):
    monkeypatch.setattr(desk_child, "BEAT_SECONDS", 0.05)
    monkeypatch.setattr(desk_child, "LONGEST_SECONDS", 0.1)

    job = done(asked(okamoto))

    sentence = "15分たっても終わらないので、止めました。"
    assert (job.state, job.message[: len(sentence)]) == (State.FAILED, sentence)


def test_what_a_killed_worker_left_on_the_desk_is_swept_away_later(tmp_path):
    old, new = tmp_path / "desk" / "old", tmp_path / "desk" / "new"
    for place in (old, new):
        place.mkdir(parents=True)
    long_ago = old.stat().st_mtime - 2 * desk_child.LONGEST_SECONDS
    os.utime(old, (long_ago, long_ago))

    with desk_run.place_of_its_own() as place:
        names = {path.name for path in (tmp_path / "desk").iterdir()}

    assert names == {"new", place.name}
    assert not place.exists()


@pytest.mark.parametrize(
    ("code", "refused", "sentence"),
    [
        (1, "「名簿.xlsx」：ファイルが空です。\n", "「名簿.xlsx」：ファイルが空です。"),
        (1, "Traceback (most recent call last):\n  …\nMemoryError\n", "名簿を読んでいる途中で"),
        (-9, "", "名簿を読んでいる途中で"),
        (2, "usage: enishi match", "名簿を読んでいる途中で"),
    ],
)
def test_only_a_sentence_for_people_is_passed_on(code, refused, sentence):
    assert desk_child.reason(code, refused).startswith(sentence)


def test_the_command_knows_neither_the_key_nor_the_database(monkeypatch):
    monkeypatch.setenv("ENISHI_DATABASE_URL", "postgresql://secret")
    monkeypatch.setenv("HOME", "here")

    known = desk_child.environment()

    assert "ENISHI_DATABASE_URL" not in known
    assert known["HOME"] == "here"


def test_a_command_that_writes_nothing_has_not_read_the_rosters(tmp_path):
    (tmp_path / "e.csv").write_text("氏名,職務経歴\n")

    with pytest.raises(Unread, match="その下に名簿の行がありません"):
        desk_child.match(
            tmp_path, Path("e.csv"), Path("no.csv"), top=5, language="ja", beat=lambda _: None
        )
