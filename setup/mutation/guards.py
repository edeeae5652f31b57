"""The guards in the code, found by reading it, and how each is taken away in a running process."""

import ast
import copy
import importlib
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOURCE = Path("src/enishi")
WHOLE = "all of it"
DOORS = {"staff_only", "only_for"}
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Guard:
    """One guard: where it stands, what is taken away, and how."""

    path: Path
    line: int
    within: str
    what: str
    take_away: Callable[[], None]

    def __str__(self) -> str:
        return f"{self.path.relative_to(SOURCE)} {self.within}: {self.what}"


def guards() -> Iterator[Guard]:
    """Every guard of the house, in the order of its files."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            tree = ast.parse(path.read_text())
            yield from doors(path, tree)
            yield from conditions(path, tree)


def doors(path: Path, tree: ast.Module) -> Iterator[Guard]:
    """Views that open for some people only."""
    for node in tree.body:
        if isinstance(node, FUNCTION):
            for decorator in node.decorator_list:
                name = ast.unparse(decorator)
                if name.split("(")[0] in DOORS:
                    yield Guard(path, node.lineno, node.name, f"@{name}", opened(path, node.name))


def opened(path: Path, view: str) -> Callable[[], None]:
    """Let the guard around a view ask nothing."""

    def pass_on(view: Any) -> Any:
        def guarded(request: Any, *args: Any, **kwargs: Any) -> Any:
            return view(request, *args, **kwargs)

        return guarded

    def take_away() -> None:
        guard = getattr(module_of(path), view)
        while guard.__code__.co_name != "guarded":
            guard = guard.__wrapped__
        plain = pass_on(None).__code__
        names = guard.__code__.co_freevars
        if names != plain.co_freevars:
            inner = guard.__wrapped__
            guard.__wrapped__ = inner
            guard.__kwdefaults__ = {"_view": inner}
            plain = through_default.__code__
            guard.__code__ = plain.replace(co_freevars=names)
        else:
            guard.__code__ = plain

    return take_away


def through_default(request: Any, *args: Any, _view: Any = None, **kwargs: Any) -> Any:
    """Call the view that stands among the defaults."""
    return _view(request, *args, **kwargs)


def conditions(path: Path, tree: ast.Module) -> Iterator[Guard]:
    """Conditions inside functions: who works where, and what a scope lets through."""
    for function, within in functions(tree):
        for node in ast.walk(function):
            for what, changed in changes(function, node):
                yield Guard(
                    path,
                    getattr(node, "lineno", function.lineno),
                    within,
                    what,
                    replaced(path, tree, function, within, node, changed),
                )


def functions(tree: ast.Module) -> Iterator[tuple[Any, str]]:
    """Functions of a module and methods of its classes, with their qualified names."""
    for node in tree.body:
        if isinstance(node, FUNCTION):
            yield node, node.name
        if isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, FUNCTION):
                    yield inner, f"{node.name}.{inner.name}"


Change = Callable[[Any], Any]


def changes(function: Any, node: ast.AST) -> Iterator[tuple[str, Change]]:
    """What a mutant puts in the place of a node, if the node is a guard."""
    said = ast.unparse(node) if isinstance(node, ast.expr | ast.stmt) else ""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in ("works_for", "speaks_for"):
        yield said, lambda old: ast.Constant(True)
    if isinstance(node, ast.Compare) and said.endswith("in request.standing.bodies"):
        yield said, lambda old: ast.Constant(isinstance(old.ops[0], ast.In))
    if isinstance(node, ast.Expr) and said.startswith(("open_for_writing(", "refuse_recused(")):
        yield said, lambda old: ast.Pass()
    if function.name == "visible_to":
        if node is function:
            yield WHOLE, unscoped
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "exclude":
                yield (
                    f".exclude({', '.join(map(ast.unparse, [*node.args, *node.keywords]))})",
                    (lambda old: old.func.value),
                )
            if node.func.attr == "filter" and len(node.keywords) > 1:
                for number, keyword in enumerate(node.keywords):
                    yield f"filter({ast.unparse(keyword)})", without(number)


def without(number: int) -> Change:
    """Leave one condition of a filter out."""

    def change(old: Any) -> Any:
        del old.keywords[number]
        return old

    return change


def unscoped(function: Any) -> Any:
    """A scope that lets everything through."""
    function.body = ast.parse("return self.all()").body
    return function


def replaced(  # noqa: PLR0917 -- one sentence after all
    path: Path, tree: ast.Module, function: Any, within: str, node: ast.AST, change: Change
) -> Callable[[], None]:
    """Compile the function anew with one node changed, and give the running one its code."""

    def take_away() -> None:
        place = list(ast.walk(function)).index(node)
        mutant = copy.deepcopy(function)
        target = list(ast.walk(mutant))[place]
        mutant.decorator_list = []
        swapped = Swap(target, change).visit(mutant)
        whole = ast.fix_missing_locations(ast.Module([swapped], []))
        code = next(
            const
            for const in compile(whole, str(path), "exec").co_consts
            if isinstance(const, types.CodeType)
        )
        running(path, within).__code__ = code

    return take_away


def running(path: Path, within: str) -> Any:
    """The function itself, as it runs in this process."""
    found: Any = module_of(path)
    for name in within.split("."):
        found = getattr(found, name)
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    return found


class Swap(ast.NodeTransformer):
    """Puts what a change makes of a node in its place."""

    def __init__(self, target: ast.AST, change: Change) -> None:
        self.target, self.change = target, change

    def visit(self, node: ast.AST) -> Any:
        """Change the one node, walk through all others."""
        return self.change(node) if node is self.target else super().visit(node)


def module_of(path: Path) -> Any:
    """The module of a source file."""
    return importlib.import_module(
        ".".join(path.with_suffix("").parts[1:]).removesuffix(".__init__")
    )
