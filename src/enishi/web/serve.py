"""Start Enishi on this machine: the records, the web server and the job worker, as one program."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

import django
from django.core.management import call_command

from enishi.reference.wording import Wording
from enishi.walls.inside import everything
from enishi.web.first_visit import open_start_page, rank_one_need
from enishi.web.tables import change_tables
from enishi.web.trouble import Trouble, expected_troubles_named, language_of

SERVER = Wording("ウェブサーバー", "the web server")
WORKER = Wording("仕事係", "the job worker")
# A busy machine is slow: as long as both programs live, we say so and wait on.
PATIENCE = 600.0
A_WHILE = 60.0


class Stopped(Exception):
    """A person, or the system, asked for the end."""


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line of ./run."""
    parser = argparse.ArgumentParser(prog="./run", description=__doc__)
    parser.add_argument("--port", type=int, default=8765, help="8765 unless said")
    parser.add_argument("--empty", action="store_true", help="no demonstration records")
    parser.add_argument("--database", metavar="URL", help="var/enishi.sqlite3 unless said")
    parser.add_argument("--check", action="store_true", help="start, ask two pages, stop")
    return parser.parse_args(arguments)


class Host:
    """Says what happens, in one language, with the seconds each step takes."""

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, wording: Wording) -> None:
        """Print one sentence at once."""
        print(wording.in_language(self.language), flush=True)

    @contextmanager
    def step(self, name: Wording) -> Iterator[None]:
        """Print the name of a step and its seconds when it is done."""
        started = time.monotonic()
        yield
        seconds = time.monotonic() - started
        self.say(Wording(f"{name.ja}　{seconds:.1f} 秒", f"{name.en}  {seconds:.1f} s"))


def listen(port: int) -> socket.socket:
    """Take the port before anything else is done, so that a taken one is said at once."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen(128)
    except (OSError, OverflowError) as fault:
        listener.close()
        raise Trouble(
            Wording(
                f"{port}番のポートは使えません（ほかのプログラムが使っているか、許されていません）。"
                "「./run --port 8766」のように、別の番号でお試しください。",
                f"Port {port} cannot be used: it is taken or not allowed. "
                "Try another one, such as ./run --port 8766.",
            )
        ) from fault
    return listener


def prepare_records(*, empty: bool) -> None:
    """Bring the tables up to date, fill an empty database, and lay out the static files."""
    django.setup()
    from enishi.logbook.tasks import see_to_forgetting  # noqa: PLC0415 -- needs the set-up
    from enishi.rights.tasks import see_to_seals  # noqa: PLC0415

    with everything():
        change_tables()
        if not empty:
            call_command("demonstrate", verbosity=0)
        see_to_forgetting()
        see_to_seals()
    call_command("collectstatic", verbosity=0, interactive=False)


def commands(listener: socket.socket) -> Mapping[Wording, list[str]]:
    """Return what has to run side by side."""
    server = "gunicorn enishi.web.wsgi:application --preload -k enishi.web.listening.Worker"
    worker = "django db_worker --queue-name * --no-reload"
    return {
        SERVER: [
            *(sys.executable, "-m", *server.split(), "--workers", "2", "--threads", "4"),
            *("--bind", f"fd://{listener.fileno()}", "--no-control-socket"),
            *("--log-level", "warning"),
        ],
        WORKER: [sys.executable, "-m", *worker.split(), "--verbosity", "0"],
    }


class Household:
    """The two programs as one: they start together, and when one ends the other is stopped."""

    def __init__(self, members: Mapping[Wording, list[str]], *inherited: int) -> None:
        self.members = {
            name: subprocess.Popen(command, pass_fds=inherited, start_new_session=True)  # noqa: S603
            for name, command in members.items()
        }

    def refuse_if_one_is_gone(self) -> None:
        """Say which program ended by itself, and how."""
        for name, member in self.members.items():
            if (code := member.poll()) is not None:
                raise Trouble(
                    Wording(
                        f"{name.ja}が止まりました（終了コード {code}）。全体を止めます。"
                        "理由がわかるときは、すぐ上に出ています。",
                        f"{name.en} ended (code {code}), so everything is stopped. "
                        "The reason, where it is known, is printed just above.",
                    )
                )

    def stop(self, patience: float = 10) -> None:
        """Ask everyone to finish, and insist after some seconds."""
        for member in self.members.values():
            member.terminate()
        deadline = time.monotonic() + patience
        for member in self.members.values():
            try:
                member.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                member.kill()
                member.wait()


def wait_until_it_answers(address: str, household: Household, host: Host) -> None:
    """Return when the server answers at all, whatever it says."""
    started = told = time.monotonic()
    while time.monotonic() < started + PATIENCE:
        household.refuse_if_one_is_gone()
        try:
            with urlopen(f"{address}/", timeout=min(A_WHILE, PATIENCE)):  # noqa: S310 -- our own
                return
        except TimeoutError:
            pass  # connected, and nothing said yet
        except URLError as fault:
            if not isinstance(fault.reason, OSError):
                return
        if time.monotonic() >= told + A_WHILE:
            told = time.monotonic()
            host.say(
                Wording(
                    f"まだ起動の途中です（{told - started:.0f}秒）。そのままお待ちください。",
                    f"Still starting ({told - started:.0f} s). Please wait.",
                )
            )
        time.sleep(0.1)
    raise Trouble(
        Wording(
            f"{PATIENCE:.0f}秒待ちましたが、ウェブサーバーが答えません。"
            "記録はできています。もう一度「./run」で始めてください。",
            f"The web server gave no answer within {PATIENCE:.0f} seconds. "
            "The records are ready: please start again with ./run.",
        )
    )


def check(host: Host, address: str, *, empty: bool) -> None:
    """Ask what a first visitor asks, as a browser would."""
    with host.step(Wording("最初のページ", "first page")):
        open_start_page(address)
    if not empty:
        with host.step(Wording("案件と候補の並べかえ", "one need, ranked")):
            rank_one_need(address)
    host.say(Wording("確かめました。すべて動いています。", "Checked: everything works."))


def keep_running(host: Host, address: str, household: Household) -> None:
    """Stay until a person asks for the end or one of the two is gone."""
    host.say(
        Wording(
            f"Enishi が動いています。ブラウザーで {address}/ を開いてください。"
            "（終えるには Ctrl+C）",
            f"Enishi is running. Open {address}/ in a browser (Ctrl+C ends it).",
        )
    )
    while True:
        household.refuse_if_one_is_gone()
        time.sleep(0.5)


def serve(asked: argparse.Namespace, host: Host) -> None:
    """Do everything in order, and leave nothing running."""
    with listen(asked.port) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with host.step(Wording("記録", "records")), expected_troubles_named():
            prepare_records(empty=asked.empty)
        household = Household(commands(listener), listener.fileno())
        try:
            with host.step(Wording("起動", "start")):
                wait_until_it_answers(address, household, host)
            if asked.check:
                check(host, address, empty=asked.empty)
            else:
                keep_running(host, address, household)
        finally:
            household.stop()


def stop_on_signals() -> None:
    """Turn every polite way to end a program into one exception."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        raise Stopped

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Enishi until it is stopped, or check it; the answer is the exit code."""
    asked, host = options(arguments), Host(language_of(os.environ))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.web.settings")
    if asked.database:
        os.environ["ENISHI_DATABASE_URL"] = asked.database
    stop_on_signals()
    # What is written here is about people: no other account of this machine reads it.
    os.umask(0o077)
    try:
        serve(asked, host)
    except Stopped:
        host.say(Wording("終わりました。", "Stopped."))
    except Trouble as trouble:
        print(trouble.wording.in_language(host.language), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
