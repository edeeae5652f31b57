import pytest

from enishi.files.naming import cleaned_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("新現役名簿.xlsx", "新現役名簿.xlsx"),
        ("髙﨑　名簿（最新）.XLSX", "髙﨑　名簿（最新）.XLSX"),
        ("C:\\Users\\okamoto\\名簿.xlsx", "名簿.xlsx"),
        ("../../etc/passwd", "passwd"),
        ('a"b\r\nSet-Cookie: x.csv', "a_b_Set-Cookie_ x.csv"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}xslx.exe", "xslx.exe"),
        ("名\0簿.csv", "名簿.csv"),
        ("...", "file"),
        ("", "file"),
        ("あ" * 300 + ".xlsx", "あ" * 50 + ".xlsx"),
    ],
)
def test_a_name_is_kept_as_typed_without_what_a_disk_or_page_trips_on(typed, kept):
    assert cleaned_name(typed) == kept
