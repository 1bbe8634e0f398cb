"""`convert`: pages of the web into captures."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iomcorpus.commands.options import LIMITED_FORM, Given, settle_form, takes
from iomcorpus.errors import CorpusError

if TYPE_CHECKING:
    from iomcorpus.reading.inputs import Inputs
    from iomcorpus.reading.page_text import PageText
    from iomcorpus.reading.pages import Page

EXAMPLES = (
    "iomcorpus convert saved-pages/ crawl.warc.gz -o captures && iomcorpus split captures",
    "curl -s https://example.org/page.html | iomcorpus convert - | iomcorpus split -",
)
OPTIONS = {name: option for name, option in LIMITED_FORM.items() if name != "db"}


@takes(printing=OPTIONS)
def convert(
    pages: Annotated[
        list[str], typer.Argument(metavar="PAGE...", help="HTML or WARC files, folders of them, - for one page.")
    ],
    out: Annotated[
        str | None, typer.Option("-o", "--out", metavar="FOLDER", help="Put captures there, beside those it has.")
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
    found = _texts(inputs, say)
    if out is None:
        return _print_one(found)
    folder = CaptureFolder(out, force=force)
    try:
        print_all(_rows(folder, found, inputs, say), form, names(PAGE), "pages")
    finally:
        folder.finish()
    return 2 if inputs.problems else 0


def _texts(inputs: Inputs, say: Callable[[str], None]) -> Iterator[tuple[Page, PageText | None]]:
    """Each page with its text; a file that cannot be used is a problem, and the others are still read."""
    from iomcorpus.reading.page_text import read_page
    from iomcorpus.reading.pages import read_pages

    for source in inputs.sources:
        try:
            for page in read_pages(source, inputs.folders, say):
                yield page, read_page(page)
        except CorpusError as error:
            _tell(error, inputs, say)


def _rows(
    folder: Any, found: Iterator[tuple[Page, PageText | None]], inputs: Inputs, say: Callable[[str], None]
) -> Iterator[dict[str, Any]]:
    from iomcorpus.reading.page_text import extractor

    made_by = extractor()
    for page, text in found:
        row = {
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
        try:
            yield {**row, "action": folder.add(row, text.text) if text else "no text"}
        except CorpusError as error:
            _tell(error, inputs, say)


def _tell(error: CorpusError, inputs: Inputs, say: Callable[[str], None]) -> None:
    inputs.problems.append(str(error))
    say(str(error))


def _print_one(found: Iterator[tuple[Page, PageText | None]]) -> int:
    """Print the text of the only page."""
    from iomcorpus.output.rows import write_text

    first, second = next(found, None), next(found, None)
    if first is None:
        return 2
    if second is not None:
        raise CorpusError("that is more than one page. Name a folder for their texts with -o.")
    page, text = first
    if text is None:
        raise CorpusError(f"{page.original}: nothing in it looks like text.")
    write_text(text.text, sys.stdout)
    return 0
