"""Organisations whose names tell nothing, by the words around them: "the charity Warm Hands", "SUVA (Tidewire) -"."""

from __future__ import annotations

from collections.abc import Iterator

from iomcorpus.facts.organisations.acronyms import fits
from iomcorpus.facts.organisations.bodies import ARTICLES, DOINGS, DOUBTFUL_CLUBS
from iomcorpus.facts.organisations.names import HEADS, Name, Words
from iomcorpus.facts.people.capitals import Run, opens_sentence
from iomcorpus.facts.people.lexicon import (
    CALENDAR,
    CAPITALS,
    HONORIFIC,
    INITIAL,
    OPENER,
    PEOPLE,
    PLACE,
    POST,
    WORD,
    lexicon,
)
from iomcorpus.facts.people.posts import POSTS
from iomcorpus.forms.grammar import Pattern, words

# What an organisation is called in small letters, before its name or in apposition behind it: one word, or two.
KINDS = words(
    "charity charities airline airlines retailer supermarket watchdog regulator broadcaster publisher consultancy",
    "startup start-up insurer lender brewer distiller carmaker automaker drugmaker chipmaker planemaker shipbuilder",
    "housebuilder manufacturer conglomerate multinational nonprofit non-profit NGO union militia newspaper tabloid",
    "broadsheet newswire cooperative co-operative foodbank orchestra choir think-tank thinktank subsidiary",
    "non-governmental",
)
FIRM_KINDS = words("firm company giant")  # enough alone before a name: "local firm Pebblewise"
KIND_HEADS = words(
    "agency group groups tank firm giant company body chain operator fund club bank party organisation organization",
)
KIND_MODIFIERS = words(
    "residents' villagers' parents' aid news advertising space travel intelligence rights campaign pressure advocacy",
    "lobby militant rebel armed terror environmental conservation media industry think law tech technology oil gas",
    "mining energy power phone telecoms software shipping security insurance construction engineering data drug food",
    "water bus train ferry logistics transport property trade supermarket football cricket rugby hockey hedge",
    "political opposition investment development commercial theatre production student youth women's farmers'",
    "workers' credit consultancy market research polling pharmaceutical",
)
DETERMINERS = words("this that our my his her their your its every each no any")  # "told this newspaper Orla was ill"
# Whose is what is named behind "of", "for", "by", ...: "a spokesman for", "shares in", "a cartoon in the".
OWNERS = {
    "of": words(
        "founder co-founder founders employee employees shareholder shareholders subsidiary customers subscribers",
    ),
    "for": words(
        "spokesman spokeswoman spokesperson spokespeople works worked working correspondent reporter lawyer lawyers",
        "plays",
    ),
    "at": words("spokesman spokeswoman spokesperson employee employees executive executives"),
    "in": words("shares stake shareholding"),
    "by": words("employed hired run owned operated manufactured brewed"),
}
PUBLISHERS = {
    "in": words(
        "article cartoon editorial column letter advert advertisement headline headlines leader op-ed obituary",
    ),
    "to": words("letter interview"),
    "with": words("interview"),
    "for": words("column cartoonist columnist"),
}
DATELINE_END = Pattern(r"\)[ ]?[-–—]")
DATELINE_LONGEST = 60  # characters from the beginning of a line to the agency
CREDIT = Pattern(
    r"(?:\b(?:[Pp]hotos?|PHOTO|[Pp]hotographs?|[Pp]ictures?|PICTURE|[Ii]mages?|[Cc]redits?|[Gg]raphic|[Vv]ideo)"
    r"(?: credit| by| courtesy of)?[ ]?[:–—]|©)[^\n]{0,80}$"
)
ACRONYM_BEFORE = Pattern(r"\b[A-Z]{2,}[ ]?/[ ]?$")
SMALL_WORD = Pattern(r"[ ][a-z]")
COMMA = Pattern(r"[\"”’']?,[\"”’']?[ ](?=an? |the )")
PLAYED_BEHIND = Pattern(
    r"[ ](?:\d{1,2}[-–]\d|\d{1,2},|v\b|vs\b|(?:beat|drew|lost|won|defeated|thrashed|hosted|faced|striker|keeper"
    r"|goalkeeper|midfielder|defender|captain|coach|manager|fans|player)\b)"
)
PLAYED_BEFORE = Pattern(r"\b(?:beat|v\.?|vs\.?|against|defeated|drew with|lost to|hosted?|faced?|thrashed|for) $")
ACRONYM_BEHIND = Pattern(r"[ ]\((?:the )?[\"“‘']?(?P<short>[A-Z][A-Za-z&/.-]{1,9})[\"”’']?[);,]")
# Many who stand for something: "Mothers Against Guns", "Citizens for Clean Rivers".
CAUSES = words(
    "Citizens Mothers Fathers Parents Farmers Students Doctors Physicians Lawyers Scientists Residents Workers Women",
    "Men Neighbours Neighbors Survivors Families Veterans Teachers Nurses Youth Artists Journalists Engineers",
    "Fishers Friends Voices Hands Hearts Musicians Athletes Villagers Reporters Grandmothers People Christians",
    "Muslims",
)
CAUSE_GAPS = (" for ", " against ", " without ", " for the ", " against the ")
CAUSE_WORDS = words("For Against Without")


def find_by_context(words: Words) -> Iterator[Name]:
    """The names that something beside them shows to be organisations'."""
    text = words.text
    for index, run in enumerate(words.runs):
        before = text[run.start - 1 : run.start]
        rule = None
        if before == " " or before in '"“‘':
            rule = _told_before(text, run.start)
        elif before == "(" and _is_dateline(text, run):
            rule = "dateline"
        if before == "/" or text[run.start - 2 : run.start] == "/ ":
            credit = CREDIT.search(text, max(0, run.start - 120), run.start)
            rule = "photo_credit" if credit and not ACRONYM_BEFORE.search(credit[0]) else None  # "© IOM/Ana Reyes"
        behind = text[run.end : run.end + 2]
        if not rule and "," in behind and (comma := COMMA.match(text, run.end)) and _is_apposed(text, comma.end()):
            rule = "described"
        if run.words[-1] in DOUBTFUL_CLUBS and len(run.words) > 1 and _is_match(text, run):
            rule = "club_word"
        if rule:
            name = _name(words, run, rule)
        else:
            name = _cause(words, index) or (_bracketed(words, index) if behind == " (" else None)
        if name:
            yield name


def _told_before(text: str, start: int) -> str | None:
    """What the words before a name make of it."""
    last = text[max(0, start - 44) : start].rstrip(' "“‘').lower().rsplit(maxsplit=3)[-3:]
    if last and last[-1] in ("the", "called", "named"):
        last.pop()
    if not last:
        return None
    if (
        last[-1] in KINDS
        or last[-1] in FIRM_KINDS
        or (last[-1] in KIND_HEADS and last[-2:-1] and last[-2] in KIND_MODIFIERS)
    ):
        return None if last[-2:-1] and last[-2] in DETERMINERS else "described"
    if len(last) > 1 and last[-2] in OWNERS.get(last[-1], ()):
        return "belongs_to"
    return "published_in" if len(last) > 1 and last[-2] in PUBLISHERS.get(last[-1], ()) else None


def _is_apposed(text: str, start: int) -> bool:
    """Whether a description of an organisation begins here: "a Scottish aid agency"."""
    first, *rest = text[start : start + 60].split(" ")
    if first not in ("a", "an", "the"):
        return False
    for before, word in zip(["", *rest], rest, strict=False):
        if word.rstrip(".,;") in KINDS or (word.rstrip(".,;") in KIND_HEADS and before in KIND_MODIFIERS):
            return True
        if not word[:1].isalpha() or word.endswith((",", ".", ";")):
            return False
    return False


def _is_dateline(text: str, run: Run) -> bool:
    """An agency's name between the place and the text: "SUVA (Pacific Wire) - Cane prices rose."."""
    line = text.rfind("\n", max(0, run.start - DATELINE_LONGEST), run.start) + 1
    if run.start - line > DATELINE_LONGEST or not text[line : line + 1].isupper():
        return False
    return bool(DATELINE_END.match(text, run.end))


def _is_match(text: str, run: Run) -> bool:
    """Whether a result or an opponent beside a name shows a sports club: "Kettlewick Town beat Abbey County 2-1"."""
    return bool(PLAYED_BEHIND.match(text, run.end) or PLAYED_BEFORE.search(text, max(0, run.start - 16), run.start))


def _name(words: Words, run: Run, rule: str) -> Name | None:
    """A run as the name of an organisation, unless it is a person's, a place's or a title."""
    flags = run.flags[0]
    if run.start in words.taken or flags & (CALENDAR | HONORIFIC | OPENER) or run.words[0].lower() in POSTS:
        return None
    if all(flag & (PLACE | PEOPLE) for flag in run.flags) or (len(run.words) == 1 and run.text in HEADS):
        return None
    if len(run.words) == 1 and rule in ("belongs_to", "published_in") and flags & ~CAPITALS:
        return None  # "spokesman for Johnson", "a letter to Santa"
    stop = next((at for at in range(1, len(run.words)) if run.place(at) in words.people), len(run.words))
    while stop > 1 and run.flags[stop - 1] & (POST | CALENDAR):
        stop -= 1
    return Name(run.start, run.place(stop - 1) + len(run.words[stop - 1]), rule)


def _cause(words: Words, index: int) -> Name | None:
    """Many people and what they stand for: "Citizens for Clean Rivers", "Rivers Without Borders"."""
    run = words.runs[index]
    if len(run.words) == 1 and run.words[0] not in CAUSES:
        return None
    first = int(run.words[0] in ARTICLES)
    if not CAUSE_WORDS.isdisjoint(run.words[first + 1 : -1]) and len(run.words) < 6:
        return Name(run.place(first), run.end, "cause") if DOINGS.isdisjoint(run.words) else None
    if run.words[0] in ("Save", "Stop") and len(run.words) > 1 and not opens_sentence(words.text, run.start):
        return None if words.in_heading(run.start) else Name(run.start, run.end, "cause")  # "Save Our Seas"
    if run.words[-1] in CAUSES and words.gap(index) in CAUSE_GAPS:
        after = words.runs[index + 1]
        if after.flags[0] & WORD and not after.flags[0] & (CALENDAR | PLACE) and after.start not in words.taken:
            at = run.place(len(run.words) - 1) if opens_sentence(words.text, run.start) else run.start
            return Name(at, after.end, "cause")
    return None


def _is_doing(name: str) -> bool:
    """Whether a name is of a thing or a post: "Convention on the Law of the Sea", "Child Growth Matrix"."""
    head = SMALL_WORD.split(name)[0].split()[-1]
    return head in DOINGS or bool(lexicon()[head] & (POST | HONORIFIC))


def _bracketed(words: Words, index: int) -> Name | None:
    """A capitalised name with its acronym behind, where it is none of a law or a thing: "Seeds of Change (SoC)"."""
    run = words.runs[index]
    match = ACRONYM_BEHIND.match(words.text, run.end)
    if not match or sum(map(str.isupper, match["short"])) < 2:
        return None
    for first in range(index, max(-1, index - 6), -1):
        start = words.runs[first]
        for at in range(len(start.words)):
            name = words.text[start.place(at) : run.end]
            if start.flags[at] & OPENER or start.place(at) in words.taken or " " not in name:
                continue
            if fits(match["short"], name):
                while at and start.flags[at - 1] & (PEOPLE | PLACE | INITIAL) and not start.flags[at - 1] & WORD:
                    at -= 1  # "U.S. Immigration and Customs Enforcement (ICE)"
                name = words.text[start.place(at) : run.end]
                return None if _is_doing(name) else Name(start.place(at), run.end, "bracketed")
        if len(words.gap(first - 1)) > 9 or not words.gap(first - 1).strip(" &"):
            return None
    return None
