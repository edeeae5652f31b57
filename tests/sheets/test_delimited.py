import pytest

from enishi.sheets import SheetFault, read_file

ROWS = '氏名,経歴\n髙﨑①,"営業、\n製造"\n'
READ = [(1, {0: "氏名", 1: "経歴"}), (2, {0: "髙﨑①", 1: "営業、\n製造"})]


def read(tmp_path, content: bytes, name: str = "名簿.csv"):
    (tmp_path / name).write_bytes(content)
    workbook = read_file(tmp_path / name)
    return workbook.form.ja, [(row.number, dict(row.cells)) for row in workbook.grids[0].rows]


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (ROWS.encode(), "CSV（UTF-8、コンマ区切り）"),
        (ROWS.encode("utf-8-sig"), "CSV（UTF-8、コンマ区切り）"),
        (ROWS.encode("cp932"), "CSV（シフトJIS、コンマ区切り）"),
        (ROWS.encode("utf-16"), "CSV（UTF-16、コンマ区切り）"),
        (ROWS.encode("utf-16-le"), "CSV（UTF-16、コンマ区切り）"),
        (ROWS.replace(",", "\t").encode("utf-16"), "CSV（UTF-16、タブ区切り）"),
        (ROWS.replace(",", ";").encode(), "CSV（UTF-8、セミコロン区切り）"),
        (ROWS.replace("\n", "\r\n").encode("cp932"), "CSV（シフトJIS、コンマ区切り）"),
    ],
)
def test_every_usual_encoding_and_delimiter_reads_the_same(tmp_path, content, form):
    assert read(tmp_path, content) == (form, READ)


def test_nul_bytes_and_lone_surrogates_are_dropped_and_the_rest_is_kept(tmp_path):
    content = (
        "氏名,経歴\n田".encode() + b"\0" + "中,営".encode() + b"\xed\xa0\x80" + "業\n".encode()
    )

    assert read(tmp_path, content)[1][1] == (2, {0: "田中", 1: "営業"})


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path):
    content = '題,\n\n氏名,"二\n行"\n田中,営業\n'.encode()

    assert [number for number, _ in read(tmp_path, content)[1]] == [1, 3, 4]


def test_text_in_no_known_encoding_names_the_first_bad_row(tmp_path):
    with pytest.raises(SheetFault) as caught:
        read(tmp_path, b"name,career\ntanaka,\x82\xff\xfd\n")

    assert caught.value.wording.ja == (
        "「名簿.csv」 2行目：文字コードが分かりません（UTF-8でもシフトJISでもありません）。"
        "Excelで「CSV UTF-8（コンマ区切り）」として保存しなおしてください。"
    )


def test_a_quotation_mark_that_is_never_closed_names_its_row(tmp_path):
    with pytest.raises(SheetFault) as caught:
        read(tmp_path, '氏名,経歴\n田中,営業\n鈴木,"製造\n佐藤,経理\n'.encode())

    assert caught.value.wording.ja.startswith(
        '「名簿.csv」 3行目：引用符（"）が閉じられていません。'
    )


def test_a_careless_quotation_mark_inside_a_cell_is_taken_as_it_is(tmp_path):
    assert read(tmp_path, '氏名,経歴\n田中,"営業"部\n'.encode())[1][1] == (
        2,
        {0: "田中", 1: "営業部"},
    )


def test_a_field_of_a_megabyte_is_refused_with_its_place(tmp_path):
    with pytest.raises(SheetFault) as caught:
        read(tmp_path, f"氏名,経歴\n田中,{'あ' * 400_000}\n".encode())

    assert caught.value.wording.ja == (
        "「名簿.csv」 2行目 B列：セルの文字が多すぎます（400,000字。50,000字まで）。"
        "要点にしぼるか、列を分けてください。"
    )


def test_a_million_rows_are_refused(tmp_path):
    with pytest.raises(SheetFault) as caught:
        read(tmp_path, "氏名,経歴\n".encode() + b"a,b\n" * 1_000_000)

    assert caught.value.wording.ja.startswith(
        "「名簿.csv」：行が多すぎます（100,001行目にも文字があります。"
    )


def test_what_was_disarmed_for_a_spreadsheet_is_read_back_as_it_was(tmp_path):
    assert read(tmp_path, "電話\n'+81-3-0000-0000\n'引用\n".encode())[1][1:] == [
        (2, {0: "+81-3-0000-0000"}),
        (3, {0: "'引用"}),
    ]
