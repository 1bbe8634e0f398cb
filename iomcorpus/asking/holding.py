"""Whether fields hold: of rows that stand in no store, and of the texts and units that a store asks about.

Of a row its own fields are looked at, and the mentions in FACTS: rows of `extract`, each with the `names` of its person
and those `ids` of persons that the question has named.
"""

from __future__ import annotations

from iomcorpus.asking.fields import MENTIONED, bounds_of, each_word, types_of, within
from iomcorpus.asking.query import And, Fact, Field, Node, Not, Or
from iomcorpus.asking.scan import date_of, days_of, fold, is_from, stems
from iomcorpus.edtf import stated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    Row = Mapping[str, Any]
    Mention = Mapping[str, Any]

FACTS = "facts"  # of a row: its mentions
REMEMBERED = 100_000  # texts: posts, organisations and units recur


def has_words(text: str | None, wanted: str) -> bool:
    """Whether a text has these words in a row; the last of them only begins so where `*` is behind it.

    >>> has_words("Ama Kofi Boateng", "kofi boateng"), has_words("Élysée", "ely*"), has_words("Boatengs", "boateng")
    (True, True, False)
    """
    if text is None:
        return False
    return within(wanted) in _padded[text]


def padded(text: str) -> str:
    """A text folded, with a blank before and behind each word."""
    return f" {' '.join(fold(text))} "


class _Padded(dict[str, str]):
    """Texts so folded, each once."""

    def __missing__(self, text: str) -> str:
        if len(self) > REMEMBERED:
            self.clear()
        self[text] = padded(text)
        return self[text]


_padded = _Padded()


def has_stems(text: str | None, wanted: str) -> bool:
    """Whether a text has these words in a row, in any of their forms.

    >>> has_stems("They trafficked children.", "trafficking child*"), has_stems("two boats", "boat")
    (True, True)
    """
    if text is None:
        return False
    if wanted.endswith("*"):
        *before, last = wanted[:-1].split()
        words = fold(text)
        each = stems(text)
        wanted_stems = stems(" ".join(before))
        size = len(before)
        return any(
            words[at].startswith(last) and each[at - size : at] == wanted_stems for at in range(size, len(words))
        )
    return f" {' '.join(stems(wanted))} " in f" {' '.join(stems(text))} "


def is_unit(unit: str | None, wanted: str) -> bool:
    """Whether a unit is this, or has this for what it counts.

    >>> is_unit("unaccompanied Afghan children", "children"), is_unit("victims of modern slavery", "victim")
    (True, True)
    >>> is_unit("victims of modern slavery", "slavery"), is_unit("USD", "usd"), is_unit("men and women", "men")
    (False, True, True)
    """
    if unit is None:
        return False
    whole, heads = _heads[unit]
    if wanted.endswith("*"):
        return any(head.rpartition(" ")[2].startswith(wanted[:-1]) for head in heads)
    sought = stems(wanted)
    return sought == stems(whole) or any(stems(head)[-len(sought) :] == sought for head in heads)


PLURALS_LIKE = ("s", "people", "men", "women", "children", "those")
BEHIND = ("old",)  # "years old"


def heads_of(unit: str) -> tuple[str, list[str]]:
    """A unit folded, and what it counts: each noun phrase in it, without what follows its head.

    >>> heads_of("migrants and refugees living in camps")
    ('migrants and refugees living in camps', ['migrants', 'refugees'])
    >>> heads_of("origin, transit and destination countries")[1]
    ['destination countries']
    """
    from iomcorpus.facts.figures.noun_words import ADVERBS, PREPOSITIONS

    phrases: list[list[str]] = [[]]
    for word in fold(unit.replace(",", " and ")):
        phrase = phrases[-1]
        describes = phrase and phrase[-1].endswith(PLURALS_LIKE) and word.endswith(("ing", "ed"))
        if phrase and (describes or word in PREPOSITIONS or word in ADVERBS or word in BEHIND):
            break
        if word in ("and", "or"):
            phrases.append([])
        else:
            phrase.append(word)
    filled = [phrase for phrase in phrases if phrase]
    heads = [" ".join(phrase) for phrase in filled if phrase is filled[-1] or phrase[-1].endswith(PLURALS_LIKE)]
    return " ".join(fold(unit)), heads


class _Heads(dict[str, tuple[str, list[str]]]):
    """Units taken apart, each once."""

    def __missing__(self, unit: str) -> tuple[str, list[str]]:
        if len(self) > REMEMBERED:
            self.clear()
        self[unit] = heads_of(unit)
        return self[unit]


_heads = _Heads()


# Of rows


def holds(node: Node, row: Row, has_text: Callable[[Node], bool] | None = None) -> bool:
    """Whether a tree holds of a row; `has_text` decides its parts that are words."""
    if isinstance(node, Field):
        return _of_record(node, row)
    if isinstance(node, Fact):
        return any(is_that(fact, node) for fact in row.get(FACTS) or ())
    if isinstance(node, Not):
        return holds(node.wanted, row, has_text) and not holds(node.unwanted, row, has_text)
    if isinstance(node, And):
        return all(holds(part, row, has_text) for part in node.parts)
    if isinstance(node, Or):
        return any(holds(part, row, has_text) for part in node.parts)
    if has_text is None:
        raise TypeError(f"{node} is no field")
    return has_text(node)


def _of_record(field: Field, row: Row) -> bool:
    name, value = field.name, field.value
    if name == "date":
        return _overlap(days_of(row), value)
    text = str(value)
    if name == "source":
        return is_from(str(row.get("source") or ""), text)
    if name == "language":
        language = str(row.get("language") or "").lower()
        return language == text or language.startswith(f"{text}-")
    if name == "id":
        return str(row["id"]).startswith(text)
    if name == "byline":
        return has_words(row.get("byline"), text)
    if name == "has":
        return _has(text, row)
    return bool(row.get("kind") == text)


def _has(what: str, row: Row) -> bool:
    if what in MENTIONED:
        return any(fact["type"] == MENTIONED[what] for fact in row.get(FACTS) or ())
    if what == "date":
        return date_of(row)[0] is not None
    if what == "inferred":
        return date_of(row)[1] == "inferred"
    return row.get("cluster" if what == "copy" else what) is not None


def _overlap(days: tuple[str, str] | None, value: object) -> bool:
    assert isinstance(value, tuple | list)
    return days is not None and days[1] >= value[0] and days[0] <= value[1]


def names_days(value: str | None, wanted: object) -> bool:
    """Whether a date in a text is in a period, by the days that it names."""
    return _overlap(stated(value), wanted)


def is_that(mention: Mention, fact: Fact) -> bool:
    """Whether a mention is one that a fact asks for."""
    return mention["type"] in types_of(fact.fields) and all(_of_mention(field, mention) for field in fact.fields)


def _of_mention(field: Field, mention: Mention) -> bool:
    name, value = field.name, field.value
    if name in ("person", "speaker"):
        return is_person(mention, value)
    if name == "mentions":
        return mention["kind"] == "mention" and names_days(mention["value"], value)
    if name == "figure":
        return _in_bounds(mention, field)
    text = str(value)
    if name == "org":
        told: Iterable[str | None] = (mention.get("org"), mention.get("organisation"))
        return any(has_words(name, text) for name in told) or (
            mention["type"] == "organisation" and has_words(mention["surface"], text)
        )
    if name == "quote":
        return has_stems(mention["surface"], text)
    if name == "role":
        return has_words(mention.get("role"), text)
    return is_unit(mention.get(name), text)


def is_person(mention: Mention, value: object) -> bool:
    """Whether the person of a mention is meant: whose id the value is, if anybody's, else one of whose names has it."""
    words, id = value if isinstance(value, tuple) else (str(value), None)
    if mention.get("person_id") is None:
        return False
    if id is not None and id in (mention.get("ids") or ()):
        return bool(mention["person_id"] == id)
    names = mention.get("names") or ()
    return any(all(has_words(name, word) for word in each_word(str(words))) for name in names)


def _in_bounds(mention: Mention, field: Field) -> bool:
    low, above, high, below = bounds_of(field)
    number = mention.get("value")
    least, most = (mention.get("low"), mention.get("high")) if number is None else (number, number)
    if least is None or most is None:
        return False
    if low is not None and (most <= low if above else most < low):
        return False
    return high is None or not (least >= high if below else least > high)
