"""Receipts: what was asked of which captures and what the answer was, so that anybody can ask again and compare.

A receipt holds no clock and nothing of the machine: the same question to the same captures gives the same receipt.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from typing import Any, NamedTuple

from iomcorpus.errors import CorpusError

FORMAT = 1  # of receipts; another number is another form of file
# What is said of a record, whatever else is in the store and from wherever it was asked. Fields that rows get one day
# do not belong here, or every receipt would tell of changes.
SAID = {
    "search": ("first_line", "last_line", "date", "date_from", "title", "lead", "url", "retrieved"),
    "export": (
        "first_line", "last_line", "published", "updated", "inferred", "kind", "title", "lead", "byline", "language",
        "text", "clean", "url", "retrieved",
    ),
}  # fmt: skip

IN_ANSWER = ("gone", "new", "changed", "moved")  # changes by which the answer is another one
CAPTURE_PARTS = ("digest", "settings", "dates")

Row = Mapping[str, Any]
Change = dict[str, Any]


class Entry(NamedTuple):
    """One record of an answer."""

    id: str
    place: str  # for people: where it stood
    digest: str  # of what its row said


class Receipt(NamedTuple):
    """A question, what it was asked of, and the answer in order."""

    version: str  # of iomcorpus
    verb: str
    query: str | None
    options: dict[str, Any]  # filters, order and limit that were given
    captures: list[dict[str, Any]]  # name, digest, settings, and the order of day and month that is known of it
    records: dict[str, Any]  # how many records the store holds, and the digest of them all
    answer: list[Entry]


def entry(row: Row, verb: str) -> Entry:
    """What a receipt keeps of a row that a verb prints.

    >>> entry({"id": "3f0c9a51d2e4", "source": "a.txt", "first_line": 3, "title": "Ferry"}, "search")[:2]
    ('3f0c9a51d2e4', 'a.txt:3')
    """
    text = json.dumps([row.get(name) for name in SAID[verb]])  # ASCII, so that half characters need no care
    digest = blake2b(text.encode(), digest_size=8).hexdigest()
    return Entry(str(row["id"]), f"{row.get('source') or '-'}:{row.get('first_line', '')}", digest)


def write_receipt(receipt: Receipt) -> str:
    """A receipt as JSON that people can read and compare: a line a capture, a line a record of the answer."""
    head = {"receipt": FORMAT, "iomcorpus": receipt.version, "verb": receipt.verb, "query": receipt.query}
    head |= {"options": receipt.options, "records": receipt.records}
    parts = [f"  {_text(name)}: {_text(value)}" for name, value in head.items()]
    answer = [one._asdict() for one in receipt.answer]
    parts += [_listed(name, rows) for name, rows in (("captures", receipt.captures), ("answer", answer))]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _listed(name: str, rows: Sequence[Row]) -> str:
    lines = ",\n".join(f"    {_text(row)}" for row in rows)
    return f'  "{name}": [\n{lines}\n  ]' if rows else f'  "{name}": []'


def _text(value: object) -> str:
    """JSON in letters as they are, but where half characters must be escapes."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value)
    return text


def read_receipt(text: str, name: str) -> Receipt:
    """The receipt in a file; `name` tells which in errors.

    >>> read_receipt("[]", "r.json")
    Traceback (most recent call last):
    ...
    iomcorpus.errors.CorpusError: r.json is no receipt. Make one with: iomcorpus search QUERY --receipt FILE
    """
    try:
        told = json.loads(text)
        if told["receipt"] != FORMAT:
            raise CorpusError(f"{name}: a receipt of another form ({told['receipt']!r}). Upgrade iomcorpus to read it.")
        receipt = Receipt(
            version=told["iomcorpus"],
            verb=told["verb"],
            query=told["query"],
            options=told["options"],
            captures=told["captures"],
            records=told["records"],
            answer=[Entry(one["id"], one["place"], one["digest"]) for one in told["answer"]],
        )
        whole = _is_whole(receipt)
    except (ValueError, TypeError, KeyError, RecursionError):
        whole = False
    if not whole:
        raise CorpusError(f"{name} is no receipt. Make one with: iomcorpus search QUERY --receipt FILE")
    return receipt


def _is_whole(receipt: Receipt) -> bool:
    """Whether all parts are of their types, for those who compare them."""
    texts = [receipt.version, *chain.from_iterable(receipt.answer), *(one["name"] for one in receipt.captures)]
    return (
        receipt.verb in SAID
        and isinstance(receipt.query, str | None)
        and isinstance(receipt.options, dict)
        and isinstance(receipt.records, dict)
        and all(isinstance(text, str) for text in texts)
    )


def compare(was: Receipt, now: Receipt) -> Iterator[Change]:
    """What has changed from one receipt to a later one: in the answer by rank, then what it was asked of."""
    yield from _compare_answers(was.answer, now.answer)
    before = {one["name"]: one for one in was.captures}
    after = {one["name"]: one for one in now.captures}
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            yield _change("capture gone", name, was=before[name].get("digest"))
        elif name not in before:
            yield _change("capture new", name, now=after[name]["digest"])
        else:
            for part in CAPTURE_PARTS:
                if before[name].get(part) != after[name][part]:
                    yield _change(f"capture {part}", name, before[name].get(part), after[name][part])
    for part, number in now.records.items():
        if was.records.get(part) != number:
            yield _change(f"records {part}", None, was.records.get(part), number)
    if was.version != now.version:
        yield _change("version", None, was.version, now.version)


def _compare_answers(was: Sequence[Entry], now: Sequence[Entry]) -> Iterator[Change]:
    before, after = _by_key(was), _by_key(now)
    stay = _in_order([before[key] for key in after if key in before])
    for key, rank in before.items():
        if key not in after:
            yield _change("gone", was[rank].place, rank + 1, None, key[0])
    for key, rank in after.items():
        place = now[rank].place
        if key not in before:
            yield _change("new", place, None, rank + 1, key[0])
        elif was[before[key]].digest != now[rank].digest:
            yield _change("changed", place, before[key] + 1, rank + 1, key[0])
        elif before[key] not in stay:
            yield _change("moved", place, before[key] + 1, rank + 1, key[0])


def _change(change: str, place: str | None, was: Any = None, now: Any = None, id: str | None = None) -> Change:
    return {"change": change, "id": id, "place": place, "was": was, "now": now}


def _by_key(answer: Sequence[Entry]) -> dict[tuple[str, int], int]:
    """The ranks of records by id, and by which of its bearers it is: of many copies two may have the same."""
    seen: Counter[str] = Counter()
    ranks = {}
    for rank, one in enumerate(answer):
        ranks[one.id, seen[one.id]] = rank
        seen[one.id] += 1
    return ranks


def _in_order(ranks: Sequence[int]) -> set[int]:
    """The most of these numbers that stand in rising order: the others have moved.

    >>> sorted(_in_order([2, 0, 1, 3]))
    [0, 1, 3]
    """
    ends: list[int] = []  # the least last number of a rising run, by the length of the run
    before: dict[int, int | None] = {}
    for number in ranks:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
