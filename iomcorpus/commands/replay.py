"""`replay`: ask again what a receipt says was asked, and compare the answers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from iomcorpus.commands.options import LIMITED_FORM, Given, settle_form, takes

if TYPE_CHECKING:
    from iomcorpus.asking.receipts import Change, Receipt
    from iomcorpus.corpus import Corpus

EXAMPLES = (
    "iomcorpus replay flood.json",
    "iomcorpus replay flood.json --csv --fields change,id,place",
)


@takes(printing=LIMITED_FORM)
def replay(
    file: Annotated[str, typer.Argument(metavar="RECEIPT", help="A file that --receipt has written.")],
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing: the exit status is the answer.")] = False,
    *,
    printing: Given,
) -> int:
    """Ask again what a receipt says was asked, and print what has changed: a row a change.

    Records of the answer are gone, new, moved (was and now are ranks) or changed (the row says something else). Then
    captures and records of the store, and the version. Exit status: 0 the same answer, 1 another one.
    """
    from iomcorpus.asking.receipts import IN_ANSWER, compare, read_receipt
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import print_all
    from iomcorpus.output.schema import CHANGE, names
    from iomcorpus.reading.decisions import read_typed

    known = names(CHANGE)
    settings, form = settle_form(printing, known)
    was = read_receipt(read_typed(file, must_exist=True), file)
    with Corpus(settings.db).opened() as corpus:
        now = _ask_again(corpus, was, file)
    changes = list(compare(was, now))
    other = [change for change in changes if change["change"] in IN_ANSWER]
    if not quiet:
        print_all(changes, form, known, "changes")
        print(_summary(was, now, changes, other), file=sys.stderr)
    return 1 if other else 0


def _ask_again(corpus: Corpus, receipt: Receipt, file: str) -> Receipt:
    from iomcorpus.asking.receipts import entry
    from iomcorpus.commands.asked import KEPT, checked
    from iomcorpus.commands.receipt import take

    options = checked(receipt.options, file, KEPT)
    rows = corpus.search if receipt.verb == "search" else corpus.records
    answer = [entry(row, receipt.verb) for row in rows(query=receipt.query, **{"copies": "hide", **options})]
    return take(corpus, receipt.verb, receipt.query, receipt.options, answer)


def _summary(was: Receipt, now: Receipt, changes: list[Change], other: list[Change]) -> str:
    """What a person is told in a line."""
    from collections import Counter

    records = f"{len(now.answer)} {'record' if len(now.answer) == 1 else 'records'}"
    if not other:
        others = "; not so what it was asked of" if changes else ""
        return f"replay: the same answer, {records}{others}"
    counts = Counter(change["change"] for change in other)
    told = ", ".join(f"{number} {change}" for change, number in counts.items())
    return f"replay: another answer, {records} in place of {len(was.answer)}: {told}"
