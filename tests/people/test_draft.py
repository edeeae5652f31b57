import pytest

from enishi.logbook.refused import Refused
from enishi.people.models import Draft
from enishi.people.transitions import drop_draft, keep_draft
from tests import make

pytestmark = pytest.mark.django_db


def test_the_last_keeping_wins():
    okamoto = make.coordinator()
    keep_draft(okamoto, form="need", content={"said": ["はじめ"]})
    keep_draft(okamoto, form="need", content={"said": ["つぎ"]})

    assert [d.content for d in Draft.objects.all()] == [{"said": ["つぎ"]}]


def test_drafts_of_two_people_and_two_forms_stand_apart():
    okamoto, sato = make.coordinator(), make.member()
    keep_draft(okamoto, form="need", content={})
    keep_draft(okamoto, form="company", content={})
    keep_draft(sato, form="need", content={})

    drop_draft(okamoto, form="need")

    assert sorted((d.user.username, d.form) for d in Draft.objects.all()) == sorted(
        [("okamoto", "company"), (sato.username, "need")]
    )


def test_a_draft_longer_than_any_form_is_refused_in_words():
    with pytest.raises(Refused, match="長すぎる"):
        keep_draft(make.coordinator(), form="need", content={"said": ["あ" * 1_000_001]})
