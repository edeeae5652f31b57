from uuid import uuid4

import pytest
from django.conf import settings

from enishi.cli import main
from enishi.experts.models import Expert
from enishi.rights.models import Erasure
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def list_beside_the_records(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "VAR", tmp_path)
    monkeypatch.setattr(settings, "EMAIL_FILE_PATH", tmp_path / "mail")
    monkeypatch.setattr(settings, "RETURNED_MAIL", tmp_path / "returned")


def test_all_that_is_stored_about_a_person_is_written_to_a_file(tmp_path):
    yamada, path = make.expert("新規の販売代理店を12社開拓した。"), tmp_path / "yamada.txt"

    assert main(["person", "disclose", str(yamada.public_id), "--output", str(path)]) == 0

    told = path.read_text("utf-8")
    assert "新規の販売代理店を12社開拓した。" in told
    assert "山田" in told


def test_a_body_answers_for_what_it_keeps_itself(tmp_path, capsys):
    yamada, path = make.expert("新規の販売代理店を12社開拓した。"), tmp_path / "yamada.txt"
    other = make.other_organisation().code
    asked = ["person", "disclose", str(yamada.public_id), "--output", str(path), "--organisation"]

    assert [main([*asked, code]) for code in (other, "XX")] == [0, 1]

    assert "山田" not in path.read_text("utf-8")
    assert "「XX」という記号の団体はありません" in capsys.readouterr().err


def test_a_person_is_erased_with_a_reason():
    yamada = make.expert()

    assert main(["person", "erase", str(yamada.public_id), "--reason", "ご本人の申し出"]) == 0

    assert Expert.objects.get().family_name != "山田"
    assert Erasure.objects.get().reason == "ご本人の申し出"


def test_nobody_is_erased_without_a_reason():
    yamada = make.expert()

    assert main(["person", "erase", str(yamada.public_id), "--reason", " "]) != 0

    assert (Expert.objects.get().family_name, Erasure.objects.count()) == ("山田", 0)


def test_a_number_that_is_nobodys_is_told(capsys):
    assert main(["person", "erase", str(uuid4()), "--reason", "ご本人の申し出"]) != 0

    assert "この番号の登録票は、ありません" in capsys.readouterr().err


def test_what_a_backup_brought_back_is_erased_again(capsys):
    yamada = make.expert()
    main(["person", "erase", str(yamada.public_id), "--reason", "ご本人の申し出"])
    Erasure.objects.all().delete()
    Expert.objects.update(family_name="山田")
    capsys.readouterr()

    assert main(["person", "erase-again"]) == 0

    assert "1 名" in capsys.readouterr().out
    assert Expert.objects.get().family_name != "山田"


def test_the_inventory_is_printed_in_either_language(capsys):
    assert main(["person", "inventory"]) == 0
    assert (
        "| 姓、名、セイ、メイ、生年月日 | 氏名・生年月日など | 空にする |"
        in capsys.readouterr().out
    )

    assert main(["person", "inventory", "--language", "en"]) == 0
    assert "# Inventory of personal data" in capsys.readouterr().out
