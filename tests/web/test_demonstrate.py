from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from enishi.cycle.models import Visit
from enishi.experts.models import Expert
from enishi.people.models import Installation, Organisation
from tests import make

pytestmark = pytest.mark.django_db


def test_an_office_that_has_records_is_left_alone():
    make.organisation()

    call_command("demonstrate")

    assert [o.code for o in Organisation.objects.all()] == ["AK"]
    assert list(Installation.objects.all()) == []


def test_records_are_never_loaded_over_others():
    make.organisation()

    with pytest.raises(CommandError, match="すでに記録があります"):
        call_command("demonstrate", load_only=True)


def test_the_demonstration_is_loaded_whole_through_the_transitions():
    call_command("demonstrate", load_only=True)

    assert Installation.objects.get().demonstration_on is not None
    assert Organisation.objects.count() == 21
    assert Expert.objects.count() >= 300
    visited = Visit.objects.filter(programme__code="FY2009", visited_on__isnull=False)
    areas = Counter(visited.values_list("company", "area__label").distinct())
    assert Counter(area for _company, area in areas) == {"首都圏": 81, "近畿圏": 54}
