import pytest
from django.db import IntegrityError, transaction

from enishi.companies.transitions import note_company_consent, withdraw_company_consent
from enishi.knowledge.models import Audience, LibraryEntry
from enishi.knowledge.named import firms_named
from enishi.knowledge.transitions import revise_entry, take_down, take_down_cases, write_entry
from enishi.logbook.refused import Conflict, NotYours, Refused
from enishi.search.queries import found
from enishi.search.transitions import catch_up
from tests import make

pytestmark = pytest.mark.django_db
CASE = {
    "kind": "case",
    "title": "段取り替えを半分に",
    "field": "production",
    "trouble": "段取り替えに45分かかっていた。",
    "done": "大田区の精密部品の会社で、手順を動画にとった。",
    "result": "",
    "hint": "",
    "audience": Audience.NETWORK,
}


def consent(**values):
    given = {"kind": "publication", "given_by": "緑川社長", "manner": "paper"}
    firm = make.company(president="緑川 清", **values)
    by = make.coordinator(f"writer-{firm.organisation.code}", of=firm.organisation)
    return note_company_consent(firm, values=given | {"given_on": make.TODAY}, by=by)


def written(rests_on=None, is_sure=False, **changed):
    by = make.coordinator()
    return write_entry(
        make.organisation(),
        values=CASE | changed,
        consent=rests_on or consent(),
        at=make.now(),
        by=by,
        is_sure=is_sure,
    )


def stranger():
    return make.coordinator("kitamura", of=make.other_organisation())


def titles(user, words):
    catch_up()
    return [row.title for group in found(user, words) for row in group.rows]


def test_a_case_is_found_by_its_words_in_every_body():
    written()

    assert titles(stranger(), "段取り") == ["段取り替えを半分に"]


def test_a_body_that_joins_later_finds_what_was_written_before_it_came():
    written()
    make.other_organisation()
    catch_up()
    newcomer = make.coordinator("hamada", of=make.organisation("みなと経営相談会", code="MN"))

    assert titles(newcomer, "段取り") == ["段取り替えを半分に"]


def test_what_is_for_one_body_is_found_there_alone():
    written(audience=Audience.BODY)

    assert titles(make.coordinator(), "段取り") == ["段取り替えを半分に"]
    assert titles(stranger(), "段取り") == []
    assert list(LibraryEntry.objects.visible_to(stranger())) == []


def test_a_case_whose_company_takes_its_consent_back_is_read_by_nobody():
    rests_on = consent()
    written(rests_on)

    withdraw_company_consent(rests_on, on=make.TODAY, by=make.coordinator("writer-AK"))

    assert list(LibraryEntry.objects.live()) == []
    assert titles(stranger(), "段取り") == []


def test_a_consent_takes_down_the_cases_that_rest_on_it_and_no_others():
    rests_on = consent()
    written(rests_on)
    kept = written(consent(name="乙社"), title="ほかの話")

    assert take_down_cases(rests_on, by=make.coordinator()) == 1

    assert list(LibraryEntry.objects.live()) == [kept]


def test_without_the_companys_consent_there_is_no_case():
    ended = withdraw_company_consent(
        consent(), on=make.TODAY, by=make.coordinator("writer-AK", of=make.organisation())
    )
    for lacking in (None, ended, consent(name="乙社", of=make.other_organisation())):
        with pytest.raises(Refused, match="同意が、まだありません"):
            write_entry(
                make.organisation(), values=CASE, consent=lacking, at=make.now(),
                by=make.coordinator(),
            )  # fmt: skip


def test_the_database_itself_knows_no_case_without_a_consent():
    case = written()

    with pytest.raises(IntegrityError), transaction.atomic():
        LibraryEntry.objects.filter(pk=case.pk).update(consent=None)


@pytest.mark.parametrize("named", ["みどり精機様", "㈱みどり精機", "緑川清さん", "ﾐﾄﾞﾘ精機"])
def test_a_case_does_not_tell_whose_it_is(named):
    with pytest.raises(Refused, match="伏せて書いてください"):
        written(hint=f"{named}では、こうした。")

    assert list(LibraryEntry.objects.all()) == []


def known():
    """Everybody whom the body knows: two experts, one of whom is called like a place."""
    make.expert(family_name="村瀬", given_name="恒夫", family_kana="ムラセ", given_kana="ツネオ")
    make.expert(family_name="千葉", given_name="健")


@pytest.mark.parametrize("kind", ["case", "knowhow"])
@pytest.mark.parametrize(
    "named", ["村瀬恒夫が", "村瀬　恒夫さんが", "村瀬さんが", "村瀬氏が", "むらせさんが"]
)
def test_no_entry_tells_which_expert_helped(kind, named):
    known()
    values = CASE | {"kind": kind, "done": f"{named}手順を動画にとった。"}
    rests_on = consent() if kind == "case" else None

    with pytest.raises(Refused, match="どなたのことか、わからない言い方"):
        write_entry(
            make.organisation(), values=values, consent=rests_on, at=make.now(),
            by=make.coordinator(), is_sure=True,
        )  # fmt: skip


def test_a_place_that_is_also_somebodys_surname_stands_in_a_case():
    known()

    assert written(done="千葉県の倉庫と千葉の工場で、皆さんとたくさん数えた。").version == 1


def test_what_reads_like_a_name_is_asked_about_once(client):
    known()
    rests_on = consent()
    client.force_login(make.coordinator("writer-AK"))
    typed = CASE | {"consent": str(rests_on.public_id), "done": "村瀬の型どおりに切った。"}

    asked = client.post("/shared/library/new/", typed)
    written_down = client.post("/shared/library/new/", typed | {"another": "1"})

    assert (asked.status_code, "「村瀬」" in asked.content.decode()) == (409, True)
    assert written_down.status_code == 302


@pytest.mark.parametrize(
    "reached", ["電話03-3333-4444に", "０３（３３３３）４４４４に", "midori@example.jpに"]
)
def test_no_entry_tells_how_anybody_is_reached(reached):
    with pytest.raises(Refused, match="電話番号やメールアドレス"):
        written(is_sure=True, hint=f"{reached}聞いた。")


@pytest.mark.parametrize(
    ("called", "asked"),
    [
        ("株式会社東京精密工業で", ("株式会社東京精密工業",)),
        ("東京精密工業㈱の社長に", ("東京精密工業㈱",)),
        ("架空板金工業で", ("有限会社架空板金工業",)),
        ("株式会社の定款を直し、", ()),
        ("みどりの多い工場で、", ()),
    ],
)
def test_other_firms_are_asked_about_by_their_full_or_their_known_name(called, asked):
    make.company("有限会社架空板金工業")
    make.company("みどり")
    values = CASE | {"kind": "knowhow", "done": f"{called}手順を見た。"}

    assert firms_named(make.organisation(), values) == asked


def test_another_firm_is_asked_about_once_and_kept_when_somebody_is_sure(client):
    client.force_login(make.coordinator("writer-AK"))
    typed = CASE | {"kind": "knowhow", "consent": "", "done": "株式会社東京精密工業で習った。"}
    with pytest.raises(Refused, match="「株式会社東京精密工業」という会社の名前"):
        written(hint="株式会社東京精密工業で習った。")

    asked = client.post("/shared/library/new/", typed)
    kept = client.post("/shared/library/new/", typed | {"another": "1"})

    assert (asked.status_code, "「株式会社東京精密工業」" in asked.text) == (409, True)
    assert kept.status_code == 302


def test_somebody_whom_nobody_knows_is_asked_about_when_he_bears_a_title():
    with pytest.raises(Refused, match="「木村社長」というお名前"):
        written(hint="木村社長がよろこんだ。")
    assert written(is_sure=True, hint="木村社長がよろこんだ。").version == 1


def test_an_entry_written_anew_names_nobody_either(client):
    known()
    case = written()
    client.force_login(make.coordinator("rewriter"))
    changed = CASE | {"hint": "村瀬さんに聞く。", "read_at": case.version}

    page = client.post(f"/shared/library/{case.public_id}/edit/", changed)

    assert (page.status_code, "「村瀬さん」というお名前" in page.content.decode()) == (409, True)


def test_know_how_tells_of_no_company():
    with pytest.raises(Refused, match="ノウハウでは企業を選びません"):
        written(kind="knowhow")


def test_an_entry_is_written_anew_by_its_own_body_and_only_from_what_stands():
    case = written()
    with pytest.raises(NotYours):
        revise_entry(case, values={"hint": "動画は短く。"}, read_at=1, by=stranger())
    revise_entry(case, values={"hint": "動画は短く。"}, read_at=1, by=make.coordinator())

    with pytest.raises(Conflict):
        revise_entry(case, values={"hint": "長く。"}, read_at=1, by=make.coordinator())
    with pytest.raises(Refused, match="伏せて"):
        revise_entry(case, values={"hint": "みどり精機"}, read_at=2, by=make.coordinator())


def test_what_was_taken_down_is_not_written_anew():
    case = take_down(written(), at=make.now(), by=make.coordinator())

    with pytest.raises(Refused, match="新しく書いて"):
        revise_entry(case, values={}, read_at=case.version, by=make.coordinator())


def test_another_body_reads_the_case_and_not_of_whom_it_tells(client):
    case = written()
    client.force_login(stranger())

    page = client.get(f"/shared/library/{case.public_id}/").content.decode()

    assert "手順を動画にとった" in page
    assert "みどり精機" not in page


def test_a_case_is_written_on_its_page(client):
    rests_on = consent()
    client.force_login(make.coordinator("writer-AK"))

    page = client.post(
        "/shared/library/new/", CASE | {"consent": str(rests_on.public_id)}, follow=True
    ).content.decode()

    assert "緑川社長さんから" in page
    assert LibraryEntry.objects.get().consent == rests_on
    assert "段取り替えを半分に" in client.get("/shared/library/?field=production").content.decode()
    assert "まだありません" in client.get("/shared/library/?field=overseas").content.decode()


def test_a_case_is_written_anew_on_its_page(client):
    case = written()
    client.force_login(make.coordinator("rewriter"))
    address = f"/shared/library/{case.public_id}/edit/"

    shown = client.get(address).content.decode()
    changed = CASE | {"title": "段取り替えを三分の一に", "read_at": case.version}
    page = client.post(address, changed, follow=True).content.decode()

    assert "手順を動画にとった" in shown
    assert "段取り替えを三分の一に" in page
    case.refresh_from_db()
    assert (case.title, case.consent.kind) == ("段取り替えを三分の一に", "publication")
