import json

import pytest

from enishi.experts.models import Expert
from enishi.people.models import Role
from tests import make
from tests.cli.shell import main
from tests.rosters.given import file

pytestmark = pytest.mark.django_db
ROWS = [
    ["氏名", "生年月日", "担当業務"],
    ["山田　太郎", "S21.4.1", "営業"],
    ["鈴木", "戌年", "経理"],
]
IMPORT = ("import", "--organisation", "AK", "--kind", "experts")


def printed(capsys) -> dict:
    return json.loads(capsys.readouterr().out)


def test_bodies_are_listed_with_a_tab_between_code_and_name(capsys):
    make.organisation()

    assert main(["organisations"]) == 0

    assert capsys.readouterr().out == "AK\tあかり産業支援の会\n"


def test_a_roster_is_taken_in_once_in_the_name_of_the_head(capsys, tmp_path):
    make.coordinator()
    head = make.member("head", role=Role.HEAD)
    path = str(file(tmp_path, ROWS))

    assert main([*IMPORT, path]) == 0
    first = printed(capsys)
    main([*IMPORT, path])

    assert (first["new"], first["changed"], first["same"]) == (1, 0, 0)
    assert [(e["sheet"], e["row"], e["column"]) for e in first["errors"]] == [("名簿", 3, "B")]
    assert printed(capsys)["same"] == 1
    assert Expert.objects.get().revisions.get().written_by == head.public_id


def test_a_dry_run_writes_nothing_and_needs_nobody(capsys, tmp_path):
    make.organisation()

    assert main([*IMPORT, str(file(tmp_path, ROWS)), "--dry-run"]) == 0

    told = printed(capsys)
    [error] = told.pop("errors")
    assert told == {"new": 1, "changed": 0, "same": 0}
    assert error.pop("message").endswith("。")
    assert error == {"sheet": "名簿", "row": 3, "column": "B"}
    assert Expert.objects.count() == 0


def test_a_file_that_cannot_be_read_is_an_error_in_the_same_object(capsys, tmp_path):
    make.coordinator()

    assert main([*IMPORT, str(tmp_path / "ない.xlsx")]) == 1

    result = printed(capsys)
    assert (result["new"], len(result["errors"])) == (0, 1)


@pytest.mark.parametrize(
    "wrong", [["--organisation", "ZZ"], ["--organisation", "AK", "--by", "stranger"]]
)
def test_an_unknown_body_or_person_is_named_in_a_sentence(wrong, capsys, tmp_path):
    make.coordinator()
    path = str(file(tmp_path, ROWS))

    assert main(["import", "--kind", "experts", *wrong, path]) == 1

    assert Expert.objects.count() == 0
    assert wrong[-1] in capsys.readouterr().err


def test_a_person_of_another_body_takes_nothing_in(capsys, tmp_path):
    make.coordinator()
    make.coordinator("stranger", of=make.other_organisation())

    assert main([*IMPORT, "--by", "stranger", str(file(tmp_path, ROWS))]) == 1

    assert Expert.objects.count() == 0
    assert "stranger" in capsys.readouterr().err


def test_what_is_exported_comes_back_unchanged(capsys, tmp_path):
    make.expert()
    path = str(tmp_path / "out.xlsx")

    assert main(["export", "--organisation", "AK", "--kind", "experts", "--output", path]) == 0
    capsys.readouterr()
    main([*IMPORT, path])

    assert printed(capsys) == {"new": 0, "changed": 0, "same": 1, "errors": []}
