"""`split`: captures into records."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iomcorpus.commands.options import (
    LIMITED_FORM,
    Borders,
    Captures,
    DateOrder,
    DryRun,
    Given,
    Jobs,
    MaxSize,
    Prune,
    Sidecar,
    SplitValues,
    settle_form,
    takes,
)

if TYPE_CHECKING:
    from iomcorpus.reading.inputs import Inputs

EXAMPLES = (
    "iomcorpus split data/ captures/*.txt.gz",
    "iomcorpus split page.txt | jq -r .title",
    "curl -s https://example.org/page.txt | iomcorpus split -",
)
DEFAULT_CAPTURES = "data"
ACTION = ("name", "action")


@takes(printing=LIMITED_FORM)
def split(
    captures: Captures = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Add to each record the cues that opened it, and how sure that is.")
    ] = False,
    furniture: Annotated[
        bool, typer.Option("--furniture", help="Print the lines that are in no record, with the reason.")
    ] = False,
    dry_run: DryRun = False,
    prune: Prune = False,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="CUE", help="Switch off a cue by its name; may be repeated."),
    ] = None,
    date_order: DateOrder = None,
    values: SplitValues = None,
    profile: Annotated[
        bool, typer.Option("--profile", help="Print what is learned of each capture, a line each, and keep nothing.")
    ] = False,
    sidecar: Sidecar = None,
    borders: Borders = None,
    jobs: Jobs = None,
    max_size: MaxSize = None,
    *,
    printing: Given,
) -> int:
    """Cut captures into their records, print them, and keep them in the store.

    A capture that the store knows is not read again while its bytes are the same. All records of the captures named are
    printed, known or new. With - among them nothing is kept.

    A file captures.csv beside captures or above them gives them url, retrieved (a date or time) and language by name.
    In borders.txt beside the store people correct borders: see borders --help.
    """
    from iomcorpus.corpus import Corpus
    from iomcorpus.model import Outcome
    from iomcorpus.output.form import print_all
    from iomcorpus.output.notes import noter
    from iomcorpus.output.progress import bar
    from iomcorpus.streams import profile_stream, split_stream

    known, table = _printed(profile, dry_run, furniture, explain)
    settings, form = settle_form(printing, known, date_order=date_order, jobs=jobs)
    say = noter("split")
    inputs = find_captures(captures, prune, say)
    chosen = read_settings(settings.date_order, without or [], values or [])
    if profile:
        outcome = Outcome()
        rows = profile_stream(inputs.sources, chosen, say, max_size=max_size, outcome=outcome)
    elif "-" in inputs.sources:
        outcome = Outcome()
        runs = split_stream(
            inputs.sources,
            chosen,
            say,
            max_size=max_size,
            outcome=outcome,
            sidecar=sidecar,
            folders=inputs.folders,
            borders=borders,
        )
        rows = _stream_rows(runs, furniture, explain)
    else:
        corpus = Corpus(settings.db, say)
        size = sum(os.path.getsize(source) for source in inputs.sources if os.path.isfile(source))
        with bar("split", 2 * size) as progress:
            outcome = corpus.split(
                inputs.sources,
                chosen,
                prune=prune,
                dry_run=dry_run,
                jobs=settings.jobs,
                max_size=max_size,
                progress=progress,
                sidecar=sidecar,
                folders=inputs.folders,
                borders=borders,
            )
        rows = _store_rows(corpus, outcome, dry_run, furniture, explain)
    print_all(rows, form, known, table)
    return 2 if inputs.problems or outcome.failed else 0


def _printed(profile: bool, dry_run: bool, furniture: bool, explain: bool) -> tuple[tuple[str, ...], str]:
    """The fields of what is printed, and its table."""
    from iomcorpus.output.rows import FURNITURE, PROFILE, RECORD

    if profile:
        return PROFILE, "profile"
    if dry_run:
        return ACTION, "actions"
    if furniture:
        return FURNITURE, "furniture"
    return (*RECORD, "border") if explain else RECORD, "records"


def find_captures(captures: list[str] | None, prune: bool, say: Callable[[str], None]) -> Inputs:
    """The inputs that are named, or those that lie where nothing is named; what is no capture is told."""
    from iomcorpus.reading.inputs import find_inputs

    inputs = find_inputs(captures or default_captures(prune))
    if inputs.passed_over:
        say(f"{inputs.passed_over} other files passed over")
    for problem in inputs.problems:
        say(problem)
    return inputs


def default_captures(prune: bool) -> list[str]:
    """What is split where nothing is named."""
    if os.path.exists(DEFAULT_CAPTURES):
        return [DEFAULT_CAPTURES]
    if prune:
        return []  # only what is gone
    from iomcorpus.errors import CorpusError

    raise CorpusError(f"no captures are named, and there is no folder {DEFAULT_CAPTURES}/ here. Name files or folders.")


def read_settings(date_order: str, without: list[str], values: list[str]) -> Any:
    """The settings of the splitting: those of all captures, and of some by the tables of the settings' files."""
    from iomcorpus.config import capture_tables
    from iomcorpus.errors import CorpusError
    from iomcorpus.splitting.settings import KEYS, LINES, Settings

    told: dict[str, Any] = {}
    for value in values:
        key, sign, text = value.partition("=")
        if not sign:
            raise CorpusError(f"--set {value}: write it as KEY=VALUE, with one of {', '.join(KEYS)}.")
        told[key] = [*told.get(key, []), text] if key in (*LINES, "without") else text
    Settings().with_values(told, "--set")
    if cues := [*without, *told.get("without", [])]:
        from iomcorpus.splitting.cues import NAMES
        from iomcorpus.text.near import suggestion

        for name in cues:
            if name not in NAMES:
                raise CorpusError(f"--without: there is no cue {name!r}. {suggestion(name, NAMES, 'cues')}")
    settings = Settings(None if date_order == "auto" else date_order, tuple(sorted(set(without))))
    for path, tables in capture_tables():
        settings = settings.with_captures(tables, path)
    return settings.with_captures({"*": told}, "--set") if told else settings


def _store_rows(corpus: Any, outcome: Any, dry_run: bool, furniture: bool, explain: bool) -> Iterator[dict[str, Any]]:
    if dry_run:
        return iter([{"name": name, "action": action} for name, action in outcome.actions.items()])
    if not outcome.names:
        return iter(())
    rows: Iterator[dict[str, Any]]
    rows = corpus.furniture(outcome.names) if furniture else corpus.records(outcome.names, border=explain)
    return rows


def _stream_rows(runs: Iterator[Any], furniture: bool, explain: bool) -> Iterator[dict[str, Any]]:
    from iomcorpus.model import Furniture
    from iomcorpus.output.records import furniture_row, record_row

    for run in runs:
        if isinstance(run, Furniture):
            if furniture:
                yield furniture_row(run)
        elif not furniture:
            yield record_row(run, border=explain)
