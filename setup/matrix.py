"""The authorisation matrix alone: its last line is `cells=… leaks=… unlisted=…`."""

import sys
import tempfile
from pathlib import Path

from setup.check import matrix


def main(arguments: list[str]) -> int:
    """Ask every door as everybody; the exit code is 1 when an answer is not as the table says."""
    with tempfile.TemporaryDirectory(prefix="enishi-matrix-") as work:
        result = matrix(Path(work), *arguments)
    print(result.verdict)
    print(result.reason)
    return int(result.verdict != "PASSED")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
