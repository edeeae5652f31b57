import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from enishi.companies.models import Company
from enishi.experts.models import Expert
from enishi.rosters.models import ColumnMemory, Intake
from tests import make
from tests.rosters.given import COMPANIES, file, handed_in, pressed, work

pytestmark = pytest.mark.django_db
ROWS = [
    ["氏名", "生年月日", "持ち味", "担当業務"],
    ["山田　太郎", "S21.4.1", "ねばり強い", "営業を30年"],
    ["鈴木　花子", "戌年", "", "経理"],
]


def shown(client, intake: Intake, query: str = "") -> str:
    return client.get(f"/intakes/{intake.public_id}/{query}").content.decode()


def test_nothing_is_written_before_the_press_and_every_row_is_shown(client, tmp_path):
    intake = handed_in(client, file(tmp_path, ROWS))

    page = shown(client, intake)

    assert Expert.objects.count() == 0
    assert "この1行を取り込む" in page
    assert "3行目 B列：" in page
    assert [row.outcome for row in intake.rows.all()] == ["new", "error"]


def test_after_the_press_the_result_is_kept_and_can_be_taken_back(client, tmp_path):
    intake = handed_in(client, file(tmp_path, ROWS))

    pressed(client, intake)

    assert Expert.objects.count() == 1
    assert (intake.new_count, intake.error_count, intake.written_by) == (1, 1, make.coordinator())
    assert "取り込みを取り消す" in shown(client, intake)
    pressed(client, intake, "taking-back")
    assert Expert.objects.registered().count() == 0
    assert "取り込みを取り消す" not in shown(client, intake)


def test_a_column_that_is_corrected_is_read_so_from_then_on(client, tmp_path):
    intake = handed_in(client, file(tmp_path, ROWS))
    columns = f"/intakes/{intake.public_id}/columns/"
    form = client.get(columns).context["form"]
    typed = {name: field.initial for name, field in form.fields.items()} | {"column-2": "appeal"}

    client.post(columns, typed)
    work()
    pressed(client, intake)

    assert Expert.objects.get().about == "ねばり強い"
    assert [(m.heading, m.meaning) for m in ColumnMemory.objects.all()] == [("持チ味", "appeal")]
    other = handed_in(client, file(tmp_path, [ROWS[0], ["佐藤　茂", "", "明るい", "製造"]]))
    pressed(client, other)
    assert Expert.objects.get(family_name="佐藤").about == "明るい"


def test_a_file_that_is_no_roster_says_so_and_leaves_nothing(client, tmp_path):
    photo = tmp_path / "写真.xlsx"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n")

    intake = handed_in(client, photo)

    page = shown(client, intake)
    assert "中身は画像です" in page
    assert "登録には、何も書きこんでいません。" in page


def test_a_company_that_may_be_there_already_is_pointed_out(client, tmp_path):
    make.company("架空製作所", prefecture="27")

    intake = handed_in(client, file(tmp_path, COMPANIES), kind="companies")

    assert intake.rows.filter(is_likely=True).count() == 1
    assert "登録されている 架空製作所 と同じかもしれません。" in shown(
        client, intake, "?show=likely"
    )


def test_a_roster_that_was_called_off_writes_nothing(client, tmp_path):
    intake = handed_in(client, file(tmp_path, COMPANIES), kind="companies")
    client.post(f"/intakes/{intake.public_id}/writing/")
    intake.refresh_from_db()
    client.post(f"/jobs/{intake.job.public_id}/cancellations/")

    work()

    intake.refresh_from_db()
    assert (Company.objects.count(), intake.written_at, intake.job.state) == (0, None, "cancelled")


def test_another_body_s_roster_does_not_exist(client, tmp_path):
    intake = handed_in(client, file(tmp_path, ROWS))
    client.force_login(make.member(of=make.other_organisation()))

    answers = [
        client.get(f"/intakes/{intake.public_id}/").status_code,
        client.get(f"/intakes/{intake.public_id}/columns/").status_code,
        client.post(f"/intakes/{intake.public_id}/writing/").status_code,
        client.post(f"/intakes/{intake.public_id}/taking-back/").status_code,
        client.get(f"/intakes/jobs/{intake.job.public_id}/").status_code,
    ]

    assert answers == [404] * 5


@pytest.mark.parametrize("kind", ["experts", "companies", "needs"])
def test_a_register_is_written_out_as_a_workbook(client, kind):
    make.need()
    make.expert()
    client.force_login(make.coordinator())

    response = client.post("/intakes/exports/", {"kind": kind}, follow=True)

    assert response.content[:4] == b"PK\x03\x04"


def test_nonsense_is_answered_with_a_sentence(client, tmp_path):
    intake = handed_in(client, file(tmp_path, ROWS))

    assert client.get(f"/intakes/{intake.public_id}/?show=zzz&page=x").status_code == 200
    assert client.post("/intakes/", {"kind": "dogs"}).status_code == 422
    empty = SimpleUploadedFile("a.xlsx", b"")
    assert client.post("/intakes/", {"kind": "experts", "file": empty}).status_code == 422
    assert client.post("/intakes/exports/", {"kind": "dogs"}).status_code == 302


def test_a_new_row_shows_all_that_it_would_bring(client, tmp_path):
    heads = ["氏名", "生年月日", "電話", "メール", "市区町村", "専門分野", "担当業務", "資格"]
    told = [
        "山田　太郎",
        "S21.4.1",
        "090-0000-0001",
        "y@example.jp",
        "大田区",
        "営業",
        "販売を30年",
    ]

    page = shown(client, handed_in(client, file(tmp_path, [heads, [*told, "簿記2級"]])))

    rows = page.split('id="rows"')[1]
    wanted = ("090-0000-0001", "y@example.jp", "大田区", "販売を30年", "簿記2級")
    assert [value in rows for value in wanted] == [True] * 5


def test_a_row_with_nothing_but_a_name_is_to_be_looked_at(client, tmp_path):
    rows = [["氏名", "担当業務"], ["山田　太郎", "営業"], ["鈴木　花子", ""]]

    intake = handed_in(client, file(tmp_path, rows))

    assert [(row.name, row.is_likely) for row in intake.rows.all()] == [
        ("山田 太郎", False),
        ("鈴木 花子", True),
    ]
    assert "お名前のほかに、何も書いてありません。" in shown(client, intake, "?show=likely")
