import errno

import pytest
from django.core.management import CommandError
from django.db import OperationalError

from enishi.web.trouble import DISK_FULL, Trouble, expected_troubles_named, language_of


@pytest.mark.parametrize(
    "fault",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OperationalError("database or disk is full"),
    ],
)
def test_a_full_disk_is_called_a_full_disk(fault: Exception):
    with pytest.raises(Trouble) as trouble, expected_troubles_named():
        raise fault

    assert trouble.value.wording == DISK_FULL


@pytest.mark.parametrize(
    "fault", [OperationalError("connection refused\nat port 5432"), CommandError("not empty")]
)
def test_any_other_expected_trouble_gives_its_first_line(fault: Exception):
    with pytest.raises(Trouble) as trouble, expected_troubles_named():
        raise fault

    assert trouble.value.wording.en.endswith(f"({str(fault).splitlines()[0]})")


def test_a_mistake_of_ours_is_not_hidden():
    with pytest.raises(KeyError), expected_troubles_named():
        raise KeyError("mistake")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "ja"),
        ({"LANG": "C.UTF-8"}, "ja"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ja_JP.UTF-8"}, "ja"),
    ],
)
def test_the_terminal_speaks_japanese_unless_it_is_english(
    environment: dict[str, str], language: str
):
    assert language_of(environment) == language
