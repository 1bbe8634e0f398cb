"""`borders`: where records begin, as a file that people edit."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

import typer

from iomcorpus.commands.options import Db

EXAMPLES = (
    "iomcorpus borders -o borders.txt",
    "iomcorpus borders data/2017.txt | less",
    "curl -s https://example.org/page.txt | iomcorpus borders -",
)
Row = dict[str, Any]


def borders(
    captures: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CAPTURE...]", help="Captures by path or name, - for standard input: else all."),
    ] = None,
    out: Annotated[
        str | None, typer.Option("-o", "--out", metavar="FILE", help="Write it there, whole or not at all.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Also where FILE holds decisions: they are kept, its remarks are not.")
    ] = False,
    db: Db = None,
) -> int:
    """Write where the records and the furniture of captures begin, in lines that become decisions when they are edited.

    Change the word before a line, or add a line: "record 45" begins a record there, "join 33" lets what stands above go
    on, "furniture 60-66" keeps lines out of records. Every split heeds borders.txt beside the store, or --borders FILE.
    Lines that were not changed decide nothing. What the capture no longer has is told, and left without effect.
    """
    from iomcorpus.config import settle
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.borders import write_borders
    from iomcorpus.output.files import replace_file

    corpus = Corpus(settle(db=db).db)
    sources = _sources(captures) if captures else None
    streamed = sources is not None and "-" in sources
    names = [] if streamed else corpus.names_of(sources)
    rows = _stream_rows(sources or []) if streamed else corpus.borders(names)
    if out is None:
        write_borders(rows, {}, sys.stdout)
        return 0
    others = _kept(corpus, out, names, force) if os.path.exists(out) else {}
    with replace_file(out, force=os.path.exists(out)) as file:
        write_borders(rows, others, file)
    return 0


def _sources(captures: Sequence[str]) -> list[str]:
    """The captures that arguments lead to; one that leads nowhere may be a name in the store."""
    from iomcorpus.reading.inputs import find_inputs

    return [source for given in captures for source in find_inputs([given]).sources or [given]]


def _kept(corpus: Any, out: str, names: Sequence[str], force: bool) -> Mapping[str, Any]:
    """The decisions of a file that is to be replaced, of captures that will not be listed in it."""
    from iomcorpus.errors import CorpusError
    from iomcorpus.reading.decisions import read_typed
    from iomcorpus.splitting.decisions import parse_borders

    try:
        said = parse_borders(read_typed(out, must_exist=True), out).said
    except CorpusError:
        raise CorpusError(f"{out} is there already, and is no file of borders. Name another.") from None
    if said and not force:
        raise CorpusError(f"{out} holds decisions. Add --force to write it anew with them, or name another file.")
    listed = set(names)
    if unheeded := sorted(corpus.unheeded(out) & listed & said.keys()):
        raise CorpusError(f"{out} holds decisions on {unheeded[0]} that were never heeded. Run: iomcorpus split")
    return {name: decisions for name, decisions in said.items() if name not in listed}


def _stream_rows(sources: Sequence[str]) -> Iterator[Row]:
    """The listing of captures that stand in no store."""
    from itertools import groupby

    from iomcorpus.model import Furniture
    from iomcorpus.output.borders import list_borders
    from iomcorpus.output.notes import noter
    from iomcorpus.output.records import furniture_row, record_row
    from iomcorpus.reading.capture import capture_name
    from iomcorpus.streams import split_stream

    for source, runs in groupby(split_stream(sources, note=noter("borders")), key=lambda run: run.source):
        rows = (furniture_row(run) if isinstance(run, Furniture) else record_row(run, border=True) for run in runs)
        for row in list_borders(rows):
            yield {"capture": capture_name(source, os.getcwd()), "digest": None, **row}
