"""Facts of records in partitions, and what a run leaves behind: records, copies and mentions as people read them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from iomcorpus.cluster.plan import Plan
from iomcorpus.cluster.shelf import Result, strings
from iomcorpus.copies.relations import SINGLE
from iomcorpus.facts.find import Asked, find_facts_of
from iomcorpus.facts.identity.resolve import Decisions, identify
from iomcorpus.facts.types import TYPES
from iomcorpus.model import Mention, Named, Person
from iomcorpus.output import schema
from iomcorpus.output.mentions import flat_mention, known_rows
from iomcorpus.store.write import choose_date

Row = dict[str, Any]
# Records as other verbs read them: which are copies, and the date that a copy may have given.
AS_COPY = tuple(field for field in schema.COPY if field.name in ("cluster", "relation", "similarity", "keep"))
RECORD = (*schema.RECORD, *AS_COPY, schema.DATE, schema.DATE_FROM)
SINGLE_COPY: Row = {"cluster": None, "relation": SINGLE, "similarity": 1.0, "keep": True, "filled": {}}


def find(plan: Plan, group: int, stage: str) -> Result:
    """The facts of the records of a group; a date that a copy gave counts as a record's own."""
    found, named = [], []
    asked = (
        Asked(row, choose_date(row["published"], copy["filled"], row["inferred"])[0], order)
        for row, order, copy in _records(plan, group, stage)
    )
    for facts in find_facts_of(asked, off=plan.finding.off, engine=plan.finding.engine):
        found.append(json.dumps([asdict(mention) for mention in facts.mentions]))
        named += [json.dumps(asdict(one)) for one in facts.people]
    plan.shelf.put("facts", group, {"mentions": strings(found)})
    plan.shelf.put("named", group, {"named": strings(named)})
    return {}


def settle(plan: Plan, said: Decisions) -> list[str]:
    """Who is who among the persons of all records, told to the groups that name them; and remarks on decisions."""
    named: list[Named] = []
    groups: list[tuple[tuple[str, int], int]] = []
    for group in range(plan.parts):
        for row in plan.shelf.rows("named", group):
            one = _named(row["named"])
            named.append(one)
            groups.append(((one.record, one.who), group))
    known = identify(sorted(named, key=lambda one: (one.record, one.who)), said)
    told = [(key, group) for key, group in groups if key in known.people]
    rows = [json.dumps([*key, known.people[key].id, known.people[key].name]) for key, _ in told]
    plan.shelf.put("people", 0, {"person": strings(rows)}, [group for _, group in told])
    return known.remarks


def write(plan: Plan, group: int, stage: str) -> Result:
    """Records with what they are among their copies, copies by themselves, and mentions, as Parquet."""
    records, copies, mentions = [], [], []
    counts: Counter[str] = Counter()
    with_copies: Counter[str] = Counter()
    people = dict(_people(plan, group))
    facts = (json.loads(row["mentions"]) for row in plan.shelf.rows("facts", group))
    for (row, _, copy), found in zip(_records(plan, group, stage), facts, strict=True):
        told = {name: row[name] for name in ("id", "source", "first_line")} | copy | {"was": None}
        date, date_from = choose_date(row["published"], copy["filled"], row["inferred"])
        records.append(row | told | {"date": date, "date_from": date_from})
        if copy["relation"] != SINGLE:
            copies.append(told)
        for mention in known_rows(row, map(_mention, found), people):
            mentions.append(flat_mention(mention))
            with_copies[mention["type"]] += 1
            counts[mention["type"]] += copy["keep"]
    plan.shelf.write_rows("records", group, records, RECORD)
    plan.shelf.write_rows("copies", group, copies, schema.COPY)
    plan.shelf.write_rows("mentions", group, mentions, schema.FLAT_MENTION)
    facts_told = [{"value": type, "count": counts[type], "with_copies": with_copies[type]} for type in TYPES]
    return {"records": len(records), "copies": sum(not row["keep"] for row in copies), "facts": facts_told}


def _records(plan: Plan, group: int, stage: str) -> Iterator[tuple[Row, str | None, Row]]:
    """The records of a group in their order, each with its capture's order of day and month, and as a copy."""
    copies = {}
    for _, table in plan.shelf.gather("copies-found", group, plan.parts):
        for told in table.to_pylist():
            copies[told["place"]] = json.loads(told["told"])
    for number, told in enumerate(plan.shelf.rows(stage, group)):
        yield json.loads(told["row"]), told["order"], copies.get((group << 32) + number, SINGLE_COPY)


def _people(plan: Plan, group: int) -> Iterator[tuple[tuple[str, int], Person]]:
    for _, table in plan.shelf.gather("people", group, 1):
        for text in table.column("person").to_pylist():
            record, who, id, name = json.loads(text)
            yield (record, who), Person(id, name)


def _mention(fields: Row) -> Mention:
    return Mention(**_with_tuples(fields))


def _named(text: str) -> Named:
    return Named(**_with_tuples(json.loads(text)))


def _with_tuples(fields: Row) -> Row:
    """What JSON has made lists of as it was."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
