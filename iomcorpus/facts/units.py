"""Measures: what a quantity is told in. Per cent, lengths, weights, times, degrees, by word or abbreviation."""

from __future__ import annotations

from dataclasses import dataclass

from iomcorpus.forms.grammar import Pattern, words

PER_CENT = "per cent"
YEARS_OLD = "years old"

TIMES = words(
    "second seconds minute minutes hour hours day days night nights week weeks weekend weekends fortnight fortnights",
    "month months year years decade decades century centuries quarter quarters semester semesters term terms millennia",
    "sec secs min mins hr hrs yr yrs wk wks mth mths millisecond milliseconds nanoseconds",
)
LENGTHS = words(
    "metre metres meter meters kilometre kilometres kilometer kilometers centimetre centimetres centimeter centimeters",
    "millimetre millimetres millimeter millimeters micron microns nanometres nanometers micrometres mile miles yard yards",
    "foot feet inch inches furlong furlongs fathom fathoms league leagues lightyears knots knot parsecs",
    "km kms cm mm nm µm ft yd yds mi nmi",
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
    "watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts terawatt volt volts amp amps joule joules calorie",
    "calories kilocalories kcal horsepower hertz byte bytes kilobyte kilobytes megabyte megabytes gigabyte gigabytes",
    "terabyte terabytes petabytes megabit megabits gigabit gigabits pixels megapixels decibel decibels millibar millibars",
    "kilopascals pascals newtons becquerels sieverts millisieverts degree degrees",
    "kW MW GW TW kWh MWh GWh TWh kV MB GB TB PB KB kb Mbps Gbps mbps MP mAh Hz kHz MHz GHz hp bhp cc dB hPa mb mph kph kmh",
    "rpm ppm ppb bpm psi mmHg mmol",
)
# Only where they touch the number, since each is a word or an initial too: "5m", "3g", "20C", "12in"
TOUCHING = words("m g l L t s h d y C F V W A J N K in st cc x px")
MEASURES = TIMES | LENGTHS | WEIGHTS | AMOUNTS | POWERS
SHARED = words("square cubic sq cu nautical metric light long short basis percentage imperial board running")
SHARED_NOUNS = words("point points years year pc") | MEASURES
SIGNED = Pattern(r"[ ]?(°[ ]?[CFK]?\b|º[CF]?|℃|℉|°)")
PER_CENT_SIGN = Pattern(r"[ ]?%|[ -][Pp]er[ \n-]?[Cc]ent(?:age)?\b(?![ -]?(?:point|mark))|[ ]PER[ ]?CENT\b|[ ]?(?:pct|pc|p\.c\.)(?!\w)|[ ]PCT\b")
WORD = Pattern(r"(?P<gap>[ -]|[ ]?\n(?=[a-z]))?(?P<word>[^\W\d_]+(?:/[^\W\d_]+)?[²³]?)(?![\w'’]*[\d_@])")
# "270 km per hour", "60 miles an hour", "15 km/h": speeds; "1,500 litres a day" is a quantity
PARTS = Pattern(r"[ ]parts per (?:million|billion|thousand)\b")
SPEED = Pattern(r"[ ](?:per|an?)[ ](?:hour|second|minute)\b")
AREA = Pattern(r"[ ](?:square|squared|cubed)\b|²|³|2\b(?!\d)")
DEGREES = Pattern(r"[ ](?:[Cc]elsius|[Ff]ahrenheit|[Cc]entigrade|Kelvin|C|F|north|south|east|west)\b")
MAGNITUDE = Pattern(r"\b[Mm]agnitude(?: of)?[ -]\Z")
OLD = Pattern(r"(?P<unit>[ -]?(?:years?|yrs?)[ -](?:olds?\b|of age\b))|[ ]?(?:y/?o|yo)\b")
MONTHS_OLD = Pattern(r"[ -](?P<unit>(?:months?|weeks?|days?)[ -]olds?)\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is told in, and where its words end."""

    name: str
    end: int
    hyphen: bool = False  # "a 40-foot container"


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
    if match is None or text[match.end() : match.end() + 1].isdigit() or text[match.end() : match.end() + 1] in "NSEW'′":
        return None
    return Unit(match[1].replace(" ", "").replace("º", "°").replace("℃", "°C").replace("℉", "°F"), match.end())


def measure_behind(text: str, at: int) -> Unit | None:
    """The measure behind a number.

    >>> measure_behind("200 square metres of", 3).name, measure_behind("40km away", 2).name
    ('square metres', 'km')
    >>> measure_behind("40-foot container", 2).name, measure_behind("3 in ten", 1), measure_behind("270 km per hour", 3).name
    ('foot', None, 'km per hour')
    """
    parts = PARTS.match(text, at)
    if parts:
        return Unit(parts.group()[1:], parts.end())
    match = WORD.match(text, at)
    if match is None:
        return None
    word, end, hyphen = match["word"], match.end(), match["gap"] == "-"
    low = word.lower()
    if low in SHARED and match["gap"] != "-":
        return _shared(text, match.start("word"), end, hyphen)
    if match["gap"] is None:
        return Unit(word, end) if word in TOUCHING or word.rstrip("²³") in TOUCHING or _is_measure(word) else None
    if not _is_measure(word):
        return None
    tail = None
    if low in LENGTHS:
        tail = SPEED.match(text, end) or AREA.match(text, end)
    elif low in ("degree", "degrees"):
        tail = DEGREES.match(text, end)
    end = tail.end() if tail else end
    return Unit(text[match.start("word") : end], end, hyphen)


def _is_measure(word: str) -> bool:
    plain = word.rstrip("²³")
    head, slash, tail = plain.partition("/")
    if slash:  # "km/h", "mg/kg", "m/s"
        return (head in MEASURES or head in TOUCHING) and (tail in MEASURES or tail in TOUCHING or tail in ("day", "year"))
    return plain in MEASURES or plain.lower() in MEASURES and (len(plain) > 3 or plain.isupper())


def _shared(text: str, start: int, end: int, hyphen: bool) -> Unit | None:
    """ "square metres", "basis points", "nautical miles"."""
    match = WORD.match(text, end)
    if match is None or match["gap"] in (None, "-") or match["word"].lower() not in SHARED_NOUNS:
        return None
    return Unit(text[start : match.end()].replace("\n", " "), match.end(), hyphen)
