"""What a page that `report` wrote has in it, read back."""

from __future__ import annotations

import json
from base64 import b64decode
from html.parser import HTMLParser
from typing import Any
from zlib import decompress


class Elements(HTMLParser):
    """The elements of a page as a browser would see them, and the content of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, dict[str, str | None], str]] = []  # of script and style
        self.comments: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.raw.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.elements and self.raw and self.elements[-1] == self.raw[-1][:2] and self.cdata_elem:
            tag, attributes, before = self.raw[-1]
            self.raw[-1] = (tag, attributes, before + data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def data_of(text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The head of a page and its parts by name."""
    head: dict[str, Any] = {}
    parts: dict[str, Any] = {}
    for _, attributes, content in Elements(text).raw:
        if attributes.get("id") == "head":
            head = json.loads(content)
        elif name := attributes.get("data-part"):
            parts[name] = json.loads(decompress(b64decode(json.loads(content))))
    return head, parts
