"""Django's own commands: python -m enishi.web.manage migrate."""

import os
import sys

from django.core.management import execute_from_command_line

from enishi.walls.inside import everything


def main() -> None:
    """Run a management command against this installation; who may do that owns the machine."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.web.settings")
    with everything():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
