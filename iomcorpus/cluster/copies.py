"""Copies among records in partitions: texts by their digests, candidates by ranges of shingles, clusters by component.

A text is numbered by its digest, as everywhere: its part's first number, and its rank there. Whoever compares two texts
has one of them and is sent the words of the other.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import Any

import numpy as np

from iomcorpus.asking.scan import text_of
from iomcorpus.cluster.plan import Ints, Plan, part_of
from iomcorpus.cluster.shelf import Result, Table, blobs, column, strings, whole_numbers
from iomcorpus.copies.candidates import are_enough, share_counts, summed, unpack
from iomcorpus.copies.cluster import Pair, join
from iomcorpus.copies.describe import make_member
from iomcorpus.copies.find import sketches_of, verify
from iomcorpus.copies.keep import Member
from iomcorpus.copies.relations import TEMPLATE
from iomcorpus.copies.sketch import U64, Marks, hash_texts
from iomcorpus.copies.verify import AnyWords, Verdict, halved
from iomcorpus.copying.decide import decided, pairs_between, relations

LARGE = 3  # texts of a component: of two there is a verdict already, of more some are joined through others


def sketch(plan: Plan, group: int, stage: str) -> Result:
    """What the index needs of each record of a group, and what decides which of some copies is kept."""
    rows: list[tuple[str, dict[str, Any]]] = []
    for told in plan.shelf.rows(stage, group, ["name", "row"]):
        rows.append((told["name"], json.loads(told["row"])))
    found: dict[str, list[Any]] = {name: [] for name in ("digest", "words", "marks", "hashes")}
    orders, counts = [], []
    seen: set[bytes] = set()  # a text that a million records have is not sent a million times
    for hashed in hash_texts(text_of(row) for _, row in rows):
        for one, (start, stop) in zip(sketches_of(hashed), pairwise(hashed.bounds.tolist()), strict=True):
            known = one.digest in seen
            seen.add(one.digest)
            found["digest"].append(one.digest)
            found["words"].append(b"" if known else halved(hashed.words[start:stop]).tobytes())
            found["marks"].append(b"" if known else hashed.marks[start:stop].tobytes())
            found["hashes"].append(b"" if known else one.hashes.tobytes())
            orders.append(one.order)
            counts.append(stop - start)
    members = [make_member(row, name, count, 0) for (name, row), count in zip(rows, counts, strict=True)]
    columns = {
        **{name: blobs(values) for name, values in found.items()},
        "order": whole_numbers(orders),
        "count": whole_numbers(counts),
        "place": np.arange(len(rows)) + (group << 32),
        "member": strings([json.dumps(asdict(member)) for member in members]),
    }
    plan.shelf.put("sketch", group, columns, _digest_parts(found["digest"], plan.parts))
    return {}


def index(plan: Plan, part: int) -> Result:
    """The texts of a range of digests, each once, with the records that have it; their shingles go where they fall."""
    named = {id for pair in (*plan.copies.copies, *plan.copies.not_copies) for id in pair} | plan.copies.kept
    rows = [row for _, table in plan.shelf.gather("sketch", part, plan.parts) for row in table.to_pylist()]
    rows.sort(key=lambda row: (row["digest"], row["place"]))
    ranks: dict[bytes, int] = {}
    firsts, ids = [], defaultdict(list)
    members: list[tuple[int, int, str]] = []
    for row in rows:
        if row["digest"] not in ranks:
            ranks[row["digest"]] = len(ranks)
            firsts.append(row)
        rank = ranks[row["digest"]]
        members.append((rank, row["place"], row["member"]))
        if named and (id := json.loads(row["member"])["id"]) in named:
            ids[id].append(rank)
    hashes = [np.frombuffer(row["hashes"], np.uint64) for row in firsts]
    sizes = whole_numbers(map(len, hashes))
    every = np.concatenate([np.empty(0, np.uint64), *hashes])
    entries = {
        "hash": every,
        "text": np.repeat(np.arange(len(firsts)), sizes),
        "order": np.repeat(whole_numbers(row["order"] for row in firsts), sizes),
        "size": np.repeat(sizes, sizes),
    }
    plan.shelf.put("entries", part, entries, part_of(every, plan.parts))
    words = {name: blobs([row[name] for row in firsts]) for name in ("words", "marks")}
    plan.shelf.put("texts", part, {**words, "count": whole_numbers(row["count"] for row in firsts)})
    columns = {
        "text": whole_numbers(rank for rank, _, _ in members),
        "place": whole_numbers(at for _, at, _ in members),
    }
    plan.shelf.put("members", part, {**columns, "member": strings([told for _, _, told in members])})
    return {"texts": len(firsts), "records": len(rows), "named": ids}


def share(plan: Plan, part: int, firsts: Ints) -> Result:
    """The pairs of texts that a range of shingles makes, each sent to where the first of it is."""
    tables = list(plan.shelf.gather("entries", part, plan.parts))
    texts = _joined([column(table, "text") + firsts[number] for number, table in tables])
    hashes = np.concatenate([np.empty(0, np.uint64), *(column(table, "hash") for _, table in tables)])
    order, size = (_joined([column(table, name) for _, table in tables]) for name in ("order", "size"))
    packed, shared = share_counts(hashes, texts, order)
    known, at = np.unique(texts, return_index=True)
    pairs = unpack(packed)
    ends = [size[at[np.searchsorted(known, pairs[:, which])]] for which in (0, 1)] if len(pairs) else [shared, shared]
    columns = {"pair": packed, "shared": shared, "shorter": np.minimum(*ends)}
    plan.shelf.put("shares", part, columns, _home(firsts, pairs[:, 0]))
    return {}


def choose(plan: Plan, part: int, firsts: Ints) -> Result:
    """The pairs that share enough to be looked at, and a request for the words of the second of each."""
    tables = [table for _, table in plan.shelf.gather("shares", part, plan.parts)]
    pairs = np.concatenate([np.empty(0, np.uint64), *(column(table, "pair") for table in tables)])
    shared, shorter = (_joined([column(table, name) for table in tables]) for name in ("shared", "shorter"))
    packed, counts = summed(pairs, shared)
    first = np.unique(pairs, return_index=True)[1]
    packed = packed[are_enough(counts, shorter[first])]
    plan.shelf.put("candidates", part, {"pair": packed})
    wanted = np.unique(unpack(packed)[:, 1])
    plan.shelf.put("requests", part, {"text": wanted}, _home(firsts, wanted))
    return {"candidates": len(packed)}


def send(plan: Plan, part: int, firsts: Ints) -> Result:
    """The words of texts of a part to those that have asked for them."""
    asked = [
        (number, text)
        for number, table in plan.shelf.gather("requests", part, plan.parts)
        for text in column(table, "text").tolist()
    ]
    _post(plan, "words", part, firsts, [text for _, text in asked], whole_numbers(number for number, _ in asked))
    return {}


def compare(plan: Plan, part: int, firsts: Ints) -> Result:
    """What the texts of a part are to those that they share enough with."""
    pairs = unpack(column(plan.shelf.table("candidates", part), "pair"))
    own, other = _words_of(plan, part, firsts), _received(plan, "words", part)
    found = verify(map(tuple, pairs.tolist()), lambda text: other[text] if text in other else own[text])
    columns = {
        "a": whole_numbers(pair.a for pair in found),
        "b": whole_numbers(pair.b for pair in found),
        "relation": strings([pair.verdict.relation for pair in found]),
        "similarity": np.fromiter((pair.verdict.similarity for pair in found), np.float64),
        "shorter": np.fromiter((pair.verdict.first_is_shorter for pair in found), np.bool_),
    }
    plan.shelf.put("edges", part, columns)
    return {"edges": len(found)}


def connect(plan: Plan, firsts: Ints, said: Sequence[tuple[int, int]]) -> list[str]:
    """The one step that sees all edges: which texts may become one cluster, each named by its least text."""
    ends = [np.array(said, np.int64).reshape(-1, 2)]
    for part in range(plan.parts):
        table = plan.shelf.table("edges", part, ["a", "b", "relation"])
        joining = np.array(table.column("relation").to_pylist(), object) != TEMPLATE
        ends.append(np.stack([column(table, "a"), column(table, "b")], axis=1)[joining])
    texts, labels = components(np.concatenate(ends))
    sizes = np.unique(labels, return_inverse=True, return_counts=True)
    columns = {"text": texts, "label": labels, "size": sizes[2][sizes[1]]}
    plan.shelf.put("labels", 0, columns, _home(firsts, texts))
    return []


def components(edges: Ints) -> tuple[Ints, Ints]:
    """The ends of edges in order, and beside each the least one that it is connected with.

    >>> [part.tolist() for part in components(np.array([[7, 9], [3, 4], [9, 4], [5, 6]]))]
    [[3, 4, 5, 6, 7, 9], [3, 3, 5, 5, 3, 3]]
    """
    texts, places = np.unique(edges, return_inverse=True)
    one, other = places.reshape(-1, 2).T
    labels = np.arange(len(texts))
    while True:  # each round every edge draws its ends' groups together, then paths are shortened
        before = labels.copy()
        least = np.minimum(labels[one], labels[other])
        for ends in (one, other):
            np.minimum.at(labels, labels[ends], least)
            np.minimum.at(labels, ends, least)
        while not np.array_equal(labels, labels[labels]):
            labels = labels[labels]
        if np.array_equal(before, labels):
            return texts, texts[labels]


def bring(plan: Plan, part: int, firsts: Ints) -> Result:
    """What is known of the texts of a part that may be copies, to where their component is decided."""
    labels: dict[int, tuple[int, int]] = {}
    for _, table in plan.shelf.gather("labels", part, 1):
        told = (column(table, name).tolist() for name in ("text", "label", "size"))
        labels |= {text: (label, size) for text, label, size in zip(*told, strict=True)}
    counts = column(plan.shelf.table("texts", part, ["count"]), "count").tolist()
    base = int(firsts[part])
    rows = plan.shelf.rows("members", part)
    records = np.bincount(whole_numbers(row["text"] for row in rows), minlength=len(counts)).tolist()
    moved = []
    for row in rows:
        text = base + row["text"]
        if text in labels or (records[row["text"]] > 1 and counts[row["text"]]):
            moved.append((text, labels.get(text, (text, 1))[0], row["place"], row["member"]))
    columns = {"text": whole_numbers(text for text, *_ in moved), "place": whole_numbers(row[2] for row in moved)}
    told = strings([member for *_, member in moved])
    homes = _home(firsts, whole_numbers(row[1] for row in moved))
    plan.shelf.put("joining", part, {**columns, "member": told}, homes)
    edges = plan.shelf.table("edges", part)
    label_of = [labels.get(text, (-1, 0))[0] for text in column(edges, "a").tolist()]
    kept = np.flatnonzero(np.array(label_of, np.int64) >= 0)
    edges = edges.take(kept)
    columns = {name: edges.column(name) for name in edges.column_names}
    plan.shelf.put("joined", part, columns, _home(firsts, np.array(label_of, np.int64)[kept]))
    least = LARGE if not plan.copies.copies else LARGE - 1  # two that people have joined have no verdict
    large = sorted(text for text, (_, size) in labels.items() if size >= least)
    _post(plan, "large", part, firsts, large, _home(firsts, whole_numbers(labels[text][0] for text in large)))
    return {}


def unite(plan: Plan, part: int, named: Mapping[str, Sequence[int]]) -> Result:
    """Which records are copies, of the components of a part; each is told to the group that it came with."""
    members: dict[int, dict[int, Member]] = defaultdict(dict)  # by text and place
    for _, table in plan.shelf.gather("joining", part, plan.parts):
        for row in table.to_pylist():
            members[row["text"]][row["place"]] = _member(row["member"], row["text"])
    texts = sorted(members)
    number = {text: place for place, text in enumerate(texts)}
    pairs = []
    for _, table in plan.shelf.gather("joined", part, plan.parts):
        for row in table.to_pylist():
            if row["a"] in number and row["b"] in number:
                told = Verdict(row["relation"], row["similarity"], (0.0, 0.0), 0.0, 0.0, 0.0, row["shorter"])
                pairs.append(Pair(number[row["a"]], number[row["b"]], told))
    copies, not_copies = (
        pairs_between((_among(number, named.get(a, ())), _among(number, named.get(b, ()))) for a, b in said)
        for said in (plan.copies.copies, plan.copies.not_copies)
    )
    clusters = join(len(texts), pairs, copies, not_copies)
    edges = {(texts[pair.a], texts[pair.b]): (pair.verdict.relation, pair.verdict.similarity) for pair in pairs}
    words = _received(plan, "large", part)
    found = list(
        decided(
            clusters,
            [sorted(members[text]) for text in texts],
            lambda place, text: members[texts[text]][place],
            relations(edges, words.__getitem__),
            plan.keep,
            plan.copies.kept,
        )
    )
    columns = {
        "place": whole_numbers(place for place, _ in found),
        "told": strings([json.dumps(asdict(copy)) for _, copy in found]),
    }
    plan.shelf.put("copies-found", part, columns, columns["place"] >> 32)
    return {"copies": sum(not copy.keep for _, copy in found)}


def _among(number: Mapping[int, int], texts: Sequence[int]) -> list[int]:
    return [number[text] for text in texts if text in number]


def _digest_parts(digests: Sequence[bytes], parts: int) -> Ints:
    """Which part each digest falls to: ranges, so that texts numbered part by part are numbered by digest."""
    values = np.fromiter((int.from_bytes(digest[:4], "big") for digest in digests), np.uint64, len(digests))
    return (values * U64(parts) >> U64(32)).astype(np.int64)


def _home(firsts: Ints, texts: Ints) -> Ints:
    """The part that each text is in, by its number."""
    return np.searchsorted(firsts, texts, side="right") - 1


def _joined(columns: Sequence[Ints]) -> Ints:
    return np.concatenate([np.empty(0, np.int64), *columns])


def _member(told: str, text: int) -> Member:
    fields = json.loads(told)
    return Member(**{**fields, "emails": tuple(map(tuple, fields["emails"])), "text": text})


def _words_of(plan: Plan, part: int, firsts: Ints) -> dict[int, tuple[AnyWords, Marks]]:
    return dict(_read_words(plan.shelf.table("texts", part, ["words", "marks"]), int(firsts[part])))


def _post(plan: Plan, stage: str, part: int, firsts: Ints, texts: Sequence[int], homes: Ints) -> None:
    """Send the words of texts, each to a part."""
    table = plan.shelf.table("texts", part, ["words", "marks"]).take(np.array(texts, np.int64) - int(firsts[part]))
    columns = {"words": table.column("words"), "marks": table.column("marks")}
    plan.shelf.put(stage, part, {"text": np.array(texts, np.int64), **columns}, homes)


def _received(plan: Plan, stage: str, part: int) -> dict[int, tuple[AnyWords, Marks]]:
    return {
        text: told for _, table in plan.shelf.gather(stage, part, plan.parts) for text, told in _read_words(table, None)
    }


def _read_words(table: Table, base: int | None) -> Iterator[tuple[int, tuple[AnyWords, Marks]]]:
    numbers = column(table, "text").tolist() if base is None else range(base, base + len(table))
    told = (table.column(name).to_pylist() for name in ("words", "marks"))
    for number, words, marks in zip(numbers, *told, strict=True):
        yield number, (np.frombuffer(words, np.uint32), np.frombuffer(marks, np.uint8))
