import json

import pytest

from enishi.cli import main

DOCUMENTS = (
    '{"id": "d1", "text": "品質管理の指導"}',
    '{"id": "d2", "evidence": ["経理", "北米の販路を開拓"]}',
)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "D.jsonl").write_text("\n".join(DOCUMENTS), encoding="utf-8")
    (tmp_path / "Q.jsonl").write_text('{"id": "q1", "text": "販路"}\n', encoding="utf-8")
    return [
        *("rank", "--language", "ja", "--documents", str(tmp_path / "D.jsonl")),
        *("--queries", str(tmp_path / "Q.jsonl"), "--output", str(tmp_path / "run.trec")),
    ]


def test_a_run_is_written_in_the_form_of_trec(files, tmp_path):
    assert main(files) == 0

    lines = [line.split() for line in (tmp_path / "run.trec").read_text().splitlines()]
    # The other shares neither a word with the question nor its sense.
    assert [line[:4] + line[5:] for line in lines] == [["q1", "Q0", "d2", "1", "enishi"]]
    assert float(lines[0][4]) > 0


def test_the_parts_sum_to_the_score_and_point_into_the_joined_evidence(files, tmp_path):
    main([*files, "--explain", str(tmp_path / "why.jsonl")])

    why = json.loads((tmp_path / "why.jsonl").read_text().splitlines()[0])
    assert sum(part["score"] for part in why["parts"]) == pytest.approx(why["score"], rel=1e-6)
    (words,) = [part for part in why["parts"] if part["name"] == "words"]
    assert [("販路")[a:b] for a, b in words["query_spans"]] == ["販路"]
    assert ["経理\n北米の販路を開拓"[a:b] for a, b in words["document_spans"]] == ["販路"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "JSONとして読めません"),
        ('{"text": "販路"}', '"id" がないか、空白が入っています'),
        ('{"id": "q1", "text": "再び"}', '"id" の「q1」は1行目にもあります'),
        ('{"id": "q2", "text": 3}', '"text"（文字列）か "evidence"（文字列の並び）がありません'),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_nothing_is_written(
    files, tmp_path, capsys, line, said
):
    with (tmp_path / "Q.jsonl").open("a", encoding="utf-8") as queries:
        queries.write(line)

    assert main(files) == 1

    assert capsys.readouterr().err.startswith(f"「Q.jsonl」 2行目：{said}")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["D.jsonl", "Q.jsonl"]


def test_nul_and_lone_surrogates_in_a_text_are_no_obstacle(files, tmp_path):
    (tmp_path / "Q.jsonl").write_text(r'{"id": "q1", "text": "\ud800販路\u0000"}')

    assert main(files) == 0
    assert (tmp_path / "run.trec").read_text().startswith("q1 Q0 d2 1 ")
