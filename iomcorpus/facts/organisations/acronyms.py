"""Acronyms of organisations: which there are, and for what name each stands.

The text tells mostly: "Tarsia Hockey Federation (THF)", "KRRA — the Kerrin Rivers and Reservoirs Authority", or a name
whose initials return. The world's own ("UNICEF") are known; of others the words around must show a body that acts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from iomcorpus.facts.organisations.known import KNOWN_ACRONYMS, THING_ACRONYMS
from iomcorpus.facts.people.lexicon import NAME, PLACE, WORD, lexicon
from iomcorpus.facts.people.places import CITIES, COUNTRIES, PLACES, REGIONS
from iomcorpus.forms.grammar import Pattern, words

ACRONYM = Pattern(
    r"""(?x) [A-Z] (?<! [\w@\#./&’'-] . )     # a capital first, so that the search runs from capital to capital
    (?: [A-Z]{1,7} (?: [&/-] [A-Z]{1,5} )?   # "TWSB", "ZANU-PF", "HIV/AIDS"
      | \. (?: [A-Z]\. ){1,4}                # "U.N."
      | &[A-Z] (?! [A-Z&] )                  # "P&O"
      | [A-Z]{0,2}\d{1,2}                    # "M23"
      | [a-z]{1,3}[A-Z]{1,4} | [A-Z]{1,3}[a-z]{1,2}[A-Z]{0,2}   # "DfID", "MoD", "AfDB", "BoE"
    )
    (?! [\w@] | -\d | \.\w )"""
)
SHORT_WORD = Pattern(r"(?<![\w-])[A-Z]\w{1,11}(?!\w)")
# Behind a name: "(THF)", "(the “THF”)", "(THF; until 1990 TOS)", ", or THF,"
GIVEN_BEHIND = Pattern(
    r"[ ]?\([ ]?(?:the |or |hereafter |known as |a\.?k\.?a\.? )?"
    r"[\"“‘']?(?P<short>[A-Z][\w.&/-]{1,11})[\"”’']?(?=[);,:])"
    r"|,? (?:or|known as|abbreviated as) (?:the )?[\"“‘']?(?P<told>[A-Z][\w.&/-]{1,11})[\"”’']?(?=[,.;)]| for short)"
)
# Before a name: "KRRA — the ", "KRRA (", "KRRA, the "
GIVEN_BEFORE = Pattern(r"(?P<short>[A-Z][A-Z&.-]{1,9})(?: ?[—–-] ?| \(|, )(?:the )?$")
BRACKETED = Pattern(r"\((?:the )?[\"“‘']?([A-Z][A-Za-z&/.-]{1,9})[\"”’']?[);,]")

# What a body's acronym stands before: "FLH rebels", "a TWSB clerk", and its acts; and what stands before it.
FOLLOWERS = words(
    "rebels rebel fighters fighter militants militant guerrillas insurgents gunmen troops soldiers peacekeepers",
    "forces convoy officials official spokesman spokeswoman spokesperson spokespeople staff members member president",
    "chairman chairwoman chairperson chair director boss bosses chief chiefs secretary leader leaders leadership",
    "headquarters delegation delegates wardens warden clerk clerks workers worker employees engineers researchers",
    "scientists analysts economists inspectors officers supporters activists activist lawmakers councillors",
    "councillor candidate candidates mp mps executive management lawyers shares shareholders customers viewers",
    "listeners branch board congress conference faction commander commanders press office founder figures data",
    "statement report survey drivers pilots crews divers volunteers rangers monitors boats vehicles trucks lorries",
    "staffers reporter correspondent presenter journalists editor broadcasts regulations",
)
ACTS = words(
    "said says announced announces reported reports warned warns claimed claims denied denies confirmed urged urges",
    "told ordered filed sued fined launched voted agreed rejected accused demanded demands published apologised",
    "apologized appealed welcomed condemned estimates estimated insisted admitted pledged vowed threatened",
    "recommended declined argues argued called raised cut wants plans hopes believes expects has had will would won",
    "lost owns runs operates bought sold",
)
LEADERS = Pattern(
    r"(?:\b(?:[Mm]embers?|[Vv]iewers|[Ll]isteners|[Ss]taff|officials?|leaders?|spokes\w+|presidents?|chair\w*|directors?|heads?|chiefs?"
    r"|founders?|secretary|supporters|employees|customers|branches|headquarters|representatives?|engineers?|officers?|doctors"
    r"|ambassadors?|shares?|report|statement|figures|data|funding|funds|support|researchers|scientists|drivers)"
    r" (?:of|for|at|with|from|in|by) "
    r"|\b(?:told|according to|joined|join|by|sued|run by|backed by|between|against)[ ])(?:the )?$"
)


# Of acronyms that nobody knows the longer are mostly bodies' ("The KSPCA rescued 40 dogs"), the shorter anything's.
LONG = range(4, 7)
IN_PROSE_BEFORE = Pattern(r"(?:[a-z,;)]|\bA)[ ]$")
BRANCH = Pattern(r"[ ]([A-Z][\w’'-]+|HQ|UK|US|UAE)(?![ ][A-Z]|\w)")
BRANCH_PLACES = (COUNTRIES | REGIONS | CITIES | {"HQ", "UK"}) - {
    "US",
    "U.S",
    "Georgia",
    "Chad",
    "Reading",
    "Nice",
    "Bath",
}


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym of an organisation, and the name it stands for (itself where the text gives none)."""

    start: int
    end: int
    rule: str
    name: str


def fits(short: str, name: str) -> bool:
    """Whether the letters of an acronym are those of a name: each begins a word or goes on in one.

    >>> fits("KRRA", "Kerrin Rivers and Reservoirs Authority"), fits("Taps", "Tarsian Police Service")
    (True, True)
    >>> fits("UK", "Calder University"), fits("Tarsia", "Tarsia Hockey Federation")
    (False, False)
    """
    letters = [letter for letter in short.upper() if letter.isalpha()]
    parts = [part.upper() for part in name.replace("-", " ").replace("’", "'").split() if part[0].isalpha()]
    if len(letters) < 2 or not parts or letters[0] != parts[0][0]:
        return False
    capitals = [part[0] for part in name.replace("-", " ").split() if part[0].isupper()]
    if not (_in_order(capitals, letters) or _in_order(letters, [part[0] for part in parts])):
        return False
    return _in_order(letters, list("".join(parts)))


def _in_order(some: Sequence[str], all_: Sequence[str]) -> bool:
    """Whether some letters occur among others in their order."""
    rest = iter(all_)
    return all(letter in rest for letter in some)


def initials(name: str) -> str:
    """The capitals that the words of a name begin with: `AFO` of "Association of Ferry Operators"."""
    return "".join(part[0] for part in name.replace("-", " ").replace("&", " ").split() if part[0].isupper())


def short_behind(text: str, end: int, name: str) -> tuple[str, int] | None:
    """The acronym that the text gives right behind a name, and where it begins."""
    match = GIVEN_BEHIND.match(text, end)
    if not match:
        return None
    group = "short" if match["short"] else "told"
    short = match[group].rstrip(".,")
    capitals = sum(map(str.isupper, short))
    good = fits(short, name) or (
        group == "short" and capitals >= 2 and short not in PLACES and short not in THING_ACRONYMS and short.isupper()
    )
    return (short, match.start(group)) if good and capitals else None


def short_before(text: str, start: int, name: str) -> tuple[str, int] | None:
    """The acronym that the text gives right before a name: "KRRA — the Kerrin Rivers and Reservoirs Authority"."""
    match = GIVEN_BEFORE.search(text, max(0, start - 18), start)
    return (match["short"], match.start("short")) if match and fits(match["short"], name) else None


def find_acronyms(
    text: str, given: Mapping[str, str], spans: Sequence[tuple[int, int]], employers: Set[str] = frozenset()
) -> Iterator[Acronym]:
    """The acronyms of organisations in a text.

    `given` are those that it explains, with their names; `spans` are where names of organisations stand in it;
    `employers` are whom people in it work for.
    """
    by_initials = {initials(text[start:end]): text[start:end] for start, end in reversed(spans)}
    beside = {start for start, _ in spans}, {end for _, end in spans}
    things = find_things(text)
    if not all(map(ACRONYM.fullmatch, given)):  # "Taps"
        for match in SHORT_WORD.finditer(text):
            if match[0] in given and not ACRONYM.fullmatch(match[0]):
                yield Acronym(match.start(), match.end(), "acronym_given", given[match[0]])
    for match in ACRONYM.finditer(text):
        short, (start, end) = match[0].rstrip("."), match.span()
        rule = _rule(text, start, end, short, given, by_initials)
        if rule not in ("acronym_given", "acronym_known") and short in things:
            continue
        if not rule and _may_be(short) and not _in_capitals(text, start, end):
            if short in employers:
                rule = "employer"
            elif _is_beside(text, start, end, *beside):
                rule = "acronym_beside"
            elif (
                len(short) in LONG
                and IN_PROSE_BEFORE.search(text, max(0, start - 3), start)
                and text[end : end + 1] != ":"
            ):
                rule = "acronym_long"
        if not rule:
            continue
        branch = BRANCH.match(text, end)
        if branch and branch[1] in BRANCH_PLACES:  # "IOM Lesotho"
            yield Acronym(start, branch.end(), rule, text[start : branch.end()])
        else:
            yield Acronym(start, end, rule, given.get(short) or by_initials.get(short) or match[0])


def find_things(text: str) -> set[str]:
    """The acronyms that a text explains, by whatever name: those of no organisation are of things.

    >>> find_things("a displacement tracking matrix (DTM) of Joe Tupou (PIKUM)")
    {'DTM'}
    """
    found = set()
    for match in BRACKETED.finditer(text):
        before = text[max(0, match.start() - 80) : match.start()].split()
        letters = sum(map(str.isupper, match[1]))
        if any(fits(match[1], " ".join(before[-count:])) for count in range(letters, letters + 3) if count > 1):
            found.add(match[1])
    return found


def _rule(
    text: str, start: int, end: int, short: str, given: Mapping[str, str], by_initials: Mapping[str, str]
) -> str | None:
    """What shows that an acronym is an organisation's."""
    if short in given:
        return "acronym_given"
    if short in KNOWN_ACRONYMS:
        return "acronym_known" if _is_clear(short) or not _in_capitals(text, start, end) else None
    if short in THING_ACRONYMS or _in_capitals(text, start, end):
        return None
    if len(short) > 2 and short in by_initials:
        return "acronym_initials"
    return "acronym_acts" if _acts(text, start, end, short) else None


def _is_clear(short: str) -> bool:
    """No word of English, so also in a heading in capitals nothing else: `UNICEF`, but not `WHO`."""
    return len(short) > 3 and not lexicon()[short] & (WORD | NAME | PLACE)


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words around are in capitals too, so that these say nothing."""
    low, high = text.rfind("\n", max(0, start - 60), start) + 1 or max(0, start - 60), text.find("\n", end, end + 60)
    around = text[low:start] + text[end : high if high >= 0 else end + 60]
    upper = sum(map(str.isupper, around))
    return upper > 3 and upper > sum(map(str.islower, around))


BESIDE_BEFORE, BESIDE_BEHIND = Pattern(r"(?:,| and|, and| or)(?: the)? $"), Pattern(r"(?:,| and|, and| or) (?:the )?")


def _is_beside(text: str, start: int, end: int, starts: Set[int], ends: Set[int]) -> bool:
    """Whether an acronym stands in a list with an organisation: "HSBC, Lloyds Banking Group"."""
    behind = BESIDE_BEHIND.match(text, end)
    before = BESIDE_BEFORE.search(text, max(0, start - 10), start)
    return bool((behind and behind.end() in starts) or (before and before.start() in ends))


def _may_be(short: str) -> bool:
    """No number in capitals ("XIV"), no road ("M25"), no word: an acronym that may be a body's."""
    if not short.isalpha() or short in THING_ACRONYMS or set(short) <= set("IVXLCM"):
        return False
    return not lexicon()[short] & (WORD | NAME | PLACE)


def _acts(text: str, start: int, end: int, short: str) -> bool:
    """Whether the words around an acronym show a body: "FLH rebels", "viewers of TBC", "the MNU said"."""
    if not short.isupper() or not _may_be(short):
        return False
    behind = text[end : end + 40]
    owner = behind[:2] in ("'s", "’s")
    after = behind[2:].split() if owner else behind.split() if behind[:1] == " " else []
    word = after[0].strip(",.;:").lower() if after else ""
    if word in FOLLOWERS or (word in ACTS and not owner):
        return True
    return bool(LEADERS.search(text, max(0, start - 40), start))
