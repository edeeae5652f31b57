import pytest

from enishi.cycle.models import Remark, RemarkKind
from enishi.cycle.transitions import decide, remark, withdraw_remark
from enishi.logbook.refused import Refused
from tests import make

pytestmark = pytest.mark.django_db


def veto(table, by):
    return remark(
        table,
        candidate=table.need.candidates.get(),
        kind=RemarkKind.VETO,
        reason="前の勤め先の取引先です。",
        by=by,
    )


def test_a_veto_stops_a_decision_until_its_author_withdraws_it():
    table, sato = make.deliberation(), make.member("sato")
    said = veto(table, sato)
    with pytest.raises(Refused, match="この案件ではお願いできない"):
        make.decision(table)

    withdraw_remark(said, by=sato)

    assert make.decision(table).candidate == table.need.candidates.get()


def test_nobody_withdraws_what_another_remarked():
    table = make.deliberation()
    said = veto(table, make.member("sato"))

    with pytest.raises(Refused, match="書いたご本人だけ"):
        withdraw_remark(said, by=table.need.owner)

    assert list(Remark.objects.standing()) == [said]


def test_a_concern_is_heard_and_stops_nothing():
    table = make.deliberation()
    candidate = table.need.candidates.get()
    remark(
        table, candidate=candidate, kind=RemarkKind.CONCERN, reason="遠い。", by=table.need.owner
    )

    decided = decide(table, candidate=candidate, rationale="それでも。", by=table.need.owner)

    assert decided.candidate == candidate
