"""For whom something is meant: nobody is offered more than he may reach."""

import pytest

from enishi.knowledge.models import Announcement, Audience
from enishi.knowledge.queries import by_body
from enishi.knowledge.transitions import announce, confirm_reading
from enishi.people.models import User
from tests import make
from tests.network.given import mizuno, office

pytestmark = pytest.mark.django_db
PAGES = ("/shared/announcements/new/", "/shared/trainings/new/")


@pytest.mark.parametrize("page", PAGES)
def test_all_bodies_at_once_are_offered_to_the_office_only(client, page):
    client.force_login(make.coordinator())
    coordinators = client.get(page).text
    client.force_login(mizuno())
    offices = client.get(page).text

    assert ["ネットワークの全団体" in shown for shown in (coordinators, offices)] == [False, True]
    assert 'type="hidden" name="audience" value="body"' in coordinators


def test_who_types_it_all_the_same_is_refused_and_nothing_is_announced(client):
    client.force_login(make.coordinator())
    typed = {"title": "例会", "text": "木曜です。", "audience": "network"}

    assert client.post(PAGES[0], typed).status_code == 422
    assert list(Announcement.objects.all()) == []


def test_who_has_not_read_it_stands_under_his_body(client):
    okamoto, kitamura = make.coordinator(), make.coordinator("kita", of=make.other_organisation())
    reader = make.coordinator("hirai")
    User.objects.filter(pk=kitamura.pk).update(family_name="北村")
    notice = announce(
        office(),
        title="総会",
        text="来月です。",
        audience=Audience.NETWORK,
        at=make.now(),
        by=mizuno(),
    )
    confirm_reading(notice, at=make.now(), by=reader)

    told = {body.name: people for body, people in by_body(notice)}

    assert told[make.organisation().name] == [okamoto]
    assert told[make.other_organisation().name] == [kitamura]
    client.force_login(mizuno())
    page = client.get(f"/shared/announcements/{notice.public_id}/").text
    row = page.split(f"<strong>{make.other_organisation().name}</strong>")[1].split("</li>")[0]
    assert "北村" in row
