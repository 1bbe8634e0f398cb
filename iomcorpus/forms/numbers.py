"""Numbers as news writes them: digits in every notation, words, scale words, fractions, and what they are worth.

`read_number` reads one number at a place where `ANCHOR` saw its first character. What it counts, and whether it counts
at all, is asked elsewhere (`facts/figures/find.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from iomcorpus.forms.grammar import Pattern, either, listed, words

UNITS = {word: value for value, word in enumerate(listed("zero|one|two|three|four|five|six|seven|eight|nine"))}
TEENS = {
    word: value
    for value, word in enumerate(
        listed("ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"), start=10
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(listed("twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"), start=2)
}
SMALL = UNITS | TEENS | TENS
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "lakh": 10**5,
    "lac": 10**5,
    "crore": 10**7,
    "dozen": 12,
}
# What stands at the digits themselves: "£1.2bn", "40k", "Rs 20 cr"
LETTER_SCALES = {
    **dict.fromkeys(("k", "K"), 1000),
    **dict.fromkeys(("mn", "mln"), 10**6),
    **dict.fromkeys(("bn", "bln", "Bn"), 10**9),
    **dict.fromkeys(("tn", "trn"), 10**12),
    "cr": 10**7,
    # Only of money, or before the noun that is counted: "£5m", "1.9m viewers", but "100m hurdles" and "1.2t of coal".
    **dict.fromkeys(("m", "M"), 10**6),
    **dict.fromkeys(("b", "B"), 10**9),
    **dict.fromkeys(("t", "T"), 10**12),
}
DENOMINATORS = {
    word: value
    for value, word in enumerate(
        listed("half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"), start=2
    )
} | {"fourth": 4, "twentieth": 20, "hundredth": 100, "thousandth": 1000}
VULGAR = {
    sign[0]: (int(sign[1]), int(sign[2]))
    for sign in listed("½12|⅓13|⅔23|¼14|¾34|⅕15|⅖25|⅗35|⅘45|⅙16|⅚56|⅛18|⅜38|⅝58|⅞78")
}
# Amounts that nobody counted: "hundreds of", "scores of"
INDEFINITE = words("hundreds thousands millions billions trillions dozens scores lakhs crores tens")
# Of people so old and older, or younger: "the over-sixties", "under-fives"; "sixes" and "tens" are what they say
AGES = {f"{word}s": value for word, value in SMALL.items() if 1 < value < 20 and value not in (6, 10)} | {
    f"{word[:-1]}ies": value for word, value in TENS.items()
}
TIMES = {"twice": 2, "thrice": 3}
HEADS = frozenset((*SMALL, *SCALES, *DENOMINATORS, *INDEFINITE, *TIMES, *AGES)) - {"fourth", "lac"}

MOST_DIGITS = 15  # longer ones number things: "4012888888881881"
LONGEST = 120  # characters of a number in words


def _heads(words: frozenset[str], letters: int = 4) -> str:
    """The first four letters of some words, in any case; each is tried once for all words that go on with it."""
    if not letters or "" in words:
        return ""
    branches: dict[str, set[str]] = {}
    for word in words:
        branches.setdefault(word[0], set()).add(word[1:])
    rests = ((first, _heads(frozenset(branches[first]), letters - 1)) for first in sorted(branches))
    return either(*(f"[{first.upper()}{first}]{rest}" for first, rest in rests))


def _one_of(numbers: dict[str, int]) -> str:
    return either(*numbers)


VULGARS = "".join(VULGAR)
# A run of digits, or a word that may be the head of a number in words.
ANCHOR = Pattern(rf"[0-9{VULGARS}][0-9,.]*|(?<![A-Za-z]){_heads(HEADS)}[A-Za-z]*")
LETTERS = Pattern(r"[A-Za-z]+")

# Between a number and its scale word; where lines are wrapped a newline: "US$35\nmillion"
GAP = r"(?:[ -]|\n(?=[a-z]))"
SCALE = r"(?:hundred|thousand|million|billion|trillion|quadrillion|lakh|lac|crore|dozen)"
DIGITS = Pattern(
    rf"""
    (?P<whole>
        [0-9]{{1,3}} (?: ,[0-9]{{3}} ){{1,5}} (?: \.[0-9]{{1,6}} )? (?! [0-9] | ,[0-9]{{3}} )  # 16,500.25
      | [0-9]{{1,2}} (?: ,[0-9]{{2}} ){{1,4}} ,[0-9]{{3}} (?: \.[0-9]{{1,2}} )? (?! [0-9] )    # 1,25,000
      | [1-9][0-9]{{0,2}} (?: [ ][0-9]{{3}} ){{1,4}} (?! [ ]?[0-9] | [.,/:-][0-9] | ,000 )     # 1 250 000
      | [1-9][0-9]{{0,2}} (?: \.[0-9]{{3}} ){{2,4}} (?! [0-9] | \.[0-9] )                      # 1.250.000
      | [0-9]{{1,3}},[0-9]{{1,2}} (?= [ ]?(?: % | per[ ]?cent | [mb]illion | [mb]n\b ) )       # 3,5 million
      | [0-9]+ (?: [.·][0-9]+ )?                                                               # 4900, 0.5
    )
    (?: [ ]? (?P<vulgar> [{VULGARS}] ) | [ -] (?P<top> [1-9] ) / (?P<bottom> [2-9] ) (?! [0-9/] ) )?   # 1½, 2 1/2
    """,
    re.VERBOSE,
)
SLASH = Pattern(r"([1-9])/([2-9])(?=[ ](?:of|majority|cups?|tsp|tbsp|teaspoons?|tablespoons?|inch|miles?)\b)")
SCALE_BEHIND = Pattern(
    rf"""
      {GAP} (?P<first> (?i:{SCALE}) )s?\b                             # "3.5 million", "15-million"
        (?: [ ] (?P<second> thousand|million|billion|crore|lakh )s?\b )?   # "5 hundred thousand", "1.2 lakh crore"
    | [ ]? (?P<letters> bn|bln|Bn|mn|mln|tn|trn|[kK]|cr ) (?! [\w'’] | [ ](?:run|race|walk|fun)\b )  # "3bn", no 5k run
    | (?P<money> [mMbBtT] ) (?! [\w'’°/] )                             # "£5m"
    """,
    re.VERBOSE,
)
# "1.9m viewers", "3m people", "20m young Indians"; metres have these nouns behind: "100m hurdles"
COUNTED_MILLIONS = Pattern(
    r"[ ](?:[\w'’]+ )?(?:people|men|women|children|(?!hurdles|waves|strides|sprints|relays)[\w'’-]*[\w-][a-rt-z]s)\b"
)

SMALL_NUMBER = rf"(?:{_one_of(TENS)}(?:[ -]?{_one_of(UNITS)})?|{_one_of(TEENS)}|{_one_of(UNITS)})(?:\b|(?=fold))"
# "a hundred", "two hundred and forty-one", "twelve"; "one hundred and two hundred" are two numbers
HUNDREDS = (
    rf"(?:(?:an?[ ]|{SMALL_NUMBER}[ -])?hundred\b(?:[ -](?:and[ -])?{SMALL_NUMBER}(?![ -]hundred))?|{SMALL_NUMBER})"
)
WORDS = Pattern(
    rf"""
    (?: (?P<small> {HUNDREDS} )
        (?P<point> [ ]point (?: [ ]{_one_of(UNITS)}\b )+ )?                                # "three point five"
        (?: [ -]and[ -] (?P<part> (?:an?|one|two|three) [ -] {_one_of(DENOMINATORS)}s?\b ) )?   # "two and a half"
        (?: {GAP} (?P<scale> {SCALE} )s?\b )?
      | (?: an?[ ] )? (?P<alone> {SCALE} )\b                                               # "a million", "million"
    )
    (?: [ ] (?P<second> thousand|million|billion|crore|lakh )s?\b )?
    """,
    re.VERBOSE,
)
# What follows a part with a larger scale word: "two million three hundred thousand", "a thousand and one"
NEXT_WORDS = Pattern(rf"(?P<comma>,)?[ -](?P<and>and[ -])?(?P<small>{HUNDREDS})(?:{GAP}(?P<scale>{SCALE})\b)?")
AND_A_HALF = Pattern(r"[ -]and[ -]a[ -](half|quarter|third)\b(?! of)")  # "a million and a half"
HALF_SCALE = Pattern(rf"half[ -](?:an?[ -])?(?P<scale>{SCALE})\b")  # "half a million", "half-dozen"
FOLD = Pattern(r"-?fold\b")  # "tenfold", "100-fold"

FRACTION = Pattern(
    rf"(?:(?P<top>{SMALL_NUMBER})(?P<joint>[ -]))?(?P<bottom>{_one_of(DENOMINATORS)})(?P<many>s)?\b"
    rf"(?:[ ]of an? (?P<scale>{SCALE})\b)?"
)
# Behind a share stand these, behind an ordinal its noun: "a third of wages", "a third child".
OF = Pattern(r"[ \n]of\b")
BEHIND_SHARE = Pattern(
    r"[ \n]of\b|[ ](?:more|less|fewer|higher|lower|larger|smaller|each|off)\b|[ ]?[.,;:)?!”\"]|\s*\Z"
)
# Where nothing behind tells: "fell by a third", but "and a third, for women, is planned"
BEFORE_SHARE = Pattern(
    r"(?:by|to|than|over|under|about|almost|nearly|roughly|around|only|some|up|down|least|most|between|or) an? \Z"
)
RANKED = Pattern(r"(?:the|its) (?:\w{1,20}est|top|bottom|remaining|upper|lower) \Z")  # "the poorest fifth"
NO_QUARTER = Pattern(r"[ -](?:finals?|finalists?|past|to|back|backs|master|mile race|pounder)\b")
FEW = Pattern(r"\b((?i:several|a few|few|many|a couple of|couple of)) \Z")  # "several hundred" is not counted
INDEFINITE_WORDS = Pattern(
    r"tens of (?:hundreds|thousands|millions|billions|lakhs|crores)\b|hundreds of (?:thousands|millions|billions)\b"
    r"|(?!tens)[a-z]+"
)
UNDER = Pattern(r"(?<![\w-])(?i:under|over)[ -]\Z")
ARTICLE = Pattern(r"(?<![\w'’.])([Aa]) \Z")


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it stands."""

    start: int
    end: int
    value: int | float | None  # None of an indefinite amount: "thousands"
    size: int = 1  # of the scale word that it has: 1,000,000 of "3.5 million"
    parts: tuple[int, int] | None = None  # of a fraction: "two thirds" is 2 and 3
    words: bool = False
    article: bool = False  # it begins with one: "a hundred"


def read_number(text: str, at: int, money: bool = False) -> Number | None:
    """The number that begins at `at` (an article before it is joined), None where there is none.

    `money`: a sign of money stands before it, so `m` is million.

    >>> read_number("about 1,25,000 bags", 6).value, read_number("1.9m viewers", 0).value
    (125000, 1900000)
    >>> read_number("one hundred and twenty-three", 0).value, read_number("a quarter of a million", 2).value
    (123, 250000)
    >>> read_number("two-thirds of the fleet", 0).parts, read_number("thousands of birds", 0).value
    ((2, 3), None)
    >>> read_number("the third child", 4) is None
    True
    """
    return _read_words(text, at) if text[at].isalpha() else _read_digits(text, at, money)


def _read_digits(text: str, at: int, money: bool) -> Number | None:
    if text[at] in VULGAR:
        top, bottom = VULGAR[text[at]]
        return _scaled(text, Number(at, at + 1, top / bottom, parts=(top, bottom)), money)
    slash = SLASH.match(text, at)
    if slash:
        top, bottom = int(slash[1]), int(slash[2])
        return Number(at, slash.end(), top / bottom, parts=(top, bottom))
    match = DIGITS.match(text, at)
    if match is None or len(match["whole"]) > 2 * MOST_DIGITS:
        return None
    value = _digits_value(match["whole"])
    if match["vulgar"]:
        top, bottom = VULGAR[match["vulgar"]]
        value += top / bottom
    elif match["top"]:
        value += int(match["top"]) / int(match["bottom"])
    fold = FOLD.match(text, match.end())
    return _scaled(text, Number(at, fold.end() if fold else match.end(), value), money)


def _digits_value(digits: str) -> int | float:
    """The value of digits in any grouping.

    >>> _digits_value("1,234.5"), _digits_value("1.250.000"), _digits_value("3,5"), _digits_value("1 250")
    (1234.5, 1250000, 3.5, 1250)
    """
    head, comma, tail = digits.rpartition(",")
    if comma and len(tail) < 3 and tail.isdigit() and len(digits) <= 6:
        digits = f"{head}.{tail}"
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    digits = digits.replace(",", "").replace(" ", "").replace("·", ".")
    return float(digits) if "." in digits else int(digits)


def _scaled(text: str, number: Number, money: bool) -> Number:
    """The number with the scale word behind it."""
    scale = SCALE_BEHIND.match(text, number.end)
    if scale is None or number.value is None:
        return number
    if scale["money"] and not (money or (scale["money"] in "mM" and COUNTED_MILLIONS.match(text, scale.end()))):
        return number
    if scale["first"]:
        size = SCALES[scale["first"].lower()] * SCALES.get(scale["second"] or "", 1)
    else:
        size = LETTER_SCALES[scale["letters"] or scale["money"]]
    return Number(number.start, scale.end(), tidy(number.value * size), size)


def tidy(value: int | float) -> int | float:
    """A product without the traces of binary fractions.

    >>> tidy(1.1 * 10**7), tidy(0.5)
    (11000000, 0.5)
    """
    value = round(value, 6)
    return int(value) if value == int(value) else value


def _read_words(text: str, at: int) -> Number | None:
    word = LETTERS.match(text, at)
    assert word is not None
    head = word.group().lower()
    if head not in HEADS and not head.endswith("fold"):
        return None
    article = ARTICLE.search(text, max(0, at - 3), at)
    start = article.start(1) if article else at
    if head in SCALES:
        few = FEW.search(text, max(0, at - 16), at)
        return Number(few.start(1), word.end(), None, words=True) if few else _cardinal(text, start, start < at)
    if head in AGES:
        return Number(at, word.end(), AGES[head], words=True) if UNDER.search(text, max(0, at - 6), at) else None
    if head in TIMES:
        return Number(at, word.end(), TIMES[head], words=True)
    window = text[at : at + LONGEST].lower()
    if head in INDEFINITE:
        return _indefinite(at, window)
    return _half_scale(at, window) or _fraction(text, at, start, window) or _cardinal(text, at, False)


def _half_scale(at: int, window: str) -> Number | None:
    """ "half a million", "half-dozen"."""
    match = HALF_SCALE.match(window)
    if match is None:
        return None
    size = SCALES[match["scale"]]
    return Number(at, at + match.end(), size // 2, size, words=True)


def _indefinite(at: int, window: str) -> Number | None:
    """ "thousands", "tens of thousands"; "tens" alone is a column of sums."""
    match = INDEFINITE_WORDS.match(window)
    return Number(at, at + match.end(), None, words=True) if match else None


def _fraction(text: str, at: int, start: int, window: str) -> Number | None:
    """ "two thirds", "one-fifth", "a quarter", "half"; not the ordinals of the same words."""
    match = FRACTION.match(window)
    if match is None:
        return None
    top, bottom = _small_value(match["top"]) if match["top"] else 1, DENOMINATORS[match["bottom"]]
    end, size = at + match.end(), SCALES.get(match["scale"] or "", 0)
    if bool(match["many"]) != (top > 1) or top >= bottom:
        return None
    if match["top"]:
        share = match["joint"] == "-" or bool(BEHIND_SHARE.match(text, end) or size) or (top > 1 and bottom != 4)
        return _share(at, end, top, bottom, size) if share else None
    if match["bottom"] == "half":
        return _share(start, end, top, bottom, size, start < at)
    before = text[max(0, at - 20) : at]
    if start == at:
        share = bool(RANKED.search(before) and BEHIND_SHARE.match(text, end))
    elif match["bottom"] == "quarter":
        share = not NO_QUARTER.match(text, end)
    else:
        share = bool(size or OF.match(text, end) or (BEHIND_SHARE.match(text, end) and BEFORE_SHARE.search(before)))
    return _share(start, end, top, bottom, size, start < at) if share else None


def _share(start: int, end: int, top: int, bottom: int, size: int, article: bool = False) -> Number:
    """A fraction, of a scale word where there is one: "a quarter of a million" is a number."""
    if size:
        return Number(start, end, tidy(top * size / bottom), size, words=True, article=article)
    return Number(start, end, top / bottom, parts=(top, bottom), words=True, article=article)


def _cardinal(text: str, at: int, article: bool) -> Number | None:
    """ "twenty-three", "a hundred and twelve thousand", "two and a half million", "threefold"."""
    window = text[at : at + LONGEST].lower()
    match = WORDS.match(window)
    if match is None:
        return None
    size = SCALES.get(match["scale"] or match["alone"] or "", 1) * SCALES.get(match["second"] or "", 1)
    value: int | float = _small_value(match["small"] or "one")
    if match["point"]:
        value = float(f"{value}." + "".join(str(UNITS[word]) for word in match["point"].split()[1:]))
    if match["part"]:
        value += _part_value(match["part"])
    total, end, last = value * size, match.end(), size
    while last >= 1000 and (more := NEXT_WORDS.match(window, end)):
        less = SCALES.get(more["scale"] or "", 1)
        loose = (more["and"] and last > 1000) or (more["comma"] and "hundred" not in more["small"])
        if less >= last or (less == 1 and loose):
            break  # "two million and three dead", "a thousand, two of them"
        total, end, last = total + _small_value(more["small"]) * less, more.end(), less
    half = AND_A_HALF.match(window, end) if size > 1 else None
    if half:
        total, end = total + last / DENOMINATORS[half[1]], half.end()
    fold = FOLD.match(window, end)
    if fold:
        end = fold.end()
    return Number(at, at + end, tidy(total), size, words=True, article=article)


def _small_value(words: str) -> int:
    """The value of a number below a thousand in words.

    >>> _small_value("two hundred and forty-one"), _small_value("a hundred")
    (241, 100)
    """
    total = 0
    for word in words.replace("-", " ").split():
        if word == "hundred":
            total = max(total, 1) * 100
        else:
            total += SMALL.get(word, 0)
    return total


def _part_value(words: str) -> float:
    """The value of "a half", "three quarters"."""
    top, bottom = words.replace("-", " ").split()
    return UNITS.get(top, 1) / DENOMINATORS[bottom if bottom in DENOMINATORS else bottom[:-1]]
