from enishi import paper
from tests.paper.looking import rasterised


def test_a_qr_code_is_svg_with_a_name_for_those_who_do_not_see_it():
    code = paper.qr("https://enishi.example/needs/", label="<ニーズ>のページ")

    assert code.startswith("<svg ")
    assert "<title>&lt;ニーズ&gt;のページ</title>" in code
    assert "width=" not in code


def test_two_addresses_have_two_codes_and_they_are_printed():
    one, two = (paper.qr(f"https://enishi.example/{n}", label="a") for n in (1, 2))

    assert one != two
    html = f"<body class=paper><main class=a4><div class=qr>{one}</div></main>"
    assert (rasterised(paper.pdf(html)) < 128).sum() > 1000
