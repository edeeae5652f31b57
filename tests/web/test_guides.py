import pytest

from enishi.web.guides import GUIDES, blocks

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", GUIDES)
def test_a_guide_is_read_from_the_hand_guide_by_whoever_comes(client, slug):
    assert f'href="/guide/{slug}/"' in client.get("/guide/").text

    page = client.get(f"/guide/{slug}/")

    headings = [one.lines[0] for one in blocks(slug) if one.kind == "heading"]
    assert page.status_code == 200
    assert [f"<h2>{heading}</h2>" in page.text for heading in headings] == [True] * len(headings)
    assert headings[0].startswith("1. ")
    assert "![" not in page.text
    assert "**" not in page.text


def test_a_table_of_a_guide_has_its_cells_row_by_row():
    table = next(one for one in blocks("doui-to-teikyou") if one.kind == "table")

    assert table.rows[0] == ["前の同意にくらべて", "前の同意は", "いま見ている団体は"]
    assert table.rows[-1] == ["まったく同じ", "そのまま。新しくは書かない", "変わらない"]


def test_what_is_no_guide_is_not_found(client):
    assert client.get("/guide/README/").status_code == 404
