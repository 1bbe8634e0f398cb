"""Measures: what a quantity is told in. Per cent, lengths, weights, times, degrees, by word or abbreviation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from iomcorpus.forms.grammar import Pattern, words

REMEMBERED = 64  # places in a text: what follows a number is asked by rule after rule
PER_CENT = "per cent"
YEARS_OLD = "years old"

TIMES = words(
    "second seconds minute minutes hour hours day days night nights week weeks weekend weekends fortnight fortnights",
    "month months year years decade decades century centuries quarter quarters semester semesters term terms millennia",
    "sec secs min mins hr hrs yr yrs wk wks mth mths millisecond milliseconds nanoseconds",
)
LENGTHS = words(
    "metre metres meter meters kilometre kilometres kilometer kilometers centimetre centimetres centimeter centimeters",
    "millimetre millimetres millimeter millimeters micron microns nanometres nanometers micrometres mile miles yard",
    "yards foot feet inch inches furlong furlongs fathom fathoms lightyears knots knot parsecs km kms",
    "cm mm nm µm ft yd yds mi nmi",
)
WEIGHTS = words(
    "gram grams gramme grammes kilogram kilograms kilogramme kilogrammes kilo kilos milligram milligrams microgram",
    "micrograms tonne tonnes ton tons tonnage pound pounds ounce ounces stone carat carats quintal quintals",
    "kg kgs mg mcg µg lb lbs oz",
)
AMOUNTS = words(
    "litre litres liter liters millilitre millilitres milliliter milliliters pint pints gallon gallons barrel barrels",
    "hectare hectares acre acres bushel bushels cubits cusecs teaspoon teaspoons tablespoon tablespoons tsp tbsp",
    "ml cl dl ha bpd teu teus",
)
POWERS = words(
    "watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts terawatt volt volts amp amps joule joules",
    "calorie calories kilocalories kcal horsepower hertz byte bytes kilobyte kilobytes megabyte megabytes gigabyte",
    "gigabytes terabyte terabytes petabytes megabit megabits gigabit gigabits pixels megapixels decibel decibels",
    "millibar millibars kilopascals pascals newtons becquerels sieverts millisieverts degree degrees kW MW GW TW kWh",
    "MWh GWh TWh kV MB GB TB PB KB kb Mbps Gbps mbps MP mAh Hz kHz MHz GHz hp bhp cc dB hPa mb mph kph kmh rpm ppm ppb",
    "bpm psi mmHg mmol",
)
# Only where they touch the number, since each is a word or an initial too: "5m", "3g", "20C", "12in"
TOUCHING = words("m g l L t s h d y C F V W A J N K in st cc x px")
MEASURES = TIMES | LENGTHS | WEIGHTS | AMOUNTS | POWERS
# Behind a blank these describe a noun: "two second chances", "three degree courses"
NOUNS_TOO = words("second quarter degree term")
# Heads of measures of two words: "square metres", "percentage points"
SHARED = words("square cubic sq cu nautical metric light long short basis percentage imperial board running")
SHARED_NOUNS = words("point points") | MEASURES
SIGNED = Pattern(r"[ ]?(°[ ]?[CFK]?\b|º[CF]?|℃|℉|°)")
PER_CENT_SIGN = Pattern(
    r"[ ]?%|[ -][Pp]er[ \n-]?[Cc]ent\b(?![ -]?(?:point|mark))|[ ]PER[ ]?CENT\b|[ ]?(?:pct|pc|p\.c\.)(?!\w)|[ ]PCT\b"
)
WORD = Pattern(r"(?P<gap>[ -]|[ ]?\n(?=[a-z]))?(?P<word>[^\W\d_]+(?:/[^\W\d_]+)?[²³]?)(?![\w'’]*[\d_@])")
# "270 km per hour", "60 miles an hour", "15 km/h": speeds; "1,500 litres a day" is a quantity
PARTS = Pattern(r"[ ]parts per (?:million|billion|thousand)\b")
SPEED = Pattern(r"[ ](?:per|an?)[ ](?:hour|second|minute)\b")
AREA = Pattern(r"[ ](?:square|squared|cubed)\b|²|³|2\b(?!\d)")
DEGREES = Pattern(r"[ ](?:[Cc]elsius|[Ff]ahrenheit|[Cc]entigrade|Kelvin|C|F|north|south|east|west)\b")
PLACE_ON_GLOBE = Pattern(r"[ ]?[0-9NSEW'′]")
OF_A = Pattern(r"[ ]of an?[ ](?P<word>[a-z]+)\b")
MAGNITUDE = Pattern(r"\b[Mm]agnitude(?: of)?[ -]\Z")
OLD = Pattern(r"[ -]?(?:years?|yrs?)[ -](?:olds?\b|of age\b)|[ ]?(?:y/?o|yo)\b")
MONTHS_OLD = Pattern(r"[ -](?P<unit>(?:months?|weeks?|days?)[ -]olds?)\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is told in, and where its words end."""

    name: str
    end: int


def per_cent_behind(text: str, at: int) -> int:
    """Where the words or sign for per cent behind a number end; 0 where there are none.

    >>> per_cent_behind("71 per cent of", 2), per_cent_behind("9pc", 1), per_cent_behind("4 percentage points", 1)
    (11, 3, 0)
    """
    match = PER_CENT_SIGN.match(text, at)
    return match.end() if match else 0


def degrees_behind(text: str, at: int) -> Unit | None:
    """The sign of degrees behind a number: "38°C". Not of a place on the globe: "54°12'N".

    >>> degrees_behind("38°C by noon", 2).name, degrees_behind("54°12'N", 2)
    ('°C', None)
    """
    match = SIGNED.match(text, at)
    if match is None or PLACE_ON_GLOBE.match(text, match.end()):
        return None
    return Unit(match[1].replace(" ", "").replace("º", "°").replace("℃", "°C").replace("℉", "°F"), match.end())


@lru_cache(maxsize=REMEMBERED)
def measure_behind(text: str, at: int) -> Unit | None:
    """The measure behind a number.

    >>> [measure_behind(line, 3).name for line in ("200 square metres of", "120-foot mast", "270 km per hour")]
    ['square metres', 'foot', 'km per hour']
    >>> measure_behind("3 in ten", 1), measure_behind("two second chances", 3)
    (None, None)
    """
    parts = PARTS.match(text, at)
    if parts:
        return Unit(parts.group()[1:], parts.end())
    match = WORD.match(text, at)
    if match is None:
        return None
    word, end, low = match["word"], match.end(), match["word"].lower()
    if match["gap"] is None:
        return Unit(word, end) if word.rstrip("²³") in TOUCHING or is_measure(word) else None
    if low in SHARED and match["gap"] != "-":
        return _shared(text, match.start("word"), end)
    if not is_measure(word) or (low in NOUNS_TOO and match["gap"] != "-"):
        return None
    tail = None
    if low in LENGTHS:
        tail = SPEED.match(text, end) or AREA.match(text, end)
    elif low == "degrees":
        tail = DEGREES.match(text, end)
    end = tail.end() if tail else end
    return Unit(text[match.start("word") : end], end)


def part_of_measure(text: str, at: int) -> Unit | None:
    """The measure that a number is a part of: "0.3 of a second"."""
    match = OF_A.match(text, at)
    return Unit(match["word"], match.end()) if match and is_measure(match["word"]) else None


def is_measure(word: str) -> bool:
    """Whether a word is a measure, or two of them in one: "km/h", "mg/kg"."""
    head, slash, tail = word.rstrip("²³").partition("/")
    if slash:
        return all(part in MEASURES or part in TOUCHING for part in (head, tail))
    return head in MEASURES or (head.lower() in MEASURES and (len(head) > 3 or head.isupper()))


def _shared(text: str, start: int, end: int) -> Unit | None:
    """ "square metres", "basis points", "nautical miles"."""
    match = WORD.match(text, end)
    if match is None or match["gap"] in (None, "-") or match["word"].lower() not in SHARED_NOUNS:
        return None
    return Unit(text[start : match.end()].replace("\n", " "), match.end())
