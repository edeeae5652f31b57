"""A worker that is killed in the middle of writing leaves the register as it was."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from enishi.jobs.models import Job
from tests.rosters.given import file, handed_in, pressed

WORKER = """
import os, signal, sys, django
django.setup()
from pathlib import Path
from enishi.people.models import Membership, Organisation, User
from enishi.rosters.command import take_in_file
body = Organisation.objects.create(code="AK", name="body", kind="npo")
user = User.objects.create_user("okamoto")
Membership.objects.create(user=user, organisation=body, role="coordinator", from_on="2020-04-01")
import enishi.rosters.transitions.take_in
def die(*args, **options):
    os.kill(os.getpid(), signal.SIGKILL)
sys.modules["enishi.rosters.transitions.take_in"].replace_rows = die
take_in_file(Path(sys.argv[1]), kind="experts", body=body, by=user)
"""
COUNT = """
import django
django.setup()
from enishi.experts.models import CareerEntry, Expert
from enishi.people.models import Organisation
from enishi.rosters.models import Intake
found = (Organisation, Expert, CareerEntry, Intake)
print([model.objects.count() for model in found])
"""


def run(script: str, var: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "ENISHI_DATABASE_URL"}
    environment |= {"ENISHI_VAR": str(var), "DJANGO_SETTINGS_MODULE": "enishi.web.settings"}
    return subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, *(["-c", script] if "\n" in script else script.split()), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_worker_killed_while_it_writes_leaves_nothing_half_written(tmp_path):
    rows = [["氏名", "担当業務"], *([f"架空　{n}郎", "営業"] for n in range(300))]
    path = file(tmp_path, rows)
    made = run("-m enishi.web.manage migrate -v0", tmp_path / "var")
    assert made.returncode == 0, made.stderr

    killed = run(WORKER, tmp_path / "var", str(path))

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    counted = run(COUNT, tmp_path / "var")
    assert counted.stdout.strip() == "[1, 0, 0, 0]", counted.stderr


@pytest.mark.django_db
def test_a_roster_whose_worker_was_killed_says_so_and_can_be_read_again(client, tmp_path):
    intake = handed_in(client, file(tmp_path, [["氏名", "担当業務"], ["山田　太郎", "営業"]]))
    client.post(f"/intakes/{intake.public_id}/writing/")
    long_ago = intake.handed_in_at - timedelta(minutes=5)
    waiting = Job.objects.filter(state="waiting")
    waiting.update(state="running", begun_at=long_ago, heard_at=long_ago)

    page = client.get(f"/intakes/{intake.public_id}/").content.decode()

    assert "途中で止まりました" in page
    assert "登録には、何も書きこんでいません。" in page
    pressed(client, intake)
    assert pressed(client, intake).state == "done"
    assert intake.written_at is not None
