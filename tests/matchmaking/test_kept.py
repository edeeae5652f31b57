import logging
import os
import resource
import signal
from contextlib import contextmanager
from pathlib import Path

import pytest

from enishi import engine
from enishi.engine import store
from enishi.experts.models import RegistrationState
from enishi.matchmaking import index, kept
from enishi.people.models import Installation
from tests import make
from tests.matchmaking.test_index import NEED, revised, who_fits

pytestmark = pytest.mark.django_db
EXAMINE = kept.examine


@pytest.fixture(autouse=True)
def kept_from_the_first(monkeypatch, settings, tmp_path):
    """Let an index of any size be kept, in a directory of the test's own."""
    monkeypatch.setattr(kept, "FEWEST", 1)
    settings.VAR = tmp_path
    index.forget()
    yield
    index.forget()


@pytest.fixture
def kimura():
    Installation.objects.create()
    expert = make.expert("海外で販路を開拓した。", family_name="木村")
    assert who_fits() == ["木村"]
    return expert


@pytest.fixture
def nothing_is_built(monkeypatch):
    def built():
        raise AssertionError("the register was read anew")

    monkeypatch.setattr(index, "_built", built)


def test_a_new_process_opens_what_was_kept(kimura, nothing_is_built):
    index.forget()

    assert who_fits() == ["木村"]


def test_what_changed_since_the_file_was_written_is_read_again(kimura, nothing_is_built):
    index.forget()
    revised(kimura, "社内の給与計算を担当した。")

    assert who_fits() == []


def test_two_processes_share_one_file_and_each_follows_the_logbook(kimura, nothing_is_built):
    first, second = kept.opened(), kept.opened()
    bases = {id(each.index.register.shelves[0].ids) for each in (first, second)}
    assert len(bases) == 2

    revised(kimura, "社内の給与計算を担当した。")

    lengths = dict(index.Chain.objects.values_list("organisation", "length"))
    for each in (first, second):
        followed = index._followed_on(each, lengths)
        assert followed.index.rank(NEED).candidates == ()


@pytest.mark.parametrize("where", ["its mark", "its heading", "its ids"])
def test_a_damaged_file_is_made_anew_with_a_notice(kimura, caplog, where):
    content = bytearray(kept.place().read_bytes())
    ids = content.index(str(kimura.public_id).encode())
    content[{"its mark": 3, "its heading": 40, "its ids": ids}[where]] ^= 255
    kept.place().write_bytes(content)
    index.forget()

    with caplog.at_level(logging.WARNING):
        assert who_fits() == ["木村"]

    assert [("作りなおします" in record.getMessage()) for record in caplog.records] == [True]
    assert kept.opened() is not None


def test_a_large_file_that_is_damaged_inside_is_found_while_it_answers(kimura, monkeypatch, caplog):
    monkeypatch.setattr(store, "CHECKED_WHOLE", 0)
    monkeypatch.setattr(store, "EDGE", 4)
    index.forget_all()
    who_fits()
    arrays, _about = store.opened(kept.place())
    content = bytearray(kept.place().read_bytes())
    inside = content.index(arrays["words keys"].tobytes()) + 8
    content[inside] ^= 255
    kept.place().write_bytes(content)
    index.forget()
    threads = []
    monkeypatch.setattr(kept, "examine", lambda **how: threads.append(EXAMINE(**how)))

    assert kept.opened() is not None
    who_fits()
    threads[0].join()

    assert "作りなおします" in caplog.records[0].getMessage()
    assert not kept.place().exists()
    assert who_fits() == ["木村"]
    engine.Index.examine(kept.place())


def test_a_file_that_is_empty_or_a_folder_is_no_obstacle(kimura, caplog):
    kept.place().write_bytes(b"")
    index.forget()
    assert who_fits() == ["木村"]
    assert kept.opened() is not None

    kept.place().unlink()
    kept.place().mkdir()
    index.forget()
    assert who_fits() == ["木村"]

    assert "作りなおします" in caplog.records[0].getMessage()
    assert "を書けません" in caplog.records[-1].getMessage()


@contextmanager
def as_nobody():
    """Be somebody to whom root's files are closed."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(mine)


@pytest.mark.parametrize("closed", ["the file", "the folder"])
def test_what_must_not_be_read_or_written_is_done_without_and_told_of(kimura, caplog, closed):
    place = kept.place() if closed == "the file" else kept.place().parent
    place.chmod(0)
    kept.place().parent.parent.chmod(0o755)
    index.forget()

    with as_nobody():
        fits = who_fits()

    place.chmod(0o700)
    assert fits == ["木村"]
    assert "を書けません（Permission denied）。候補はいつもどおり出ます" in caplog.text


def test_a_full_disk_leaves_the_old_file_and_the_answers(kimura, caplog):
    before = kept.place().read_bytes()
    revised(kimura, "社内の給与計算を担当した。")
    index.current()
    followed = index._followed
    followed.index.merged()  # compiled now, for that is written to the disk too
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, limit[1]))
    try:
        kept.merge(followed, index._take).join()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)

    assert who_fits() == []
    assert (kept.place().read_bytes(), sorted(p.name for p in kept.place().parent.iterdir())) == (
        before,
        ["experts", "lock"],
    )
    assert "を書けません（File too large）" in caplog.text


@pytest.mark.parametrize("moment", ["before it is on the disk", "before it takes its place"])
def test_a_process_killed_while_it_writes_leaves_the_file_whole_and_nothing_else(kimura, moment):
    before = kept.place().read_bytes()
    revised(kimura, "社内の給与計算を担当した。")
    index.current()
    if (child := os.fork()) == 0:
        where = {
            "before it is on the disk": (os, "fsync"),
            "before it takes its place": (Path, "replace"),
        }
        setattr(*where[moment], lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        kept.keep(kept.Followed(index._followed.index.merged(), None, {}))
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    left = sorted(path.name for path in kept.place().parent.iterdir())
    assert left == ["experts", f"experts.{child}.half", "lock"]

    index.forget()
    assert (kept.place().read_bytes(), who_fits()) == (before, [])

    with kept.alone():
        assert sorted(path.name for path in kept.place().parent.iterdir()) == ["experts", "lock"]


def test_a_file_from_another_installation_is_not_used(kimura, settings):
    settings.SECRET_KEY = settings.SECRET_KEY[::-1]
    index.forget()

    assert kept.opened() is None
    assert who_fits() == ["木村"]


def test_a_file_ahead_of_the_tables_is_not_used(kimura):
    index.forget()
    index.Chain.objects.update(length=0)

    assert who_fits() == ["木村"]
    assert set(kept.opened().lengths.values()) == {0}


def test_who_left_for_good_is_written_out_of_the_file(kimura):
    make.expert("海外で販売代理店の販路を開拓した。", family_name="山田")
    kimura.state, kimura.ended_on = RegistrationState.WITHDRAWN, make.TODAY
    revised(kimura, "海外で販路を開拓した。")

    assert who_fits() == ["山田"]
    index._merging.join()

    assert str(kimura.public_id).encode() not in kept.place().read_bytes()
    assert who_fits() == ["山田"]


def test_a_change_during_a_merger_is_not_lost(kimura):
    followed = index._followed
    revised(kimura, "社内の給与計算を担当した。")
    index.current()

    kept.merge(followed, index._take).join()

    assert who_fits() == []
