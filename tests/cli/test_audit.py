import json

import pytest
from django.db import connection

from enishi.logbook import append_only
from enishi.logbook.models import Entry
from tests import make
from tests.cli.shell import main

pytestmark = pytest.mark.django_db


def test_a_whole_logbook_is_said_to_be_whole(capsys):
    make.expert()

    assert main(["audit", "verify", "--language", "ja"]) == 0
    assert capsys.readouterr().out.strip() == "操作の記録は、書いたときのままです。"


def test_seals_that_were_kept_are_checked_against(tmp_path, capsys):
    make.expert()
    main(["audit", "anchor"])
    kept = tmp_path / "anchor.jsonl"
    kept.write_text(capsys.readouterr().out)
    make.expert(family_name="佐藤")

    assert main(["audit", "verify", "--anchor", str(kept)]) == 0

    bent = json.loads(kept.read_text()) | {"digest": "0" * 64}
    kept.write_text(json.dumps(bent))
    assert main(["audit", "verify", "--anchor", str(kept)]) == 1


def test_a_bent_entry_is_named_and_the_exit_code_says_so(capsys):
    make.expert()
    on_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for undo in append_only.SQLITE_UNDO if on_sqlite else append_only.POSTGRESQL_UNDO:
            cursor.execute(undo)
    Entry.objects.update(verb="looked_at")

    assert main(["audit", "verify", "--language", "ja"]) == 1

    said = capsys.readouterr()
    body = make.organisation().public_id
    assert said.out.strip() == f"{body} 1　この番号の記録が、書いたあとで変えられています。"
    assert "1か所あります" in said.err


def test_seals_that_cannot_be_read_are_one_sentence(tmp_path, capsys):
    (tmp_path / "anchor.jsonl").write_text("これは封ではありません")

    assert main(["audit", "verify", "--anchor", str(tmp_path / "anchor.jsonl")]) == 1
    assert "「anchor.jsonl」を読めません" in capsys.readouterr().err
