"""The order of the house: what may import what, and where SQL and files are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import iomcorpus

PACKAGE = Path(iomcorpus.__file__).parent
# From the ground up: a module imports from its own floor and from those below.
FLOORS = (
    {"__init__", "errors", "edtf", "model", "processes", "spool", "decisions"},
    {"text"},
    {"forms"},
    {"reading"},
    {"splitting", "facts", "copies"},
    {"store"},
    {"asking"},
    {"config", "output"},
    {"pipeline"},
    {"work"},
    {"showing", "settling", "copying"},
    {"update", "finding"},
    {"corpus", "streams", "building", "cluster"},
    {"commands"},
    {"cli", "fast"},
    {"__main__"},
)
SQL = re.compile(r"\b(?:SELECT\s+\w|INSERT\s+INTO|DELETE\s+FROM|PRAGMA\s+\w|CREATE\s+TABLE)")
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def floor(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


def imports(path: Path) -> Iterator[str]:
    """The rooms that a module imports from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "iomcorpus":
            inside = node.module.split(".")[1:]
            yield from inside[:1] or (name.name if name.name in dir(iomcorpus) else "__init__" for name in node.names)


def test_every_room_has_its_floor() -> None:
    assert len(MODULES) > 40
    assert {room(path) for path in MODULES} == set().union(*FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    wrong = {name for name in imports(path) if name in set().union(*FLOORS) and floor(name) > floor(room(path))}
    assert not wrong - ({"corpus"} if room(path) == "__init__" else set())  # exported, and loaded only when asked for


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) == "commands"], ids=lambda path: path.name)
def test_commands_ask_the_python_api(path: Path) -> None:
    """They reach the store by `Corpus` alone, and by none of its private parts."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not {"store", "pipeline", "work", "update", "finding", "copying", "building"} & set(imports(path))
    corpora = {"corpus", "Corpus", "opened"}
    private = [
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr.startswith("_")
        and isinstance(node.value, ast.Name) and node.value.id in corpora
    ]  # fmt: skip
    assert not private


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_sql_stands_in_the_store_and_in_asking(path: Path) -> None:
    if room(path) in ("store", "asking"):
        return
    strings = [
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert not [text for text in strings if SQL.search(text)]


@pytest.mark.parametrize(
    "path", [path for path in MODULES if room(path) in ("text", "forms", "splitting", "facts", "copies", "asking")]
)
def test_the_middle_is_pure(path: Path) -> None:
    calls = [
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    assert not {"open", "print", "input"} & set(calls)
