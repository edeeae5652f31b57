import pytest

from enishi.reference.people_named import Named, Person, named_in, person_called

MURASE = Person("村瀬", "恒夫", "ムラセ", "ツネオ")


@pytest.mark.parametrize(
    "written",
    [
        "村瀬恒夫が伺った",
        "村瀬　恒夫が伺った",
        "村瀬・恒夫が伺った",
        "ムラセ ツネオが伺った",
        "むらせつねおが伺った",
        "村瀬さんに頼んだ",
        "村瀬 さんに頼んだ",
        "村瀬氏の助言で",
        "むらせさんに頼んだ",
        "ﾑﾗｾ様の助言で",
        "村瀬先生の助言で",
        "村瀬部長の助言で",
    ],
)
def test_a_person_is_found_however_he_is_written(written):
    assert len(named_in(f"段取りを変えた。{written}。", [MURASE]).surely) == 1


def test_a_surname_alone_is_asked_about():
    assert named_in("村瀬に頼んだ", [MURASE]) == Named((), ("村瀬",))


def test_a_rare_name_that_no_dictionary_knows_is_found():
    assert named_in("一尺八寸さんに頼んだ", [Person("一尺八寸", "剛")]).surely == ("一尺八寸さん",)


@pytest.mark.parametrize(
    ("person", "text"),
    [
        (Person("大田", "進"), "大田区の精密部品の会社で"),
        (Person("千葉", "健"), "千葉の工場と、千葉県の倉庫で"),
        (Person("森", "一郎"), "森林組合と、森の中の工場で"),
        (Person("原", "勉"), "原因を調べ、原材料を見直した"),
        (Person("林", "勉"), "林業の会社で勉強会をひらいた"),
        (Person("関", "東"), "関東一円に代理店を置いた"),
        (Person("多久", "実", "タク", "ミノル"), "部品がたくさんあった。たくさん捨てた"),
        (Person("奥", "守"), "社長の奥さんが経理を見る"),
        (Person("皆", "治"), "現場の皆さんと、お客さんに"),
        (Person("東", "誠"), "伊東さんは知らない人だが、東の棟で"),
        (Person("中", "正"), "工場の中、正しい手順で"),
        (Person("長", "肇"), "長さをはかり、課長が決めた"),
    ],
)
def test_a_word_or_a_place_is_nobody(person, text):
    assert named_in(text, [person]) == Named()


def test_a_post_at_a_place_is_asked_about_and_not_taken_for_a_name():
    assert named_in("千葉工場長が決めた", [Person("千葉", "健")]) == Named((), ("千葉工場長",))


def test_whoever_bears_a_title_is_asked_about_where_nobody_should_be_named():
    text = "木村さんと木村社長、社長さんと大工さんに聞いた。"

    assert named_in(text, [], strangers=True).perhaps == ("木村さん", "木村社長")
    assert named_in(text, []) == Named()


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("緑川　修司", Person("緑川", "修司")),
        ("緑川社長", Person("緑川")),
        ("緑川 社長", Person("緑川")),
        ("緑川", Person("緑川")),
        ("", Person("")),
    ],
)
def test_a_person_of_whom_one_line_is_kept(line, person):
    assert person_called(line) == person
