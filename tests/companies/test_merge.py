import pytest

from enishi.companies.models import CompanyMerging
from enishi.companies.queries import and_merged, company_list, needs_of
from enishi.companies.transitions import merge_company, part_companies, revise_company
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db

NUMBER = "8700110005901"


@pytest.fixture
def pair():
    kept = make.company("株式会社みどり精機", city="大田区")
    away = make.company("(株)みどり精機", telephone="+81312345678", corporate_number=NUMBER)
    return kept, away


def merged(pair, **values) -> CompanyMerging:
    kept, away = pair
    chosen = values or {"telephone": away.telephone, "corporate_number": NUMBER}
    return merge_company(away, into=kept, values=chosen, at=make.now(), by=make.coordinator())


def state(company) -> dict:
    company.refresh_from_db()
    names = [f.name for f in company._meta.fields if f.name != "version"]
    return {name: getattr(company, name) for name in names}


def test_one_record_stays_with_what_was_chosen_from_both(pair):
    merged(pair)

    kept, away = pair
    assert (kept.telephone, kept.corporate_number, kept.city) == ("+81312345678", NUMBER, "大田区")
    assert (state(away)["merged_into"], away.ended_at) == (kept, make.now())
    assert list(company_list(make.coordinator())) == [kept]


def test_what_points_at_the_other_stays_valid_and_is_read_from_the_one_that_stays(pair):
    kept, away = pair
    need = make.need(of=away)

    merged(pair)

    need.refresh_from_db()
    assert need.company == away
    assert list(needs_of(kept)) == [need]
    assert company_list(make.coordinator()).get().open_needs == 1


def test_undoing_puts_both_back_as_they_stood(pair):
    before = [state(company) for company in pair]
    merging = merged(pair)

    part_companies(merging, at=make.now(), by=make.coordinator())

    assert [state(company) for company in pair] == before
    assert list(Entry.objects.filter(verb="parted").values_list("subject_kind", flat=True)) == [
        "companies.company",
        "companies.company",
    ]


def test_what_was_written_since_is_not_thrown_away_when_undoing(pair):
    kept, away = pair
    merging = merged(pair, telephone=pair[1].telephone)
    kept.refresh_from_db()
    revise_company(kept, values={"products": "治具"}, read_at=kept.version, by=make.coordinator())

    part_companies(CompanyMerging.objects.get(pk=merging.pk), at=make.now(), by=make.coordinator())

    assert (state(kept)["products"], kept.telephone) == ("治具", "+81312345678")
    assert (state(away)["merged_into"], away.ended_at) == (None, None)


def test_three_records_of_one_firm_become_one_and_are_all_read(pair):
    kept, away = pair
    third = make.company("みどり精機")
    merge_company(third, into=away, values={}, at=make.now(), by=make.coordinator())
    away.refresh_from_db()

    merged((kept, away))

    assert and_merged(kept) == [kept.pk, away.pk, third.pk]


def test_nothing_is_undone_twice(pair):
    merging = merged(pair)
    part_companies(merging, at=make.now(), by=make.coordinator())

    with pytest.raises(Refused, match="もうもどしてあります"):
        part_companies(merging, at=make.now(), by=make.coordinator())


def test_a_record_is_merged_neither_with_itself_nor_with_one_that_has_ended(pair):
    kept, _away = pair
    with pytest.raises(Refused, match="別々の2社"):
        merged((kept, kept))
    merged(pair)

    with pytest.raises(Refused, match="登録中"):
        merged(pair)


def test_a_number_that_is_taken_meanwhile_does_not_come_back_twice(pair):
    merging = merged(pair, telephone="")
    make.company("別の名前", corporate_number=NUMBER)

    with pytest.raises(Refused, match="同じ法人番号"):
        part_companies(merging, at=make.now(), by=make.coordinator())


def test_another_bodys_companies_are_out_of_reach(pair):
    kept, _away = pair
    theirs = make.company("株式会社みどり精機", of=make.other_organisation())
    merging = merged(pair)

    with pytest.raises(NotYours):
        merged((kept, theirs))
    with pytest.raises(NotYours):
        merge_company(
            make.company("乙社"), into=kept, values={}, at=make.now(),
            by=make.member(of=make.other_organisation()),
        )  # fmt: skip
    with pytest.raises(NotYours):
        part_companies(merging, at=make.now(), by=make.member(of=make.other_organisation()))
