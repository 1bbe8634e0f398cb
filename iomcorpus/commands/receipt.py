"""Receipts that `search` and `export` write with `--receipt`, and that `replay` asks again."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from iomcorpus.errors import CorpusError

if TYPE_CHECKING:
    from iomcorpus.asking.receipts import Entry, Receipt
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import Form

Rows = Iterator[dict[str, Any]]


def search_with_receipt(
    path: str,
    corpus: Corpus,
    query: str | None,
    file: str | None,
    form: Form,
    options: dict[str, Any],
    wanted: str,
    printed: Callable[[Rows], int],
) -> int:
    """Search, print and write the receipt: of all hits, also where a terminal has no room for them."""
    if file is not None or wanted in ("count", "quiet"):
        raise CorpusError("--receipt is for what the store finds: leave out FILE, --count and --quiet.")
    limit = None if form.limit_is_ours else form.limit
    asked = options if limit is None else {**options, "limit": limit}
    with receipt_of(path, corpus, "search", query, asked) as (opened, keep):
        hits = keep(opened.search(query, limit=limit, **options))
        page = list(islice(hits, form.limit)) if form.pager else None
        shown = printed(islice(hits, form.limit)) if page is None else len(page)
        rest = sum(1 for _ in hits)
    if page is not None:
        printed(iter(page))  # when the receipt is written and the store closed: a person may read for long
    if rest:
        print(f"{shown} of {shown + rest}, --limit 0 for all", file=sys.stderr)
    return 0 if shown else 1


@contextmanager
def receipt_of(
    path: str | None, corpus: Corpus, verb: str, query: str | None, options: Mapping[str, Any]
) -> Iterator[tuple[Corpus, Callable[[Rows], Rows]]]:
    """The corpus to ask, and a function through which rows go to stand in the receipt, written once they are printed.

    Without a path there is none. A reader who leaves early gets the whole receipt.
    """
    from iomcorpus.asking.receipts import entry
    from iomcorpus.commands.asked import KEPT, given

    if path is None:
        yield corpus, lambda rows: rows
        return
    if os.path.lexists(path):
        raise CorpusError(f"{path} is there already, and a receipt is never replaced. Name another file.")
    answer: list[Entry] = []
    kept: list[Rows] = []

    def keep(rows: Rows) -> Rows:
        def noting() -> Rows:
            for row in rows:
                answer.append(entry(row, verb))
                yield row

        kept.append(noting())
        return kept[-1]

    with corpus.opened() as opened:

        def finish() -> None:
            for _ in chain.from_iterable(kept):
                pass  # what a terminal had no room for, or a reader no patience
            _write(path, take(opened, verb, query, given(options, KEPT), answer))

        try:
            yield opened, keep
        except BrokenPipeError:
            finish()
            raise
        finish()


def take(corpus: Corpus, verb: str, query: str | None, options: dict[str, Any], answer: list[Entry]) -> Receipt:
    """The receipt of an answer, by the store as it is."""
    from iomcorpus import __version__
    from iomcorpus.asking.receipts import Receipt

    captures, records = corpus.basis()
    return Receipt(__version__, verb, query, options, captures, records, answer)


def _write(path: str, receipt: Receipt) -> None:
    from iomcorpus.asking.receipts import write_receipt
    from iomcorpus.output.files import replace_file

    with replace_file(path) as stream:
        stream.write(write_receipt(receipt))
