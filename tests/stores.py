"""Stores for tests: captures from plain texts, one record a text, a separator line after each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from iomcorpus.model import Border, Evidence, Furniture, Header, Record
from iomcorpus.store.open import Store, close_writer, open_for_writing
from iomcorpus.store.write import CaptureRows, replace_captures

Texts = Iterable[str | Mapping[str, Any]]


def capture_rows(name: str, texts: Texts, **fields: Any) -> CaptureRows:
    """A capture whose records are these texts; a mapping gives `text` and fields of the header beside it."""
    records, furniture, line, byte = [], [], 1, 0
    for number, given in enumerate(texts):
        header = {"text": given} if isinstance(given, str) else dict(given)
        text = header.pop("text")
        clean = header.pop("clean", text)
        id = header.pop("id", f"{name[:8]:_<8}{number:04}")
        last, end = line + text.count("\n"), byte + len(text.encode()) + 1
        evidence = (Evidence(line, 0, 1, "it says so"),)
        record_header = Header(**{"evidence": evidence, "language": "en", "body_line": line, **header})
        border = Border(line, 0.75, (("separator", 1.5),))
        records.append(Record(id, f"in/{name}", line, last, byte, end, (), text, clean, record_header, border))
        furniture.append(Furniture(f"in/{name}", last + 1, last + 1, end, end + 2, "separator", "-"))
        line, byte = last + 2, end + 2
    known = {
        "source": f"in/{name}", "digest": "00", "encoding": "utf-8", "size": byte, "lines": line - 1, "strays": "{}",
        "settings": "{}", "survey": b"seen", "prints": (), **fields,
    }  # fmt: skip
    return CaptureRows(name, records=records, furniture=furniture, **known)


def fill(path: Path | str, captures: Mapping[str, Texts]) -> str:
    """Write captures into a store and close it; gives its path."""
    store = open_for_writing(str(path))
    replace_captures(store, (capture_rows(name, texts) for name, texts in captures.items()))
    close_writer(store)
    return str(path)


def memory_store(captures: Mapping[str, Texts]) -> Store:
    """A store that is never a file."""
    store = open_for_writing(":memory:")
    replace_captures(store, (capture_rows(name, texts) for name, texts in captures.items()))
    return store
