"""The process that parses a Word file for its parent: it limits itself first, and prints the text.

Run as `python -m enishi.sheets.word_child` with the file as standard input. It prints JSON lines:
a text for each paragraph, a list of texts for each row of a table, in the order of the page, and
`{"fault": …}` or `{"end": true}` as the last line.
"""

import io
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from docx import Document
from docx.table import Table

from enishi.sheets import limits
from enishi.sheets.archive import Unfit, inspect
from enishi.sheets.confined import confine, say

_DEEPEST = 3  # tables within tables


def main() -> None:
    """Limit this process, then print the document or the reason why not."""
    confine()
    try:
        content = sys.stdin.buffer.read()
        inspect(io.BytesIO(content), word=True)
        text = 0
        for line in _lines(Document(io.BytesIO(content)).iter_inner_content()):
            text += sum(map(len, line))
            if text > limits.CELL_CHARACTERS * 20:
                raise Unfit("text")
            say(line)
        say({"end": True})
    except Unfit as unfit:
        say({"fault": unfit.code})
    except MemoryError:
        say({"fault": "memory"})
    except Exception:
        # Whatever the parser stumbles over, the person can only save the file anew.
        say({"fault": "damaged"})


def _lines(content: Iterable[Any], depth: int = 0) -> Iterator[str | list[str]]:
    for block in content:
        if isinstance(block, Table):
            for row in block.rows:
                # A cell that spans several columns is listed once for each of them.
                cells = {id(cell._tc): cell for cell in row.cells}
                if any(cell.tables for cell in cells.values()) and depth < _DEEPEST:
                    for cell in cells.values():
                        yield from _lines(cell.iter_inner_content(), depth + 1)
                else:
                    yield [cell.text for cell in cells.values()]
        elif block.text.strip():
            yield block.text


if __name__ == "__main__":
    main()
