"""`stats`: what the corpus is, or what is chosen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iomcorpus.commands.bars import Ascii, Query, noting
from iomcorpus.commands.offering import offer
from iomcorpus.commands.options import COPIES_HIDDEN, FILTERS, FORM, Given, settle_form, takes

if TYPE_CHECKING:
    from iomcorpus.output.form import Form

EXAMPLES = ("iomcorpus stats", "iomcorpus stats 'flood OR drought' --after 2017", "iomcorpus stats | jq .words")


@takes(chosen={**FILTERS, **COPIES_HIDDEN}, printing=FORM)
def stats(query: Query = None, ascii: Ascii = False, *, chosen: Given, printing: Given) -> int:
    """Say what the corpus is: records, words, days, where dates are from, kinds, languages, copies, facts.

    A page on a terminal, one object on a pipe. Each article counts once; numbers with all copies stand beside.
    """
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.rows import STATS

    settings, form = settle_form(printing, STATS)
    with noting("stats") as note:
        facts = Corpus(settings.db, note).stats(query, **chosen)
        if facts["with_copies"]:
            _print(facts, form, ascii)
    return 0 if facts["with_copies"] else offer(query, settings.db, chosen)


def _print(facts: dict[str, Any], form: Form, ascii: bool) -> None:
    from iomcorpus.output.form import print_rows
    from iomcorpus.output.rows import STATS

    if form.format != "table" or form.fields:
        print_rows([facts], form, STATS, "")
        return
    from iomcorpus.output.pager import paged
    from iomcorpus.output.plot import blocks_for
    from iomcorpus.output.summary import write_summary

    with paged(form.pager) as stream:
        write_summary(facts, stream, blocks_for(stream, ascii), form.color)
