"""By what a company would be known, and where that is refused until the person has agreed."""

import re

import pytest

from enishi.companies.models import CompanyContact
from enishi.cycle.models import Manner, Side
from enishi.cycle.transitions import accept, issue_link, write_sounding
from enishi.cycle.transitions.withhold import refuse_the_company
from enishi.logbook.refused import Refused
from enishi.outbox.transitions import revise_letter
from tests import make

pytestmark = pytest.mark.django_db


def firm():
    company = make.company(
        "有限会社かりがね板金（架空）",
        president="緑川 一郎",
        telephone="+81337001234",
    )
    CompanyContact.objects.create(
        company=company, name="千葉 花子", telephone="09012345678", email="hana@karigane.example"
    )
    return company


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("かりがね板金の緑川さんです。", "有限会社かりがね板金（架空）"),
        ("カリガネ板金です。", "有限会社かりがね板金（架空）"),
        ("社長の緑川です。", "緑川"),
        ("窓口は千葉さんです。", "千葉"),
        ("お電話は 03-3700-1234 へ。", "+81337001234"),
        ("携帯は０９０（１２３４）５６７８です。", "09012345678"),
        ("HANA@karigane.example まで。", "hana@karigane.example"),
        ("千葉県の板金の会社で、従業員は40名ほどです。", ""),
    ],
)
def test_a_company_is_known_by_its_name_its_people_and_its_numbers(text, found):
    need = make.need(of=firm())

    if found:
        with pytest.raises(Refused, match=re.escape(f"「{found}」")):
            refuse_the_company(need, text)
    else:
        refuse_the_company(need, text)


def letter(sounding):
    return write_sounding(sounding, page=lambda token: f"https://x/{token}/", by=sounding.asked_by)


def test_a_letter_that_asks_is_not_rewritten_with_the_companys_name():
    sounding = make.sounding()
    asked = letter(sounding)

    with pytest.raises(Refused, match="文に残っています"):
        revise_letter(
            asked,
            values={"body": "みどり精機からのご相談です。"},
            read_at=asked.version,
            by=sounding.asked_by,
        )

    accept(sounding, manner=Manner.TELEPHONE, former_duties="なし", by=sounding.asked_by)
    asked.refresh_from_db()
    revise_letter(
        asked,
        values={"body": "みどり精機からのご相談です。"},
        read_at=asked.version,
        by=sounding.asked_by,
    )


def test_the_page_for_the_answer_says_what_the_letter_says_in_the_end(client):
    sounding = make.sounding()
    asked = letter(sounding)
    revise_letter(
        asked,
        values={"body": "部品の図面を読める方をさがしています。"},
        read_at=asked.version,
        by=sounding.asked_by,
    )

    token = issue_link(sounding, side=Side.EXPERT, by=sounding.asked_by)
    page = client.get(f"/replies/{token}/").content.decode()

    assert "部品の図面を読める方をさがしています。" in page
    assert "大田区の精密部品の会社です。" not in page
