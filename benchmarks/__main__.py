"""Run every benchmark, each in a process of its own: python -m benchmarks [name ...]."""

import subprocess
import sys

BENCHMARKS = (
    *("quality", "match", "need_page", "walls", "breach", "judged", "duplicates"),
    *("import_roster", "search", "people_by_documents"),
)


def main() -> int:
    """Run the benchmarks named, or all; the exit code says whether any failed."""
    failed = 0
    for name in sys.argv[1:] or BENCHMARKS:
        print(f"== {name}", flush=True)
        failed |= subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}"], check=False
        ).returncode
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
