"""Units that a text elides: what is counted is said once, and the other numbers take it from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from iomcorpus.facts.figures.noun_words import STOP, is_plural
from iomcorpus.facts.figures.shares import read_base
from iomcorpus.forms.grammar import Pattern, words
from iomcorpus.model import FigureFound

FARTHEST = 400  # characters back to the noun that a number takes up
NEAR = 100  # characters back to the noun of "11 of them"
NO_NOUNS = frozenset(("money", "percentage", "temperature", "years_old", "multiple", "ratio", "fraction", "indefinite"))
# "12, 15 and 18 months", "five, ten or twenty years", "34 to 21 votes"
JOINED = Pattern(r"(?:,| and| or| to|, and|, or|/|-|–)[ ](?:(?:to|or|and|then|nearly|about|some|over)[ ])?")
# "400,000 people – one in six – have fled"
APPOSED = Pattern(r"[ ][^.,;:()\n]{1,40}?(?: [–—-] |, or |, | \(|, about )")
# "Evictions stopped: 57", "Population, 2011 census: 1,904"
LABEL = Pattern(r"(?:\A|[\n•*–-][ ]*|[.][ ])(?P<label>[A-Z][^\n.:;,()]{2,60}?)(?:,[^\n:.;]{0,30})?:[ ]{1,3}\Z")
ROW = Pattern(r"(?:\A|\n)[ ]*(?P<label>[A-Z][a-z]+(?:[ ][a-z]+){0,4})[ ]{2,}\Z")  # "Spoilt papers      3"
VOTED = Pattern(r"\b[Vv]ot(?:e|es|ed|ing)\b[^.\n]{0,60}\Z")  # "approved in a March vote, 1,877 to 902"
NUMBER_OF = Pattern(r"\b(?:number|total number|numbers|tally|count|toll) of (?:[a-z]+ly )?")
GROUP_OF = Pattern(
    r"\b(?P<group>[a-z]+)(?: of| for) (?:about |some |nearly |over |more than |around |almost |up to )?\Z"
)
POPULATIONS = words(
    "population membership attendance audience circulation readership staff"
)  # "a population of 88,000"
OF_THE = Pattern(r"of (?:the|these|those|which|whom) \Z")
OF_THEM = Pattern(r"[ ]of (?:them|these|those|whom|which)\b")
HARMED = Pattern(  # "killed at least 43": they are people, whatever was counted before
    r"\b(?:kill|injur|wound|maim)(?:ed|ing|s|es) "
    r"(?:(?:at least|about|more than|around|nearly|another|some|up to|over) )?\Z"
)
# What became of those counted before: "17 people were killed and 50 injured"
STATES = words("dead injured wounded missing homeless")
SENTENCE = Pattern(r"[.!?][\"”’)]?[ ]|\n")
WORD = Pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def with_elided_units(text: str, found: Sequence[FigureFound]) -> list[FigureFound]:
    """The figures, where a unit is missing with that of the neighbour they share it with, or of the noun before.

    >>> from iomcorpus.facts.figures.find import find_figures
    >>> from iomcorpus.facts.passage import Passage
    >>> [f.unit for f in find_figures(Passage("Nine hostages walked free; four remain inside."), [])]
    ['hostages', 'hostages']
    """
    figures = list(found)
    for index in range(len(figures) - 2, -1, -1):  # from behind: in "five, ten or twenty years" each asks the next
        one, after = figures[index], figures[index + 1]
        if one.unit is None and one.rule == "count" and after.unit and _are_joined(text, one, after):
            figures[index] = replace(one, unit=after.unit)
    noun: FigureFound | None = None  # the last that counts one
    share: FigureFound | None = None  # the last whose base is told
    for index, one in enumerate(figures):
        if one.rule == "ratio" and one.of is None:
            base = _base_before(text, one, share, noun)
            one = replace(one, unit=base, of=base)
        elif one.rule == "count" and (one.unit is None or one.unit in STATES):
            unit = _from_words(text, one) or _from_before(text, one, noun)
            one = replace(one, unit=unit) if unit else one
        figures[index] = one
        share = one if one.of else share
        noun = one if one.unit and one.rule not in NO_NOUNS else noun
    return figures


def _are_joined(text: str, one: FigureFound, after: FigureFound) -> bool:
    """Whether two figures stand in a list; "29 million, or 71 per cent" says one thing twice."""
    match = JOINED.fullmatch(text, one.end, after.start)
    return bool(match and not (after.rule in ("percentage", "money") and "or" in match.group()))


def _base_before(text: str, one: FigureFound, share: FigureFound | None, noun: FigureFound | None) -> str | None:
    """The base of a ratio that has none of its own: "one in two teenagers was ill, one in four thought of dying"."""
    if noun and APPOSED.fullmatch(text, noun.end, one.start):
        return noun.unit
    return share.of if share and "\n" not in text[share.end : one.start] else None


def _from_words(text: str, one: FigureFound) -> str | None:
    """The unit that a label, a vote or "the number of" gives."""
    if one.unit:
        return None
    start = one.start
    label = LABEL.search(text, max(0, start - 100), start)
    if label and (" " not in label["label"] or any(map(is_plural, label["label"].split()))):
        return str(label["label"])
    row = ROW.search(text, max(0, start - 60), start)
    if row and is_plural(row["label"].rpartition(" ")[2]):
        return str(row["label"])
    if VOTED.search(text, max(0, start - 70), start):
        return "votes"
    group = GROUP_OF.search(text, max(0, start - 40), start)
    if group and group["group"] in POPULATIONS:
        return str(group["group"])
    sentence = text[max(0, start - 160) : start]
    sentence = sentence[max(sentence.rfind(". "), sentence.rfind("\n"), 0) :]
    counted = list(NUMBER_OF.finditer(sentence))
    return read_base(sentence, counted[-1].end() - 1, bare=True) if counted else None


def _from_before(text: str, one: FigureFound, noun: FigureFound | None) -> str | None:
    """The unit of the last counted noun, not over the end of a paragraph."""
    start = one.start
    if OF_THEM.match(text, one.end):
        line = text[max(0, start - NEAR) : start].rpartition("\n")[2]
        plurals = [word for word in WORD.findall(line) if is_plural(word) and word.lower() not in STOP]
        return plurals[-1] if plurals else None
    if HARMED.search(text, max(0, start - 40), start):
        return "people"
    if noun is None or start - noun.end > FARTHEST or "\n" in text[noun.end : start]:
        return None
    if SENTENCE.search(text, noun.end, start) and (
        one.unit or (noun.rule == "measure" and text[one.end - 1].isdigit())
    ):
        return None  # "15 minutes. Serves 6"
    group = GROUP_OF.search(text, max(0, start - 40), start)  # "the first group of 40"
    return None if group and not OF_THE.search(text, max(0, start - 12), start) else noun.unit
