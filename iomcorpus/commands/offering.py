"""What verbs say where a query finds nothing: the query that may have been meant."""

from __future__ import annotations

import sys
from typing import Any

from iomcorpus.commands.options import Given


def offer(query: str | None, db: str, chosen: Given, **more: Any) -> int:
    """Say what a query may have meant, if another one finds something; gives the exit status of finding nothing."""
    from iomcorpus.asking.query import did_you_mean
    from iomcorpus.corpus import Corpus

    if query is not None:
        sys.stderr.write(did_you_mean(Corpus(db).respelt(query, **chosen, **more)))
    return 1
