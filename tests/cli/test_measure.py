import json

import pytest

from enishi.cli import main

RUN = "q1 Q0 a 1 9.5 enishi\nq1 Q0 b 2 3 enishi\nq2 Q0 d 1 1 enishi\n"
OTHER = "q1 Q0 b 1 2 peer\nq2 Q0 x 1 1 peer\n"
JUDGED = "q1\ta\t2\nq1\tb\t1\nq2\td\t1\n"


@pytest.fixture
def files(tmp_path):
    for name, text in (("run.trec", RUN), ("other.trec", OTHER), ("qrels.tsv", JUDGED)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def measured(files, *more):
    given = ["--run", str(files / "run.trec"), "--judgements", str(files / "qrels.tsv")]
    return main(["measure", "--language", "en", *given, *more])


def test_a_run_is_measured_as_one_json_object(files, capsys):
    assert measured(files) == 0

    assert json.loads(capsys.readouterr().out) == {
        "queries": 2,
        "unanswered": 0,
        "unjudged": 0,
        "ndcg@10": 1.0,
        "mrr": 1.0,
        "recall@100": 1.0,
    }


def test_against_another_run_come_difference_and_p(files, capsys):
    assert measured(files, "--against", str(files / "other.trec")) == 0

    told = json.loads(capsys.readouterr().out)["against"]
    assert told["mrr"]["difference"] == told["mrr"]["value"] == 0.5
    assert 0 < told["mrr"]["p"] <= 1


def test_the_order_is_by_score_whatever_the_order_of_the_lines(files, capsys):
    lines = RUN.splitlines()
    (files / "run.trec").write_text("\n".join([lines[1], lines[0], lines[2]]))

    measured(files)

    assert json.loads(capsys.readouterr().out)["ndcg@10"] == 1.0


def test_judgements_with_four_columns_are_read_too(files, capsys):
    (files / "qrels.tsv").write_text(JUDGED.replace("\ta", "\t0\ta").replace("\tb", "\t0\tb"))

    measured(files)

    assert json.loads(capsys.readouterr().out)["ndcg@10"] == 1.0


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("run.trec", "q1 Q0 a 1 9.5\n", "“run.trec”, row 1: Write six fields"),
        ("run.trec", "\nq1 Q0 a 1 nan x\n", "“run.trec”, row 2: “nan” is not a finite number"),
        ("run.trec", RUN + "q1 Q0 a 3 1 x\n", "“run.trec”, row 4: Document “a” of query “q1”"),
        ("run.trec", "", "“run.trec”: There is nothing in it. Write six fields"),
        ("qrels.tsv", "\n\n", "“qrels.tsv”: There is nothing in it. Write three fields"),
        ("qrels.tsv", "q1\ta\n", "“qrels.tsv”, row 1: Write three fields"),
        ("qrels.tsv", f"q1\ta\t{'x' * 9_999}\n", f"“{'x' * 40}…” is not a finite number"),
        ("qrels.tsv", "q1\ta\tgood\n", "“qrels.tsv”, row 1: “good” is not a finite number"),
        ("qrels.tsv", "q1\ta\t2024\n", "“qrels.tsv”, row 1: The grade “2024” is too high"),
        ("qrels.tsv", "q1\ta\t0\n", "“qrels.tsv”: No judgement has a grade above 0"),
    ],
)
def test_what_cannot_be_used_is_named_by_file_and_line(files, capsys, name, text, said):
    (files / name).write_text(text, encoding="utf-8")

    assert measured(files) == 1

    assert said in capsys.readouterr().err


def test_what_is_no_text_or_missing_is_named(files, capsys):
    (files / "qrels.tsv").write_bytes(b"q1\ta\t1\nq2\t\xff\t1\n")
    assert measured(files) == 1
    assert "“qrels.tsv”, row 2" in capsys.readouterr().err

    (files / "qrels.tsv").unlink()
    assert measured(files) == 1
    assert "qrels.tsv" in capsys.readouterr().err
