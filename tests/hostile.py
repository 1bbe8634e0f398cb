"""Captures whose texts would like to be more than text."""

from __future__ import annotations

from pathlib import Path

from stores import Texts, fill

RUNS = "window.hacked = true"
# What a page must show as it stands, wherever it comes up.
MARKUP = (
    f"</script><script>{RUNS}</script>",
    f'<img src="x" onerror="{RUNS}">',
    f"<svg/onload='{RUNS}'>",
    "<!--<script>",
    "]]><iframe src='http://127.0.0.1:9/'></iframe>",
    "<style>* { display: none }</style>",
    f"javascript:{RUNS}",
    "</title></style></textarea><base href='http://127.0.0.1:9/'>",
    "$title ${script} {policy} &lt;b&gt; &#60;i&#62;",
)
BIDI = "safe\u202etxt.exe\u202c \u2066isolated\u2069 \u200fmark"
SEPARATORS = "a line\u2028separator and a paragraph\u2029separator, a bell\x07, an escape \x1b[31mred, a nul\x00"
LONG = "no end to it " * 80_000  # 1 MB in one line
NAME = "<img src=x onerror=alert(1)>.txt"


def hostile_texts() -> Texts:
    markup = ({"title": text, "byline": text, "lead": text, "text": f"{text}\n\nBody {text} end."} for text in MARKUP)
    odd = ({"title": text[:200], "text": f"Heading\n\n{text}"} for text in (BIDI, SEPARATORS, LONG))
    return [*markup, *odd]


def hostile_store(folder: Path) -> str:
    return fill(folder / "hostile.db", {NAME: hostile_texts(), "plain.txt": ["A plain text of a quiet day."]})
