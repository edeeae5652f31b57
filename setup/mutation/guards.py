"""The guards in the code, found by reading it."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOURCE = Path("src/enishi")
WHOLE, EVERYTHING = "all of it", "return self.all()"
DOORS = {"staff_only", "only_for"}
QUESTIONS = {"works_for", "speaks_for", "may_appoint", "may_change", "may_approve"}
REFUSALS = (
    *("open_for_writing", "refuse_recused", "refuse_outsiders", "refuse_strangers"),
    *("refuse_others", "refuse_himself", "refuse_owner", "refuse_beyond", "may_write"),
)
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
Change = Callable[[Any], Any]


@dataclass(frozen=True)
class Guard:
    """One guard: where it stands, what is taken away, and what stands there instead."""

    path: Path
    within: str
    what: str
    function: Any
    node: Any = None
    change: Change | None = None

    def __str__(self) -> str:
        return f"{self.path.relative_to(SOURCE)} {self.within}: {self.what}"

    @property
    def is_a_door(self) -> bool:
        """Whether it stands around a view."""
        return self.change is None

    @property
    def is_of_a_scope(self) -> bool:
        """Whether it is a part of what somebody sees, or all of it."""
        return bool(self.function.name == "visible_to")


def guards() -> Iterator[Guard]:
    """Every guard of the house, in the order of its files."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield from told_apart([*doors(path, tree), *conditions(path, tree)])


def told_apart(found: list[Guard]) -> Iterator[Guard]:
    """The same words twice in one function are two guards, and need two names."""
    seen: dict[str, int] = {}
    for guard in found:
        seen[str(guard)] = number = seen.get(str(guard), 0) + 1
        what = guard.what if number == 1 else f"{guard.what} ({number})"
        yield Guard(guard.path, guard.within, what, guard.function, guard.node, guard.change)


def doors(path: Path, tree: ast.Module) -> Iterator[Guard]:
    """Views that open for some people only."""
    for node in tree.body:
        if isinstance(node, FUNCTION):
            for decorator in node.decorator_list:
                name = ast.unparse(decorator)
                if name.split("(")[0] in DOORS:
                    yield Guard(path, node.name, f"@{name}", node)


def conditions(path: Path, tree: ast.Module) -> Iterator[Guard]:
    """Conditions inside functions: who works where, and what a scope lets through."""
    for function, within in functions(tree):
        for node in ast.walk(function):
            for what, change in changes(function, node):
                yield Guard(path, within, what, function, node, change)


def functions(tree: ast.Module) -> Iterator[tuple[Any, str]]:
    """Functions of a module and methods of its classes, with their qualified names."""
    for node in tree.body:
        if isinstance(node, FUNCTION):
            yield node, node.name
        if isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, FUNCTION):
                    yield inner, f"{node.name}.{inner.name}"


def changes(function: Any, node: ast.AST) -> Iterator[tuple[str, Change]]:
    """What a mutant puts in the place of a node, if the node is a guard."""
    said = ast.unparse(node) if isinstance(node, ast.expr | ast.stmt) else ""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in QUESTIONS:
        yield said, lambda old: ast.Constant(True)
    if isinstance(node, ast.Compare) and said.endswith("in request.standing.bodies"):
        yield said, lambda old: ast.Constant(isinstance(old.ops[0], ast.In))
    if isinstance(node, ast.Expr) and said.split("(")[0] in REFUSALS:
        yield said, lambda old: ast.Pass()
    if function.name == "visible_to":
        yield from of_a_scope(function, node)


def of_a_scope(function: Any, node: ast.AST) -> Iterator[tuple[str, Change]]:
    """A scope as a whole, what it leaves out, and its conditions one by one."""
    if node is function and not ast.unparse(function).endswith(EVERYTHING):
        yield WHOLE, unscoped
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr == "exclude":
            said = ", ".join(map(ast.unparse, [*node.args, *node.keywords]))
            yield f".exclude({said})", lambda old: old.func.value
        conditions = [*node.args, *node.keywords]
        if node.func.attr == "filter" and len(conditions) > 1:
            for number, condition in enumerate(conditions):
                yield f"filter({ast.unparse(condition)})", without(number)


def without(number: int) -> Change:
    """Leave one condition of a filter out."""

    def change(old: Any) -> Any:
        alone = len(old.args)
        if number < alone:
            del old.args[number]
        else:
            del old.keywords[number - alone]
        return old

    return change


def unscoped(function: Any) -> Any:
    """A scope that lets everything through."""
    function.body = ast.parse(EVERYTHING).body
    return function
