import pytest

from enishi.knowledge.models import Announcement, AnnouncementReading, Audience
from enishi.knowledge.queries import yet_to_read
from enishi.knowledge.transitions import announce, confirm_reading, take_back
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from tests import make
from tests.network.given import mizuno, office

pytestmark = pytest.mark.django_db


def told(**changed):
    values = {"title": "年末のお休み", "text": "28日から休みます。", "audience": Audience.BODY}
    body = changed.pop("within", None) or make.organisation()
    by = changed.pop("by", None) or make.coordinator(f"writer-{body.code}", of=body)
    return announce(body, at=make.now(), by=by, **values | changed)


def told_all():
    return told(within=office(), by=mizuno(), audience=Audience.NETWORK)


def stranger():
    return make.coordinator("kitamura", of=make.other_organisation())


def test_what_a_body_tells_its_people_another_body_does_not_read():
    own = told()

    assert list(Announcement.objects.visible_to(make.coordinator())) == [own]
    assert list(Announcement.objects.visible_to(stranger())) == []


def test_what_the_office_tells_all_bodies_everybody_reads_until_it_is_taken_back():
    notice = told_all()
    assert list(Announcement.objects.unread_by(stranger())) == [notice]

    take_back(notice, at=make.now(), by=mizuno())

    assert list(Announcement.objects.unread_by(stranger())) == []


def test_a_body_does_not_speak_to_all_bodies_nor_in_anothers_name():
    with pytest.raises(Refused, match="全団体あてに出せるのは推進室"):
        told(audience=Audience.NETWORK)
    with pytest.raises(NotYours, match="ほかの団体の名前"):
        told(by=stranger())


def test_who_has_read_it_is_known_to_whoever_told_it():
    notice, reader = told_all(), stranger()
    make.coordinator()

    confirm_reading(notice, at=make.now(), by=reader)
    confirm_reading(notice, at=make.now(), by=reader)

    readings = AnnouncementReading.objects.visible_to(mizuno())
    assert [one.reader for one in readings] == [reader]
    assert set(yet_to_read(notice)) == {mizuno(), make.coordinator()}


def test_nobody_reads_what_is_not_meant_for_him():
    with pytest.raises(Refused, match="あなたあてではありません"):
        confirm_reading(told(), at=make.now(), by=stranger())


def test_a_page_is_read_and_says_so_on_the_start_page(client):
    notice, okamoto = told_all(), make.coordinator()
    client.force_login(okamoto)
    assert notice.title in client.get("/today/").content.decode()
    page = client.get(f"/shared/announcements/{notice.public_id}/").content.decode()
    assert "28日から休みます。" in page
    assert "まだの方" not in page

    client.post(f"/shared/announcements/{notice.public_id}/readings/")

    assert notice.title not in client.get("/today/").content.decode()


def test_an_announcement_is_written_on_its_page_and_shows_who_reads_it(client):
    client.force_login(make.coordinator())
    posted = client.post(
        "/shared/announcements/new/",
        {"title": "例会", "text": "木曜です。", "audience": "body"},
        follow=True,
    )

    assert "読んだ方 0名、まだの方 1名" in posted.content.decode()
    assert User.objects.count() == 1


def test_another_bodys_announcement_is_not_there(client):
    notice = told()
    client.force_login(stranger())

    assert client.get(f"/shared/announcements/{notice.public_id}/").status_code == 404


def test_an_announcement_to_all_bodies_asks_before_it_names_somebody(client):
    make.expert(family_name="村瀬", given_name="恒夫", of=office())
    typed = {"title": "よい事例", "text": "村瀬さんが段取りを半分に。", "audience": "network"}
    client.force_login(mizuno())

    asked = client.post("/shared/announcements/new/", typed)
    assert (asked.status_code, list(Announcement.objects.all())) == (409, [])
    assert "「村瀬さん」" in asked.content.decode()
    client.post("/shared/announcements/new/", typed | {"another": "1"})

    assert Announcement.objects.get().text == "村瀬さんが段取りを半分に。"


def test_within_a_body_people_are_named_and_to_all_bodies_only_when_somebody_is_sure():
    make.expert(family_name="村瀬", given_name="恒夫", of=office())
    names = {"within": office(), "by": mizuno(), "text": "村瀬恒夫さんが話します。"}

    assert told(**names).version == 1
    with pytest.raises(Refused, match="どの団体にも読まれます"):
        told(**names, audience=Audience.NETWORK)
    assert told(**names, audience=Audience.NETWORK, is_sure=True).version == 1
