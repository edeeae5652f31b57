import os
import signal
import subprocess
import sys
from itertools import count
from types import SimpleNamespace

import pytest

from enishi.reference.wording import Wording
from enishi.web.serve import Host, Household, commands, listen, options, wait_until_it_answers
from enishi.web.trouble import Trouble

STAYS = [sys.executable, "-c", "import time; time.sleep(60)"]
ENDS = [sys.executable, "-c", "exit(3)"]
# Closes what it inherited as soon as it does not listen any more.
STUBBORN = [
    *(sys.executable, "-c"),
    "import os, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    "os.closerange(3, 2**16); time.sleep(60)",
]
STAYING, ENDING = Wording("居る係", "the one that stays"), Wording("去る係", "the one that ends")


def test_a_taken_port_is_said_before_anything_starts():
    with listen(0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Trouble, match=f"Port {port} cannot be used"):
            listen(port)


def test_an_impossible_port_is_refused_with_the_same_sentence():
    with pytest.raises(Trouble, match="Port 99999 cannot be used"):
        listen(99999)


def test_when_one_program_ends_its_name_and_code_are_said():
    household = Household({STAYING: STAYS, ENDING: ENDS})
    try:
        household.members[ENDING].wait()
        with pytest.raises(Trouble) as trouble:
            household.refuse_if_one_is_gone()
        assert trouble.value.wording.ja.startswith("去る係が止まりました（終了コード 3）")
    finally:
        household.stop()


def test_nothing_runs_after_the_household_is_stopped():
    household = Household({STAYING: STAYS, ENDING: ENDS})

    household.stop()

    assert household.members[STAYING].returncode == -signal.SIGTERM


def test_a_program_that_does_not_listen_is_ended_all_the_same():
    hears, tells = os.pipe()
    household = Household({STAYING: STUBBORN}, tells)
    os.close(tells)
    assert os.read(hears, 1) == b""
    os.close(hears)

    household.stop(patience=0.2)

    assert household.members[STAYING].returncode == -signal.SIGKILL


def test_waiting_ends_as_soon_as_a_program_is_gone():
    household = Household({ENDING: ENDS})
    with pytest.raises(Trouble, match="the one that ends"):
        wait_until_it_answers("http://127.0.0.1:9", household, Host("en"))


def test_a_server_that_takes_the_call_and_says_nothing_is_named_in_a_sentence(monkeypatch):
    monkeypatch.setattr("enishi.web.serve.PATIENCE", 0.3)
    household = Household({STAYING: STUBBORN})
    with listen(0) as silent, pytest.raises(Trouble, match="no answer within"):
        wait_until_it_answers(f"http://127.0.0.1:{silent.getsockname()[1]}", household, Host("en"))
    household.stop(patience=0.2)


def passes(monkeypatch, *, seconds: float) -> None:
    """So many seconds pass from one look at the clock to the next."""
    clock = SimpleNamespace(monotonic=count(0, seconds).__next__, sleep=lambda _seconds: None)
    monkeypatch.setattr("enishi.web.serve.time", clock)


def says_nothing(*_asked: object, **_how: object) -> None:
    raise TimeoutError


def test_a_slow_start_is_told_while_both_programs_live(monkeypatch, capsys):
    passes(monkeypatch, seconds=30)
    monkeypatch.setattr("enishi.web.serve.urlopen", says_nothing)
    with pytest.raises(Trouble, match="start again"):
        wait_until_it_answers("http://127.0.0.1:9", Household({}), Host("en"))

    told = [f"Still starting ({seconds} s). Please wait." for seconds in range(90, 631, 90)]
    assert capsys.readouterr().out.splitlines() == told


def test_the_server_is_given_the_port_that_was_taken():
    with listen(0) as listener:
        server, worker = commands(listener).values()

    assert server[server.index("--bind") + 1].startswith("fd://")
    assert worker[2:4] == ["django", "db_worker"]


def test_every_step_says_its_seconds_in_the_chosen_language(monkeypatch, capsys):
    passes(monkeypatch, seconds=2.5)
    for language in ("ja", "en"):
        with Host(language).step(Wording("記録", "records")):
            pass

    assert capsys.readouterr().out == "記録　2.5 秒\nrecords  2.5 s\n"


def test_without_options_it_is_the_demonstration_on_its_own_port():
    asked = options([])

    assert (asked.port, asked.empty, asked.database, asked.check) == (8765, False, None, False)


def test_an_unknown_option_is_refused_without_a_trace():
    done = subprocess.run(
        [sys.executable, "-m", "enishi.web.serve", "--nonsense"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
