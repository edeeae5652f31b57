import json
import os

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
        ('{"text": "販路"}', '"id" がないか、空白が入っているか'),
        ('{"id": null, "text": "販路"}', '"id" がないか、空白が入っているか'),
        ('{"id": true, "text": "販路"}', '"id" がないか、空白が入っているか'),
        ('{"id": NaN, "text": "販路"}', '"id" がないか、空白が入っているか'),
        ('{"id": ["q"], "text": "販路"}', '"id" がないか、空白が入っているか'),
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


def test_an_id_of_a_whole_number_is_one(files, tmp_path):
    (tmp_path / "Q.jsonl").write_text('{"id": 7, "text": "販路"}')

    assert main(files) == 0
    assert (tmp_path / "run.trec").read_text().startswith("7 Q0 d2 1 ")


@pytest.mark.parametrize("encoding", ["cp932", "utf-16"])
def test_what_is_not_utf_8_is_told_to_be_saved_so(files, tmp_path, capsys, encoding):
    (tmp_path / "Q.jsonl").write_bytes('{"id": "q1", "text": "販路"}'.encode(encoding))

    assert main(files) == 1

    said = "「Q.jsonl」 1行目：文字として読めません。UTF-8で保存しなおしてください。\n"
    assert capsys.readouterr().err == said


def test_a_mark_at_the_beginning_and_windows_line_ends_do_no_harm(files, tmp_path):
    (tmp_path / "Q.jsonl").write_bytes(
        b"\xef\xbb\xbf" + '{"id": "q1", "text": "販路"}\r\n\r\n'.encode()
    )

    assert main(files) == 0
    assert (tmp_path / "run.trec").read_text().startswith("q1 Q0 d2 1 ")


def test_a_text_beside_evidence_is_not_passed_over_in_silence(files, tmp_path, capsys):
    (tmp_path / "D.jsonl").write_text('{"id": "d1", "text": "販路", "evidence": ["庭"]}')

    assert main(files) == 1

    assert '"text" と "evidence" の両方があります' in capsys.readouterr().err


def test_a_very_long_id_is_named_by_its_beginning(files, tmp_path, capsys):
    (tmp_path / "Q.jsonl").write_text(f'{{"id": "{"x" * 100_000}", "text": "販路"}}\n' * 2)

    assert main(files) == 1

    assert f'"id" の「{"x" * 40}…」は1行目にもあります' in capsys.readouterr().err


@pytest.mark.parametrize("name", ["D.jsonl", "Q.jsonl"])
def test_no_file_that_is_read_is_overwritten(files, tmp_path, capsys, name):
    before = (tmp_path / name).read_bytes()

    assert main([*files, "--output", str(tmp_path / name)]) == 1
    assert main([*files, "--explain", str(tmp_path / name)]) == 1

    assert (tmp_path / name).read_bytes() == before
    assert capsys.readouterr().err.count(f"「{name}」：読むファイルや") == 2


def test_run_and_explanation_do_not_share_a_file(files, tmp_path, capsys):
    assert main([*files, "--explain", str(tmp_path / "run.trec")]) == 1

    assert "もう1つの書き出し先と同じです" in capsys.readouterr().err
    assert not (tmp_path / "run.trec").exists()


def test_a_folder_that_is_not_there_is_told_before_anything_is_read(files, tmp_path, capsys):
    (tmp_path / "D.jsonl").write_text("{")

    assert main([*files, "--output", str(tmp_path / "no" / "run.trec")]) == 1

    assert "書き出し先のフォルダーがありません" in capsys.readouterr().err


def test_neither_a_folder_nor_a_device_is_replaced(files, tmp_path, capsys):
    os.mkfifo(tmp_path / "device")

    assert main([*files, "--output", "."]) == 1
    assert main([*files, "--output", str(tmp_path / "device")]) == 1

    assert capsys.readouterr().err.count("ここには書き出せません") == 2
    assert (tmp_path / "device").is_fifo()
