"""Run the command as `python -m enishi.cli`, where the package is not installed."""

import sys

from enishi.cli import main

if __name__ == "__main__":
    sys.exit(main())
