import pytest

from enishi.experts.models import Expert
from enishi.rosters.command import take_in_file
from tests import make
from tests.rosters.shapes import SHAPES, Shape

pytestmark = pytest.mark.django_db


def value(expert: Expert, name: str) -> object:
    if name == "posts":
        return [(p.company_name, p.from_when, p.to_when) for p in expert.career.all()]
    if name == "fields":
        return [specialism.category for specialism in expert.specialisms.all()]
    return str(getattr(expert, name))


@pytest.mark.parametrize("shape", [pytest.param(s, id=name) for name, s in SHAPES.items()])
def test_a_roster_as_an_office_keeps_it_comes_in_right_and_only_once(shape: Shape, tmp_path):
    body, path = make.organisation(), shape.make(tmp_path)
    okamoto = make.coordinator()

    first = take_in_file(path, kind="experts", body=body, by=okamoto)

    people = Expert.objects.order_by("id")
    assert first["new"] == len(shape.people)
    assert tuple((e["row"], e["column"]) for e in first["errors"]) == shape.errors
    found = [
        {name: value(expert, name) for name in wanted}
        for expert, wanted in zip(people, shape.people, strict=True)
    ]
    assert found == [*shape.people]
    again = take_in_file(path, kind="experts", body=body, by=okamoto)
    assert (again["new"], again["changed"], again["same"]) == (0, 0, len(shape.people))
