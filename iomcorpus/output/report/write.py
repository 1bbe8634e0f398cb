"""The page as one file: markup, looks and script out of their parts, and the data so that no text becomes markup."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from itertools import count
from string import Template
from typing import Any, TextIO
from zlib import compress

from iomcorpus.output.report.gather import Page, Part
from iomcorpus.output.rows import encodable
from iomcorpus.text.safe import VISIBLE, for_terminal

STYLES = ("base", "records", "views", "print")
# The order in which the script has its parts: what is below may use what is above.
SCRIPTS = (
    "dom", "data", "query", "state", "filters", "list", "timeline", "facets", "record", "records", "views", "people",
    "figures", "copies", "furniture", "about", "keys", "main",
)  # fmt: skip
# What would end a script element, or put its content into a state in which its end is not seen; and what a terminal
# would obey, for those who print the page there.
ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&"}
ESCAPES |= {code: json.dumps(chr(code))[1:-1] for code in VISIBLE if code > 0x7F}
ESCAPES[0x7F] = "\\u007f"  # ASCII to JSON, but not to a terminal
# Nothing is loaded, nothing is sent, no script and no style runs but ours, no text can be made markup.
POLICY = (
    "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)


def write_page(page: Page, stream: TextIO) -> int:
    """Write the page, and say how many characters it has."""
    script, style = _script(), _style()
    policy = POLICY.format(script=_digest(script), style=_digest(style))
    text = Template(_read("page.html")).substitute(
        policy=policy,
        title=_title(page.head),
        style=style,
        head=as_json(page.head),
        script=script,
        parts="\n".join(_parts(page.parts)),
    )
    return stream.write(text)


def as_json(value: Any) -> str:
    r"""JSON that can stand in a script element.

    >>> as_json({"title": "</script><!--\u2028"})
    '{"title":"\\u003c/script\\u003e\\u003c!--\\u2028"}'
    """
    return _dump(value).translate(ESCAPES)


def _dump(value: Any) -> str:
    return encodable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _parts(parts: Iterable[Part]) -> Iterator[str]:
    """Each part in an element of its own: JSON of Base64 of deflated JSON, since captures are long and repetitive."""
    numbers: dict[str, Iterator[int]] = {}
    for kind, value in parts:
        packed = compress(_dump(value).encode(), 9)
        number = next(numbers.setdefault(kind, count()))
        text = as_json(b64encode(packed).decode())
        yield f'<script type="application/json" data-part="{kind}-{number}">{text}</script>'


def _title(head: dict[str, Any]) -> str:
    from html import escape

    return escape(for_terminal(head["asked"]["title"]))


def _script() -> str:
    """All scripts in one function, so that they share names with each other and with nothing else."""
    parts = "\n".join(_read(f"{name}.js") for name in SCRIPTS)
    return f'\n(() => {{\n"use strict";\n\n{parts}}})();\n'


def _style() -> str:
    return "\n" + "\n".join(_read(f"{name}.css") for name in STYLES)


def _read(name: str) -> str:
    return (files("iomcorpus.output.report") / "parts" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
