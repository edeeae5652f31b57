import pytest

from enishi.engine.sentences import names_a_post, sentences, tells


@pytest.mark.parametrize(
    "line",
    [
        "品質保証部 課長",
        "海外営業部",
        "商品開発部 主任技師",
        "教育研修センター 担当",
        "労務課 研修所長",
    ],
)
def test_a_department_or_a_post_is_known_as_one(line: str):
    assert names_a_post(line)


@pytest.mark.parametrize(
    "line",
    [
        "品質管理を担当",
        "品質管理担当",
        "新製品を開発部長と育てた。",
        "特約店190店の入れ替え",
        "・階層別研修７講座を再編",
    ],
)
def test_what_was_done_is_not_taken_for_a_post(line: str):
    assert not names_a_post(line)


def test_a_sentence_tells_and_an_item_of_a_list_does_not():
    assert [tells("販路を広げた"), tells("販路の開拓。"), tells("・販路の開拓")] == [
        True,
        True,
        False,
    ]


def test_sentences_end_at_marks_and_lines_without_blanks_around():
    text = "販路を広げた。 課長だった！\n　営業部 課長 "

    assert [text[a:b] for a, b in sentences(text)] == [
        "販路を広げた。",
        "課長だった！",
        "営業部 課長",
    ]


def test_a_sentence_that_is_too_long_is_cut_at_a_comma():
    text = "あ" * 100 + "、" + "い" * 100 + "。"

    assert [text[a:b] for a, b in sentences(text)] == ["あ" * 100 + "、", "い" * 100 + "。"]
