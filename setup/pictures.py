"""Take the pictures of docs/pictures anew that show a page as it opens: `make pictures`.

The practice records are invented, so that anybody may take them. Those that show something
half-way (a file handed in, a letter that waits, two who write at once) are taken by hand.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from os import environ
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
COLOURS = 96
AKARI = "特定非営利活動法人 あかり産業支援の会"


@dataclass(frozen=True)
class Picture:
    """A page to take: whose, where it begins, which links lead on, and how much of it."""

    name: str
    part: str
    path: str
    links: tuple[str, ...] = ()
    size: tuple[int, int] = (1100, 850)
    scale: float = 1.0


MURASE = ("村瀬 恒夫", "同意と提供の記録")
TAKEN = (
    Picture("sign-in", "", "/", size=(1280, 745)),
    Picture("today", "coordinator-1", "/today/", size=(1280, 980)),
    Picture("today-phone", "coordinator-1", "/today/", size=(400, 900), scale=1.5),
    Picture("need", "coordinator-1", "/needs/", ("口に入れても",), (1280, 1150)),
    Picture("prospects", "coordinator-1", "/visits/prospects/", size=(1180, 1000)),
    Picture("board", "coordinator-1", "/needs/board/", size=(1180, 1000)),
    Picture("letters", "coordinator-1", "/letters/"),
    Picture("contacts", "coordinator-1", "/contacts/"),
    Picture("intake", "coordinator-1", "/intakes/"),
    Picture("duplicates", "coordinator-1", "/duplicates/"),
    Picture("register-start", "", "/registration/"),
    Picture("network-building", "office", "/network/bodies/", size=(1100, 1050)),
    Picture("network-body", "office", "/network/bodies/", (AKARI,), (1100, 1400)),
    Picture("network-members", "head", "/network/members/", size=(1100, 1150)),
    Picture("network-committee", "office", "/network/committee/", ("第3回",), (1100, 1050)),
    Picture("network-shared", "office", "/shared/", size=(1100, 1150)),
    Picture("consent-bases", "head", "/experts/bases/", size=(1100, 1000)),
    Picture("consent-body", "coordinator-1", "/experts/?words=村瀬", MURASE, (1100, 1250)),
    Picture("consent-mine", "expert", "/notices/", ("同意と提供の記録",), (1100, 1000)),
)


def take(picture: Picture, browser: Browser, address: str) -> bytes:
    """The picture as PNG, of a visitor who comes for it alone."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=picture.scale,
        locale="ja-JP",
        timezone_id="Asia/Tokyo",
    )
    page = context.new_page()
    if picture.part:
        page.goto(f"{address}/demonstration/sign-in/")
        page.locator(f'button[value="{picture.part}"]').click()
        page.wait_for_load_state()
    page.goto(address + picture.path)
    for link in picture.links:
        follow(page, link)
    taken = page.screenshot()
    context.close()
    return taken


def follow(page: Page, words: str) -> None:
    """Go where the first link with these words leads, folded away or not."""
    found = page.locator("main a", has_text=words).first.get_attribute("href")
    page.goto(f"{ADDRESS.match(page.url)[0]}{found}")  # type: ignore[index]


def kept_small(taken: bytes) -> bytes:
    """The same with few colours: letters and lines need no more."""
    drawn = BytesIO()
    picture = Image.open(BytesIO(taken)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(drawn, "PNG", optimize=True)
    return drawn.getvalue()


@contextmanager
def practice() -> Iterator[str]:
    """Enishi with fresh practice records, for as long as it takes; or one that runs already."""
    if running := environ.get("ENISHI_PICTURES_FROM"):
        yield running
        return
    with (
        tempfile.TemporaryDirectory(prefix="enishi-pictures-") as var,
        subprocess.Popen(
            [sys.executable, "-m", "enishi.web.serve", "--port", "0"],
            env=environ | {"ENISHI_VAR": var},
            stdout=subprocess.PIPE,
            text=True,
        ) as enishi,
    ):
        try:
            yield next(found[0] for line in enishi.stdout or () if (found := ADDRESS.search(line)))
        finally:
            enishi.terminate()


def main(names: list[str]) -> int:
    """Take all of them, or those that are named."""
    with practice() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for picture in TAKEN:
            if not names or picture.name in names:
                drawn = kept_small(take(picture, browser, address))
                (PICTURES / f"{picture.name}.png").write_bytes(drawn)
                print(picture.name, len(drawn) // 1024, "KB", flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
