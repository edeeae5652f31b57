"""Why a whole file is refused, each reason as one sentence that says how to mend it."""

from enishi.reference.wording import Wording
from enishi.sheets import limits

_AS_XLSX = "Excelで開き、「Excel ブック（.xlsx）」として保存しなおしてください。"
_AS_XLSX_EN = "Open it in Excel and save it as an “Excel Workbook (.xlsx)”."

_REFUSALS = {
    "missing": Wording(
        ja="ファイルが見つかりません。名前と場所を確かめてください。",
        en="There is no such file. Check its name and folder.",
    ),
    "unreadable": Wording(
        ja="ファイルを開けません。ほかの人が使っていないか、読む権限があるかを確かめてください。",
        en="The file cannot be opened. Check that nobody has it locked and that you may read it.",
    ),
    "folder": Wording(
        ja="ファイルではなくフォルダーです。中の名簿ファイルを指定してください。",
        en="This is a folder. Name the roster file in it.",
    ),
    "empty": Wording(
        ja="ファイルが空です（0バイト）。名簿を保存しなおしてから、もう一度お試しください。",
        en="The file is empty (0 bytes). Save the roster again and retry.",
    ),
    "blank": Wording(
        ja="どのシートにも文字がありません。名簿の入ったファイルかどうかを確かめてください。",
        en="There is nothing on any visible sheet. Check that this is the file with the roster.",
    ),
    "file": Wording(
        ja=f"ファイルが大きすぎます（{limits.FILE_BYTES // 2**20}MBまで）。"
        "写真や使わないシートを消すか、名簿を分けて保存してください。",
        en=f"The file is too large (up to {limits.FILE_BYTES // 2**20} MB). "
        "Remove pictures and unused sheets, or split the roster.",
    ),
    "password": Wording(
        ja="パスワードで保護されています。Excelで開いてパスワードを外し、"
        "保存しなおしてください（ファイル → 情報 → ブックの保護）。",
        en="The file is protected by a password. Open it in Excel, remove the password "
        "(File, Info, Protect Workbook) and save it again.",
    ),
    "damaged": Wording(
        ja="ファイルが途中で切れているか、壊れています。もとのファイルをもう一度コピーするか、"
        + _AS_XLSX,
        en="The file is cut off or damaged. Copy the original again. " + _AS_XLSX_EN,
    ),
    "unpacked": Wording(
        ja=f"中身を広げると{limits.UNPACKED_BYTES // 2**20}MBを超えるため、安全のため読みません。"
        "名簿のシートだけを新しいブックにコピーして保存してください。",
        en=f"Unpacked, the file exceeds {limits.UNPACKED_BYTES // 2**20} MB and is not read for "
        "safety. Copy only the roster's sheet to a new workbook and save that.",
    ),
    "parts": Wording(
        ja="ファイルの中の部品が多すぎるため、安全のため読みません。"
        "名簿のシートだけを新しいブックにコピーして保存してください。",
        en="The file has too many parts and is not read for safety. "
        "Copy only the roster's sheet to a new workbook and save that.",
    ),
    "entities": Wording(
        ja="Excelが書かない定義（DTD）が入っているため、安全のため読みません。" + _AS_XLSX,
        en="The file holds definitions (a DTD) that Excel never writes; it is not read for "
        "safety. " + _AS_XLSX_EN,
    ),
    "memory": Wording(
        ja="大きすぎるか壊れているため、決められたメモリーと時間の中で読めませんでした。"
        "名簿のシートだけを新しいブックに「値の貼り付け」で写し、保存してください。",
        en="The file is too large or damaged to be read within the set memory and time. "
        "Paste the roster's values into a new workbook and save that.",
    ),
    "area": Wording(
        ja="表から遠く離れたセルに文字があり、表が大きくなりすぎています。"
        "名簿の部分だけを新しいシートにコピーして保存してください。",
        en="A cell far away from the table is filled, which makes the table too large. "
        "Copy only the roster to a new sheet and save that.",
    ),
    "text": Wording(
        ja="文字の量が多すぎます。名簿を二つ以上に分けて保存してください。",
        en="There is too much text. Split the roster into two or more files.",
    ),
    "word": Wording(
        ja="中身はWordの文書です。名簿の表をExcelに貼り付け、.xlsx として保存してください。",
        en="This is a Word document. Paste its table into Excel and save that as .xlsx.",
    ),
    "slides": Wording(
        ja="中身はPowerPointの文書です。名簿の表をExcelに貼り付け、.xlsx で保存してください。",
        en="This is a PowerPoint document. Paste its table into Excel and save that as .xlsx.",
    ),
    "pdf": Wording(
        ja="中身はPDFです。もとのExcelかCSVのファイルを指定してください。",
        en="This is a PDF. Name the Excel or CSV file that it was made from.",
    ),
    "picture": Wording(
        ja="中身は画像です。もとのExcelかCSVのファイルを指定してください。",
        en="This is a picture. Name the Excel or CSV file that it was made from.",
    ),
    "web page": Wording(
        ja="名前はExcelですが、中身はウェブページ（HTML）です。" + _AS_XLSX,
        en="It is named as Excel, but holds a web page (HTML). " + _AS_XLSX_EN,
    ),
    "text as workbook": Wording(
        ja="名前はExcelですが、中身はExcelのブックではありません。CSVなら名前の終わりを "
        ".csv に変え、そうでなければ" + _AS_XLSX,
        en="It is named as Excel, but is no workbook. If it is CSV, end its name in .csv; "
        "otherwise: " + _AS_XLSX_EN,
    ),
    "binary": Wording(
        ja="バイナリブック（.xlsb）は読めません。" + _AS_XLSX,
        en="Binary workbooks (.xlsb) are not read. " + _AS_XLSX_EN,
    ),
    "opendocument": Wording(
        ja="OpenDocument（.ods など）は読めません。「Excel 2007-365（.xlsx）」"
        "として保存しなおしてください。",
        en="OpenDocument files are not read. Save it as “Excel 2007–365 (.xlsx)”.",
    ),
    "archive": Wording(
        ja="圧縮ファイル（zip）ですが、Excelのブックではありません。"
        "中の名簿を取り出して（展開して）から指定してください。",
        en="This is a zip archive, not a workbook. Unpack it and name the roster in it.",
    ),
    "kind of file": Wording(
        ja="読めるのは .xlsx、.xls、.csv、.jsonl です。" + _AS_XLSX,
        en="Only .xlsx, .xls, .csv and .jsonl are read. " + _AS_XLSX_EN,
    ),
    "encoding": Wording(
        ja="文字コードが分かりません（UTF-8でもシフトJISでもありません）。"
        "Excelで「CSV UTF-8（コンマ区切り）」として保存しなおしてください。",
        en="The text is neither UTF-8 nor Shift JIS. "
        "Save it from Excel as “CSV UTF-8 (comma delimited)”.",
    ),
    "quotation": Wording(
        ja='引用符（"）が閉じられていません。この行から先の " の数を確かめるか、'
        "Excelで「CSV UTF-8（コンマ区切り）」として保存しなおしてください。",
        en='A quotation mark (") is never closed. Check the marks from this row on, or save '
        "the file from Excel as “CSV UTF-8 (comma delimited)”.",
    ),
    "empty lines": Wording(
        ja="中身がありません。1行に1件、{ で始まり } で終わる形で書いてください。",
        en="There is no record in it. Write one a line, from { to }.",
    ),
    "not utf-8": Wording(
        ja="文字として読めません。UTF-8で保存しなおしてください。",
        en="This is not text in UTF-8. Save the file as UTF-8.",
    ),
    "no folder": Wording(
        ja="書き出し先のフォルダーがありません。先にフォルダーを作るか、場所を直してください。",
        en="The folder for the output does not exist. Create it or name another.",
    ),
    "json": Wording(
        ja="JSONとして読めません。1行に1件、{ で始まり } で終わる形にしてください。",
        en="This is not JSON. Write one record a line, from { to }.",
    ),
}


def refusal(code: str, count: int = 0) -> Wording:
    """The sentence for a reason; `count` is what was found where a limit was passed."""
    if code == "rows":
        return Wording(
            ja=f"行が多すぎます（{count:,}行目にも文字があります。"
            f"読めるのは{limits.ROWS:,}行まで）。名簿を分けて保存してください。",
            en=f"There are too many rows (row {count:,} is filled; up to {limits.ROWS:,} are "
            "read). Split the roster.",
        )
    if code == "columns":
        return Wording(
            ja=f"列が多すぎます（{count:,}列目にも文字があります。"
            f"読めるのは{limits.COLUMNS:,}列まで）。名簿の列だけを残して保存してください。",
            en=f"There are too many columns (column {count:,} is filled; up to "
            f"{limits.COLUMNS:,} are read). Keep only the roster's columns.",
        )
    if code == "cell":
        return Wording(
            ja=f"セルの文字が多すぎます（{count:,}字。{limits.CELL_CHARACTERS:,}字まで）。"
            "要点にしぼるか、列を分けてください。",
            en=f"A cell holds too much text ({count:,} characters; up to "
            f"{limits.CELL_CHARACTERS:,}). Shorten it or split it into columns.",
        )
    return _REFUSALS[code]
