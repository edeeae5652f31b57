import logging
import threading

import pytest

from enishi import engine, matchmaking
from enishi.matchmaking import model
from tests import make
from tests.engine.models import make_model
from tests.matchmaking.test_index import NEED

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def opened_anew(monkeypatch):
    """A model of each test's own, for which one waits as long as it takes."""
    monkeypatch.setattr(model, "SECONDS", 600)
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


def test_a_broken_directory_is_told_of_and_the_answers_go_on_without_it(
    monkeypatch, tmp_path, caplog
):
    monkeypatch.setenv("ENISHI_MODEL_DIR", str(tmp_path / "nothing"))

    with caplog.at_level(logging.ERROR):
        assert parts() == []

    (record,) = caplog.records
    assert "フォルダーがありません" in record.getMessage()
    answer = matchmaking.answer(NEED, within=make.organisation())
    assert model.UNUSABLE in answer.notices
    assert "フォルダーがありません" in model.model().state().ja


def test_a_model_that_needs_too_long_is_left_aside_and_counts_once_it_has_read(
    monkeypatch, tmp_path
):
    monkeypatch.setenv("ENISHI_MODEL_DIR", str(make_model(tmp_path)))
    monkeypatch.setattr(model, "SECONDS", 0.05)
    go_on = threading.Event()
    opened = engine.open_meaning

    def slowly(folder):
        go_on.wait()
        return opened(folder)

    monkeypatch.setattr(engine, "open_meaning", slowly)
    assert parts() == []
    answer = matchmaking.answer(NEED, within=make.organisation())
    assert (len(answer.candidates), model.SLOW in answer.notices) == (1, True)
    assert model.model().state() == model.SLOW

    go_on.set()
    model.model()._overdue.join()
    monkeypatch.setattr(model, "SECONDS", 600)

    answer = matchmaking.answer(NEED, within=make.organisation())
    assert [p.name for p in answer.candidates[0].parts if p.name == "meaning"] == ["meaning"]
    assert model.model().state() == model.USED
