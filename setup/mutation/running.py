"""How a guard is watched, and taken away, in the process that runs it: its code is exchanged."""

import ast
import copy
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

from setup.mutation.guards import Change, Guard

# Told of a guard that was asked, what it said, and what its mutant says; gives back the first.
Note = Callable[[str, Any, Any], Any]
NOTE = "_told_of_a_guard"


@contextmanager
def gone(guard: Guard) -> Iterator[None]:
    """Without the guard, for the length of a block."""
    function = door_of(guard) if guard.is_a_door else running(guard.path, guard.within)
    with exchanged(function):
        if guard.is_a_door:
            call_instead(function, function.__wrapped__)
        else:
            function.__code__ = compiled(guard, {id(guard.node): guard.change})
        yield


@contextmanager
def watched(guards: Iterable[Guard], note: Note) -> Iterator[None]:
    """With every guard in its place, and each telling when it is asked and says no."""
    with ExitStack() as kept:
        for (path, within, is_a_door), of_one in groupby(
            guards, lambda guard: (guard.path, guard.within, guard.is_a_door)
        ):
            mine = [*of_one]
            function = door_of(mine[0]) if is_a_door else running(path, within)
            kept.enter_context(exchanged(function))
            if is_a_door:
                watch_a_door(function, str(mine[0]), note)
            elif mine[0].is_of_a_scope:
                watch_a_scope(function, mine, note)
            else:
                module_of(path).__dict__[NOTE] = note
                asked: dict[int, Change | None] = {id(each.node): asking(each) for each in mine}
                function.__code__ = compiled(mine[0], asked)
        yield


@contextmanager
def exchanged(function: Any) -> Iterator[None]:
    """Put a function's own code back at the end of a block."""
    code, named = function.__code__, function.__kwdefaults__
    try:
        yield
    finally:
        function.__code__, function.__kwdefaults__ = code, named


def asking(guard: Guard) -> Change:
    """The guard as it is, but telling what it said."""

    def expression(old: Any) -> Any:
        instead = guard.change(copy.deepcopy(old)) if guard.change else None
        told = ast.Constant(str(guard))
        return ast.Call(ast.Name(NOTE, ast.Load()), [told, old, instead or told], [])

    def statement(old: Any) -> Any:
        told = f"{NOTE}({str(guard)!r}, True,"
        said = f"{told} True)\ntry: pass\nexcept BaseException:\n {told} False)\n raise"
        first, tried = ast.parse(said).body
        tried.body = [old]  # type: ignore[attr-defined]
        return [first, tried]

    return statement if isinstance(guard.node, ast.Expr) else expression


def watch_a_door(function: Any, name: str, note: Note) -> None:
    """Tell whoever is not let through."""
    before = copy_of(function)

    def through(*args: Any, **kwargs: Any) -> Any:
        turned_away = True
        try:
            answer = before(*args, **kwargs)
            turned_away = answer.status_code in (302, 403, 404)
            return answer
        finally:
            note(name, not turned_away, True)

    call_instead(function, through)


def watch_a_scope(function: Any, mine: list[Guard], note: Note) -> None:
    """Tell when it would show other rows with a part of it gone."""
    before = copy_of(function)
    mutants = {
        str(each): copy_of(function, compiled(each, {id(each.node): each.change})) for each in mine
    }
    comparing = False

    def scope(rows: Any, *args: Any, **kwargs: Any) -> Any:
        nonlocal comparing
        found = before(rows, *args, **kwargs)
        if not comparing:
            comparing = True
            try:
                for name, mutant in mutants.items():
                    note(name, alike(found, mutant(rows, *args, **kwargs)), True)
            finally:
                comparing = False
        return found

    call_instead(function, scope)


def alike(found: Any, other: Any) -> bool:
    """Whether two QuerySets hold the same rows."""
    try:
        return {*found.values_list("pk")} == {*other.values_list("pk")}
    except Exception:  # one that cannot be asked so may well differ
        return False


def call_instead(function: Any, other: Callable[..., Any]) -> None:
    """Let a function call another one: its code may be exchanged, what it holds may not."""
    function.__kwdefaults__ = {"_other": other}
    function.__code__ = passing_on(function.__code__.co_freevars)


def passing_on(held: tuple[str, ...]) -> types.CodeType:
    """Code that calls what stands among the defaults, for a function that holds these names."""
    lines = [
        f"def around({', '.join(held)}):",
        "    def passed_on(*args, _other=None, **kwargs):",
        f"        ({''.join(f'{name}, ' for name in held)})",
        "        return _other(*args, **kwargs)",
    ]
    around = compile("\n".join(lines), "passed_on", "exec").co_consts[0]
    return next(const for const in around.co_consts if isinstance(const, types.CodeType))


def copy_of(function: Any, code: types.CodeType | None = None) -> Any:
    """The function as it is now, or with other code."""
    made = types.FunctionType(
        code or function.__code__,
        function.__globals__,
        function.__name__,
        function.__defaults__,
        function.__closure__,
    )
    made.__kwdefaults__ = function.__kwdefaults__
    return made


def compiled(guard: Guard, changes: Mapping[int, Change | None]) -> types.CodeType:
    """The code of a guard's function with some nodes changed."""
    places = {
        place: changes[id(node)]
        for place, node in enumerate(ast.walk(guard.function))
        if id(node) in changes
    }
    mutant = copy.deepcopy(guard.function)
    targets = {id(node): places[n] for n, node in enumerate(ast.walk(mutant)) if n in places}
    mutant.decorator_list = []
    swapped = Swap(targets).visit(mutant)
    # A method that says super() holds its class: its mutant has to hold it as well.
    held = running(guard.path, guard.within).__code__.co_freevars
    around: Any = ast.parse(f"def around({', '.join(held)}): pass").body[0]
    around.body = [swapped]
    whole = ast.fix_missing_locations(ast.Module([around], []))
    outer = compile(whole, str(guard.path), "exec").co_consts[0]
    return next(const for const in outer.co_consts if isinstance(const, types.CodeType))


class Swap(ast.NodeTransformer):
    """Puts what changes make of some nodes in their places, the inner ones first."""

    def __init__(self, changes: Mapping[int, Change | None]) -> None:
        self.changes = changes

    def visit(self, node: ast.AST) -> Any:
        """Change a node that is asked for, walk through all others."""
        change = self.changes.get(id(node))
        walked = super().visit(node)
        return change(walked) if change else walked


def door_of(guard: Guard) -> Any:
    """The function around a view that opens or does not."""
    found = getattr(module_of(guard.path), guard.within)
    while found.__code__.co_name != "guarded":
        found = found.__wrapped__
    return found


def running(path: Path, within: str) -> Any:
    """The function itself, as it runs in this process."""
    found: Any = module_of(path)
    for name in within.split("."):
        found = getattr(found, name)
    # A class method is bound to its class already.
    found = getattr(found, "__func__", found)
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    return found


def module_of(path: Path) -> Any:
    """The module of a source file."""
    parts = path.with_suffix("").parts[1:]
    return import_module(".".join(parts).removesuffix(".__init__"))
