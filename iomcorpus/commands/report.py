"""`report`: a page to look at, in one file."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from iomcorpus.commands.bars import Query
from iomcorpus.commands.options import FILTERS, Db, Given, takes
from iomcorpus.errors import CorpusError

EXAMPLES = (
    "iomcorpus report corpus.html",
    "iomcorpus report floods.html 'flood OR drought' --after 2017",
    "iomcorpus report shared.html --redact contacts",
)


@takes(chosen=FILTERS)
def report(
    out: Annotated[str, typer.Argument(metavar="OUT.html", help="Write this file, - for standard output.")],
    query: Query = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The heading of the page.")] = None,
    redact: Annotated[
        Literal["contacts"] | None,
        typer.Option("--redact", help="A mark for each character of telephone numbers and e-mail addresses."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace OUT.html where it is there already.")] = False,
    db: Db = None,
    *,
    chosen: Given,
) -> int:
    """Write a page to look at in a browser: one file, with all texts in it, that loads nothing and sends nothing.

    Timeline, facets, searchable records with what was found in them and where they come from, people, figures, copies
    side by side, furniture. Run dedupe and extract first: a view whose stage is missing says so.
    """
    from iomcorpus.config import settle
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.files import replace_file
    from iomcorpus.output.notes import noter

    if out != "-" and not out.lower().endswith((".html", ".htm")):
        raise CorpusError(f"{out!r}: name the page first, as corpus.html, then the query.")
    corpus = Corpus(settle(db=db).db)
    if not corpus.count(query, **chosen):
        print("report: there are no such records, and no page was written", file=sys.stderr)
        return 1
    if out == "-":
        corpus.report(sys.stdout, query, title=title, redact=redact is not None, **chosen)
        return 0
    with replace_file(out, force=force) as stream:
        number = corpus.report(stream, query, title=title, redact=redact is not None, **chosen)
    noter("report")(f"{number} records in {out}")
    return 0
