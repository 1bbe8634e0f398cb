"""Pages of the web for tests, and WARC files that hold them."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

from articles import Article

MENU = '<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>'
FOOT = "<footer>© All rights reserved. <a href='/imprint'>Imprint</a></footer>"


def html(article: Article, head: str = "", above: str = "") -> str:
    """An article as a site prints it; `above` stands between its heading and its body."""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in article.body)
    return (
        f"<!doctype html><html><head><title>{article.title}</title>{head}</head><body>{MENU}"
        f"<article><h1>{article.title}</h1>{above}{body}</article>{FOOT}</body></html>"
    )


def warc(path: Path, records: list[dict[str, Any]], *, packed: bool = True) -> None:
    """Write a WARC file: of each record what is not said is a page that was fetched without trouble."""
    about = b"software: a crawler\r\n"
    written = [_record({"WARC-Type": "warcinfo", "Content-Type": "application/warc-fields"}, about)]
    for number, record in enumerate(records):
        kind = record.get("kind", "text/html; charset=utf-8")
        head = f"HTTP/1.1 {record.get('status', '200 OK')}\r\nContent-Type: {kind}\r\n\r\n"
        headers = {
            "WARC-Type": record.get("type", "response"),
            "WARC-Target-URI": record["url"],
            "WARC-Date": record.get("date", "2018-05-05T09:30:00Z"),
            "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
            "Content-Type": "application/http",
        }
        written.append(_record(headers, head.encode() + record.get("data", b"")))
    path.write_bytes(b"".join(map(gzip.compress, written) if packed else written))


def _record(headers: dict[str, str], block: bytes) -> bytes:
    lines = ("WARC/1.0", *(f"{name}: {value}" for name, value in headers.items()), f"Content-Length: {len(block)}")
    return "".join(f"{line}\r\n" for line in lines).encode() + b"\r\n" + block + b"\r\n\r\n"
