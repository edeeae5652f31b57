"""Every command of the terminal, with each argument into which a name could be typed."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

from enishi.cli import SUBCOMMANDS
from enishi.cli.parser import parser_in

OURS, DJANGOS = "enishi", "manage"


@dataclass(frozen=True)
class Command:
    """One command, and its arguments: an option by its dashes, others by their place."""

    name: str
    arguments: tuple[argparse.Action, ...]

    def __str__(self) -> str:
        return self.name

    @property
    def files(self) -> list[str]:
        """The arguments that name a file."""
        return [word(each) for each in self.arguments if each.type is Path]

    @property
    def typed(self) -> list[str]:
        """The arguments that may hold an id: anything can be typed into them, and no path is."""
        free = [each for each in self.arguments if each.nargs != 0 and not each.choices]
        return [word(each) for each in free if each.type is not Path]

    def line(self, values: dict[str, str]) -> list[str]:
        """The words after the command's name: options first, what must be chosen as it comes."""
        chosen = {
            word(a): next(iter(a.choices)) for a in self.arguments if a.required and a.choices
        }
        told = chosen | values
        options = [word(each) for each in self.arguments if each.option_strings]
        named = [w for o in options if o in told for w in (o, told[o]) if w]
        return [*named, *(told[word(a)] for a in self.arguments if not a.option_strings)]


def word(argument: argparse.Action) -> str:
    """What an argument is called in the table."""
    return (argument.option_strings or [argument.dest])[0]


def commands() -> list[Command]:
    """Every subcommand of `enishi`, and every management command of our own rooms."""
    parser = parser_in("ja")
    subcommands = parser.subcommands()
    for add in SUBCOMMANDS:
        add(subcommands, "ja")
    return sorted([*below(parser, OURS), *managed()], key=str)


def below(parser: argparse.ArgumentParser, before: str) -> Iterator[Command]:
    """The commands under a parser: itself, or what it parts into."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, each in action.choices.items():
                yield from below(each, f"{before} {name}")
            return
    yield Command(before, tuple(a for a in parser._actions if a.dest not in ("help", "language")))


def managed() -> Iterator[Command]:
    """What `manage` takes from our own rooms."""
    common = {a.dest for a in BaseCommand().create_parser(DJANGOS, "x")._actions}
    for name, room in get_commands().items():
        if str(room).startswith("enishi."):
            parser = load_command_class(str(room), name).create_parser(DJANGOS, name)
            own = tuple(a for a in parser._actions if a.dest not in common)
            yield Command(f"{DJANGOS} {name}", own)
