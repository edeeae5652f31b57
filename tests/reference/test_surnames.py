import pytest

from enishi.reference.surnames import is_named_in, surname, titled_in


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("緑川　修司", "緑川"),
        ("緑川社長", "緑川"),
        ("戸田 花子さん", "戸田"),
        ("社長", ""),
        ("", ""),
    ],
)
def test_a_surname_stands_before_the_space_or_the_title(name, first):
    assert surname(name) == first


def test_who_sat_in_is_found_by_his_title():
    assert titled_in("緑川社長、営業の戸田さん、ほか2名") == ["緑川", "戸田"]


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("戸田", "窓口は戸田さん", True),
        ("ミドリ", "みどりさんへ", True),
        ("森", "森の中の工場", False),
        ("森", "森さんに聞いた", True),
        ("", "だれのことでもない", False),
    ],
)
def test_a_name_of_one_sign_needs_its_title(name, text, named):
    assert is_named_in(name, text) is named
