"""docs/limits.md says what the code says."""

import re
from datetime import timedelta
from importlib import import_module
from pathlib import Path

ROW = re.compile(r"^\| [^|]+ \| ([\d,]+)[^|]* \| `([\w.]+)\.([A-Z_]+)` \|$", re.M)


def in_the_code(module: str, name: str) -> int:
    value = getattr(import_module(module), name)
    return value.days if isinstance(value, timedelta) else value


def test_each_limit_on_the_page_is_the_one_in_the_code():
    page = Path("docs/limits.md").read_text(encoding="utf-8")
    said = {
        f"{module}.{name}": int(figure.replace(",", ""))
        for figure, module, name in ROW.findall(page)
    }

    assert len(said) == page.count("\n| ") - 1
    assert said == {place: in_the_code(*place.rsplit(".", 1)) for place in said}
