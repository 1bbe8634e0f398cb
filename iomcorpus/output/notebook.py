"""What a notebook shows of a corpus."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from iomcorpus.text.safe import for_terminal


def corpus_html(db: str, status: Mapping[str, Any]) -> str:
    """A small table: what the store holds, and how its stages stand.

    >>> "<th>records</th><td>2</td>" in corpus_html("a&b.db", {"captures": 1, "records": 2, "stages": {}})
    True
    """
    period = " to ".join(str(status[name]) for name in ("first_day", "last_day") if status.get(name))
    rows = {
        "captures": status["captures"],
        "records": status["records"],
        "period": period or "no dates",
        **status["stages"],
    }
    body = "".join(f"<tr><th>{_shown(name)}</th><td>{_shown(value)}</td></tr>" for name, value in rows.items())
    return f"<table><caption>{_shown(db)}</caption>{body}</table>"


def no_corpus_html(reason: str) -> str:
    """What is said where there is nothing to show."""
    return f"<p>{_shown(reason)}</p>"


def _shown(value: object) -> str:
    return escape(for_terminal(str(value)))
