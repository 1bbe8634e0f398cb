"""`verify`: a store against itself and against its captures."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from iomcorpus.commands.options import FORM, Given, settle_form, takes

EXAMPLES = ("iomcorpus verify", "iomcorpus verify --csv > findings.csv")
FIELDS = ("severity", "where", "what", "mend")
NOTE = "note"  # the severity of what is not wrong, but could not be checked


@takes(printing=FORM)
def verify(*, printing: Given) -> int:
    """Prove that nothing is lost: every line of every capture is in the store once, and is still as it lies.

    Prints what is not as it should be, and what mends it. Exit status 1 if there is damage or a capture has changed.
    """
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import print_rows

    settings, form = settle_form(printing, FIELDS)
    form = form._replace(limit=None)
    wrong = 0

    def rows() -> Iterator[dict[str, str]]:
        nonlocal wrong
        for finding in Corpus(settings.db).verify():
            wrong += finding.severity != NOTE
            yield {name: getattr(finding, name) for name in FIELDS}

    print_rows(rows(), form, FIELDS, "findings")
    print(f"verify: {wrong or 'nothing is'} wrong", file=sys.stderr)
    return 1 if wrong else 0
