"""Runs of capitalised words: where names of people and of organisations stand.

    >>> [run.text for run in find_runs("On Monday Dr. Ana de la Cruz met O’Brien’s sister, J. K. Okello, in Jos.")]
    ['On Monday Dr. Ana de la Cruz', 'O’Brien', 'J. K. Okello', 'Jos']

A run goes on over single blanks, over the small words of names ("van der"), the stop of a title ("Dr. Ana") and a
nickname in quotation marks; it ends before a possessive. "of", "and" and "for" part runs: who reads organisations
joins them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from iomcorpus.facts.people.lexicon import ANY_GIVEN, CAPITALS, INITIAL, OPENER, OTHER, USUAL, WORD, lexicon
from iomcorpus.facts.people.posts import ABBREVIATED
from iomcorpus.forms.grammar import Pattern, either, words

# Small words inside a name: "van der Berg", "Pereira da Costa", "bin Hamad", "Puig i Ferrer", "Mukendi wa Kalala".
PARTICLES = words(
    "van von der den ter ten zu zur zum af av vom de del della dei degli di da das do dos du des la las le les lo los",
    "el y e i al bin ibn bint binti ben bar ould wa abu ul und a/l a/p s/o d/o ole arap ap ni nic uí op aan vander",
)
CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽƁ-ƏȘȚƠƯḀ-Ỿ]"
PARTICLE = either(
    r"v[ao]n|de[nrls]?|te[nr]|zu[rm]?|a[fvl]|vom|de(?:lla|gli|i)|d[aiu]|da[s]|do[s]?|du|l[aeo]s?|el|[yei]|bin(?:ti?)?|ibn",
    r"ben|bar|ould|wa|abu|ul|und|a/[lp]|[sd]/o|ole|arap|ap|nic?|uí|op|aan|vander",
)
TAIL = r"\w*(?:['’](?![sS]\b)\w+|-\w+)*"
INITIALS = rf"{CAPITAL}\.(?:[ -]?{CAPITAL}\.){{0,4}}"  # "J.K.", "W. E. B."
WORD_FORM = rf"(?:{INITIALS}|ʻ?{CAPITAL}{TAIL})"
ARTICLE = r"(?:al|el|ad|as|ash|an|at|az|ar|ul|d['’]|l['’]|abd|ibn|bin)-?"  # "al-Mansouri", "d’Estaing"
MOST_WORDS = 14  # of a run; a longer one is a heading or a page in capitals, and is taken in parts
RUN = Pattern(
    rf"""
    [{CAPITAL[1:-1]}ʻ]  # first, so that the search runs from capital to capital
    (?: (?<!\w.) | (?<=\b[bB]y.) | (?<=\band.) | (?<=\bwith.) )  # a page may lose a blank: "a talk byAna Reyes"
    (?: (?<=ʻ) {CAPITAL} | (?<!ʻ) )
    (?: \. (?: [ -]? {CAPITAL} \. ){{0,4}} | {TAIL} )
    (?: [ ] (?: {PARTICLE} [ ] ){{0,3}} (?: {ARTICLE} (?={CAPITAL}) )? {WORD_FORM} ){{0,{MOST_WORDS - 1}}}
    """,
    re.VERBOSE,
)
POSSESSIVE = Pattern(r"['’][sS]?(?!\w)")
OPENING_QUOTES = "\"“‘'«"
OPENING_SIGNS, CLOSING_SIGNS = OPENING_QUOTES + "(", "\"”’'»)"  # around a nickname


class Run:
    """A run of capitalised words: `text[start:end]`, its words and what each may be (flags of `lexicon`)."""

    __slots__ = ("end", "flags", "start", "text", "words")

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.words = (text.replace("\n", " ") if "\n" in text else text).split(" ")
        known = lexicon()
        self.flags = [known[word] for word in self.words]

    def place(self, index: int) -> int:
        """The offset at which a word of it starts."""
        return self.start + sum(map(len, self.words[:index])) + index

    def __repr__(self) -> str:
        return f"Run({self.start}, {self.text!r})"


@lru_cache(maxsize=64)  # people and organisations are read from the same runs, of some texts in turn
def find_runs(text: str) -> Sequence[Run]:
    """The runs of a text in order."""
    runs: list[Run] = []
    for match in RUN.finditer(text):
        start, end = match.span()
        if runs and start - runs[-1].end <= 2 and _goes_on(runs, text, start):
            before = runs.pop()
            start = before.start
        runs.append(Run(start, end, text[start:end]))
    return runs


def _goes_on(runs: list[Run], text: str, start: int) -> bool:
    """Whether the last run goes on here: after a title's full stop, around a nickname, over a line end."""
    before = runs[-1]
    between = text[before.end : start]
    if len(before.words) >= MOST_WORDS:
        return False
    if between == ". ":
        return before.words[-1] in ABBREVIATED
    if between == "\n":
        return _is_wrapped(text, before, start)
    if between == " (":  # "Michael (Mick) Brogan"
        short = BRACKETED.match(text, start)
        return short is not None and all(
            flag & ANY_GIVEN and (flag & USUAL or not flag & OTHER) for flag in (before.flags[-1], lexicon()[short[1]])
        )
    if len(between) == 2 and between[0] == " " and between[1] in OPENING_QUOTES:
        return not before.flags[-1] & (WORD | OPENER) and bool(NICKNAME.match(text, start))
    return (
        len(between) == 2
        and between[1] == " "
        and between[0] in CLOSING_SIGNS
        and any(sign in before.text for sign in OPENING_SIGNS)
    )


# `Thomas "Tommo" Brandt`; but `wrote "The Ledger" and` has none.
NICKNAME = Pattern(rf"{CAPITAL}[\w-]{{1,20}}(?:[ ]{CAPITAL}[\w-]{{1,20}})?[\"”’'»][ ]{CAPITAL}")

BRACKETED = Pattern(rf"({CAPITAL}[a-z]{{1,14}})\)[ ]{CAPITAL}")


def _is_wrapped(text: str, before: Run, start: int) -> bool:
    """Whether a line end breaks a name: "met Hjalmar" / "Stenersen, who"."""
    flags = before.flags[-1]
    if not flags & ANY_GIVEN or flags & OTHER or "\n" in text[max(0, before.start - SHORTEST_WRAPPED) : before.start]:
        return False
    surname = SURNAME_GOES_ON.match(text, start)
    return surname is not None and not lexicon()[surname[1]] & OTHER


SHORTEST_WRAPPED = 20  # characters before the name in its line; a heading or a list of names has fewer
SURNAME_GOES_ON = Pattern(rf"({CAPITAL}[\w’'-]+),? [a-z]")


def is_possessive(text: str, end: int) -> bool:
    """Whether a run that ends here owns what follows: "Okello’s sister", "the Harriers’ captain".

    >>> is_possessive("O’Brien’s", 7), is_possessive("said ‘Okello’", 12)
    (True, True)
    """
    return text[end : end + 1] in "'’" and bool(POSSESSIVE.match(text, end))


SENTENCE_ENDS = ".!?:;\n•·–—|>*"


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence, a line or a quotation begins here, so that a capital says nothing.

    >>> opens_sentence("It rained. Rose growers left.", 11), opens_sentence("We saw Rose Okello.", 7)
    (True, False)
    """
    at = start - 1
    while at >= 0 and text[at] in " \"“‘'«([":
        if text[at] in '"“‘«':
            return True
        at -= 1
    return at < 0 or text[at] in SENTENCE_ENDS


@lru_cache(maxsize=1 << 14)
def usual_case(name: str) -> str:
    """A name as it is mostly written: capitals are the page's typography.

    >>> usual_case("MARY O’NEILL-KING"), usual_case("Jean DUPONT"), usual_case("J.K. Byrne"), usual_case("Felipe VI")
    ('Mary O’Neill-King', 'Jean Dupont', 'J.K. Byrne', 'Felipe VI')
    """
    return " ".join(_usual_word(word) for word in name.split())


def _usual_word(word: str) -> str:
    if len(word) < 3 or not word.isupper() or "." in word or set(word) <= set("IVX"):
        return word
    return "-".join(map(_usual_part, word.split("-")))


def _usual_part(part: str) -> str:
    """A word, or its part between hyphens: `O’NEILL` as `O’Neill`, `MCADAM` as `McAdam`."""
    for sign in "'’":
        head, found, tail = part.partition(sign)
        if found and len(head) <= 2:
            return head.capitalize() + found + tail.capitalize()
    return "Mc" + part[2:].capitalize() if part.startswith("MC") and len(part) > 4 else part.capitalize()


def in_capitals(flags: Sequence[int]) -> bool:
    """Whether all words of a run are written in capitals."""
    return all(flag & (CAPITALS | INITIAL) for flag in flags)
