import zipfile
from io import BytesIO

import pytest

from enishi.files.kinds import FileKind, kind_of


def archive(*names):
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as written:
        for name in names:
            # A ZipInfo of its own has a fixed date; a name alone takes the clock's, and two
            # test processes that start a second apart would then name this test differently.
            written.writestr(zipfile.ZipInfo(name), "")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (archive("xl/workbook.xml"), FileKind.WORKBOOK),
        (archive("word/document.xml"), FileKind.OTHER),
        (archive("xl/workbook.xml")[:60], FileKind.OTHER),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, FileKind.OLD_OFFICE),
        ("氏名,経歴".encode(), FileKind.TEXT),
        ("氏名,経歴".encode("cp932"), FileKind.TEXT),
        (b"MZ\0\xff\xfe", FileKind.OTHER),
        (b"", FileKind.TEXT),
    ],
)
def test_a_file_is_what_its_content_says(content, kind):
    assert kind_of(content) == kind
