import pytest

from enishi.experts.models import Expert
from enishi.rosters.command import take_in_file
from enishi.rosters.export import write_out
from enishi.sheets import Kind
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("kind", Kind)
def test_what_was_written_out_comes_back_without_a_change(kind, suffix, tmp_path):
    make.expert(
        "-5℃の倉庫を任された。\n棚卸しも。", "=原価を1割下げた。", family_name="髙﨑",
        reach=["13", "11"], online=True, telephone="+81312345678", born_on="1946-04-01",
        capacity=0, offers="「5S」を定着させる。",
    )  # fmt: skip
    make.need(of=make.company(staff=12, capital=300, city="大田区", street="架空町1-2"))
    make.prospect(telephone="+81312345678", contact="桧田社長", note="-5℃の倉庫。\n=跡つぎ。")
    path, body = tmp_path / f"out.{suffix}", make.organisation()

    count = write_out(body, kind, path)

    assert count == 1
    result = take_in_file(path, kind=kind, body=body, by=None)
    assert result == {"new": 0, "changed": 0, "same": 1, "errors": []}


def test_an_id_of_another_body_is_an_error_and_not_a_way_in(tmp_path):
    make.expert(of=make.other_organisation())
    path = tmp_path / "out.xlsx"
    write_out(make.other_organisation(), Kind.EXPERTS, path)

    result = take_in_file(path, kind="experts", body=make.organisation(), by=make.coordinator())

    assert (result["new"], len(result["errors"]), Expert.objects.count()) == (0, 1, 1)
