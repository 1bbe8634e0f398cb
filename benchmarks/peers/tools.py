"""Who is set beside iomcorpus, and which Python runs them: the one list that tables and the environment follow."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.captures import PROJECT

PEERS = PROJECT / ".venv-peers"
NOT_INSTALLED = "not installed: make peers"
COPIES = "copies"
DEDUPE = "iomcorpus-dedupe"  # no adapter: the command itself


@dataclass(frozen=True, slots=True)
class Tool:
    """A finder of one kind of facts, or of copies, and its row."""

    kind: str
    label: str
    adapter: str | None
    package: str | None = None  # what to install for it; None: it is ours, or cannot be installed
    needs: tuple[str, ...] = ()  # what else its way of working asks for
    points: bool = False  # of dates it tells moments only, so that it is not asked for the values of periods
    why: str = ""  # it is not run

    @property
    def ours(self) -> bool:
        """Whether it runs here, and not in the environment of the others."""
        return self.adapter is not None and self.package is None


TOOLS = (
    Tool("dates", "iomcorpus", "iomcorpus-dates"),
    Tool("dates", "Recognizers-Text", "recognizers-dates", "recognizers-text-suite"),
    Tool("dates", "dateparser", "dateparser", "dateparser", points=True),
    Tool("dates", "datefinder", "datefinder", "datefinder", points=True),
    Tool("figures", "iomcorpus", "iomcorpus-figures"),
    Tool("figures", "quantulum3", "quantulum3", "quantulum3"),
    Tool("figures", "Recognizers-Text", "recognizers-figures", "recognizers-text-suite"),
    Tool("people", "iomcorpus", "iomcorpus-people"),
    Tool("people", "spaCy with a model", None, why="not run: its models are not on the package index"),
    Tool(COPIES, "iomcorpus dedupe", DEDUPE),
    Tool(COPIES, "datasketch MinHashLSH", "datasketch", "datasketch"),
    Tool(COPIES, "rensa, its own LSH", "rensa", "rensa"),
    Tool(COPIES, "rensa, hashes and bands by numpy", "rensa-flat", "rensa", ("numpy",)),
    Tool(COPIES, "text-dedup minhash", "text-dedup", "text-dedup"),
    Tool(COPIES, "datatrove minhash", "datatrove", "datatrove[processing]", ("orjson", "spacy")),
    Tool(COPIES, "floor: exact hash of the words", "exact"),
)


# What searches are measured beside; they search the same articles, and are no finders.
SEARCHERS = (
    Tool("search", "sqlite-utils", None, "sqlite-utils"),
    Tool("search", "tantivy", "search_adapters.py", "tantivy"),
    Tool("search", "rg", None, "ripgrep"),
)
# What starts are measured beside.
STARTERS = (Tool("start", "sqlite-utils", None, "sqlite-utils"), Tool("start", "csvkit", None, "csvkit"))


class NotRun(Exception):
    """A finder did not run; the reason is for its row."""


def python_of(tool: Tool, folder: Path) -> Path:
    """The Python that runs a finder; `folder` is the environment of the others."""
    if tool.ours:
        return Path(sys.executable)
    python = folder / "bin" / "python"
    if not python.exists():
        raise NotRun(NOT_INSTALLED)
    failed = failure_of(tool.package or "", folder)
    if failed.exists():
        raise NotRun(failed.read_text("utf-8").strip())
    return python


def failure_of(package: str, folder: Path) -> Path:
    """Where the reason is kept why a package could not be installed."""
    return folder / f"{package}.failed"
