"""Prepare .venv from the pinned, hashed locks, and leave it alone when it already matches them.

This file runs before anything is installed, so it knows nothing but the standard library.
"""

import errno
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRUST_THE_SYSTEM = {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}
PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet")
UV = ("-m", "uv", "--quiet", "pip")
SIGNS_OF_A_FULL_DISK = ("no space left", "disk quota exceeded", "os error 28")
SIGNS_OF_NO_NETWORK = (
    "dns error",
    "name resolution",
    "failed to fetch",
    "error sending request",
    "could not connect",
    "connection refused",
    "timed out",
    "newconnectionerror",
    "network is unreachable",
    "no matching distribution",
)


class Trouble(Exception):
    """Something a person can mend, said in one sentence."""


def say(ja: str, en: str) -> str:
    """Return the sentence in the language of the terminal: Japanese unless it asks for English."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return en if next(filter(None, names), "").lower().startswith("en") else ja


def stamp(kind: str, root: Path) -> str:
    """Return what .venv must have been made from: the locks, this Python and this place."""
    digest = hashlib.sha256(f"{sys.version}\n{root}\n".encode())
    for lock in ("setup", "runtime", kind):
        digest.update((root / "requirements" / f"{lock}.txt").read_bytes())
    digest.update((root / "pyproject.toml").read_bytes())
    return digest.hexdigest()


def is_ready(kind: str, root: Path) -> bool:
    """Say whether .venv already holds what `kind` needs (a developer's holds all a user's does)."""
    for enough in (kind, "develop"):
        note = root / ".venv" / f"{enough}.stamp"
        if note.is_file() and note.read_text() == stamp(enough, root):
            return True
    return False


def reason(output: str) -> str:
    """Turn what an installer printed into a sentence that says how to go on."""
    seen = output.lower()
    if any(sign in seen for sign in SIGNS_OF_A_FULL_DISK):
        return say(
            "ディスクの空きが足りません。1GBほど空けてから、もう一度お試しください。",
            "The disk is full. Please free about 1 GB and try again.",
        )
    if any(sign in seen for sign in SIGNS_OF_NO_NETWORK):
        return say(
            "部品の置き場所につながりません。インターネットへの接続を確かめて、"
            "もう一度お試しください。",
            "The package index cannot be reached. Please check the network and try again.",
        )
    last = "\n".join(output.strip().splitlines()[-5:])
    return say("準備の途中で止まりました。", "The preparation stopped half-way.") + f"\n{last}"


def attempt(*command: str | Path, root: Path) -> subprocess.CompletedProcess[str]:
    """Run one installer quietly and keep what it says."""
    return subprocess.run(  # noqa: S603
        [str(part) for part in command],
        check=False,
        cwd=root,
        env=os.environ | TRUST_THE_SYSTEM,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )


def insist(*attempts: tuple[str | Path, ...], root: Path) -> None:
    """Try one way after the other, and give the last one's reason when none works."""
    for command in attempts:
        done = attempt(*command, root=root)
        if done.returncode == 0:
            return
    raise Trouble(reason(done.stdout))


def install(kind: str, root: Path) -> None:
    """Fill .venv with exactly what the locks name, and with this checkout itself."""
    venv, lock = root / ".venv", root / "requirements" / f"{kind}.txt"
    python = venv / "bin" / "python"
    for old in venv.glob("*.stamp"):
        old.unlink()
    made = attempt(sys.executable, "-m", "venv", "--clear", venv, root=root)
    if made.returncode and "ensurepip" in made.stdout:
        raise Trouble(
            say(
                "Python の venv がありません。「sudo apt install python3.11-venv」で入ります。",
                "Python's venv is missing: sudo apt install python3.11-venv",
            )
        )
    if made.returncode:
        raise Trouble(reason(made.stdout))
    hashed = ("install", "--require-hashes", "-r")
    insist((python, *PIP, *hashed, root / "requirements" / "setup.txt"), root=root)
    insist(
        (python, *UV, "sync", "--require-hashes", lock),
        (python, *PIP, *hashed, lock),
        root=root,
    )
    itself = ("install", "--no-deps", "--no-build-isolation", "-e", root)
    insist((python, *UV, *itself), (python, *PIP, *itself), root=root)
    (venv / f"{kind}.stamp").write_text(stamp(kind, root))


def main(kind: str, root: Path = ROOT) -> int:
    """Prepare for `kind` (runtime or develop) and say how long it took."""
    started = time.monotonic()
    try:
        if not is_ready(kind, root):
            print(
                say(
                    "必要な部品を入れています（初めてのときは1分ほどかかります）…",
                    "Installing what is needed (about a minute the first time) …",
                ),
                flush=True,
            )
            # A developer who types ./run stays a developer.
            developing = (root / ".venv" / "develop.stamp").exists()
            install("develop" if developing else kind, root)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except OSError as fault:
        full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
        print(reason("no space left" if full else str(fault)), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        shutil.rmtree(root / ".venv", ignore_errors=True)
        return 130
    seconds = time.monotonic() - started
    print(say(f"設定　{seconds:.1f} 秒", f"preparation  {seconds:.1f} s"), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
