import pytest

from enishi.sheets.reach import mentions_online, read_reach

SHUTOKEN = frozenset({"11", "12", "13", "14"})
KINKI = frozenset({"25", "26", "27", "28", "29", "30"})


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("東京都、神奈川県", frozenset({"13", "14"})),
        ("首都圏", SHUTOKEN),
        ("首都圏・近畿圏", SHUTOKEN | KINKI),
        ("近畿圏（オンライン可）", KINKI),
        ("都内", frozenset({"13"})),
        ("全国どこでも可", None),
        ("特になし", None),
        ("", None),
        ("オンライン可", None),
    ],
)
def test_wished_regions_are_read_as_prefectures(text, reach):
    assert read_reach(text, "13") == (reach, ())


def test_the_neighbourhood_is_the_prefectures_next_door():
    assert read_reach("近県", "13")[0] == frozenset({"13", "11", "12", "14", "19"})


def test_a_place_nobody_understands_excludes_nothing_and_is_handed_back():
    assert read_reach("東京都、月世界", "13") == (None, ("月世界",))


@pytest.mark.parametrize(
    ("text", "online"), [("オンライン可", True), ("リモート不可", False), ("東京都", False)]
)
def test_online_work_is_noticed_among_the_places(text, online):
    assert mentions_online(text) == online
