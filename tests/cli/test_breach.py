import pytest
from django.utils import timezone

from enishi.cli import main
from enishi.logbook import seen
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept_yet():
    seen.forget_everything_kept()


def breach(*arguments: str) -> int:
    return main(["audit", "breach", "--account", "okamoto", *arguments, "--language", "ja"])


def test_the_persons_whose_data_was_seen_are_listed_with_their_times(client, capsys):
    yamada, today = make.expert(), f"{timezone.localdate()}"
    client.force_login(make.coordinator())
    client.get(f"/experts/{yamada.public_id}/")

    assert breach("--from", today, "--to", today) == 0

    [line] = capsys.readouterr().out.splitlines()
    kind, public_id, name, first, last = line.split("\t")
    assert (kind, public_id, name) == ("experts.expert", str(yamada.public_id), "山田 誠一")
    assert first == last == first[:16]


def test_where_nobody_was_seen_the_answer_says_so(capsys):
    make.coordinator()

    assert breach("--from", "2026-01-01", "--to", "2026-01-02") == 0
    assert "見た方の記録はありません" in capsys.readouterr().out


def test_an_unknown_account_and_a_strange_day_are_one_sentence_each(capsys):
    assert breach("--from", "2026-01-01", "--to", "2026-01-02") == 1
    assert breach("--from", "きのう", "--to", "2026-01-02") == 1

    said = capsys.readouterr().err
    assert "「okamoto」という利用者はいません" in said
    assert "「きのう」を日時として読めません" in said


def test_an_export_by_the_command_line_is_kept_as_nobodys(tmp_path):
    yamada = make.expert()

    out = str(tmp_path / "out.csv")
    main(["export", "--organisation", "AK", "--kind", "experts", "--output", out])

    [row] = seen.Reading.objects.all()
    assert (row.where, row.persons) == ("enishi export", [str(yamada.public_id)])
