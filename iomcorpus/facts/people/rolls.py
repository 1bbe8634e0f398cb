"""Names in rolls, where nothing but the roll shows that they are names: line-ups of teams, authors of papers.

>>> text = "Elm: Zunim, Okello, A. Brine, Holm, Nakagawa (Reyes 62), De Souza. Subs: Ward, Old."
>>> [text[start:end] for start, end in find_line_ups(text)]
['Zunim', 'Okello', 'A. Brine', 'Holm', 'Nakagawa', 'Reyes', 'De Souza', 'Ward', 'Old']
>>> find_line_ups("Elm: Monday, Kenya, Lake Chad, Safety, Ana Reyes, Lagos.")
[]
"""

from __future__ import annotations

from iomcorpus.facts.people.capitals import CAPITAL, Run
from iomcorpus.facts.people.lexicon import (
    CALENDAR,
    CAPITALS,
    FAMILY,
    INITIAL,
    NAME,
    OTHER,
    PEOPLE,
    PLACE,
    THING,
    lexicon,
)
from iomcorpus.forms.grammar import Pattern, listed

Spans = list[tuple[int, int]]

MOST_AUTHORS = 60  # that are read from one name on, so that a page of nothing else takes linear time
FEWEST_IN_TEAM = 6  # names of a line-up whose label says nothing
SURNAME = (
    rf"(?:(?:[Dd]e|[Vv][ao]n|der|den|[Dd][iau]|[Ll][ea]|[Ee]l|[Aa]l|[Ss]t)[ -]){{0,3}}{CAPITAL}\w+(?:[’'-]\w+){{0,3}}"
)
MEMBER = Pattern(rf"(?:{CAPITAL}\.[ -]?){{0,3}}{SURNAME}(?: {CAPITAL}\w+(?:[’'-]\w+){{0,3}})?(?! [a-z])")
# "(Reyes 62)", "(capt)", "12, 44", "80 (pen)", "0-7"
NOTES = Pattern(r"(?: \([^()\n]{1,40}\)| \d{1,3}(?:[+-]\d{1,2})?['’]?(?:, \d{1,3}['’]?)*){1,2}")
COMES_ON = Pattern(rf"\((?:(?:sub|rep):? )?({CAPITAL}[\w’'-]+),? \d{{1,3}}['’]?\)")
NEXT_MEMBER = Pattern(r", (?:and |& )?|; | and | & | – ")
ROLL_ENDS = Pattern(r"\.?(?:$|[\n.])|\. ")
# Of these a single name is enough.
LABELS = tuple(
    listed(
        "Subs|Substitutes|Subs not used|Subs used|Unused subs|Not used|Used|Bench|Replacements|Goals|Goal|Scorers",
        "Goalscorers|Booked|Bookings|Sent off|Yellow card|Yellow cards|Red card|Red cards|Tries|Try|Cautions",
    )
)
NOBODY = THING | PLACE | CALENDAR | PEOPLE


def find_line_ups(text: str) -> Spans:
    """Where the names of line-ups stand, in order."""
    found: Spans = []
    at = text.find(": ")
    while at >= 0:
        members, proofs, end = _members(text, at + 2)
        if members and _is_team(text, members, proofs, text.endswith(LABELS, 0, at), bool(found)):
            found += members
        at = text.find(": ", max(end, at + 2))
    return found


def _members(text: str, at: int) -> tuple[Spans, int, int]:
    """The members of a roll that begins there, how many of them are a person's by their form, and where it ends."""
    members: Spans = []
    proofs = 0
    while match := MEMBER.match(text, at):
        members.append(match.span())
        proofs += text[match.start() + 1] == "."
        at = match.end()
        if notes := NOTES.match(text, at):
            if comes := COMES_ON.match(text, at + 1):
                members.append(comes.span(1))
                proofs += 1
            at = notes.end()
        if not (sign := NEXT_MEMBER.match(text, at)):
            return (members, proofs, at) if ROLL_ENDS.match(text, at) else ([], 0, at)
        at = sign.end()
    return [], 0, at


def _is_team(text: str, members: Spans, proofs: int, labelled: bool, goes_on: bool) -> bool:
    """Whether the members of a roll are people: known family names most of them, and one by its form."""
    flags = [lexicon()[text[start:end].rsplit(" ", 1)[-1]] for start, end in members]
    if labelled and goes_on:
        return not any(flag & CAPITALS for flag in flags)
    if any((flag & NOBODY and not flag & NAME) or flag & CAPITALS for flag in flags):
        return False
    if labelled:
        return not any(flag & OTHER and not flag & FAMILY for flag in flags)
    return len(members) >= FEWEST_IN_TEAM and proofs > 0 and 2 * sum(bool(flag & NAME) for flag in flags) >= len(flags)


AUTHOR = Pattern(
    rf"(?P<family>(?:(?:v[ao]n|de|der|den|di|da|du|la|le|el|al) ){{0,3}}{CAPITAL}[\w’'-]+) "
    r"(?P<initials>[A-Z]{1,3})(?![\w’'-])"
)
NEXT_AUTHOR = Pattern(r",? (?:&|and) |, ")
AUTHORS_END = Pattern(r",? et al|[.,:;(\n]| \(|$")
ALONE_BEFORE = Pattern(r"(?:\[\d{1,3}\] |\b[Ii]n: )$")


def find_authors(text: str, run: Run) -> Spans:
    """The authors of a paper from a run on, with initials behind their names: "Fehr O, Okabe KJ & van der Laan P."

    >>> text = "See Fehr O, Okabe KJ & van der Laan P. Ice. Nature 12; Group A, Group B."
    >>> run = Run(4, 10, "Fehr O")
    >>> [text[start:end] for start, end in find_authors(text, run)]
    ['Fehr O', 'Okabe KJ', 'van der Laan P']
    """
    authors: Spans = []
    families: set[str] = set()
    at = run.start
    while len(authors) < MOST_AUTHORS and (match := AUTHOR.match(text, at)):
        flags = lexicon()[match["family"].rsplit(" ", 1)[-1]]
        if flags & (OTHER | CAPITALS | INITIAL) and not flags & FAMILY:
            return []
        families.add(match["family"])
        authors.append(match.span())
        at = match.end()
        sign = NEXT_AUTHOR.match(text, at)
        if sign is None or not AUTHOR.match(text, sign.end()):
            break
        at = sign.end()
    if not authors or not AUTHORS_END.match(text, at):
        return []
    alone = text.startswith((" et al", ", et al"), at) or ALONE_BEFORE.search(text, max(0, run.start - 6), run.start)
    return authors if len(families) > 1 or alone else []


def spoken(author: str) -> str:
    """An author's name in its usual order.

    >>> spoken("van der Laan PJ")
    'PJ van der Laan'
    """
    family, _, initials = author.rpartition(" ")
    return f"{initials} {family}"
