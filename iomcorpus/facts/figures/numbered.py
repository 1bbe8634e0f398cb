"""Numbers that name and do not count: labels ("section 67", "Gate 22"), parts of names, marks of notes and lists."""

from __future__ import annotations

from iomcorpus.facts.figures.ages import is_bracketed_age
from iomcorpus.facts.figures.amounts import Amount
from iomcorpus.facts.figures.counted import read_counted
from iomcorpus.facts.figures.noun_words import STOP
from iomcorpus.facts.figures.units import measure_behind
from iomcorpus.forms.grammar import Pattern, words

_LABELS = words(
    # of texts and laws
    "section article clause paragraph para rule regulation schedule annex annexe appendix chapter page p pp pg vol",
    "volume issue no nos number nr num item exhibit footnote goal target sdg mdg principle indicator amendment",
    "resolution convention directive decree protocol proposition docket verse psalm scene version edition fig figure",
    "form sheet plate photo question subclass art sec reg ss op opus bwv k isbn issn doi patent serial ref reference",
    "id",
    # of ways, places and rooms
    "route highway interstate motorway junction exit platform gate terminal runway flight room suite apartment apt",
    "flat block box building berth pier hangar ward precinct constituency zone sector deck square plot studio stall",
    "pitch seat courtroom chamber postbox postcode pincode zip latitude longitude lat lon ext extension account",
    "invoice visa",
    # of kinds, steps and things made in series
    "stage phase step round heat grade tier category cat type pool episode mark mk windows ios apollo saturn falcon",
    "soyuz formula covid specimen isotope shirt jersey channel radio bbc itv rte sabc abc fm kanal iphone galaxy",
    "boeing airbus cloud war catch brigade battalion squadron regiment platoon",
)
# No count stands right behind these.
LABELS = _LABELS | {f"{label}s" for label in _LABELS if len(label) > 3} | {"categories", "appendices", "series"}
# These number only where no counted noun follows: "the top 10 countries", "on that day 20 people" are counted.
LABELS_UNLESS_COUNTED = words(
    "top part parts class case year years week day season line order measure company area point group groups table",
    "tables note notes game match race world unit level levels row act bill law title book bus tram train coach court",
    "stand road floor lane camp house hall district region division pillar bay door site hole lap league team squad",
    "engine element code size key model rank ranked numbers figures answer option lot draw leg set stop plan map",
    "programme program film camera car van truck tank boat ship generation mile force index beaufort",
)
# "Year 11 students" are of year 11, "Top 10 countries" are ten.
COUNTED_IN_TITLES = words("top numbers figures points set order measure mile code")
BEFORE = Pattern(r"(?:\A|[ (“\"‘\n/])(?P<word>[^\W\d_][\w'’&.-]*?)\.?[ ]?(?P<no>[Nn]os?\.?[ ]?|[Nn]umber[ ]|#)?\Z")
CITED = Pattern(r"[ ]?\((?:19|20)[0-9]{2}\b")  # "Waters 14 (2018)": a volume of a journal
CHAIN = Pattern(r"(?:\)?: |,? (?:and|or|to|of|through|&) |, ?|[ ]?[-–/&][ ]?|\([a-z]\)(?:,| and) )")
CHAIN_LENGTH = 8

GROUPS = Pattern(r"(?:[ ][0-9]{2,})+(?![\w,.]*[a-z])")
GROUP_OF = Pattern(r"\b(?:Group|Gang|Committee|Council|Court|Club|Company|Band|House) of \Z")  # "the Group of Seven"
IS_BEHIND = Pattern(r"[ ](?:is|was|are|were|has|had|will|would|can|could|may|said|says|does|did)\b")
# What opens a line or a sentence and is followed by a count: "Total 35", "Max 31"
COUNT_HEADS = words("total max min average attendance population capacity minimum maximum dead wounded missing injured")
VERB_ENDS = ("s", "ed", "ing")  # "Blast Kills 12", where every word of a heading has a capital
NEXT_CAPITAL = Pattern(r"[ ]([A-ZÀ-Þ][\w'’-]*)")
# Common nouns that make a name with a number also where a sentence begins: "Six Nations rugby", "Four Seasons Hotel"
NAME_NOUNS = words(
    "nations seasons sisters rivers apostles commandments dwarfs oceans gorges lions corners eyes points hills oaks",
    "lakes springs tenors stooges musketeers amigos wonders star mile network nation direction republic pillars",
)
LONGEST_HEADING = 160
TITLE_WORD = Pattern(r"[^\W\d_]{3,}")
SMALL_IN_TITLES = words("the and for with from into onto over than that its per via but nor")
BRACKET = Pattern(r"[\[(][ ]?\Z")


def labelled(text: str, amount: Amount) -> int:
    """The number of a thing that is numbered: "section 67", "Gate 22", "phase two".

    >>> from iomcorpus.facts.figures.amounts import refused
    >>> [refused(labelled, line) for line in ("under section 67 of the act", "is No. 1 again", "day one")]
    ['67', '1', 'one']
    >>> refused(labelled, "on that day 20 people left"), refused(labelled, "a class of 30")
    ('', '')
    """
    if not amount.plain or amount.number.value is None:
        return 0
    match = BEFORE.search(text, max(0, amount.start - 28), amount.start)
    if match is None:
        return 0
    word = match["word"].lower()
    if match["no"] or (word in LABELS and not amount.number.words):
        return amount.end
    if CITED.match(text, amount.end) and match["word"][0].isupper():
        return amount.end
    if word not in LABELS and word not in LABELS_UNLESS_COUNTED:
        return 0
    if match["word"].istitle() and word not in COUNTED_IN_TITLES and not amount.number.words:
        return amount.end
    counted = read_counted(text, amount.end)
    return 0 if counted and counted.sure else amount.end


def goes_on_numbering(text: str, at: int, amount: Amount) -> bool:
    """Whether a number goes on with a refused one before it: "sections 12 and 13", "9.10 am and 1.20"."""
    if amount.start - at > CHAIN_LENGTH or amount.sign or amount.grouped or not CHAIN.fullmatch(text, at, amount.start):
        return False
    return not (read_counted(text, amount.end) or measure_behind(text, amount.end))


def part_of_name(text: str, amount: Amount) -> int:
    """A number that belongs to a name.

    >>> from iomcorpus.facts.figures.amounts import refused
    >>> [refused(part_of_name, line) for line in ("when Schalke 04 won", "at the Twelve Apostles", "in Toy Story 3.")]
    ['04', 'Twelve', '3']
    >>> refused(part_of_name, "in Syria 300 people fled"), refused(part_of_name, "Blast Kills 12 In Kabul Market")
    ('', '')
    """
    if not amount.plain or amount.joint == "ratio":
        return 0
    start, end = amount.start, amount.end
    word = _word_before(text, start)
    if amount.number.words:
        return end if _is_name_in_words(text, amount, word) else 0
    if text[start] == "0" and amount.whole and text[start + 1 : end].isdigit():
        return end
    counted = read_counted(text, end)
    if GROUP_OF.search(text, max(0, start - 24), start) and not counted:
        return end
    if not word[:1].isupper() or not word[-1].isalnum() or word.lower() in STOP:
        return 0
    if (counted and counted.sure) or measure_behind(text, end):
        return 0
    verb = word.endswith(VERB_ENDS)
    if (
        opens_sentence(text, start - 1 - len(word))
        and (verb or word.lower() in COUNT_HEADS)
        and not IS_BEHIND.match(text, end)
    ):
        return 0
    if verb and end - start < 5 and is_title(text, start):
        return 0
    groups = GROUPS.match(text, end)  # "GB 123 4567 89"
    return groups.end() if groups else end


def _word_before(text: str, start: int) -> str:
    if text[start - 1 : start] != " ":
        return ""
    space = max(text.rfind(" ", max(0, start - 24), start - 1), text.rfind("\n", max(0, start - 24), start - 1))
    return text[max(space + 1, start - 24) : start - 1].lstrip('(“"‘[')


def _is_name_in_words(text: str, amount: Amount, before: str) -> bool:
    start, end = amount.start, amount.end
    behind = NEXT_CAPITAL.match(text, end)
    if not text[start].isupper():
        return False
    if behind and behind[1].istitle() and behind[1].lower() in NAME_NOUNS:
        return True
    if opens_sentence(text, start) or (text[start:end].isupper() and end - start > 3):
        return False
    named = GROUP_OF.search(text, max(0, start - 24), start) or (before[:1].isupper() and before.lower() not in STOP)
    return bool(behind or named) and not is_title(text, start)


def opens_sentence(text: str, at: int) -> bool:
    """Whether a sentence or a line begins here."""
    before = text[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] in '\n.!?:;“"‘•*-–—(|'


def is_title(text: str, at: int) -> bool:
    """Whether a line is a heading In Title Case, where capitals tell nothing."""
    start, end = text.rfind("\n", max(0, at - LONGEST_HEADING), at) + 1, text.find("\n", at, at + LONGEST_HEADING)
    line = text[start or max(0, at - LONGEST_HEADING) : end if end >= 0 else at + LONGEST_HEADING]
    if len(line) > LONGEST_HEADING:
        return False
    long = [word for word in TITLE_WORD.findall(line) if word not in SMALL_IN_TITLES]
    return len(long) >= 2 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def note_mark(text: str, amount: Amount) -> int:
    """A mark of a note, the number of a list's item or of a page.

    >>> from iomcorpus.facts.figures.amounts import refused
    >>> [refused(note_mark, line) for line in ("are falling.[12] Elders", "1. Apologies", "(7 boats)")]
    ['12', '1', '']
    """
    if amount.number.words or amount.sign or not amount.whole or amount.grouped:
        return 0
    start, end = amount.start, amount.end
    if BRACKET.search(text, max(0, start - 2), start) and text[end : end + 1] in ("]", ")", ","):
        return 0 if is_bracketed_age(text, amount) else end
    line = text.rfind("\n", max(0, start - 12), start) + 1
    if (not line and start > 12) or text[line:start].strip(" (•*-") or end - start > 3:
        return 0
    rest = text[end : end + 3].partition("\n")[0]
    return end if not rest.strip() or rest.startswith("  ") or (rest[0] in ".)" and not rest[1:2].strip()) else 0
