"""`convert`: pages of the web into captures."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iomcorpus.commands.options import LIMITED_FORM, Given, settle_form, takes
from iomcorpus.errors import CorpusError

if TYPE_CHECKING:
    from iomcorpus.output.capture_folder import CaptureFolder
    from iomcorpus.reading.inputs import Inputs
    from iomcorpus.reading.pages import Page

EXAMPLES = (
    "iomcorpus convert saved-pages/ crawl.warc.gz -o captures && iomcorpus split captures",
    "curl -s https://example.org/page.html | iomcorpus convert - | iomcorpus split -",
)
WORTH_A_BAR = 2 << 20  # bytes: some seconds
OPTIONS = {name: option for name, option in LIMITED_FORM.items() if name != "db"}


@takes(printing=OPTIONS)
def convert(
    pages: Annotated[
        list[str], typer.Argument(metavar="PAGE...", help="HTML or WARC files, folders of them, - for one page.")
    ],
    out: Annotated[
        str | None,
        typer.Option("-o", "--out", metavar="FOLDER", help="Put captures there, beside those that lie there."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace captures there that have other text.")] = False,
    *,
    printing: Given,
) -> int:
    """Make captures of web pages: HTML files, and the pages in WARC files.

    Each page becomes a text, a paragraph a line, under its heading and date. captures.csv beside them tells split the
    address of each and when it was fetched, and people which file it was made from and by what. Without -o the text of
    one page is printed. Needs the extra: pip install 'iomcorpus[html]', for WARC files 'iomcorpus[warc]'.
    """
    from iomcorpus.output.capture_folder import CaptureFolder
    from iomcorpus.output.form import print_all
    from iomcorpus.output.notes import noter
    from iomcorpus.output.schema import PAGE, names
    from iomcorpus.reading.inputs import find_inputs
    from iomcorpus.reading.page_text import extractor
    from iomcorpus.reading.pages import PAGES

    extractor()  # without its package nothing is begun
    _, form = settle_form(printing, names(PAGE))
    say = noter("convert")
    inputs = find_inputs(pages, PAGES)
    for problem in inputs.problems:
        say(problem)
    if out is None:
        return _print_one(_pages(inputs, say))
    folder = CaptureFolder(out, force=force)
    try:
        rows = list(_rows(folder, _pages(inputs, say), inputs, say))  # all of them, however many are printed
    finally:
        folder.finish()
    print_all(rows, form, names(PAGE), "pages")
    if inputs.problems:
        return 2
    return 0 if any(row["action"] != "no text" for row in rows) else 1


def _pages(inputs: Inputs, say: Callable[[str], None]) -> Iterator[Page]:
    """Each page; a file that cannot be used is a problem, and the others are still read."""
    from iomcorpus.output.progress import bar
    from iomcorpus.reading.pages import read_pages

    sizes = [os.path.getsize(source) if os.path.isfile(source) else 0 for source in inputs.sources]
    with bar("convert", sum(sizes), WORTH_A_BAR) as progress:
        for source, size in zip(inputs.sources, sizes, strict=True):
            try:
                yield from read_pages(source, inputs.folders, say)
            except CorpusError as error:
                _tell(error, inputs, say)
            if progress:
                progress(size)


def _rows(
    folder: CaptureFolder, pages: Iterator[Page], inputs: Inputs, say: Callable[[str], None]
) -> Iterator[dict[str, Any]]:
    """Put the text of each page into the folder, and say what came of it."""
    from iomcorpus.output.capture_folder import page_row
    from iomcorpus.reading.page_text import extractor, read_page

    made_by = extractor()
    for page in pages:
        try:
            text = read_page(page)
            row = page_row(page, text, made_by)
            yield {**row, "action": folder.add(row, text.text) if text else "no text"}
        except CorpusError as error:
            _tell(error, inputs, say)


def _tell(error: CorpusError, inputs: Inputs, say: Callable[[str], None]) -> None:
    inputs.problems.append(str(error))
    say(str(error))


def _print_one(pages: Iterator[Page]) -> int:
    """Print the text of the only page."""
    from iomcorpus.output.rows import write_text
    from iomcorpus.reading.page_text import read_page

    page, second = next(pages, None), next(pages, None)
    if page is None:
        return 2
    if second is not None:
        raise CorpusError("that is more than one page. Name a folder for their texts with -o.")
    text = read_page(page)
    if text is None:
        raise CorpusError(f"{page.original}: nothing in it looks like text.")
    write_text(text.text, sys.stdout)
    return 0
