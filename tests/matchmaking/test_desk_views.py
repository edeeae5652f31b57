import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from enishi.files.models import StoredFile
from enishi.jobs.models import Job, State
from enishi.jobs.transitions import cancel, fail
from tests import make

pytestmark = pytest.mark.django_db
MEGABYTE = 2**20


@pytest.fixture
def okamoto(client):
    person = make.coordinator()
    client.force_login(person)
    return person


def sent(name="新現役名簿.csv", content="氏名,職務経歴\n山田,販路開拓\n"):
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def both(**changed):
    needs = sent("ニーズ一覧.csv", "企業名,ニーズ\nみどり精機,販路がほしい\n")
    return {"experts": sent(), "needs": needs, "top": "5"} | changed


def shown(response):
    """The page as a reader reads it, without tags or line breaks."""
    main = response.text.split('id="main"')[1].split("</main>")[0]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", main))


def test_two_rosters_become_one_job_with_its_own_page(client, okamoto):
    response = client.post("/rosters/", both())

    job = Job.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/rosters/{job.public_id}/")
    assert (job.title, job.asked_by, job.given["top"]) == (
        "新現役名簿.csv と ニーズ一覧.csv",
        okamoto,
        5,
    )
    assert [f.name for f in StoredFile.objects.order_by("id")] == [
        "新現役名簿.csv",
        "ニーズ一覧.csv",
    ]


def test_the_same_rosters_sent_from_two_tabs_are_one_job(client, okamoto):
    first, second = (client.post("/rosters/", both()) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert (Job.objects.count(), StoredFile.objects.count()) == (1, 2)


def test_the_same_rosters_are_read_again_once_the_first_reading_is_over(client, okamoto):
    client.post("/rosters/", both())
    cancel(Job.objects.get(), by=okamoto)

    client.post("/rosters/", both())

    assert sorted(Job.objects.values_list("state", flat=True)) == ["cancelled", "waiting"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"experts": ""}, "新現役の名簿を選んでください。"),
        ({"needs": ""}, "企業のニーズの一覧を選んでください。"),
        ({"needs": sent("n.csv", "")}, "ファイルが空です（0バイト）。"),
        ({"needs": sent("別の名前.csv")}, "二つの欄に、同じファイルが選ばれています。"),
        ({"top": "たくさん"}, "数として読めません"),
        ({"top": "0"}, "1から20までの数を入れてください。"),
        ({"top": ""}, "必須"),
        (
            {"experts": sent("大きい.xlsx", b"a" * (20 * MEGABYTE + 1))},
            "ファイルが大きすぎます（20MBまで）。",
        ),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_box(client, okamoto, changed, sentence):
    response = client.post("/rosters/", both(**changed))

    assert response.status_code == 422
    assert sentence in shown(response)
    assert (Job.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_file_of_exactly_20_megabytes_is_taken(client, okamoto):
    response = client.post("/rosters/", both(experts=sent("a.xlsx", b"a" * (20 * MEGABYTE))))

    assert response.status_code == 302


def test_a_page_that_was_forged_elsewhere_sends_nothing(okamoto):
    stranger = Client(enforce_csrf_checks=True)
    stranger.force_login(okamoto)

    response = stranger.post("/rosters/", both())

    assert (response.status_code, Job.objects.count()) == (403, 0)


def test_a_fourth_reading_waits_until_one_is_over(client, okamoto):
    for top in "123":
        client.post("/rosters/", both(top=top))

    response = client.post("/rosters/", both(top="4"))

    assert response.status_code == 409
    assert "いま進んでいるものが3つあります。" in shown(response)
    assert (Job.objects.count(), StoredFile.objects.count()) == (3, 6)


def test_the_page_of_a_waiting_job_asks_for_news_and_works_without_scripts(client, okamoto):
    client.post("/rosters/", both())
    job = Job.objects.get()

    page = client.get(f"/rosters/{job.public_id}/")

    assert f'hx-get="/jobs/{job.public_id}/progress/?seen={job.version}"' in page.text
    assert f'href="/rosters/{job.public_id}/">いまの様子を見る</a>' in page.text
    assert "順番を待っています" in shown(page)


def test_a_job_is_found_again_in_the_list_of_ones_own(client, okamoto):
    client.post("/rosters/", both())
    job = Job.objects.get()

    page = client.get("/rosters/")
    client.force_login(make.member())
    colleagues = client.get("/rosters/")

    assert re.findall(r'<a class="link" href="(/rosters/[^"]+)">', page.text) == [
        f"/rosters/{job.public_id}/"
    ]
    assert "これまでに送った名簿" not in shown(colleagues)


def test_a_failed_job_shows_its_sentence_and_the_way_on(client, okamoto):
    client.post("/rosters/", both())
    job = Job.objects.get()
    fail(job, message="「名簿.xlsx」：ファイルが空です。")

    page = client.get(f"/rosters/{job.public_id}/")

    assert "読みくらべが、できませんでした「名簿.xlsx」：ファイルが空です。" in shown(page)
    assert "名簿を選びなおす" in shown(page)
    assert "hx-get" not in page.text.split('id="main"')[1]


def test_somebody_elses_job_answers_as_if_it_did_not_exist(client, okamoto):
    client.post("/rosters/", both())
    job = Job.objects.get()
    client.force_login(make.member())

    answers = [client.get(f"/rosters/{name}/") for name in (job.public_id, uuid.uuid4())]

    assert [a.status_code for a in answers] == [404, 404]
    assert shown(answers[0]) == shown(answers[1])


@pytest.mark.parametrize("role", ["expert", "company", "funder"])
def test_the_desk_does_not_exist_for_who_works_for_no_body(client, role):
    client.force_login(make.member(role=role))

    assert client.get("/rosters/").status_code in (302, 404)
    assert client.post("/rosters/", both()).status_code in (302, 404)
    assert Job.objects.count() == 0


def test_a_job_whose_worker_was_killed_has_stopped_at_the_next_look(client, okamoto):
    client.post("/rosters/", both())
    Job.objects.update(state=State.RUNNING, begun_at=make.now(), heard_at=make.now())

    page = client.get("/rosters/")

    assert Job.objects.get().state == State.FAILED
    assert "できませんでした" in shown(page)
