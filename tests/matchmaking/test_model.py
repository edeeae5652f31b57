import logging

import pytest

from enishi import matchmaking
from enishi.matchmaking import model
from tests import make
from tests.engine.models import make_model
from tests.matchmaking.test_index import NEED

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def opened_anew():
    model.model.cache_clear()
    yield
    model.model.cache_clear()


def parts():
    make.expert("海外で販路を開拓した。", family_name="木村")
    (candidate,) = matchmaking.answer(NEED, within=make.organisation()).candidates
    return [part.name for part in candidate.parts if part.name == "meaning"]


def test_without_a_directory_meaning_is_no_part(monkeypatch):
    monkeypatch.delenv("ENISHI_MODEL_DIR", raising=False)

    assert parts() == []


def test_with_a_directory_it_is_one(monkeypatch, tmp_path):
    monkeypatch.setenv("ENISHI_MODEL_DIR", str(make_model(tmp_path)))

    assert parts() == ["meaning"]


def test_a_broken_directory_is_told_of_in_the_log_and_changes_nothing(
    monkeypatch, tmp_path, caplog
):
    monkeypatch.setenv("ENISHI_MODEL_DIR", str(tmp_path / "nothing"))

    with caplog.at_level(logging.ERROR):
        assert parts() == []

    (record,) = caplog.records
    assert "フォルダーがありません" in record.getMessage()
