"""`export`: records, and what was found in them, out of the store, into a file, a folder or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal, TextIO

import typer

from iomcorpus.commands.offering import offer
from iomcorpus.commands.options import FILTERS, Db, Fields, Given, RawCells, ReceiptFile, takes
from iomcorpus.errors import CorpusError

if TYPE_CHECKING:
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.redaction import AsIs
    from iomcorpus.output.schema import Field

EXAMPLES = (
    "iomcorpus export -o records.csv --fields id,date,title,clean",
    "iomcorpus export 'flood OR drought' --kind statement --after 2017 > statements.jsonl",
    "iomcorpus export --what mentions --redact contacts -o mentions.parquet",
    "iomcorpus export --format datasette -o site",
)
Row = dict[str, Any]
SUFFIXES = {"ndjson": "jsonl", "pq": "parquet", "bib": "bibtex", "conll": "conllu"}  # besides names of formats
ROWS = ("jsonl", "json", "csv", "tsv", "md", "parquet")  # formats of rows; all others are of records
FOLDERS = ("brat", "datasette")
BESIDES = ("date", "date_from")  # of a record: they may be asked for by name


@takes(chosen=FILTERS)
def export(
    query: Annotated[str | None, typer.Argument(metavar="[QUERY]", help="Only of records that it finds.")] = None,
    out: Annotated[
        str | None,
        typer.Option("-o", "--out", metavar="FILE", help="Write this file (or folder); its suffix tells the format."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE where it is there already.")] = False,
    what: Annotated[
        Literal["records", "mentions", "people", "copies"], typer.Option("--what", help="What the rows are.")
    ] = "records",
    unique: Annotated[bool, typer.Option("--unique", help="Of copies only the one that is kept.")] = False,
    redact: Annotated[
        Literal["contacts"] | None,
        typer.Option("--redact", help="A mark for each character of telephone numbers and e-mail addresses."),
    ] = None,
    format: Annotated[
        Literal["jsonl", "json", "csv", "tsv", "md", "parquet", "bibtex", "ris", "brat", "conllu", "datasette"] | None,
        typer.Option("--format", help="Else what the suffix of FILE says, else jsonl."),
    ] = None,
    layout: Annotated[
        Literal["hf", "datatrove", "dolma"] | None,
        typer.Option("--layout", help="Records as these tools lay them out: jsonl, json or parquet."),
    ] = None,
    fields: Fields = None,
    raw_cells: RawCells = False,
    receipt: ReceiptFile = None,
    db: Db = None,
    *,
    chosen: Given,
) -> int:
    """Write records, or what was found in them: all, or those that QUERY and options choose.

    brat and datasette write a folder: records with their mentions for the annotation tool, and a store that Datasette
    serves as it is. conllu is CoNLL-U with mentions in MISC. FILE.gz is compressed. Fields: iomcorpus schema.
    """
    from iomcorpus.commands.receipt import receipt_of
    from iomcorpus.config import settle
    from iomcorpus.corpus import Corpus

    settings = settle(db=db)
    written = format or _format_of(out, settings.format)
    _check(written, what, layout, fields, query, to_file=out not in (None, "-"))
    if receipt and (what != "records" or layout or written not in ROWS):
        raise CorpusError("--receipt is of records as they are: leave out --what, --layout and formats but rows.")
    corpus = Corpus(settings.db)
    filters = {**chosen, "copies": "hide" if unique else "show"}
    change = _change(corpus, redact=redact is not None)
    if written in ROWS:
        names = fields if fields is None else fields.split(",")
        with receipt_of(receipt, corpus, "export", query, filters) as (opened, keep):
            rows, known = _rows(opened, what, layout, written, names or (), change, query, filters)
            number = _write_rows(map(change.row, keep(rows)), known, written, fields, out, force, raw_cells)
    elif written in FOLDERS:
        number = _write_folder(corpus, written, str(out), force, change, query, filters)
    else:
        number = _write_records(corpus, written, out, force, change, query, filters)
    if out not in (None, "-"):
        from iomcorpus.output.notes import noter

        noter("export")(f"{number} {what} in {out}")
    return 0 if number else offer(query, settings.db, filters)


def _check(format: str, what: str, layout: str | None, fields: str | None, query: str | None, *, to_file: bool) -> None:
    """Refuse what does not go together."""
    if what != "records" and format not in ROWS:
        raise CorpusError(f"--format {format} is of records. For {what} take one of {', '.join(ROWS)}.")
    if what == "copies" and query is not None:
        raise CorpusError("--what copies takes no QUERY. Choose by options, as --after, --source and --kind.")
    if layout and what != "records":
        raise CorpusError(f"--layout is of records: leave it out for {what}.")
    if layout and format not in ("jsonl", "json", "parquet"):
        raise CorpusError(f"--layout {layout} is for jsonl, json or parquet, not for {format}.")
    if layout == "dolma" and format == "parquet":
        raise CorpusError("dolma reads JSON Lines: write --layout dolma to FILE.jsonl.gz.")
    if fields is not None and format not in ROWS:
        raise CorpusError(f"--fields chooses columns of rows: {format} has none.")
    if not to_file and format in (*FOLDERS, "parquet"):
        kind = "a folder" if format in FOLDERS else "a file"
        raise CorpusError(f"--format {format} writes {kind}: name it with -o.")


def _rows(
    corpus: Corpus,
    what: str,
    layout: str | None,
    format: str,
    asked: Iterable[str],
    change: AsIs,
    query: str | None,
    filters: dict[str, Any],
) -> tuple[Iterator[Row], tuple[Field, ...]]:
    """The rows, and the fields that they may have."""
    from iomcorpus.output import schema

    if layout:
        from iomcorpus.output.layouts import LAYOUTS

        lay_out, known = LAYOUTS[layout]
        return (lay_out(record) for record, _ in corpus.documents(query, **filters)), known
    if what == "mentions":
        from iomcorpus.output.mentions import flat_mention

        mentions = (row for _, rows in _documents(corpus, change, query, filters) for row in rows)
        if format == "parquet":
            return map(flat_mention, mentions), schema.FLAT_MENTION
        return mentions, schema.ANY_MENTION
    if what == "people":
        return corpus.people(query, **filters), schema.PERSON
    if what == "copies":
        return corpus.copies(**filters), schema.COPY
    if any(name.strip() in BESIDES for name in asked):
        return (record for record, _ in corpus.documents(query, **filters)), (
            *schema.RECORD,
            schema.DATE,
            schema.DATE_FROM,
        )
    return corpus.records(query=query, **filters), schema.RECORD


def _write_rows(
    rows: Iterable[Row],
    known: tuple[Field, ...],
    format: str,
    fields: str | None,
    out: str | None,
    force: bool,
    raw_cells: bool,
) -> int:
    from iomcorpus.output.files import replace_file, replace_path
    from iomcorpus.output.rows import CELLS, choose_fields, write_rows
    from iomcorpus.output.schema import names

    chosen = choose_fields(fields, names(known))
    if format == "parquet":
        from iomcorpus.output.parquet import write_parquet

        by_name = {field.name: field for field in known}
        with replace_path(str(out), force=force) as path:
            return write_parquet(rows, [by_name[name] for name in chosen or by_name], path)
    columns = chosen or (names(known) if format in CELLS else None)
    if out is None or out == "-":
        return write_rows(rows, format, columns, sys.stdout, raw_cells=raw_cells)
    with replace_file(out, force=force) as stream:
        return write_rows(rows, format, columns, stream, raw_cells=raw_cells)


def _write_records(
    corpus: Corpus,
    format: str,
    out: str | None,
    force: bool,
    change: AsIs,
    query: str | None,
    filters: dict[str, Any],
) -> int:
    """Records in a format of their own."""
    from iomcorpus.output.files import replace_file

    def write(stream: TextIO) -> int:
        if format == "conllu":
            from iomcorpus.output.standoff import write_conllu

            return write_conllu(_documents(corpus, change, query, filters), stream)
        from iomcorpus.output.bibliography import write_bibtex, write_ris

        records = (change.row(record) for record, _ in corpus.documents(query, **filters))
        return (write_bibtex if format == "bibtex" else write_ris)(records, stream)

    if out is None or out == "-":
        return write(sys.stdout)
    with replace_file(out, force=force) as stream:
        return write(stream)


def _write_folder(
    corpus: Corpus, format: str, out: str, force: bool, change: AsIs, query: str | None, filters: dict[str, Any]
) -> int:
    from iomcorpus.output import datasette, standoff
    from iomcorpus.output.files import replace_folder
    from iomcorpus.output.notes import noter

    with replace_folder(out, (standoff if format == "brat" else datasette).SIGN, force=force) as folder:
        if format == "brat":
            return standoff.write_brat(_documents(corpus, change, query, filters), folder)
        corpus.note = noter("export")
        return corpus.publish(folder, change=change, query=query, **filters)


def _documents(
    corpus: Corpus, change: AsIs, query: str | None, filters: dict[str, Any]
) -> Iterator[tuple[Row, list[Row]]]:
    from iomcorpus.facts.types import TYPES

    return (change.document(*one) for one in corpus.documents(query, types=TYPES, **filters))


def _change(corpus: Corpus, *, redact: bool) -> AsIs:
    """What is done to rows; numbers that only some record tells to be telephones are known for all."""
    from iomcorpus.output.redaction import AsIs, Redactor, numbers_of

    return Redactor(numbers_of(corpus.records())) if redact else AsIs()


def _format_of(out: str | None, configured: str) -> str:
    """The format that a file's name tells, else the one that is set, else JSON Lines.

    >>> _format_of("a/records.csv", "auto"), _format_of("records.txt", "auto"), _format_of(None, "table")
    ('csv', 'jsonl', 'jsonl')
    >>> _format_of("a.json.gz", "auto"), _format_of("a.bib", "auto"), _format_of("a.conll", "csv")
    ('json', 'bibtex', 'conllu')
    """
    name = (out or "").lower().removesuffix(".gz")
    suffix = name.rpartition(".")[2]
    suffix = SUFFIXES.get(suffix, suffix)
    known = (*ROWS, "bibtex", "ris", "conllu")
    return next((name for name in (suffix, configured) if name in known), "jsonl")
