"""Units that a text elides: what is counted is said once, and the other numbers take it from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from iomcorpus.facts.counted import STOP, is_plural, read_base
from iomcorpus.forms.grammar import Pattern
from iomcorpus.model import FigureFound

FARTHEST = 400  # characters back to the noun that a number takes up
NO_NOUNS = frozenset(("money", "percentage", "temperature", "years_old", "multiple", "ratio", "fraction", "indefinite"))
# "12, 15 and 18 months", "five, ten or twenty years", "34 to 21 votes"
JOINED = Pattern(r"(?:,| and| or| to|, and|, or|/|-|–)[ ](?:(?:to|or|and|then|nearly|about|some|over)[ ])?")
# "Evictions stopped: 57", "Population, 2011 census: 1,904"
LABEL = Pattern(r"(?:\A|[\n•*–-][ ]*|[.][ ])(?P<label>[A-Z][^\n.:;,()]{2,60}?)(?:,[^\n:.;]{0,30})?:[ ]{1,3}\Z")
NUMBER_OF = Pattern(r"\b(?:number|total number|numbers|tally|count|toll) of (?:[a-z]+ly )?")
GROUP_OF = Pattern(r"\b(?P<group>[a-z]+)(?: of| for) (?:about |some |nearly |over |more than |around |almost |up to )?\Z")
# "Spoilt papers      3": a row of a table
ROW = Pattern(r"(?:\A|\n)[ ]*(?P<label>[A-Z][a-z]+(?:[ ][a-z]+){0,4})[ ]{2,}\Z")
VOTED = Pattern(r"\b[Vv]ot(?:e|es|ed|ing)\b[^.\n]{0,60}\Z")
# "killed at least 43": they are people, whatever was counted before
HARMED = Pattern(r"\b(?:kill|injur|wound|maim)(?:ed|ing|s|es) (?:(?:at least|about|more than|around|nearly|another|some|up to|over) )?\Z")
SENTENCE = Pattern(r"[.!?][\"”’)]?[ ]")
POPULATION = frozenset(("population", "membership", "attendance", "audience", "circulation", "readership", "staff"))


def with_elided_units(text: str, found: Sequence[FigureFound]) -> list[FigureFound]:
    """The figures, where a unit is missing with that of the neighbour they share it with, or of the noun before.

    >>> from iomcorpus.facts.figures import find_figures
    >>> from iomcorpus.facts.passage import Passage
    >>> [f.unit for f in find_figures(Passage("Nine hostages walked free; four remain inside."), [])]
    ['hostages', 'hostages']
    """
    figures = list(found)
    for index in range(len(figures) - 2, -1, -1):  # from behind: in "five, ten or twenty years" each asks the next
        one, after = figures[index], figures[index + 1]
        if one.unit is None and one.rule == "count" and after.unit and _are_joined(text, one, after):
            figures[index] = replace(one, unit=after.unit)
    before: FigureFound | None = None
    share: FigureFound | None = None
    for index, one in enumerate(figures):
        if one.rule == "ratio" and one.of is None and share and "\n" not in text[share.end : one.start]:
            figures[index] = one = replace(one, unit=share.of, of=share.of)
        if one.of:
            share = one
        if one.unit is None and one.rule == "count":
            unit = _from_words(text, one) or _from_before(text, one, before)
            if unit:
                figures[index] = one = replace(one, unit=unit)
        if one.unit and one.rule not in NO_NOUNS:
            before = one
    return figures


def _are_joined(text: str, one: FigureFound, after: FigureFound) -> bool:
    """Whether two figures stand in a list; "29 million, or 71 per cent" says one thing twice."""
    match = JOINED.fullmatch(text, one.end, after.start)
    return bool(match and not (after.rule in ("percentage", "money") and "or" in match.group()))


def _from_words(text: str, one: FigureFound) -> str | None:
    """The unit that a label or "the number of" gives."""
    label = LABEL.search(text, max(0, one.start - 100), one.start)
    if label and (" " not in label["label"] or any(map(is_plural, label["label"].split()))):
        return label["label"]
    row = ROW.search(text, max(0, one.start - 60), one.start)
    if row and is_plural(row["label"].rpartition(" ")[2]):
        return row["label"]
    if VOTED.search(text, max(0, one.start - 70), one.start):
        return "votes"
    group = GROUP_OF.search(text, max(0, one.start - 40), one.start)
    if group and group["group"] in POPULATION:
        return group["group"]
    sentence = text[max(0, one.start - 160) : one.start]
    sentence = sentence[max(sentence.rfind(". "), sentence.rfind("\n"), 0) :]
    told = None
    for told in NUMBER_OF.finditer(sentence):
        pass
    return read_base(sentence, told.end() - 1, bare=True) if told else None


def _from_before(text: str, one: FigureFound, before: FigureFound | None) -> str | None:
    """The unit of the last counted noun, not over the end of a paragraph."""
    if OF_THEM.match(text, one.end):
        plurals = [word for word in WORD.findall(text[max(0, one.start - 100) : one.start].rpartition("\n")[2]) if is_plural(word)]
        plurals = [word for word in plurals if word.lower() not in STOP]
        return plurals[-1] if plurals else None
    if before is None or one.start - before.end > FARTHEST or "\n" in text[before.end : one.start]:
        return None
    if HARMED.search(text, max(0, one.start - 40), one.start):
        return "people"
    sentence = SENTENCE.search(text, before.end, one.start)
    if before.rule == "measure" and sentence and text[one.start].isdigit():
        return None
    return None if GROUP_OF.search(text, max(0, one.start - 40), one.start) and not OF_THE.search(text, max(0, one.start - 8), one.start) else before.unit


OF_THEM = Pattern(r"[ ]of (?:them|these|those|whom|which)\b")
WORD = Pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
OF_THE = Pattern(r"of (?:the|these|those|which|whom) \Z")
