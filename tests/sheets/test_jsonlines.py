import json

import pytest

from enishi.sheets import Kind, SheetFault, read_roster


def roster(tmp_path, *lines, kind=Kind.EXPERTS):
    path = tmp_path / "名簿.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_roster(path, kind)


def test_keys_are_headings_in_either_language(tmp_path):
    lines = [
        json.dumps({"id": "E1", "name": "田中", "career": "営業"}),
        json.dumps({"id": "E2", "氏名": "鈴木", "専門分野": "物流"}),
    ]

    read = roster(tmp_path, *lines)

    assert [[(v.meaning, v.text) for v in record.values] for record in read.records] == [
        [("id", "E1"), ("name", "田中"), ("career", "営業")],
        [("id", "E2"), ("specialism", "物流")],
    ]


def test_lists_become_numbered_columns_and_nested_careers_keep_their_posts(tmp_path):
    career = [{"company": "架空電機", "work": "品質"}, {"company": "架空精機", "period": "H13"}]
    line = json.dumps({"name": "田中", "career": career, "specialism": ["品質管理", "5S"]})

    read = roster(tmp_path, line)

    assert [(v.meaning, v.number, v.text) for v in read.records[0].values] == [
        ("name", 0, "田中"),
        ("career_company", 1, "架空電機"),
        ("career_work", 1, "品質"),
        ("career_company", 2, "架空精機"),
        ("career_period", 2, "H13"),
        ("specialism", 1, "品質管理"),
        ("specialism", 2, "5S"),
    ]


@pytest.mark.parametrize("line", ["{", "[1]", "3", '"x"', "[" * 100_000, "9" * 5000])
def test_a_line_that_is_no_record_is_named(tmp_path, line):
    with pytest.raises(SheetFault) as caught:
        roster(tmp_path, '{"name": "田中", "career": "営業"}', "", line)

    assert caught.value.wording.ja == (
        "「名簿.jsonl」 3行目：JSONとして読めません。"
        "1行に1件、{ で始まり } で終わる形にしてください。"
    )


def test_lone_surrogates_and_nul_are_dropped(tmp_path):
    read = roster(tmp_path, r'{"name": "田\u0000中", "career": "営\ud800業"}')

    assert [v.text for v in read.records[0].values] == ["田中", "営業"]
