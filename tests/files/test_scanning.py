"""What is handed in is looked through for viruses before anything is read or kept of it."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from enishi.files.models import StoredFile
from enishi.files.scanning import Infected, refuse_infected
from enishi.logbook import door
from enishi.logbook.chain import NOBODY
from enishi.logbook.models import Came, Knock
from enishi.logbook.refused import Refused
from enishi.people.models import Role
from enishi.rosters.models import Intake
from tests import make
from tests.experts import applying
from tests.files.fake_clamd import EICAR, Strange, Verdict, listening

pytestmark = pytest.mark.django_db
ROSTER = "氏名,職務経歴\n山田 太郎,営業を30年\n".encode()


@pytest.fixture(autouse=True)
def nobody_has_come_yet():
    door._counted.clear()


@pytest.fixture
def clamd(settings, tmp_path):
    address = str(tmp_path / "clamd.ctl")
    settings.CLAMD = f"unix:{address}"
    with listening(address, Verdict):
        yield


@pytest.fixture
def okamoto(client):
    person = make.coordinator()
    client.force_login(person)
    return person


def hand_in(client, content: bytes, name: str = "名簿.csv"):
    return client.post("/intakes/", {"kind": "experts", "file": SimpleUploadedFile(name, content)})


def test_without_a_clamd_nobody_is_asked(client, okamoto):
    assert hand_in(client, ROSTER + EICAR).status_code == 302


def test_a_clean_roster_is_taken_as_before(client, okamoto, clamd):
    assert hand_in(client, ROSTER).status_code == 302
    assert bytes(StoredFile.objects.get().content) == ROSTER


def test_a_virus_is_refused_in_words_nothing_is_kept_and_it_is_noted(client, okamoto, clamd):
    answer = hand_in(client, ROSTER + EICAR)

    assert answer.status_code == 422
    assert "「名簿.csv」からウイルスが見つかったので、受け取りませんでした" in answer.text
    assert (StoredFile.objects.count(), Intake.objects.count()) == (0, 0)
    [line] = Knock.objects.values_list("came", "account", "organisation", "where")
    assert line == (
        Came.INFECTED,
        okamoto.public_id,
        make.organisation().public_id,
        "intake_list",
    )


def test_the_head_sees_who_brought_it(client, okamoto, clamd):
    hand_in(client, EICAR)
    client.force_login(make.member("head", role=Role.HEAD))

    page = client.get("/network/members/").text

    assert page.count("ウイルスのあるファイルを渡したこと 1回") == 1


def test_the_second_of_two_files_is_looked_at_as_well(client, okamoto, clamd):
    clean, bad = SimpleUploadedFile("a.csv", ROSTER), SimpleUploadedFile("b.csv", EICAR)

    answer = client.post("/rosters/", {"experts": clean, "needs": bad})

    assert (answer.status_code, "「b.csv」" in answer.text) == (422, True)


def test_a_resume_of_somebody_without_an_account_is_looked_at_and_noted_as_nobodys(client, clamd):
    client.post("/registration/body/", applying.first_answer())
    resume = SimpleUploadedFile("経歴.txt", EICAR)

    answer = client.post("/registration/curriculum/", {"file": resume, "text": ""})

    assert (answer.status_code, "ウイルスが見つかった" in answer.text) == (422, True)
    assert Knock.objects.values_list("came", "account").get() == (Came.INFECTED, NOBODY)


def test_while_clamd_cannot_be_reached_nothing_is_let_through(client, okamoto, settings, tmp_path):
    for address in (f"unix:{tmp_path}/nothing", "127.0.0.1:1", "clamd", "localhost:x"):
        settings.CLAMD = address
        answer = hand_in(client, ROSTER)
        assert answer.status_code == 409
        assert "いま調べられません" in answer.text
        assert "03-0000-0000" in answer.text
    assert (StoredFile.objects.count(), Knock.objects.count()) == (0, 0)


def test_an_answer_that_is_no_verdict_lets_nothing_through(client, okamoto, settings, tmp_path):
    settings.CLAMD = f"unix:{tmp_path}/c"
    with listening(f"{tmp_path}/c", Strange):
        small, large = hand_in(client, ROSTER), hand_in(client, ROSTER * 200_000)

    assert (small.status_code, large.status_code) == (409, 409)
    assert StoredFile.objects.count() == 0


def test_a_stranger_is_turned_away_before_his_file_is_looked_at(client, clamd):
    client.force_login(make.member("expert", role=Role.EXPERT))

    assert hand_in(client, EICAR).status_code == 404


def test_a_file_that_was_looked_at_is_read_from_its_beginning_also_from_the_disk(clamd):
    with io.BytesIO() as packed:
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("a.txt", "あ" * 100_000)
        content = packed.getvalue()
    on_disk = TemporaryUploadedFile("a.zip", "application/zip", len(content), None)
    on_disk.write(content)

    refuse_infected([on_disk])

    assert on_disk.read() == content


def test_a_name_that_turns_the_reading_direction_is_cleaned_before_it_is_told(clamd):
    with pytest.raises(Infected) as refused:
        refuse_infected([SimpleUploadedFile("a\u202excod.exe", EICAR)])

    assert isinstance(refused.value, Refused)
    assert str(refused.value).startswith("「axcod.exe」から")
