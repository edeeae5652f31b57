"""Arguments explained in Japanese or English: argparse speaks only English by itself."""

import argparse
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

import enishi
from enishi.reference.wording import Wording

_USAGE = Wording(ja="使い方: ", en="usage: ")
_HELP = Wording(ja="この説明を表示して終わります", en="show this help and exit")
_OPTIONS = Wording(ja="オプション", en="options")
_SUBCOMMANDS = Wording(ja="できること", en="what it can do")
_LANGUAGE = Wording(ja="表示の言語（ja または en）", en="language of the output (ja or en)")
_VERSION = Wording(ja="版の番号を表示して終わります", en="show the version and exit")
_ABOUT = Wording(
    ja="縁（えにし）：新現役と中小企業のニーズを引き合わせます。",
    en="Enishi: brings together senior experts and the needs of small companies.",
)
_MORE = Wording(
    ja="それぞれの使い方は「enishi match --help」のように見られます。",
    en="See for example “enishi match --help” for each of them.",
)
_MISTAKES = (
    (r"the following arguments are required: (.*)", r"\1 を指定してください"),
    (r"unrecognized arguments: (.*)", r"分からない指定があります: \1"),
    (r"argument (.*): expected one argument", r"\1 のあとに値を書いてください"),
    (
        r"argument (.*): invalid choice: (.*) \(choose from (.*)\)",
        r"\1 の \2 は \3 から選んでください",
    ),
    (
        r"argument (.*): invalid (\d+)-(\d+) value: (.*)",
        r"\1 には \2 から \3 までの数を書いてください（\4 は使えません）",
    ),
    (r"argument (.*): invalid .* value: (.*)", r"\1 の \2 は読みとれません"),
)


if TYPE_CHECKING:
    SubParsers = argparse._SubParsersAction["Parser"]
else:
    SubParsers = argparse._SubParsersAction


class Parser(argparse.ArgumentParser):
    """A parser that explains itself in one of the two languages."""

    def __init__(self, *, language: str = "ja", **options: Any) -> None:
        self.language = language
        options |= {"add_help": False, "allow_abbrev": False}
        super().__init__(**options)
        self._optionals.title = _OPTIONS.in_language(language)
        self.add_argument("-h", "--help", action="help", help=_HELP.in_language(language))

    def subcommands(self) -> "SubParsers":
        """The place to which every subcommand adds itself."""
        return self.add_subparsers(
            title=_SUBCOMMANDS.in_language(self.language),
            metavar="COMMAND",
            required=True,
            parser_class=Parser,
        )

    def format_usage(self) -> str:
        """The usage with its first word in the reader's language."""
        formatter = self._get_formatter()
        prefix = _USAGE.in_language(self.language)
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups, prefix)
        return formatter.format_help()

    def format_help(self) -> str:
        """The whole help with its first word in the reader's language."""
        return super().format_help().replace("usage: ", _USAGE.in_language(self.language), 1)

    def error(self, message: str) -> NoReturn:
        """Say in one sentence what is wrong with the arguments, and exit with 2."""
        self.exit(2, self.format_usage() + f"{self.prog}: {_in(self.language, message)}\n")


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """A type of argument: a whole number within bounds, in any width of figures."""

    def number(text: str) -> int:
        value = int(text)
        if not least <= value <= most:
            raise ValueError(text)
        return value

    number.__name__ = f"{least}-{most}"
    return number


def _in(language: str, message: str) -> str:
    if language == "en":
        return message
    for english, japanese in _MISTAKES:
        if re.fullmatch(english, message):
            return re.sub(english, japanese, message)
    return message


def parser_in(language: str) -> Parser:
    """The parser of `enishi`, still without subcommands."""
    parser = Parser(
        prog="enishi",
        language=language,
        description=_ABOUT.in_language(language),
        epilog=_MORE.in_language(language),
    )
    add_language(parser)
    version = f"enishi {enishi.__version__}"
    parser.add_argument(
        "--version", action="version", version=version, help=_VERSION.in_language(language)
    )
    return parser


def add_language(parser: argparse.ArgumentParser) -> None:
    """Let --language be written before or after the subcommand."""
    language = getattr(parser, "language", "ja")
    parser.add_argument(
        "--language",
        choices=("ja", "en"),
        # A subcommand's default would overwrite what stood before the subcommand.
        default=argparse.SUPPRESS,
        help=_LANGUAGE.in_language(language),
    )
