"""Times of day, which have a number's shape: "14:05", "6 to 8 pm", "at nine", "10.30" in a programme."""

from __future__ import annotations

from iomcorpus.facts.figures.amounts import Amount
from iomcorpus.facts.figures.counted import read_counted
from iomcorpus.facts.figures.units import measure_behind
from iomcorpus.forms.grammar import Pattern

HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon|midday|[1-9]|1[0-2])\b"
BEHIND = Pattern(
    r"(?:[:.][0-5][0-9])?[ ]?(?:[ap]\.?[ ]?m\b\.?|[AP]\.?[ ]?M\b\.?|o['’]?clock\b|noon\b|midnight\b|GMT\b|UTC\b|BST\b"
    r"|h(?:rs?|ours)?[ ](?:local|GMT|UTC))"
)
COLON = Pattern(r":[0-9]{2}(?:[:.][0-9]{2})*")
FOUR_DIGITS = Pattern(r"(?:[01][0-9]|2[0-4])[0-5][0-9]\Z")
HOURS = Pattern(r"[ ]?(?:hours|hrs|h)\b")  # "at 2100 hours"
BEFORE = Pattern(
    r"(?:\b(?:[Aa]t|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Ff]rom|[Ss]ince|[Bb]etween|[Tt]o|[Aa]round|[Aa]bout|and)"
    r"|[-–|]) ?\Z"
)
# "half past nine", "at six", but "at nine of them"
AT = Pattern(r"\b(?:(?:[Aa]t|[Uu]ntil|[Tt]ill) (?:about |around )?|quarter to |\w{1,12} past )\Z|[Hh]alf \Z")
# "from eleven, the artists will", "away by eleven on Sunday", "before nine in the morning"
BY = Pattern(r"\b(?:[Ff]rom|[Bb]y|[Bb]efore|[Aa]fter|[Aa]round|[Aa]bout) (?:about |around )?\Z")
DAYTIME = Pattern(
    r"[ ](?:in the (?:morning|afternoon|evening)|at night|on \w{3,6}day|every (?:morning|evening|day)|sharp|tonight"
    r"|tomorrow)\b"
)
FROM = Pattern(r"(?:[,;] (?:and )?|\bdaily |\bday |\bopen |\b\w{3,6}day )from \Z")
THIS_MORNING = Pattern(r"[ ](?:this|tomorrow|yesterday|in the|every) (?:morning|afternoon|evening)\b")
PAST = Pattern(rf"[ ](?:minutes )?past[ ]{HOUR}|[ ](?:minutes )?to[ ]{HOUR}(?![ ]?(?:per|%|pounds|[a-z]+s\b))")
MINUTES = (5, 10, 20, 25, 0.25, 0.5)  # "twenty to four", "quarter past six"

# hh.mm, which is a decimal too: it is a time where it stands in a column of them or begins what takes place.
POINTED = Pattern(r"[0-2]?[0-9]\.[0-5][0-9]\Z")
STARTS = Pattern(
    r"\b(?:[Mm]eet|[Ll]eaves?|[Dd]eparts?|[Aa]rrives?|[Ss]tarts?|[Bb]egins?|[Oo]pens?|[Cc]loses?|[Dd]oors(?: open)?"
    r"|[Mm]ass|[Ss]ervices?|[Kk]ick-?off|[Ee]vensong|\w{3,6}day|[Tt]onight|[Mm]orning|[Ee]vening|[Aa]fternoon|[Tt]he|[Dd]aily|[Tt]imes?)"
    r"[:,]? \Z"
)
GOES_ON = Pattern(r"[ ](?:\w{3,6}day|at|from|to|train|bus|ferry|flight|service|sailing|race|in the|for)\b|[.,;)]|\n|\Z")
FOR_HOUR = Pattern(r"[ ]for [0-9]{1,2}(?:[.:][0-9]{2})?[ap]m")  # "7.30 for 8pm"


def clock_time(text: str, amount: Amount) -> int:
    """A time of day in a sentence.

    >>> from iomcorpus.facts.figures.amounts import refused
    >>> [refused(clock_time, line) for line in ("from 6 to 8 pm", "until 14:05 GMT", "half past nine", "at 2100 hours")]
    ['6 to 8 pm', '14:05 GMT', 'half past nine', '2100 hours']
    >>> refused(clock_time, "a ratio of 1:30"), refused(clock_time, "at 26 sites")
    ('', '')
    """
    if amount.sign or amount.joint == "ratio":
        return 0
    end, value = amount.end, amount.number.value
    before = text[max(0, amount.start - 24) : amount.start]
    behind = BEHIND.match(text, end)
    if behind:
        return behind.end()
    colon = None if amount.number.words else COLON.match(text, end)
    if colon:
        return (BEHIND.match(text, colon.end()) or colon).end()
    if FOUR_DIGITS.match(text, amount.start, end):
        hours = HOURS.match(text, end)
        if hours and (text[amount.start] == "0" or BEFORE.search(before)):
            return hours.end()
    if amount.joint == "range" and THIS_MORNING.match(text, end):
        return end
    if value is None or amount.grouped or not 0 < value <= max(MINUTES):
        return 0
    past = PAST.match(text, end) if value in MINUTES else None
    if past and (" past " in past.group() or BEFORE.search(before)):
        return past.end()
    return end if _is_hour(text, amount, before) else 0


def _is_hour(text: str, amount: Amount, before: str) -> bool:
    """Whether a bare number is an hour: "at six", "from eleven, the artists"."""
    end, value = amount.end, amount.number.value or 0
    if amount.number.parts or measure_behind(text, end):
        return False
    if POINTED.match(text, amount.start, end) and BEFORE.search(before):
        return read_counted(text, end) is None
    if value > 12 or text[end : end + 1] == "-" or text.startswith(" of ", end):
        return False
    counted = read_counted(text, end)
    if counted and counted.sure:
        return False
    if not before.endswith(" "):
        return False
    return bool(AT.search(before) or (DAYTIME.match(text, end) and BY.search(before)) or FROM.search(before))


def timetable(text: str, amount: Amount) -> int:
    """A time of day in a programme or a timetable: "6.30  Doors", "chapel      10.05      10.35", "Meet 10.30 at"."""
    start, end = amount.start, amount.end
    if amount.sign or amount.grouped or not POINTED.match(text, start, end):
        return 0
    if FOR_HOUR.match(text, end) or (STARTS.search(text, max(0, start - 16), start) and GOES_ON.match(text, end)):
        return end
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    opens = before in ("", "  ", ", ") or before.endswith("\n")
    closes = behind in ("", "  ", " (") or behind.startswith("\n")
    return end if opens and closes else 0
