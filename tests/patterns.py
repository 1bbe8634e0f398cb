"""Every compiled pattern of the package, and how each is used: `python patterns.py` prints them as JSON.

In a process of its own, since patterns are compiled once and modules imported once.
"""

from __future__ import annotations

import ast
import json
import pkgutil
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

PACKAGE = Path(__file__).parent.parent / "iomcorpus"
SEEKING = {"search", "finditer", "findall", "sub", "subn", "split"}  # from every place of a text


class Compiled(NamedTuple):
    """A pattern that a module compiles."""

    module: str
    line: int
    pattern: str
    flags: int
    sought: bool  # somewhere in a text, not only at its beginning


def compiled() -> list[Compiled]:
    """All of them."""
    done = subprocess.run([sys.executable, __file__], capture_output=True, check=True, timeout=120)
    return [Compiled(*row) for row in json.loads(done.stdout)]


def seeking_names() -> set[str]:
    """Names that are asked to search, anywhere in the package."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in SEEKING:
                owner = node.value
                found.add(
                    owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
                )
    return found - {"", "re"}


def main() -> None:
    sys.path.insert(0, str(PACKAGE.parent))
    from iomcorpus.forms.grammar import Pattern

    found: list[tuple[Any, str, int]] = []  # pattern, module and line
    compile_one, set_up = re.compile, Pattern.__init__

    def note(made: Any, depth: int) -> None:
        frame = sys._getframe(depth)
        while frame.f_globals["__name__"] == "iomcorpus.forms.grammar" and frame.f_back:
            frame = frame.f_back
        if frame.f_globals["__name__"].startswith("iomcorpus.") and isinstance(made.pattern, str):
            found.append((made, frame.f_globals["__name__"], frame.f_lineno))

    def compiling(pattern: Any, flags: Any = 0) -> Any:
        made = compile_one(pattern, flags)
        note(made, 2)
        return made

    def setting_up(self: Pattern, pattern: str, flags: int = 0) -> None:
        set_up(self, pattern, flags)
        note(self, 2)

    re.compile = compiling  # type: ignore[assignment]
    Pattern.__init__ = setting_up  # type: ignore[method-assign]
    import iomcorpus

    names: dict[int, set[str]] = {}
    for module in pkgutil.walk_packages(iomcorpus.__path__, "iomcorpus."):
        if module.name != "iomcorpus.__main__":
            for name, value in vars(import_module(module.name)).items():
                names.setdefault(id(value), set()).add(name)
    seeking = seeking_names()
    rows: dict[tuple[str, int], Compiled] = {}
    for made, place, line in found:
        known = names.get(id(made))  # of one in a table of rules nobody knows how it is used
        key = (made.pattern, int(made.flags))
        sought = known is None or bool(known & seeking) or (key in rows and rows[key].sought)
        rows[key] = Compiled(place, line, *key, sought)
    print(json.dumps(sorted(rows.values())))


if __name__ == "__main__":
    main()
