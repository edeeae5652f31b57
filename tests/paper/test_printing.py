import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from enishi import paper
from enishi.paper import printing
from tests.paper.looking import pages, rasterised, words

RARE = "髙﨑鷗"
MISSING = "\U0001f600"


def sheet(text: str) -> str:
    return f"<html><body class='paper'><main class='a4'><p>{text}</p></main></body></html>"


def glyph(character: str) -> np.ndarray:
    """Return what is printed for one character, large."""
    large = f"<span style='font-size: 60pt; line-height: 1'>{character}</span>"
    return rasterised(paper.pdf(sheet(large)))


def ink(picture: np.ndarray) -> int:
    return int((picture < 128).sum())


def test_the_characters_that_the_font_lacks_are_named_once():
    assert paper.without_glyph(f"{RARE}德濵邉齋①㈱～－ \n\u3000") == []
    assert paper.without_glyph("𠮷田 様、𠮷野 様") == ["𠮷"]


def test_rare_characters_of_names_are_printed_as_themselves_and_not_as_boxes():
    box = glyph(MISSING)

    pictures = [glyph(character) for character in RARE]

    assert [np.array_equal(picture, box) for picture in pictures] == [False, False, False]
    assert ink(box) == ink(glyph("𠮷")) > 0
    # 髙 and 高 are two characters, and a person who writes the one does not write the other.
    assert not np.array_equal(glyph("髙"), glyph("高"))


def test_the_text_of_a_page_can_be_copied_out_of_it():
    assert words(paper.pdf(sheet(f"{RARE} 様"))).strip() == f"{RARE} 様"


def test_a_sheet_is_one_page_and_two_sheets_are_two():
    assert pages(paper.pdf(sheet("一"))) == 1
    assert pages(paper.pdf("<body class=paper><main class=a4></main><main class=a4></main>")) == 2


def test_a_further_stylesheet_changes_what_is_printed():
    plain = ink(rasterised(paper.pdf(sheet("縁"))))
    large = ink(rasterised(paper.pdf(sheet("縁"), "p { font-size: 40pt }")))

    assert large > plain * 5


def test_nothing_is_read_from_the_network_or_from_a_file(tmp_path: Path, monkeypatch):
    secret = tmp_path / "secret.svg"
    square = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'><rect {}/></svg>"
    secret.write_text(square.format("width='90' height='90'"))
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("it asked the network"))
    links = [secret.as_uri(), str(secret), "http://127.0.0.1:9/a.svg", "https://example.jp/a.svg"]
    empty = ink(rasterised(paper.pdf(sheet(""))))

    for link in links:
        html = sheet(f"<img src='{link}'><object data='{link}'></object>")
        style = f"body {{ background: url('{link}') }} @import url('{link}');"
        assert ink(rasterised(paper.pdf(html, style))) == empty


def test_a_picture_in_the_document_itself_is_printed():
    svg = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'>"
    html = sheet(f"<img src=\"{svg}<rect width='90' height='90'/></svg>\">")

    assert ink(rasterised(paper.pdf(html))) > 10_000


def test_the_environment_is_left_as_it_was(monkeypatch):
    monkeypatch.setenv("FONTCONFIG_FILE", "elsewhere.conf")
    paper.pdf(sheet("縁"))
    assert os.environ["FONTCONFIG_FILE"] == "elsewhere.conf"

    monkeypatch.delenv("FONTCONFIG_FILE")
    paper.pdf(sheet("縁"))
    assert "FONTCONFIG_FILE" not in os.environ


def test_a_machine_without_pango_says_how_to_install_it(monkeypatch):
    def missing(_name: str) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(printing, "import_module", missing)

    with pytest.raises(paper.Unprintable) as refused:
        paper.pdf(sheet("縁"))

    how = "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    assert how in refused.value.wording.ja
    assert how in refused.value.wording.en


def test_the_printer_is_loaded_only_when_something_is_printed():
    asked = "import enishi.paper, sys; print('weasyprint' in sys.modules)"
    said = subprocess.run(  # noqa: S603
        [sys.executable, "-c", asked], check=True, capture_output=True, text=True
    )

    assert said.stdout == "False\n"


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        '<dl class="items"><div><dt>企業</dt><dd>{}</dd></div></dl>',
        '<table class="grid"><tr><th>所在地</th><td>{}</td></tr></table>',
        '<ruby class="long">王<rt>{}</rt></ruby>様',
    ],
)
def test_a_word_of_any_length_stays_within_the_margins_of_its_sheet(around):
    picture = rasterised(paper.pdf(sheet(around.format("W" * 120))))

    margin = round(picture.shape[1] * 23 / 210)
    assert (picture[:, -margin:].min(), picture[:, :margin].min()) == (255, 255)
