"""The standard template of the letter of introduction, drawn as a Word file to begin with."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from enishi.reference.wording import Wording

MINCHO, QUIET = "游明朝", RGBColor(0x55, 0x55, 0x55)
# What a place is written as in the file, whatever language its editor reads, and what fills it.
PLACES = {
    "number": ("文書番号", Wording(
        "決裁がすむと入ります。ないときは空です", "once approved; empty where there is none")),
    "day": ("日付", Wording("作った日", "the day on which it is made")),
    "company": ("企業名", Wording("宛先の企業の名前", "the name of the company")),
    "addressee": ("宛名", Wording("役職、お名前、様", "post, name and 様")),
    "body": ("団体名", Wording("こちらの団体の名前", "the name of your body")),
    "signer": ("差出人", Wording(
        "「差出人の書き方」の役職とお名前", "post and name as your body signs")),
    "subject": ("件名", Wording("手紙の件名", "the subject of the letter")),
    "text": ("本文", Wording(
        "手紙の下書きの文。下書きで直した文が入ります", "the draft's text, as you changed it")),
    "reference": ("ニーズ番号", Wording("例：AK-N-0142", "Example: AK-N-0142")),
    "need": ("ご相談", Wording("ニーズの件名", "the title of the need")),
    "expert": ("紹介する方", Wording("新現役のお名前", "the name of the expert")),
    "profile": ("略歴", Wording("ご本人が確かめた略歴", "the profile that the person approved")),
    "approved_on": ("略歴を確かめた日", Wording(
        "ご本人が略歴を確かめた日", "the day on which the person approved it")),
    "reason": ("選定の理由", Wording("討議で決めた理由", "the reason for the choice")),
    "interview": ("面談の日時", Wording(
        "日、時刻、場所。まだのときは、その旨の文",
        "day, hour and place; a sentence where there is none yet")),
    "reply_by": ("お返事の期限", Wording(
        "企業のお返事の期限", "until when the company is asked to answer")),
    "answer_page": ("お返事のページ", Wording(
        "企業が返事をするページのアドレス", "the address of the company's page for its answer")),
    "telephone": ("電話番号", Wording("こちらの電話番号", "your telephone number")),
}  # fmt: skip
WRITTEN = {key: written for key, (written, _what) in PLACES.items()}
# Heading and what is filled in beside it.
ITEMS = (
    ("ご相談", "{{ニーズ番号}}　{{ご相談}}"),
    ("ご紹介する方", "{{紹介する方}} 様\n{{略歴}}\n（この内容を貴社にお見せすることは、"
     "{{略歴を確かめた日}}にご本人が承認しています。）"),
    ("選定の理由", "{{選定の理由}}"),
    ("面談の日時", "{{面談の日時}}"),
    ("秘密の保持", "本状と略歴は、貴社のご検討のためだけにお使いください。"),
    ("面談のあとのお返事", "{{お返事の期限}}までに、次のページか、お電話でお聞かせください。"
     "お断りになっても差しつかえありません。\n{{お返事のページ}}"),
)  # fmt: skip


def standard_template() -> bytes:
    """The file that a body downloads, edits in Word, and hands in again."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(25)
    page.top_margin = page.bottom_margin = Mm(22)
    style = document.styles["Normal"]
    style.font.name, style.font.size = MINCHO, Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), MINCHO)
    right, centre = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER
    line(document, "{{文書番号}}\n{{日付}}", at=right)
    line(document, "{{企業名}}\n{{宛名}}")
    line(document, "{{団体名}}\n{{差出人}}", at=right)
    line(document, "{{件名}}", at=centre, size=15, before=10)
    line(document, "{{本文}}", before=8)
    line(document, "記", at=centre, before=6)
    table = document.add_table(rows=0, cols=2)
    for heading, told in ITEMS:
        cells = table.add_row().cells
        cells[0].width, cells[1].width = Mm(38), Mm(122)
        written(cells[0].paragraphs[0], heading, bold=True)
        written(cells[1].paragraphs[0], told)
        cells[1].paragraphs[0].paragraph_format.space_after = Pt(7)
    line(document, "以上", at=right)
    written(page.footer.paragraphs[0], "お問い合わせ　{{団体名}}　電話 {{電話番号}}", size=9)
    document.core_properties.title = "紹介状のひな形"
    document.core_properties.author = "Enishi"
    drawn = BytesIO()
    document.save(drawn)
    return drawn.getvalue()


def line(document: Any, text: str, *, at: Any = None, size: float = 0, before: float = 0) -> None:
    """One paragraph of the letter."""
    paragraph = document.add_paragraph()
    paragraph.alignment = at
    paragraph.paragraph_format.space_before = Pt(before)
    written(paragraph, text, size=size, bold=bool(size))


def written(paragraph: Any, text: str, *, size: float = 0, bold: bool = False) -> None:
    """Write into a paragraph."""
    run = paragraph.add_run(text)
    run.bold = bold
    if size:
        run.font.size = Pt(size)
    if 0 < size < 10:
        run.font.color.rgb, run.bold = QUIET, False
