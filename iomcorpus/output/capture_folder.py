"""A folder of captures that are made of pages: a text for each, and `captures.csv`, which says where each is from."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping
from typing import Any

from iomcorpus.errors import CorpusError
from iomcorpus.output.files import replace_file
from iomcorpus.output.rows import Row, encodable
from iomcorpus.output.schema import PAGE, names
from iomcorpus.reading.page_text import PageText
from iomcorpus.reading.pages import Page
from iomcorpus.reading.sidecar import SIDECAR
from iomcorpus.text.safe import for_cell

# What `split` heeds comes first; `action` and `lines` tell of a run, not of the page.
COLUMNS = tuple(name for name in names(PAGE) if name not in ("action", "lines"))


def page_row(page: Page, text: PageText | None, made_by: str) -> dict[str, Any]:
    """What is known of a page, but for what became of it."""
    return {
        "name": f"{page.name}.txt",
        "url": text.url if text else page.url,
        "retrieved": page.retrieved,
        "title": text.title if text else None,
        "published": text.published if text else None,
        "author": text.author if text else None,
        "original": page.original,
        "digest": page.digest,
        "made_by": made_by,
        "lines": text.text.count("\n") if text else 0,
    }


class CaptureFolder:
    """A folder that captures are put into; others that lie there already stay."""

    def __init__(self, path: str, *, force: bool = False) -> None:
        self.path, self.force = path, force
        self.sidecar = os.path.join(path, SIDECAR)
        self.known = self._read()  # what the sidecar tells, by name
        self.taken: dict[str, str] = {}  # the original of each name of this run; some file systems mind no capitals

    def add(self, row: Mapping[str, Any], text: str) -> str:
        """Write the text of a page, and say whether it is new, changed or unchanged."""
        name, original = row["name"], row["original"]
        if (other := self.taken.setdefault(name.casefold(), original)) != original:
            raise CorpusError(f"{original}: not converted, {other} has become {name}. Convert it into another folder.")
        path = os.path.join(self.path, *name.split("/"))
        before = self._text(path)
        if before is not None and before != text and not self.force:
            raise CorpusError(f"{path} is there already, with other text. Add --force to replace it.")
        if before != text:
            self._write(path, text)
        self.known[name] = {column: row[column] or "" for column in COLUMNS}
        return "new" if before is None else "unchanged" if before == text else "changed"

    def finish(self) -> None:
        """Write down where the captures are from."""
        if not self.known:
            return
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for name in sorted(self.known):
            row = {**self.known[name], "name": name if for_cell(name) == name else f"./{name}"}  # still its path
            writer.writerow(for_cell(row[column]) for column in COLUMNS)
        with replace_file(self.sidecar, force=True) as file:
            file.write(encodable(stream.getvalue()))

    def _read(self) -> dict[str, Row]:
        """What an earlier run has written down; a sidecar of somebody else is nothing that we would write over."""
        try:
            with open(self.sidecar, encoding="utf-8", newline="") as file:
                reader = csv.DictReader(file)
                if tuple(reader.fieldnames or ()) != COLUMNS:
                    raise CorpusError(f"{self.sidecar} is of another hand. Convert into a folder of its own.")
                rows = [{column: _bare(row[column] or "") for column in COLUMNS} for row in reader]
                return {row["name"].removeprefix("./"): row for row in rows}
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise CorpusError(f"{self.sidecar} cannot be read ({error}). Convert into another folder.") from None

    def _write(self, path: str, text: str) -> None:
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
        except OSError as error:
            raise CorpusError(f"{path} cannot be written: {error.strerror}.") from None
        with replace_file(path, force=self.force) as stream:
            stream.write(encodable(text))

    def _text(self, path: str) -> str | None:
        try:
            with open(path, "rb") as file:
                return file.read().decode("utf-8", "replace")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise CorpusError(f"{path} cannot be written: {error.strerror}.") from None


def _bare(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it: it is put there again.

    >>> _bare("'=1+1"), _bare("'Tis the season")
    ('=1+1', "'Tis the season")
    """
    return cell[1:] if cell.startswith("'") and for_cell(cell[1:]) == cell else cell
