"""`build`: all stages in one run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Any, Literal

import typer

from iomcorpus.commands.options import (
    FORM,
    Borders,
    Captures,
    DateOrder,
    Decisions,
    DryRun,
    Given,
    Jobs,
    Keep,
    MaxSize,
    Memory,
    PeopleEngine,
    Prune,
    Sidecar,
    SplitValues,
    Without,
    settle_form,
    takes,
)

Engine = Annotated[
    Literal["dask"] | None,
    typer.Option("--engine", help="Work in partitions, on processes or a cluster (an extra); needs --out."),
]
Address = Annotated[
    str | None,
    typer.Option("--engine-address", metavar="ADDRESS", help="The cluster, as tcp://HOST:8786: else processes here."),
]
Partitions = Annotated[
    int | None,
    typer.Option("--partitions", min=1, metavar="N", help="In how many: else one for 32 MB of captures."),
]
PartsOut = Annotated[
    str | None,
    typer.Option("--out", "-o", metavar="FOLDER", help="Where its Parquet files go: also s3://BUCKET/FOLDER."),
]

EXAMPLES = (
    "iomcorpus build data/ captures/*.txt.gz",
    "iomcorpus build --dry-run",
    "iomcorpus build data/ --prune | jq .changes",
    "iomcorpus build captures/ --engine dask --out corpus/",
)


@takes(printing=FORM)
def build(
    captures: Captures = None,
    dry_run: DryRun = False,
    prune: Prune = False,
    date_order: DateOrder = None,
    values: SplitValues = None,
    sidecar: Sidecar = None,
    borders: Borders = None,
    max_size: MaxSize = None,
    keep: Keep = "best",
    memory: Memory = None,
    without: Without = None,
    people_engine: PeopleEngine = "rules",
    decisions: Decisions = None,
    jobs: Jobs = None,
    engine: Engine = None,
    address: Address = None,
    out: PartsOut = None,
    partitions: Partitions = None,
    *,
    printing: Given,
) -> int:
    """Make the store of captures, or bring it up to them: split, index, dedupe and extract in one run.

    Only what is new or has changed is done, and a run that was stopped goes on where it was. Prints what has changed,
    and how long each stage took. With --engine the same comes out as Parquet files, for what is more than one machine
    can do, and no store is made.
    """
    from iomcorpus.commands.facts import read_without
    from iomcorpus.commands.split import find_captures, read_settings
    from iomcorpus.corpus import Corpus
    from iomcorpus.errors import CorpusError
    from iomcorpus.facts.people.engines import check_engine
    from iomcorpus.model import Outcome
    from iomcorpus.output.form import print_all
    from iomcorpus.output.notes import noter
    from iomcorpus.output.rows import BUILD, PLAN

    settings, form = settle_form(printing, PLAN if dry_run else BUILD, date_order=date_order, jobs=jobs)
    say = noter("build")
    if "-" in (captures or ()):
        raise CorpusError("-: build keeps what it makes, and standard input is kept by nobody. Use: iomcorpus split -")
    inputs = find_captures(captures, prune, say)
    corpus = Corpus(settings.db, say)
    chosen = read_settings(settings.date_order, [], values or [])
    splitting = {"prune": prune, "sidecar": sidecar, "folders": inputs.folders, "borders": borders}
    finding = {"without": read_without(without or []), "engine": check_engine(people_engine)}
    told: dict[str, Any] = {"max_size": max_size, **splitting, **finding}
    if engine or address or out or partitions:
        _check(engine, out, {"--dry-run": dry_run, "--prune": prune, "--memory": memory})
        del told["prune"]
        told |= {"engine": engine, "address": address, "people_engine": told["engine"]}
        told |= {"keep": keep, "decisions": decisions, "jobs": settings.jobs, "parts": partitions}
        built = _build(partial(corpus.build_in_parts, out=str(out)), inputs.sources, chosen, told)
        _print(built, form)
        return 2 if inputs.problems or built["failed"] else 0
    if dry_run:
        outcome = Outcome()
        whole = form._replace(limit=None, limit_is_ours=False)
        number = print_all(corpus.plan(inputs.sources, chosen, outcome=outcome, **told), whole, PLAN, "plan")
        failed = outcome.failed
        if not number and not failed:
            say("all is done already")
    else:
        deciding: dict[str, Any] = {"keep": keep, "memory": memory, "decisions": decisions, "jobs": settings.jobs}
        built = _build(corpus.build, inputs.sources, chosen, {**told, **deciding})
        _print(built, form)
        failed = built["failed"]
    return 2 if inputs.problems or failed else 0


def _check(engine: str | None, out: str | None, others: dict[str, Any]) -> None:
    """Refuse what does not go together."""
    from iomcorpus.errors import CorpusError

    if not engine or not out:
        raise CorpusError("A build in partitions needs both: --engine dask --out FOLDER.")
    for name, value in others.items():
        if value:
            raise CorpusError(f"{name} is of a store, and with --engine none is made. Leave it out.")


def _build(make: Any, sources: list[str], chosen: Any, told: dict[str, Any]) -> dict[str, Any]:
    from iomcorpus.output.stages import bars

    with bars() as watcher:
        built: dict[str, Any] = make(sources, settings=chosen, watcher=watcher, **told)
    return built


def _print(built: dict[str, Any], form: Any) -> None:
    """Lines to read on a terminal, else one row."""
    import sys

    from iomcorpus.output.form import print_rows
    from iomcorpus.output.rows import BUILD

    if form.format == "table" and not form.fields:
        from iomcorpus.output.built import write_built

        write_built(built, sys.stdout, form.color)
    else:
        rows: Iterator[dict[str, Any]] = iter([built])
        print_rows(rows, form._replace(limit=None), BUILD, "")
