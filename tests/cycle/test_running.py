"""What goes on with each body is told before a consent is taken back or made narrower."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.cycle.models import Interview
from enishi.cycle.running import running_by_body
from enishi.people.models import Role
from tests import make

pytestmark = pytest.mark.django_db


def words(response):
    main = response.text.split('id="main"')[1].split("</main>")[0]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", main))


def himself(expert):
    expert.account = make.member("himself", role=Role.EXPERT)
    expert.save()
    return expert


def told(expert, reader):
    return [
        (one.body.name, one.questions, one.interviews)
        for one in running_by_body(expert, reader=reader)
    ]


def test_a_question_that_waits_is_told_to_the_person_and_to_the_table_that_asked():
    asked = make.sounding()
    yamada = himself(asked.expert)

    expected = [("あかり産業支援の会", 1, 0)]
    assert told(yamada, yamada.account) == told(yamada, make.coordinator()) == expected
    assert told(yamada, make.member("kita", of=make.other_organisation())) == []
    make.acceptance(asked)
    assert told(yamada, yamada.account) == []


def test_an_interview_to_come_is_told_and_one_that_was_is_not():
    introduced = make.introduction()
    yamada = himself(introduced.expert)
    make.met(introduced)
    assert told(yamada, yamada.account) == []

    Interview.objects.update(starts_at=timezone.now() + timedelta(days=3))

    assert told(yamada, yamada.account) == [("あかり産業支援の会", 0, 1)]


def test_whoever_withdraws_or_narrows_reads_what_does_not_end_with_it(client):
    yamada = himself(make.sounding().expert)
    consent = make.agreed(yamada)
    client.force_login(yamada.account)
    address = f"/experts/consents/{consent.public_id}/withdrawal/"
    narrower = {"about": "network", "visibility": "without_contact"}

    pages = [
        client.get(address),
        client.post(f"/experts/{yamada.public_id}/consents/new/", narrower),
    ]

    line = "あかり産業支援の会お返事を待っているご相談が1件あります。"
    assert [line in words(page).replace("\u3000", "") for page in pages] == [True, True]
