"""What fields mean: the values that they take, read, and which of them can be of one mention.

A value is kept as what it is compared by: days as a first and a last, bounds of a figure, words folded and joined by a
blank (with `*` behind the last where it only begins so).
"""

from __future__ import annotations

from iomcorpus.asking.query import OF_FACTS, And, Fact, Field, Node, Not, Or
from iomcorpus.edtf import FIRST_DAY, LAST_DAY, bounds
from iomcorpus.errors import CorpusError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from iomcorpus.asking.query import Value

    Bound = int | float | None

KINDS = ("news", "opinion", "statement", "event", "page")
MENTIONED = {  # what a record may have in it, by the words that people have for it -> type of its mentions
    "person": "person", "people": "person", "figure": "figure", "figures": "figure", "quote": "quote",
    "quotes": "quote", "contact": "contact", "contacts": "contact", "organisation": "organisation",
    "organisations": "organisation", "org": "organisation", "mentions": "date",
}  # fmt: skip
OF_ITS_OWN = ("date", "published", "inferred", "title", "byline", "copy")  # what else a record may have
HAS = (*MENTIONED, *OF_ITS_OWN)

# The types of mentions that a field can be of.
TYPES = {
    "person": ("person", "quote", "contact"),
    "role": ("person", "quote"),
    "org": ("person", "quote", "contact", "organisation"),
    "speaker": ("quote",),
    "quote": ("quote",),
    "mentions": ("date",),
    "figure": ("figure",),
    "unit": ("figure",),
    "of": ("figure",),
}
ALL_TYPES = ("date", "person", "figure", "quote", "contact", "organisation")
# What may stand before a figure or a date, the longest first.
SIGNS = {">=": "≥", "=>": "≥", "<=": "≤", "=<": "≤", "≥": "≥", "≤": "≤", ">": ">", "<": "<", "=": "="}
# Signs and spellings of units, as the finders name them.
UNITS = {"%": "per cent", "percent": "per cent", "pct": "per cent", "$": "usd", "£": "gbp", "€": "eur", "¥": "jpy"}

A_DATE = "Write a day, month or year, or two with .. between: 2017-12-21, 2017-12, 2017, 2016..2017-06, 2017.."
A_FIGURE = "Write a number or bounds: 1500, >=1,000, <5, 1000..5000. What is counted stands beside it: unit:USD"
IN_QUOTES = "(In quotes it is text.)"


class Unreadable(ValueError):
    """A value that its field cannot have; the text says what to write."""


def read_in_query(name: str, text: str, start: int, end: int) -> Node:
    """The field whose value stands there in a query; an error that shows the place where it cannot be read."""
    try:
        if text.startswith("(", start):
            raise Unreadable(f"a field has one value. Put fields in brackets: ({name}:one OR {name}:other)")
        return read_field(name, text[start:end])
    except Unreadable as error:
        from iomcorpus.text.caret import underline

        value = " ".join(text[start:end].split())
        shown = f"{value[:40]}…" if len(value) > 40 else value
        raise CorpusError(f"{name}:{shown}: {error}", underline(text, start, end)) from None


def read_option(name: str, value: str) -> Node:
    """The same of an option that is called like the field."""
    try:
        return read_field(name, value)
    except Unreadable as error:
        raise CorpusError(f"--{name} {value!r}: {error}") from None


def read_field(name: str, value: str) -> Field | Fact:
    """A field and what its value means; those of facts are of a mention.

    >>> read_field("figure", ">=1,000"), read_field("date", "2016..2017-06")
    (Fact(Field('figure', 1000, False, None, False)), Field('date', '2016-01-01', '2017-06-30'))
    >>> read_field("org", "AT&T"), read_field("role", "Directrice Générale*")
    (Fact(Field('org', 'at t')), Fact(Field('role', 'directrice generale*')))
    >>> read_field("kind", "novel")
    Traceback (most recent call last):
    ...
    iomcorpus.asking.fields.Unreadable: no kind. The kinds: news, opinion, statement, event, page.
    """
    field = Field(name, READ[name](value))
    return Fact(field) if name in OF_FACTS else field


def _read_days(value: str) -> Value:
    sign = next((sign for sign in SIGNS if value.strip().startswith(sign)), "")
    if sign:
        return _days_beside(SIGNS[sign], value.strip().removeprefix(sign).strip())
    first, between, last = value.strip().partition("..")
    if not between or "/" in value or "[" in value:
        days = bounds(value.strip())
        if days is None:
            raise Unreadable(f"no date. {A_DATE}")
        return days
    start = bounds(first) if first else (FIRST_DAY, FIRST_DAY)
    end = bounds(last) if last else (LAST_DAY, LAST_DAY)
    if start is None or end is None or not (first or last):
        raise Unreadable(f"no date. {A_DATE}")
    if start[0] > end[1]:
        raise Unreadable(f"it ends before it begins. Write {last}..{first}")
    return start[0], end[1]


def _days_beside(sign: str, value: str) -> Value:
    """The days before or behind a date, or up to it or from it on.

    >>> _days_beside(">", "2016"), _days_beside("≤", "2016-02")
    (('2017-01-01', '9999-12-31'), ('0001-01-01', '2016-02-29'))
    """
    from datetime import date, timedelta

    days = bounds(value)
    if days is None or (sign == "<" and days[0] == FIRST_DAY) or (sign == ">" and days[1] == LAST_DAY):
        raise Unreadable(f"no date. {A_DATE}")
    first, last = map(date.fromisoformat, days)
    if sign == "=":
        return days
    if sign in ">≥":
        return str(last + timedelta(1)) if sign == ">" else days[0], LAST_DAY
    return FIRST_DAY, str(first - timedelta(1)) if sign == "<" else days[1]


def _read_figure(value: str) -> Value:
    """Lower bound, whether it is left out, upper bound, whether it is left out."""
    text = value.strip()
    sign = next((sign for sign in SIGNS if text.startswith(sign)), "")
    first, between, last = text.removeprefix(sign).partition("..")
    if sign and not between:
        number = _read_number(first)
        how = SIGNS[sign]
        if how == "=":
            return number, False, number, False
        return (number, how == ">", None, False) if how in ">≥" else (None, False, number, how == "<")
    if sign or not (first or last):
        raise Unreadable(f"no figure. {A_FIGURE}")
    low = _read_number(first) if first else None
    high = (_read_number(last) if last else None) if between else low
    if low is not None and high is not None and low > high:
        raise Unreadable(f"the lower bound is above the upper one. Write figure:{last.strip()}..{first.strip()}")
    return low, False, high, False


def _read_number(text: str) -> int | float:
    """A number as people write it: -5, 2.5, 1,000,000.

    >>> _read_number("1,000,000"), _read_number("-2.50")
    (1000000, -2.5)
    """
    digits = text.strip()
    whole, _, part = digits.removeprefix("-").partition(".")
    groups = whole.split(",")
    grouped = len(groups) == 1 or (0 < len(groups[0]) < 4 and all(len(group) == 3 for group in groups[1:]))
    figures = "".join(groups) + part
    if not (whole and grouped and figures.isascii() and figures.isdigit()) or digits.endswith("."):
        raise Unreadable(f"no figure. {A_FIGURE}")
    plain = digits.replace(",", "")
    return int(plain) if not part and len(plain) < 18 else float(plain)  # SQLite's whole numbers have 64 bits


def _read_words(value: str) -> Value:
    """Words folded; where the last only begins so, with its star."""
    found = " ".join(_folded(value))
    if not found:
        raise Unreadable(f"no name or word. Write words, or several in quotes: person:strand, org:iom {IN_QUOTES}")
    return f"{found}*" if value.rstrip().endswith("*") else found


def _folded(value: str) -> list[str]:
    if value.isascii():  # what most people type: no need to ask FTS5
        return "".join([char if char.isalnum() else " " for char in value]).lower().split()
    from iomcorpus.asking.scan import fold

    return fold(value)


def within(wanted: str) -> str:
    """What must stand in a folded text with a blank before and behind each word.

    >>> within("kofi boateng"), within("bo*")
    (' kofi boateng ', ' bo')
    """
    return f" {wanted[:-1]}" if wanted.endswith("*") else f" {wanted} "


def each_word(wanted: str) -> list[str]:
    """Words that must stand in a name, in whatever order; the last with its star.

    >>> each_word("boateng ama"), each_word("kofi bo*")
    (['boateng', 'ama'], ['kofi', 'bo*'])
    """
    return wanted.split()


def _read_person(value: str) -> Value:
    """Words of a name; written like an id, also that."""
    id = value.strip()
    is_id = "-" in id and id == id.lower() and all(char.isalnum() or char == "-" for char in id)
    words = str(_read_words(value))
    return (words, id) if is_id else words


def _read_unit(value: str) -> Value:
    known = UNITS.get(value.strip().lower())
    return known or _read_words(value)


def _read_kind(value: str) -> Value:
    if value.lower() not in KINDS:
        raise Unreadable(f"no kind. The kinds: {', '.join(KINDS)}.")
    return value.lower()


def _read_has(value: str) -> Value:
    name = {"copies": "copy", "inferred date": "inferred"}.get(value.lower(), value.lower())
    if name not in HAS:
        singular = [name for name, type in MENTIONED.items() if name in (type, "mentions")]
        raise Unreadable(f"a record may have: {', '.join([*singular, *OF_ITS_OWN])}.")
    return name


def _read_plain(value: str) -> Value:
    if not value.strip():
        raise Unreadable(f"there is nothing. Write what to look for. {IN_QUOTES}")
    return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")  # SQLite takes no half characters


READ: dict[str, Callable[[str], Value]] = {
    "date": _read_days,
    "kind": _read_kind,
    "source": _read_plain,
    "title": _read_words,
    "byline": _read_words,
    "language": lambda value: str(_read_plain(value)).strip().lower(),
    "id": lambda value: str(_read_plain(value)).strip().lower(),
    "has": _read_has,
    "person": _read_person,
    "role": _read_words,
    "org": _read_words,
    "speaker": _read_person,
    "quote": _read_words,
    "mentions": _read_days,
    "figure": _read_figure,
    "unit": _read_unit,
    "of": _read_unit,
}


# Which fields are of one mention


def types_of(fields: Iterable[Field]) -> tuple[str, ...]:
    """The types that a mention can have of which all of these fields hold.

    >>> types_of([Field("person", "boateng"), Field("role", "director general")])
    ('person', 'quote')
    """
    each = [TYPES[field.name] for field in fields]
    return tuple(type for type in each[0] if all(type in types for types in each))


def grouped(facts: Iterable[Fact]) -> list[Fact]:
    """Facts of one field each put together where one mention can have them all.

    >>> ama, chief, iom, many = (Field(name, "x") for name in ("person", "role", "org", "figure"))
    >>> grouped([Fact(ama), Fact(many), Fact(chief), Fact(iom)])
    [Fact(Field('person', 'x'), Field('role', 'x'), Field('org', 'x')), Fact(Field('figure', 'x'))]
    >>> len(grouped([Fact(ama), Fact(chief), Fact(ama), Fact(iom)]))  # two persons
    2
    """
    groups: list[list[Field]] = []
    for field in (field for fact in facts for field in fact.fields):
        # The latest that it can be of: a field that is given again has begun another.
        group = next((group for group in reversed(groups) if _can_join(group, field)), None)
        if group is None:
            groups.append([field])
        else:
            group.append(field)
    return [Fact(*group) for group in groups]


def _can_join(group: list[Field], field: Field) -> bool:
    if not types_of([*group, field]):
        return False
    named = [one for one in group if _slot(one) == _slot(field)]
    return all(_are_bounds(one, field) for one in named)


def _slot(field: Field) -> str:
    """What of a mention a field says: speaker and person say both who."""
    return "person" if field.name == "speaker" else field.name


def _are_bounds(one: Field, other: Field) -> bool:
    """Whether two say together between what: `figure:>1000 figure:<5000` is one figure."""
    if one.name != "figure" or other.name != "figure":
        return False
    low, _, high, _ = bounds_of(one)
    its_low, _, its_high, _ = bounds_of(other)
    return (low is None and its_high is None) or (high is None and its_low is None)


def bounds_of(field: Field) -> tuple[Bound, bool, Bound, bool]:
    """The value of a figure: lower bound, whether it is left out, upper bound, whether it is left out."""
    assert isinstance(field.value, tuple)
    low, above, high, below = field.value
    return _bound(low), bool(above), _bound(high), bool(below)


def _bound(value: object) -> Bound:
    return value if isinstance(value, int | float) else None


# Trees


def fields_only(node: Node) -> bool:
    """Whether there is no word in a tree that the index knows."""
    if isinstance(node, And | Or):
        return all(map(fields_only, node.parts))
    if isinstance(node, Not):
        return fields_only(node.wanted) and fields_only(node.unwanted)
    return isinstance(node, Field | Fact)


def leaves(node: Node, *, wanted_only: bool = False) -> Iterator[Node]:
    """The leaves of a tree, in order; `wanted_only` leaves out what is refused."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves(part, wanted_only=wanted_only)
    elif isinstance(node, Not):
        yield from leaves(node.wanted, wanted_only=wanted_only)
        if not wanted_only:
            yield from leaves(node.unwanted)
    else:
        yield node


def stages(*trees: Node | None) -> list[str]:
    """The stages of which fields need what they have found.

    >>> stages(Field("has", "copy"), Fact(Field("person", "boateng")))
    ['dedupe', 'extract']
    """
    found = set()
    for leaf in (leaf for tree in trees if tree is not None for leaf in leaves(tree)):
        if isinstance(leaf, Fact) or (isinstance(leaf, Field) and leaf.name == "has" and leaf.value in MENTIONED):
            found.add("extract")
        elif isinstance(leaf, Field) and (leaf.name, leaf.value) == ("has", "copy"):
            found.add("dedupe")
    return sorted(found)


def wanted_facts(node: Node | None, types: Iterable[str]) -> list[Fact]:
    """The facts of these types that a question asks for, not those that it refuses."""
    asked = [leaf for leaf in leaves(node, wanted_only=True) if isinstance(leaf, Fact)] if node is not None else []
    of_types = {*types}
    return list(dict.fromkeys(fact for fact in asked if of_types & {*types_of(fact.fields)}))


def all_facts(*trees: Node | None) -> list[Fact]:
    """The facts of any type that trees ask for."""
    return [fact for tree in trees for fact in wanted_facts(tree, ALL_TYPES)]


def ids_of_persons(*trees: Node | None) -> set[str]:
    """What in some trees is written like the id of a person."""
    found = (leaf for tree in trees if tree is not None for leaf in leaves(tree) if isinstance(leaf, Fact))
    values = (field.value for leaf in found for field in leaf.fields if field.name in ("person", "speaker"))
    return {str(value[1]) for value in values if isinstance(value, tuple)}


def all_types(*trees: Node | None) -> set[str]:
    """The types of the mentions that fields of some trees look at."""
    found = [leaf for tree in trees if tree is not None for leaf in leaves(tree)]
    types = {type for leaf in found if isinstance(leaf, Fact) for type in types_of(leaf.fields)}
    return types | {MENTIONED[leaf.value] for leaf in found if isinstance(leaf, Field) and leaf.value in MENTIONED}


def conjunction(parts: list[Node]) -> Node | None:
    """All of them as one tree; None where there are none."""
    return None if not parts else parts[0] if len(parts) == 1 else And(*parts)
