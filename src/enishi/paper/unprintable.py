from enishi.reference.wording import Wording

NEEDED = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class Unprintable(Exception):
    """This machine cannot print; `wording` says what is missing and how to install it."""

    def __init__(self) -> None:
        self.wording = Wording(
            "このサーバーには、印刷のための部品（pango）が入っていないので、PDFを作れません。"
            f"管理している方に「sudo apt install {NEEDED}」とお伝えください。",
            "This server lacks pango, which printing needs, so no PDF can be made. "
            f"Please ask whoever looks after it for: sudo apt install {NEEDED}",
        )
        super().__init__(str(self.wording))
