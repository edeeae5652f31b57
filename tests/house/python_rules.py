"""House rules for Python files, read from their syntax trees."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.rule import JAPANESE, PLAIN_ROOMS, SOURCE, Break, Rule, room

WRITES = {
    *("save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"),
    *("delete", "acreate", "asave", "adelete", "aupdate", "update"),
}
SCOPED = {"visible_to", "none"}
TRANSLATED = {
    *("_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"),
    *("npgettext", "npgettext_lazy", "gettext_noop", "Wording"),
}
FIRST_FLOOR = {"views", "api", "forms"}
PATTERNS = {
    *("re.compile", "re.search", "re.match", "re.fullmatch", "re.sub", "re.subn", "re.split"),
    *("re.findall", "re.finditer"),
}


def in_django_room(path: Path) -> bool:
    return path.is_relative_to(SOURCE) and room(path) not in PLAIN_ROOMS


def asks_for_a_person(path: Path) -> bool:
    """Views, the API and forms, whether they are one file or a package."""
    return in_django_room(path) and bool(FIRST_FLOOR & {path.stem, *path.parts})


def may_not_write(path: Path) -> bool:
    """Everything but transitions, what they are made of, and the exchange of practice records."""
    free = {"transitions", "migrations", "models", "management", "reset"}
    return in_django_room(path) and not free & {path.stem, *path.parts} and room(path) != "logbook"


def names(node: ast.AST) -> set[str]:
    return {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}


def is_named(node: ast.AST, *wanted: str) -> bool:
    """Say whether a call or decorator has one of the names, however it was imported."""
    target = node.func if isinstance(node, ast.Call) else node
    return getattr(target, "id", getattr(target, "attr", "")) in wanted


def writes(text: str) -> Iterator[Break]:
    """A dictionary's update has a positional argument; a QuerySet's has only keywords."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            a_dictionary = node.func.attr == "update" and (
                node.args or ast.unparse(node.func.value).endswith("attrs")
            )
            if node.func.attr in WRITES and not a_dictionary:
                yield node.lineno, ast.unparse(node.func)


def unscoped(text: str) -> Iterator[Break]:
    """Find managers that are asked for more than a person may see, or handed on whole."""
    tree = ast.parse(text)
    scoped = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in SCOPED
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("_default_manager", "_base_manager"):
            yield node.lineno, ast.unparse(node)
        if isinstance(node, ast.Attribute) and node.attr == "objects" and id(node) not in scoped:
            yield node.lineno, ast.unparse(node)
        if isinstance(node, ast.Call) and is_named(node, "get_object_or_404", "get_list_or_404"):
            first = node.args[0]
            if isinstance(first, ast.Name) and first.id[:1].isupper():
                yield node.lineno, ast.unparse(node)


def asks_for_the_role(text: str) -> Iterator[Break]:
    for node in ast.walk(ast.parse(text)):
        tests = [node.test] if isinstance(node, ast.If | ast.IfExp) else []
        if isinstance(node, ast.Compare):
            tests = [node]
        for test in tests:
            if names(test) & {"role", "roles"}:
                yield node.lineno, ast.unparse(test)


def towers(text: str) -> Iterator[Break]:
    for node in ast.walk(ast.parse(text)):
        module = str(node.module) if isinstance(node, ast.ImportFrom) else ""
        if module.startswith(("django.views.generic", "django.contrib.admin")):
            yield node.lineno, ast.unparse(node)
        if isinstance(node, ast.ClassDef):
            bases = [ast.unparse(base) for base in node.bases]
            if any(base.endswith(("View", "Mixin")) for base in bases):
                yield node.lineno, f"class {node.name}({', '.join(bases)})"


def hidden_consequences(text: str) -> Iterator[Break]:
    """Find signals, and save() or delete() that do more than they say."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom):
            imported = {name.name for name in node.names}
            if (node.module or "").endswith("signals") or imported & {"receiver", "Signal"}:
                yield node.lineno, ast.unparse(node)
        if isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.FunctionDef) and part.name in ("save", "delete"):
                    yield part.lineno, f"{node.name}.{part.name}()"


def untranslated(text: str) -> Iterator[Break]:
    """Find Japanese strings outside _(…) and Wording(…).

    Docstrings, the names of languages and the English help of commands may hold Japanese terms.
    """
    tree = ast.parse(text)
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and is_named(node, *TRANSLATED):
            passed |= {id(part) for part in ast.walk(node)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("LANGUAGES", "help"):
            passed |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in passed else ""
        if isinstance(text, str) and JAPANESE.search(text):
            yield node.lineno, text[:40]


def nameless(text: str) -> Iterator[Break]:
    """Find models and fields that a person could not be shown by a name of their own."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.ClassDef):
            continue
        meta = [
            part for part in node.body if isinstance(part, ast.ClassDef) and part.name == "Meta"
        ]
        said = {ast.unparse(part) for m in meta for part in m.body}
        if is_a_model(node) and not any(
            line.startswith(("verbose_name", "abstract")) for line in said
        ):
            yield node.lineno, f"class {node.name} has no verbose_name"
        for part in node.body:
            call = part.value if isinstance(part, ast.Assign | ast.AnnAssign) else None
            if isinstance(call, ast.Call) and is_a_field(call) and not has_a_name(call):
                yield part.lineno, f"{node.name}: {ast.unparse(part)[:60]}"


def is_a_model(node: ast.ClassDef) -> bool:
    bases = {ast.unparse(base) for base in node.bases}
    return bool(bases & {"models.Model", "Recorded", "Revision", "AbstractBaseUser"})


def is_a_field(call: ast.Call) -> bool:
    return bool(re.fullmatch(r"models\.\w+(Field|Key)", ast.unparse(call.func)))


def has_a_name(field: ast.Call) -> bool:
    by_keyword = any(k.arg == "verbose_name" and is_named(k.value, "_") for k in field.keywords)
    first = field.args[0] if field.args else None
    return by_keyword or (isinstance(first, ast.Call) and is_named(first, "_"))


def careless_transitions(text: str) -> Iterator[Break]:
    """Find what writes an entry but is not one change, or does not name its actor."""
    for node in ast.parse(text).body:
        if not isinstance(node, ast.FunctionDef):
            continue
        atomic = any(ast.unparse(d) == "transaction.atomic" for d in node.decorator_list)
        actor = any(argument.arg == "by" for argument in node.args.kwonlyargs)
        records = any(is_named(part, "record") for part in ast.walk(node))
        if records and not atomic:
            yield node.lineno, f"{node.name} writes an entry outside @transaction.atomic"
        if records and not actor:
            yield node.lineno, f"{node.name} does not take its actor as by="


def short_test_names(text: str) -> Iterator[Break]:
    for node in ast.walk(ast.parse(text)):
        name = node.name if isinstance(node, ast.FunctionDef) else ""
        if name.startswith("test_") and name.count("_") < 3:
            yield node.lineno, f"{name} is no sentence"


def shaped_by_input(text: str) -> Iterator[Break]:
    """Find patterns and templates of texts that are not written in the code, nor escaped."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if ast.unparse(node.func) in PATTERNS and loose(node.args[0]):
            yield node.lineno, ast.unparse(node.args[0])
        if node.func.attr in ("format", "format_map") and loose(node.func.value):
            yield node.lineno, ast.unparse(node.func)


def loose(node: ast.AST) -> bool:
    """Whether something of it is neither a constant, nor escaped, nor a sentence of ours."""
    if isinstance(node, ast.Call) and ("re.escape" in ast.unparse(node) or is_named(node, "_")):
        return False
    if isinstance(node, ast.Name):
        return not node.id.isupper()
    return any(map(loose, ast.iter_child_nodes(node)))


def taken_unlooked(text: str) -> Iterator[Break]:
    """Whoever reads the files of a request has had them measured and looked through."""
    for node in ast.parse(text).body:
        received = isinstance(node, ast.FunctionDef) and any(
            is_named(decorator, "receives_files") for decorator in node.decorator_list
        )
        if "FILES" in names(node) and not received:
            yield node.lineno, "FILES"


RULES = [
    Rule(
        "files are taken where they are measured and looked through for viruses",
        lambda path: in_django_room(path) and path.name != "receiving.py",
        taken_unlooked,
        bad=("def take(request):\n    return request.FILES['file']",),
        good="@receives_files\ndef take(request):\n    return request.FILES['file']",
    ),
    Rule(
        "only transitions write",
        may_not_write,
        writes,
        bad=("introduction.save()", "Expert.objects.filter(pk=1).update(name='')"),
        good="introduce(expert, by=user)\nwidget.attrs.update(rows=3)\nvalues.update({'a': 1})",
    ),
    Rule(
        "views, the API and forms ask only for what the person may see",
        asks_for_a_person,
        unscoped,
        bad=("Expert.objects.filter(pk=1)", "get_object_or_404(Expert)", "Expert._base_manager"),
        good="Expert.objects.visible_to(user).filter(pk=1)\nExpert.objects.none()",
    ),
    Rule(
        "what is typed shapes neither a pattern nor a sentence",
        in_django_room,
        shaped_by_input,
        bad=("re.compile(word)", "re.search(f'^{word}', text)", "words.format(name=name)"),
        good="re.search(rf'{_DAY}|{re.escape(word)}', text)\n_('{a}').format(a=1)",
    ),
    Rule(
        "views ask what a person may do, not which role he has",
        asks_for_a_person,
        asks_for_the_role,
        bad=("if user.role == 'head': ...", "x = 1 if request.standing.roles else 2"),
        good="if request.standing.is_staff: ...",
    ),
    Rule(
        "views are plain functions, and there is no admin",
        in_django_room,
        towers,
        bad=(
            "from django.views.generic import ListView",
            "class Experts(ListView): ...",
            "from django.contrib.admin import site",
        ),
        good="from django.views.decorators.http import require_POST\ndef experts(request): ...",
    ),
    Rule(
        "nothing happens behind a signal or inside save()",
        in_django_room,
        hidden_consequences,
        bad=(
            "from django.db.models.signals import post_save",
            "from django.dispatch import receiver",
            "class Expert(models.Model):\n    def save(self): ...",
        ),
        good="class Expert(models.Model):\n    def is_full(self): ...",
    ),
    Rule(
        "every Japanese sentence of the program can be translated",
        lambda path: in_django_room(path) and "migrations" not in path.parts,
        untranslated,
        bad=("title = '案件'", "said = f'{count}件'"),
        good='"""案件: a docstring."""\ntitle = _("案件")\nwhy = Wording("案件", "need")',
    ),
    Rule(
        "every model and every field has a name for people",
        lambda path: in_django_room(path) and "models" in {path.stem, *path.parts},
        nameless,
        bad=(
            "class A(models.Model):\n    class Meta:\n        ordering = ['id']",
            "class A:\n    name = models.CharField(max_length=9)",
            "class A:\n    expert = models.ForeignKey('experts.Expert')",
        ),
        good="class A(models.Model):\n    name = models.CharField(_('名'))\n"
        "    class Meta:\n        verbose_name = _('あ')",
    ),
    Rule(
        "what writes an entry is one change with one actor",
        lambda path: path.parent.name == "transitions",
        careless_transitions,
        bad=(
            "def note(x, *, by):\n    record('noted', x, by=by)",
            "@transaction.atomic\ndef note(x, by):\n    record('noted', x, by=by)",
        ),
        good="@transaction.atomic\ndef note(x, *, by):\n    record('noted', x, by=by)",
    ),
    Rule(
        "the name of a test is a sentence",
        lambda path: path.name.startswith("test_"),
        short_test_names,
        bad=("def test_view_ok(): ...",),
        good="def test_a_full_expert_is_not_introduced(): ...",
    ),
]
