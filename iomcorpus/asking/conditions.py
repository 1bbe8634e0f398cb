"""Fields as conditions of SQL, on `record` and its `capture`, and the functions that they call.

A field of facts asks whether there is a mention; where the index stands outermost that is a look at the mentions of
the few records that it found.
"""

from __future__ import annotations

import sqlite3

from iomcorpus.asking.fields import MENTIONED, bounds_of, each_word, types_of, wanted_facts, within
from iomcorpus.asking.query import And, Fact, Field, Node, Not, Or, is_pattern
from iomcorpus.edtf import FIRST_DAY, LAST_DAY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Parameter = str | int | float
Condition = tuple[str, list[Parameter]]  # SQL, and its parameters

COPIED = "EXISTS (SELECT 1 FROM copy WHERE copy.record = record.number AND copy.cluster IS NOT NULL)"
HAS = {
    "date": "record.date IS NOT NULL",
    "published": "record.published IS NOT NULL",
    "inferred": "record.date_from IS 'inferred'",
    "title": "record.title IS NOT NULL",
    "byline": "record.byline IS NOT NULL",
    "copy": COPIED,
}
# Of a date in the text whose other end is open, as of "since 2009", only the end counts that it names.
CLOSED = f"(mention.first_day > '{FIRST_DAY}' AND mention.last_day < '{LAST_DAY}')"
NAMED = "names_days(mention.value, ?)"


def define_functions(connection: sqlite3.Connection) -> None:
    """Give a connection the functions that fields call; what they need is imported when one is called."""

    def has_words(text: str | None, wanted: str) -> bool:
        from iomcorpus.asking.holding import has_words

        return has_words(text, wanted)

    def has_stems(text: str | None, wanted: str) -> bool:
        from iomcorpus.asking.holding import has_stems

        return has_stems(text, wanted)

    def is_unit(unit: str | None, wanted: str) -> bool:
        from iomcorpus.asking.holding import is_unit

        return is_unit(unit, wanted)

    def names_days(value: str | None, wanted: str) -> bool:
        from iomcorpus.asking.holding import names_days

        return names_days(value, wanted.split("/"))

    for function in (has_words, has_stems, is_unit, names_days):
        connection.create_function(function.__name__, 2, function, deterministic=True)


def condition(node: Node, *, of_all: bool = False) -> Condition:
    """A tree of fields as one condition; `of_all` where no index has narrowed the records yet.

    >>> condition(Not(Field("kind", "news"), Field("has", "title")))
    ('(record.kind = ? AND (record.title IS NOT NULL) IS NOT TRUE)', ['news'])
    """
    if isinstance(node, Field):
        return _of_record(node)
    if isinstance(node, Fact):
        if [field.name for field in node.fields] == ["person"]:  # nothing but the index of persons is read
            asked, parameters = _of_mention(node.fields[0])
            return _exists(asked, True), parameters
        asked, parameters = mention_condition(node)
        return _exists(asked, of_all or _of_persons(node)), parameters
    if isinstance(node, Not):
        wanted, parameters = condition(node.wanted, of_all=of_all)
        unwanted, values = condition(node.unwanted, of_all=of_all)
        return f"({wanted} AND ({unwanted}) IS NOT TRUE)", [*parameters, *values]
    if isinstance(node, And | Or):
        return joined("AND" if isinstance(node, And) else "OR", [condition(part, of_all=of_all) for part in node.parts])
    raise TypeError(f"{node} is for the index")


def joined(operator: str, parts: list[Condition]) -> Condition:
    """Conditions as one, in halves of halves: a chain of a thousand is deeper than SQLite goes.

    >>> joined("AND", [("a", [1]), ("b", []), ("c", [2])])
    ('((a AND b) AND c)', [1, 2])
    """
    if len(parts) < 2:
        return parts[0] if parts else ("1", [])
    middle = (len(parts) + 1) // 2
    (first, values), (second, others) = joined(operator, parts[:middle]), joined(operator, parts[middle:])
    return f"({first} {operator} {second})", [*values, *others]


def _of_persons(fact: Fact) -> bool:
    """Whether a fact is of a person: mentions of one are few, and found by the index; to look at each record for each
    person of that name takes ten times as long (measured at 22,000 records and 100 namesakes).
    """
    return any(field.name in ("person", "speaker") for field in fact.fields)


def _exists(asked: str, of_all: bool) -> str:
    """That there is such a mention: of records that come by themselves all such mentions are gathered once."""
    if of_all:
        return f"record.number IN (SELECT mention.record FROM mention WHERE {asked})"
    return f"EXISTS (SELECT 1 FROM mention WHERE mention.record = record.number AND {asked})"


def _of_record(field: Field) -> Condition:
    name, value = field.name, field.value
    if name == "date":
        first, last = _days(value)
        return "(record.date_last >= ? AND record.date_first <= ?)", [first, last]
    text = str(value)
    if name == "source":
        return source_condition(text)
    if name == "language":
        return "(lower(record.language) = ? OR instr(lower(record.language), ?) = 1)", [text, f"{text}-"]
    if name == "id":
        return "(record.id >= ? AND substr(record.id, 1, ?) = ?)", [text, len(text), text]
    if name == "byline":
        return "has_words(record.byline, ?)", [text]
    if name == "has":
        return (HAS[text], []) if text in HAS else (_exists(_of_types((MENTIONED[text],)), False), [])
    return "record.kind = ?", [text]


def source_condition(source: str) -> Condition:
    """That a capture has this in its name, or that its name is of this pattern."""
    if is_pattern(source):
        return "capture.name GLOB ?", [source.replace("[!", "[^")]
    return "instr(capture.name, ?) > 0", [source]


def mention_condition(fact: Fact, types: Iterable[str] | None = None) -> Condition:
    """What a fact asks of one row of `mention`, of one of these types if any are named.

    >>> mention_condition(Fact(Field("figure", (1000, True, None, False))))[0]
    "mention.type = 'figure' AND coalesce(mention.number, mention.high) > ?"
    """
    possible = types_of(fact.fields)
    if types is not None:
        wanted = {*types}
        possible = tuple(type for type in possible if type in wanted)
    parts = [_of_mention(field) for field in fact.fields]
    asked = " AND ".join([_of_types(possible), *(part for part, _ in parts)])
    return asked, [value for _, values in parts for value in values]


def _of_types(types: tuple[str, ...]) -> str:
    names = ", ".join(f"'{type}'" for type in types)  # our own words, none of a query
    return f"mention.type = {names}" if len(types) == 1 else f"mention.type IN ({names})"


def _of_mention(field: Field) -> Condition:
    name, value = field.name, field.value
    if name in ("person", "speaker"):
        asked, parameters = persons_condition(value)
        return f"mention.person IN ({asked})", parameters
    if name == "mentions":
        first, last = _days(value)
        asked = (
            f"mention.kind = 'mention' AND mention.last_day >= ? AND mention.first_day <= ? AND ({CLOSED} OR {NAMED})"
        )
        return asked, [first, last, f"{first}/{last}"]
    if name == "figure":
        return _bounds(field)
    text = str(value)
    if name == "org":
        written = "(mention.type = 'organisation' AND has_words(mention.surface, ?))"  # an acronym of the full form
        named = f"has_words(mention.org, ?) OR has_words(mention.organisation, ?) OR {written}"
        return f"({named})", [text, text, text]
    if name == "quote":
        return "has_stems(mention.surface, ?)", [text]
    if name == "role":
        return "has_words(mention.role, ?)", [text]
    return f'is_unit(mention."{name}", ?)', [text]


def _bounds(field: Field) -> Condition:
    """A figure that is a range is there where it overlaps."""
    low, above, high, below = bounds_of(field)
    parts: list[str] = []
    parameters: list[Parameter] = []
    if low is not None:
        parts.append(f"coalesce(mention.number, mention.high) {'>' if above else '>='} ?")
        parameters.append(low)
    if high is not None:
        parts.append(f"coalesce(mention.number, mention.low) {'<' if below else '<='} ?")
        parameters.append(high)
    return " AND ".join(parts), parameters


def persons_condition(value: object) -> Condition:
    """A statement that gives the ids of the persons that a value means.

    One of whose names has its words, or the one whose id it is; no name is written like an id.
    """
    words, id = value if isinstance(value, tuple) else (str(value), None)
    asked, parameters = joined("AND", [("instr(name, ?) > 0", [within(word)]) for word in each_word(str(words))])
    named = f"SELECT person FROM person_name WHERE {asked}"
    if id is None:
        return named, parameters
    known = "EXISTS (SELECT 1 FROM person WHERE id = ?)"
    return f"{named} AND NOT {known} UNION ALL SELECT id FROM person WHERE id = ?", [*parameters, str(id), str(id)]


def _days(value: object) -> tuple[str, str]:
    assert isinstance(value, tuple)
    return value[0], value[1]


def narrowing(node: Node | None, types: Iterable[str]) -> Condition:
    """What a question asks of the mentions themselves, of those types that are listed; all where it asks nothing.

    >>> from iomcorpus.asking.query import parse
    >>> narrowing(parse("flood figure:>5 person:strand"), ["figure"])[0]
    "(mention.type = 'figure' AND coalesce(mention.number, mention.high) > ?)"
    """
    return any_of_facts(wanted_facts(node, types), types)


def any_of_facts(facts: Sequence[Fact], types: Iterable[str] | None = None) -> Condition:
    """That a row of `mention` is one of these facts."""
    each = [mention_condition(fact, types) for fact in facts]
    return joined("OR", [(f"({asked})", values) for asked, values in each])
