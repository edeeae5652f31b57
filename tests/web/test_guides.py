import re
from pathlib import Path

import pytest

from enishi.web.guides import DOCS, GUIDES, Words, blocks, title, written

pytestmark = pytest.mark.django_db
PICTURE = re.compile(r"pictures/([\w-]+\.png)")
LINKED = re.compile(r"\]\((?!http)([^)#]+\.md)\)(.{0,40})", re.DOTALL)
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def told(slug, language):
    return written(slug, language).read_text("utf-8")


def kinds(slug, language):
    return [block.kind for block in blocks(slug, language) if block.kind != "paragraph"]


def test_every_guide_that_is_written_is_opened_from_the_hand_guide():
    assert sorted(GUIDES) == sorted(path.stem for path in (DOCS / "guides").glob("*.md"))
    assert sorted(GUIDES) == sorted(path.stem for path in (DOCS / "guides" / "en").glob("*.md"))


@pytest.mark.parametrize("slug", GUIDES)
def test_a_guide_says_the_same_in_both_languages(slug):
    japanese, english = told(slug, "ja"), told(slug, "en")

    headings = [re.findall(r"^#+ ", text, re.MULTILINE) for text in (japanese, english)]
    assert headings[0] == headings[1]
    assert PICTURE.findall(japanese) == PICTURE.findall(english)
    assert [
        kind for kind in kinds(slug, "ja") if kind in ("heading", "part", "table", "typed")
    ] == [kind for kind in kinds(slug, "en") if kind in ("heading", "part", "table", "typed")]


@pytest.mark.parametrize("slug", GUIDES)
def test_an_english_guide_is_in_english(slug):
    """Words of the records stay as they are on the page; more than that would be no English."""
    text = told(slug, "en")

    assert len(JAPANESE.findall(text)) < len(text) / 10


@pytest.mark.parametrize("slug", GUIDES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_guide_is_read_from_the_hand_guide_by_whoever_comes(client, slug, language):
    client.cookies["django_language"] = language
    assert f'href="/guide/{slug}/">{title(slug, language)}</a>' in client.get("/guide/").text

    page = client.get(f"/guide/{slug}/").text

    heading = next(one for one in blocks(slug, language) if one.kind == "heading")
    assert f'<html lang="{language}"' in page
    assert f"<h1>{title(slug, language)}</h1>" in page
    assert f"<h2>{heading.lines[0][0].text}</h2>" in page
    shown = re.findall(r'<img src="/static/guides/([\w-]+\.png)" alt="[^"]+"', page)
    assert shown == PICTURE.findall(told(slug, language))
    assert [mark for mark in ("**", "![", "](", "```", "\n#") if mark in page] == []


def test_every_picture_is_there_and_is_shown_somewhere():
    asked = {
        name for path in DOCS.rglob("*.md") for name in PICTURE.findall(path.read_text("utf-8"))
    }
    asked |= set(PICTURE.findall((DOCS.parent / "README.md").read_text("utf-8")))

    assert sorted(asked) == sorted(path.name for path in (DOCS / "pictures").glob("*.png"))


@pytest.mark.parametrize("page", ["README.md", *(f"docs/guides/en/{slug}.md" for slug in GUIDES)])
def test_an_english_page_says_so_where_it_leads_to_a_japanese_one(page):
    here = DOCS.parent / page
    silent = []
    for to, after in LINKED.findall(here.read_text("utf-8")):
        there = (here.parent / to).resolve()
        text = there.read_text("utf-8")
        is_japanese = len(JAPANESE.findall(text)) > len(text) / 3
        if is_japanese and "Japanese" not in after and there.name != "README.ja.md":
            silent.append(Path(to).name)

    assert silent == []


def test_a_table_of_a_guide_has_its_cells_row_by_row():
    table = next(one for one in blocks("doui-to-teikyou", "ja") if one.kind == "table")

    assert table.rows[0] == [
        [Words("前の同意にくらべて")],
        [Words("前の同意は")],
        [Words("いま見ている団体は")],
    ]
    assert table.rows[-1][0] == [Words("まったく同じ")]


def test_words_are_told_apart_by_their_marks():
    walk = blocks("meibo-kara-kouho", "ja")
    typed = next(one for one in walk if one.kind == "typed")
    back = walk[-1].lines[0]

    assert typed.lines[0][0].text.startswith(".venv/bin/enishi match")
    assert back == [
        Words("前の手引き："),
        Words("はじめての方へ：画面のひとめぐり", "link", "annai"),
    ]


def test_what_is_no_guide_is_not_found(client):
    assert client.get("/guide/README/").status_code == 404
