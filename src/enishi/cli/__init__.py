"""The `enishi` command: work from file to file, and with this office's records."""

import sys
from collections.abc import Sequence

from enishi.cli.audit import add as add_audit
from enishi.cli.figures import add as add_figures
from enishi.cli.language import language_asked_for, say
from enishi.cli.learn import add as add_learn
from enishi.cli.match import add as add_match
from enishi.cli.measure import add as add_measure
from enishi.cli.parser import parser_in
from enishi.cli.person import add as add_person
from enishi.cli.rank import add as add_rank
from enishi.cli.registers import add_export, add_import, add_organisations
from enishi.reference.wording import Wording
from enishi.sheets.fault import SheetFault

SUBCOMMANDS = (
    add_match,
    add_rank,
    add_measure,
    add_organisations,
    add_import,
    add_export,
    add_audit,
    add_learn,
    add_figures,
    add_person,
)

_STOPPED = Wording(
    ja="中止しました。書きかけのファイルは残っていません。",
    en="Stopped. No half-written file is left.",
)
_NO_RECORDS = Wording(
    ja="この設置の記録を開けません。./run で一度起動してから、もう一度お試しください。",
    en="The records of this installation cannot be opened. Start ./run once, then try again.",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return 0 when done, 1 on a fault in what was given, 2 on wrong usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    language = language_asked_for(arguments)
    parser = parser_in(language)
    subcommands = parser.subcommands()
    for add in SUBCOMMANDS:
        add(subcommands, language)
    asked = parser.parse_args(arguments)
    try:
        return asked.run(asked, language) or 0
    except (SheetFault, ValueError) as fault:
        wording = getattr(fault, "wording", None)
        if not isinstance(wording, Wording):
            raise
        say(wording, language, to=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say(_STOPPED, language, to=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read our output has had enough; there is nobody left to tell.
        sys.stderr.close()
        return 1
    except Exception as broken:
        if not is_of_records(broken):
            raise
        say(_NO_RECORDS, language, to=sys.stderr)
        return 1


def is_of_records(broken: Exception) -> bool:
    """Whether there is no database, or not its tables; commands without it never load it.

    What a database that stands refuses, a broken constraint say, is a fault of ours and not hidden.
    """
    database = sys.modules.get("django.db")
    if database is None:
        return False
    return isinstance(broken, (database.OperationalError, database.ProgrammingError))
