"""The short way: a plain piped `search`, or `--version`, without typer, rich or json.

Typer alone costs seven times a bare interpreter, this about one. What is not plain (another option, a terminal, a
settings file, a mistake) is left to the commands; a test holds both ways to the same bytes.
"""

from __future__ import annotations

import os
import sys

from iomcorpus.errors import CorpusError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NoReturn

    from iomcorpus.asking.query import Filters, Node
    from iomcorpus.store.open import Store

FOUND, NOTHING, WRONG = 0, 1, 2

VALUES = (
    "--db", "--after", "--before", "--source", "--kind", "--inferred", "--copies", "--limit", "--sort", "--format",
)  # fmt: skip
FIELDS = ("person", "role", "org", "figure", "unit", "mentions", "has")  # options that are fields of the query
FLAGS = {
    "--exact": "exact", "--count": "count", "-c": "count", "--ids": "ids", "-l": "ids", "--quiet": "quiet",
    "-q": "quiet",
}  # fmt: skip
CHOICES = {
    "--kind": ("news", "opinion", "statement", "event", "page"),
    "--inferred": ("yes", "no", "only"),
    "--copies": ("hide", "show", "only"),
    "--sort": ("rank", "date"),
    "--format": ("jsonl",),
}
SETTINGS_FILE = "iomcorpus.toml"
# Variables heeded here, or by no search.
HARMLESS = ("IOMCORPUS_DB", "IOMCORPUS_SEEDS", "IOMCORPUS_DEBUG", "IOMCORPUS_PAGER")

# As json.dumps(..., ensure_ascii=False) has it.
ESCAPES = {code: f"\\u{code:04x}" for code in range(32)} | {
    ord(char): f"\\{letter}" for char, letter in zip('"\\\n\r\t\f\b', '"\\nrtfb', strict=True)
}


class Asked:
    """A plain search as it stands on the command line."""

    __slots__ = ("db", "fields", "filters", "form", "query")

    def __init__(self, query: str | None, db: str, form: str, filters: Filters, fields: dict[str, str]) -> None:
        self.query = query
        self.fields = fields  # options as people wrote them
        self.db = db
        self.form = form  # `rows`, `ids`, `count` or `quiet`
        self.filters = filters


def answer(arguments: list[str]) -> int | None:
    """Answer a plain command line and give its exit status; None where it is for the commands."""
    if arguments == ["--version"]:
        from iomcorpus import __version__

        return _print([f"iomcorpus {__version__}\n"])
    if arguments[:1] != ["search"] or _is_set_up() or sys.stdout is None:
        return None
    asked = read_arguments(arguments[1:])
    if asked is None or (sys.stdout.isatty() and asked.form not in ("count", "quiet")):
        return None
    try:
        return _search(asked)
    except CorpusError as error:
        return _complain(str(error), error.below)


def leave(status: int) -> NoReturn:
    """End the process at once, where an answer was given.

    All is written by then, and to take the interpreter down piece by piece would cost a tenth of a search. Who looks
    into the program (a profiler prints at the end) sets IOMCORPUS_DEBUG.
    """
    if "IOMCORPUS_DEBUG" not in os.environ:
        os._exit(status)
    sys.exit(status)


def _is_set_up() -> bool:
    """Whether anything but the command line and IOMCORPUS_DB may have a say."""
    home = os.environ.get("XDG_CONFIG_HOME", "")
    if not home.startswith("/"):
        home = os.path.join(os.path.expanduser("~"), ".config")
    if any(name.startswith(("IOMCORPUS_", "_IOMCORPUS_")) and name not in HARMLESS for name in os.environ):
        return True
    return os.path.exists(SETTINGS_FILE) or os.path.exists(os.path.join(home, "iomcorpus", "config.toml"))


def read_arguments(arguments: list[str]) -> Asked | None:
    """A plain search; None where anything in it is not plain.

    >>> read_arguments(["boat", "-c", "--kind=news"]).form, read_arguments(["boat", "--fields", "id"])
    ('count', None)
    """
    queries: list[str] = []
    values: dict[str, str] = {}
    flags: set[str] = set()
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument == "--":
            queries.extend(rest)
        elif not argument.startswith("-"):
            queries.append(argument)
        elif argument in FLAGS:
            flags.add(FLAGS[argument])
        elif (name in VALUES or name[2:] in FIELDS) and name not in values:
            given = value if equals else next(rest, "")
            if not given or (not equals and given.startswith("-")):
                return None
            values[name] = given
        else:
            return None
    forms = flags - {"exact"}
    if len(forms) > 1 or not all(_is_plain(name, value) for name, value in values.items()):
        return None
    fields = {name: values[f"--{name}"] for name in FIELDS if f"--{name}" in values}
    if len(queries) > 1 or queries == ["-"] or not (queries or fields):
        return None
    from iomcorpus.asking.query import Filters

    filters = Filters(
        after=values.get("--after"),
        before=values.get("--before"),
        source=values.get("--source"),
        kind=values.get("--kind"),
        inferred=values.get("--inferred", "yes"),
        copies=values.get("--copies", "hide"),
        exact="exact" in flags,
        sort=values.get("--sort", "rank"),
        limit=int(values.get("--limit", "0")) or None,
    )
    db = values.get("--db") or os.path.expanduser(os.environ.get("IOMCORPUS_DB") or "iomcorpus.db")
    return Asked(queries[0] if queries else None, db, forms.pop() if forms else "rows", filters, fields)


def _is_plain(option: str, value: str) -> bool:
    """Whether the value is one that needs neither reading nor complaint."""
    if option in CHOICES:
        return value in CHOICES[option]
    if option == "--limit":
        return value.isascii() and value.isdigit() and len(value) < 18
    if option in ("--after", "--before"):
        from iomcorpus.edtf import bounds

        return bounds(value) == (value, value)
    return True


def _search(asked: Asked) -> int:
    from iomcorpus.asking import sql
    from iomcorpus.asking.query import has_fields, parse, with_copies
    from iomcorpus.store.open import FAILURES, open_for_reading, told

    if asked.fields:
        from iomcorpus.asking.filters import read_fields

        asked.filters.fields = read_fields(asked.fields)
    node = None if asked.query is None else parse(asked.query)
    store = open_for_reading(asked.db)
    try:
        if asked.fields or (node is not None and has_fields(node)):
            _be_ready_for_fields(store, node, asked)
        if asked.form == "quiet":
            asked.filters.limit = 1
            return FOUND if any(True for _ in sql.ids(store, node, asked.filters)) else NOTHING
        if asked.form == "count":
            number = sql.count(store, node, asked.filters)
            status = _print([f"{number}\n"])
            if asked.filters.copies == "hide":
                sys.stderr.write(with_copies(number, sql.count(store, node, asked.filters.showing_copies())))
            return status if number else max(status, _find_nothing(store, asked))
        if asked.form == "ids":
            lines = (f"{id}\n" for id in sql.ids(store, node, asked.filters))
        else:
            lines = (f"{json_text(hit)}\n" for hit in sql.hits(store, node, asked.filters))
        first = next(lines, None)
        if first is None:
            return _find_nothing(store, asked)
        return _print([first], lines)
    except FAILURES as error:
        raise told(error, asked.db) from None


def _be_ready_for_fields(store: Store, node: Node | None, asked: Asked) -> None:
    from iomcorpus.asking.conditions import define_functions
    from iomcorpus.asking.fields import stages
    from iomcorpus.store.ledger import must_cover

    for stage in stages(node, asked.filters.fields):
        must_cover(store, stage, asked.db)
    define_functions(store)


def _find_nothing(store: Store, asked: Asked) -> int:
    """Say what may have been meant, where nothing was found."""
    if asked.query is not None:
        from iomcorpus.asking.query import did_you_mean
        from iomcorpus.asking.spelling import suggest

        sys.stderr.write(did_you_mean(suggest(store, asked.query, asked.filters)))
    return NOTHING


def json_text(value: object) -> str:
    """A value as JSON, with the very bytes of json.dumps(value, ensure_ascii=False).

    >>> json_text({"title": "A \\"b\\"", "marks": [[0, 2]], "score": 1.5, "lead": None})
    '{"title": "A \\\\"b\\\\"", "marks": [[0, 2]], "score": 1.5, "lead": null}'
    """
    if isinstance(value, str):
        return f'"{value.translate(ESCAPES)}"'
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{" + ", ".join([f"{json_text(name)}: {json_text(item)}" for name, item in value.items()]) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(json_text, value)) + "]"
    return repr(value)


def _print(*batches: Iterable[str]) -> int:
    """Write lines as UTF-8; the first batch is sent at once, so that `| head -1` need not wait for the rest."""
    stream = sys.stdout.buffer
    try:
        for lines in batches:
            stream.writelines(line.encode("utf-8", "backslashreplace") for line in lines)
            stream.flush()
    except BrokenPipeError:
        _drop_output()
        return FOUND  # the reader has had enough
    except OSError as error:
        _drop_output()
        return _complain(f"standard output cannot be written: {error.strerror}. What it holds is incomplete.")
    return FOUND


def _drop_output() -> None:
    """What could not be written must not be tried again when the interpreter leaves: that would print a traceback."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(message: str, below: tuple[str, ...] = ()) -> int:
    from iomcorpus.text.safe import for_terminal

    if sys.stderr is not None:
        for line in (for_terminal(f"iomcorpus: {message}"), *below):
            sys.stderr.write(line.encode("utf-8", "backslashreplace").decode() + "\n")
    return WRONG
