"""What has a number's shape and is no figure: telephones, clock times, labels, names, addresses, scores, "one".

Each rule looks at an amount in its place and answers where the refused stretch ends, or 0 where it has no objection.
"""

from __future__ import annotations

from collections.abc import Callable

from iomcorpus.facts.ages import is_bracketed_age
from iomcorpus.facts.amounts import Amount
from iomcorpus.facts.counted import STOP, is_plural, read_counted
from iomcorpus.facts.units import measure_behind
from iomcorpus.forms.grammar import Pattern, words

Refusal = Callable[[str, Amount], int]

# Words that number things: "section 67", "Gate 22", "page three". No count stands right behind them.
_LABELS = words(
    "section sections article articles clause clauses paragraph paragraphs para paras rule rules regulation regulations",
    "schedule annex annexes annexe appendix appendices chapter chapters page pages p pp pg vol vols volume volumes",
    "issue no nos number nr num item exhibit footnote goal goals target targets sdg sdgs mdg mdgs principle indicator",
    "amendment resolution convention directive decree protocol proposition docket verse psalm channel radio route routes",
    "highway interstate motorway junction exit platform gate gates terminal runway flight room rooms suite apartment apt",
    "flat block box building berth pier hangar ward wards precinct constituency brigade battalion squadron regiment platoon",
    "stage phase phases step round heat grade grades tier category categories cat type types pool episode chapter",
    "scene version edition volume mark mk windows apollo saturn falcon soyuz formula covid question specimen isotope",
    "courtroom chamber seat shirt jersey ext extension postcode pincode zip ref reference id isbn issn doi patent serial",
    "account invoice visa subclass art sec reg regs ss op opus bbc itv rte sabc abc fm kanal iphone galaxy boeing airbus",
    "war catch k bwv ios latitude longitude lat lon postbox square plot studio cloud sector zone deck version form fig figs figure sheet stall pitch plate photo photos",
)
LABELS = _LABELS | {f"{label}s" for label in _LABELS if len(label) > 3}
# These number things only where no counted noun follows: "the top 10 countries", "on that day 20 people" are counted.
LABELS_UNLESS_COUNTED = words(
    "top part parts class case year years week day season line order measure company series area point group groups table",
    "tables note notes game match race world unit level levels row act bill law title book bus tram train coach court stand",
    "road floor lane camp house hall district region division pillar stand bay door site hole lap league team squad engine",
    "element code size key model rank ranked number numbers figures answer option lot draw leg set stop page plan map",
    "act protocol programme program film camera car van truck tank boat ship train question generation mile",
)
NAMED_BEFORE = Pattern(r"(?:^|[ (“\"‘\n/])(?P<word>[^\W\d_][\w'’&.-]*?)\.?[ ]?(?:[Nn]os?\.?[ ]?|[Nn]umber[ ]|#)?\Z")
CHAIN = Pattern(r"(?:\)?: |,? (?:and|or|to|of|through|&) |, ?|[ ]?[-–/&][ ]?|\([a-z]\)(?:,| and) )")
CHAIN_LENGTH = 8
# "Year 11 students" are of year 11, "Top 10 countries" are ten
NO_TITLE_LABELS = words("top over numbers figures points set order measure mile code")
CITED = Pattern(r"[ ]?\((?:19|20)[0-9]{2}\b")  # "Waters 14 (2018)": a volume of a journal

PHONE_RUN = Pattern(r"[+(]{0,2}[ ]?[0-9(][0-9 ().\-–/]{4,24}[0-9]")
PHONE_SHAPE = Pattern(
    r"\(?[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}|1[- ][0-9]{3}[- ][0-9]{3}[- ][0-9]{3,4}|[0-9]{3}-[0-9]{4}"
    r"|(?:13|18|19)[0-9]{2}[ -][0-9]{3}[ -]?[0-9]{3}|[0-9]{4}[ -][0-9]{3,4}[ -][0-9]{3,4}|[0-9]{2}(?:[ .][0-9]{2}){3,5}"
    r"|[0-9]{3,5}-[0-9]{3,4}-[0-9]{3,4}"
)
PHONE_WORDS = Pattern(
    r"\b(?:[Tt]el(?:ephone)?s?|[Pp]hones?|[Mm]obiles?|[Cc]ell|[Ff]ax|TEL|PHONE|FAX|[Ww]hats[Aa]pp|SMS|[Tt]ext|[Dd]ial(?:ling)?|[Cc]all(?:s|ed|ing)?|[Rr]ing"
    r"|[Hh]otline|[Hh]elpline|[Ss]witchboard|[Cc]ontact|[Tt]oll[- ][Ff]ree|[Ff]reephone|[Cc]rimestoppers|[Ll]ine is"
    r"|[Ee]xt(?:ension|n)?)\b[^\d\n]{0,24}\Z"
)
LETTERS_AND_DIGITS = "_@#№§\\=&%"
CLOCK_BEHIND = Pattern(
    r"(?:[:.][0-5][0-9])?[ ]?(?:[ap]\.?[ ]?m\b\.?|[AP]\.?[ ]?M\b\.?|o['’]?clock\b|noon\b|midnight\b|GMT\b|UTC\b|BST\b"
    r"|h(?:rs?|ours)?[ ](?:local|GMT|UTC))"
)
COLON_TIME = Pattern(r":[0-9]{2}(?:[:.][0-9]{2})*")
TIME_CELL = Pattern(r"[0-2]?[0-9]\.[0-5][0-9]")
# "Meet 10.30 at the car park", "the 2.30 at Ascot"
STARTS = Pattern(
    r"\b(?:[Mm]eet|[Ll]eaves?|[Dd]eparts?|[Aa]rrives?|[Ss]tarts?|[Bb]egins?|[Oo]pens?|[Cc]loses?|[Dd]oors(?: open)?|[Mm]ass|[Ss]ervices?|[Kk]ick-?off"
    r"|[Ee]vensong|\w+day|[Tt]onight|[Mm]orning|[Ee]vening|[Aa]fternoon|[Tt]he|[Dd]aily|[Tt]imes?)[:,]? \Z"
)
FOR_HOUR = Pattern(r"[ ]for [0-9]{1,2}(?:[.:][0-9]{2})?[ap]m")  # "7.30 for 8pm"
TRAIN = Pattern(r"[ ](?:\w+day|for [0-9]|at|from|to|train|bus|ferry|flight|service|sailing|race|in the|for)\b")
FOUR_DIGIT_TIME = Pattern(r"(?:[01][0-9]|2[0-4])[0-5][0-9]\Z")
HOURS = Pattern(r"[ ]?(?:hours|hrs|h)\b")
CLOCK_BEFORE = Pattern(r"(?:\b(?:[Aa]t|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Ff]rom|[Ss]ince|[Bb]etween|[Tt]o|[Aa]round|[Aa]bout|and)|[-–|]) ?\Z")
HOUR_BEFORE = Pattern(r"\b(?:[Aa]t|[Uu]ntil|[Tt]ill|half past|quarter (?:past|to)|\w+ past) (?:about |around )?$|[Hh]alf |past \Z")
HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon|midday|[1-9]|1[0-2])\b"
PAST = Pattern(rf"[ ](?:minutes )?past[ ]{HOUR}|[ ](?:minutes )?to[ ]{HOUR}(?![ ]?(?:per|%|pounds|[a-z]+s\b))")
MINUTES = (5, 10, 20, 25, 0.25, 0.5)
# "from eleven, the artists will", "away by eleven on Sunday", "before nine in the morning"
BY_HOUR = Pattern(r"\b(?:[Ff]rom|[Bb]y|[Bb]efore|[Aa]fter|[Aa]round|[Aa]bout) (?:about |around )?\Z")
DAYTIME = Pattern(r"[ ](?:in the (?:morning|afternoon|evening)|at night|on (?:\w+day)|every (?:morning|evening|day)|sharp|tonight|tomorrow)\b")
THIS_MORNING = Pattern(r"[ ](?:this|tomorrow|yesterday|in the|every) (?:morning|afternoon|evening)\b")
FROM_HOUR = Pattern(r"(?:[,;] (?:and )?|\bdaily |\bday |\bopen |\b\w+day )from \Z")
CLOSES = Pattern(r"[.,;)]|\n|\Z")
ORDINAL = Pattern(r"(?:st|nd|rd|th|ST|ND|RD|TH)\b")
DECADE = Pattern(r"['’]?s\b")
CLOSING_QUOTE = Pattern(r"[\w.,!?)][”’\"']\Z")
COORDINATE = Pattern(r"[°º][ ]?(?:[0-9]|[NSEW]\b)|['′][ ]?[0-9NSEW]")
MARK = Pattern(r"[\[(][ ]?\Z")
STREETS = words(
    "street st road rd avenue ave lane ln drive dr place pl square sq way close court ct crescent terrace gardens row walk",
    "boulevard blvd highway hwy parade parkway quay mews grove circus embankment wharf hill rise yard alley esplanade",
    "strasse straße strada ulica gade gatan laan straat",
)
POSTCODE_BEFORE = Pattern(r"(?:\A|\n|, )\Z")  # "Hauptstrasse 5, 10115 Berlin"
STREETS_BEFORE = words("rue via calle avenida rua jalan jl boulevard place plaza piazza avenue chemin allée")
CAPITALS = Pattern(r"(?:[ ](?:(?:of|the|de|la|du|des|da|do)[ ])?[^\W\d_][\w'’.-]*){1,5}")
SCORED = Pattern(
    r"\b(?:w[io]ns?|won|los[et]s?|lost|beat(?:en|ing|s)?|dr[ae]ws?|drew|victory|defeat(?:ed)?|lead(?:ing)?|led|score[sd]?|thrash\w*"
    r"|hammer\w*|sets?|trail\w*|vote[sd]?|ruling|split|decision|draw|tie|aggregate|took|takes|bowl\w*|full[- ]time|half[- ]time|final)\b"
)
YEARS = range(1500, 2100)
YEAR_BEFORE = Pattern(r"\b(?:[Ii]n|[Ss]ince|[Bb]y|of|[Ff]rom|[Uu]ntil|[Dd]uring|[Tt]he|[Ii]nto|[Ff]or|[Aa]fter|[Bb]efore|to|and|mid|early|late|circa) \Z")
NAME_BEFORE = Pattern(r"[A-ZÀ-Þ][\w’'-]+ \Z")
TITLE_WORD = Pattern(r"[^\W\d_]{3,}")
SMALL_IN_TITLES = words("the and for with from into onto over than that its per via but nor")
# Compounds that name a kind and count nothing: "one-sided", "four-wheel drive", "five-a-side"
FIXED = words(
    "way sided tone handed dimensional wheel wheeled a off to on by ply pin up over piece time timer liner faced star track",
    "armed act upmanship stop out under pack",
)
ONE_MEASURES = words(
    "year month week hour minute mile night kilometre kilometer metre meter foot inch acre hectare decade century per tonne",
    "ton bedroom litre liter pound kilo kilogram gallon vote goal point seat run wicket shot stroke dollar euro cent rupee penny",
)
HARMED = words("dead injured wounded missing other")
HARM_BEFORE = Pattern(
    r"\b(?:kill|injur|wound|arrest|shoot|shot|hospitali[sz]|detain|rescu|evacuat|destroy|leav|left|claim|sav|elect|tak)"
    r"(?:ed|ing|s|es|e)?[ ](?:behind )?\Z"
)
HARM_BEHIND = Pattern(
    r"[ ](?:(?:was|is|has|had|have|were|been|also|being|remains?|still|later) ){0,3}(?:dead|died|killed|injured|wounded"
    r"|missing|arrested|drowned|survived|hurt|shot|hospitali[sz]ed|detained|confirmed|reported|recorded|abstained)\b"
)
COUNTING = Pattern(r"\b(?:[Oo]nly|[Jj]ust|[Ee]xactly|than|[Ll]east|[Mm]ost|plus|minus) \Z")
NUMBER_NEAR = (
    r"(?:[0-9][0-9,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|\w+teen|\w+ty)\b"
)
# "four inspectors, one motorcycle and", "one skier and buried two"
NUMBER_BEHIND = Pattern(rf"(?:,|,? and| or| but|;)(?: [a-z]+){{0,2}} {NUMBER_NEAR}", 2)
NUMBER_BEFORE = Pattern(rf"\b{NUMBER_NEAR}[^.\n\d]{{1,40}}(?:,|\band|\bor|\bto|;)[ ](?:in )?\Z", 2)
TO_ONE = Pattern(rf"\b{NUMBER_NEAR}(?: votes)? to \Z", 2)  # "six to one"
VEHICLES = words("bus tram train service visa freeway motorway call ferry jet flight")
NOT_ZERO = Pattern(r"[ -](?:hours?|tolerance|sum|carbon|emissions?|waste|rated|in|to|chance|gravity|day|point)\b")
ZERO_BEFORE = Pattern(r"(?:[Nn]et|[Gg]round|[Ss]ub|[Aa]bsolute|[Aa]bove|[Bb]elow|by|[Ii]n|to|from)[ -]\Z")
HALF_OF_IT = Pattern(
    r"[ \n](?:of|the|an?|its|their|his|her|our|my|your|that|those|these|this|all|what|as|again|were|was|are|had|have|said"
    r"|came|did|do|say|don't|more|would|will|percent|per)\b"
)
HALF_BEFORE = Pattern(r"\b(?:than|by|only|just|least|under|over|about|nearly|almost|around|roughly|some|almost|to|another) \Z", 2)
NO_HALF_BEFORE = Pattern(r"\b(?:first|second|other|better|final|opening|later|latter|early|late|last|each|either|next|this|top|bottom|in|and a|cut in|than)[ -]\Z", 2)


def _before(text: str, at: int, width: int = 24) -> str:
    return text[max(0, at - width) : at]


def telephone(text: str, amount: Amount) -> int:
    """A telephone number: by its plus, its nought, its groups, or the word before it.

    >>> refused(telephone, "Call 01632 960 177 (mornings)"), refused(telephone, "Switchboard (0131) 496 0123")
    ('01632 960 177', '(0131) 496 0123')
    >>> refused(telephone, "some 1 250 000 stamps")
    ''
    """
    if amount.number.words or amount.sign:
        return 0
    start = amount.start
    while start and (text[start - 1] in "+(" or (text[start - 1] == " " and text[start - 2 : start - 1] in ("+", "("))):
        start -= 1
    run = PHONE_RUN.match(text, start)
    labelled = PHONE_WORDS.search(text, max(0, start - 40), start)
    if run is None:
        short = labelled and amount.whole and not amount.grouped and not read_counted(text, amount.end)
        return amount.end if short and not measure_behind(text, amount.end) else 0
    digits = sum(map(str.isdigit, run.group()))
    if digits < 5 or (amount.grouped and "," in text[amount.start : amount.end]):
        return 0
    marked = run.group().startswith("+") or (run.group().lstrip("(").startswith("0") and digits >= 7 and "." not in run.group()[:3])
    if marked or (labelled and digits >= 6) or PHONE_SHAPE.match(text, start):
        return run.end()
    return 0


def clock_time(text: str, amount: Amount) -> int:
    """A time of day.

    >>> refused(clock_time, "from 6 to 8 pm"), refused(clock_time, "until 14:05 GMT"), refused(clock_time, "half past nine")
    ('6 to 8 pm', '14:05 GMT', 'nine')
    >>> refused(clock_time, "a ratio of 1:30"), refused(clock_time, "at 26 sites")
    ('', '')
    """
    if amount.sign or amount.joint == "ratio":
        return 0
    end, value = amount.end, amount.number.value
    behind = CLOCK_BEHIND.match(text, end)
    if behind:
        return behind.end()
    colon = COLON_TIME.match(text, end)
    if colon and not amount.number.words:
        behind = CLOCK_BEHIND.match(text, colon.end())
        return (behind or colon).end()
    before = _before(text, amount.start)
    written = text[amount.start : end]
    if FOUR_DIGIT_TIME.fullmatch(written):
        hours = HOURS.match(text, end)
        if hours and (written[0] == "0" or CLOCK_BEFORE.search(before)):
            return hours.end()
    if amount.joint == "range" and THIS_MORNING.match(text, end):
        return end
    if value is None or amount.grouped or not 0 < value <= 24:
        return 0
    past = PAST.match(text, end) if value in MINUTES or amount.number.parts == (1, 4) else None
    if past and (" past " in past.group() or CLOCK_BEFORE.search(before)):
        return past.end()
    if amount.number.parts or measure_behind(text, end):
        return 0
    if written.count(".") == 1 and len(written.partition(".")[2]) == 2 and written[-2] < "6" and CLOCK_BEFORE.search(before):
        return 0 if read_counted(text, end) else end
    counted = read_counted(text, end)
    bare = value <= 12 and text[end : end + 1] != "-" and not text.startswith(" of ", end) and not (counted and counted.sure)
    at_hour = HOUR_BEFORE.search(before) or (BY_HOUR.search(before) and DAYTIME.match(text, end)) or FROM_HOUR.search(before)
    return end if bare and at_hour else 0


def identifier(text: str, amount: Amount) -> int:
    """Digits in one word with letters or signs: "B12", "4471-B", "F-16", "2.4.1", "24/7", "the 1990s".

    >>> [refused(identifier, t) for t in ("vitamin B12", "part 4471-B", "an F-16", "version 2.4.1", "open 24/7")]
    ['12', '4471-B', '16', '2.4', '24/7']
    >>> refused(identifier, "a 40-foot container"), refused(identifier, "about 40km away")
    ('', '')
    """
    if amount.number.words or amount.sign == "money":
        return 0
    start, end = amount.start, amount.end
    before, after = text[start - 1 : start], text[end : end + 1]
    bad = bool(before) and (
        before.isalnum()
        or before in LETTERS_AND_DIGITS
        or (before in ".,/'’–" and start > 1 and not text[start - 2].isspace())
        or (before == "+" and text[start - 2].isalnum())
        or (before == ":" and text[start - 2].isalnum())
        or (before in "'’" and len(text[start:end]) == 2)
        or (before in "-‑" and text[start - 2 : start - 1].isalnum() and not amount.approx and text[start - 10 : start - 1] != "magnitude")
        or (before == "." and text[start - 2 : start - 1] == " ")
        or bool(before in "”’\"'" and CLOSING_QUOTE.search(text, max(0, start - 2), start))
    )
    if not bad and amount.sign:
        return 0
    if not bad and after:
        bad = (
            (after.isalnum() or after == "_") and not (unit := measure_behind(text, end)) and not text.startswith("x ", end)
            or (after in "'’@=_/\\:,." and text[end + 1 : end + 2].isalnum() and not (after == "/" and measure_behind(text, end)))
            or (after in "-–" and (text[end + 1 : end + 2].isdigit() or text[end + 1 : end + 2].isupper()))
            or (after == "(" and text[end + 1 : end + 2].isalnum())
            or bool(COORDINATE.match(text, end))
        )
    if not bad:
        return 0
    while end < len(text) and (text[end].isalnum() or (text[end] in "-./:_'’°′&@(" and text[end + 1 : end + 2].isalnum())):
        end += 1
    return end


def ordinal(text: str, amount: Amount) -> int:
    """An ordinal or a decade in digits: "the 4th conference", "her 30s".

    >>> refused(ordinal, "the 4th conference"), refused(ordinal, "in his 30s"), refused(ordinal, "some 30 seats")
    ('4th', '30s', '')
    """
    if amount.number.words or amount.sign:
        return 0
    match = ORDINAL.match(text, amount.end) or (None if amount.approx else DECADE.match(text, amount.end))
    return match.end() if match else 0


def timetable(text: str, amount: Amount) -> int:
    """A time of day in a programme or a timetable: "6.30  Doors", "chapel      10.05      10.35"."""
    if amount.sign or amount.grouped or not TIME_CELL.fullmatch(text, amount.start, amount.end):
        return 0
    behind = text[amount.end : amount.end + 2]
    before = text[max(0, amount.start - 2) : amount.start]
    if STARTS.search(text, max(0, amount.start - 16), amount.start) and (TRAIN.match(text, amount.end) or CLOSES.match(text, amount.end)):
        return amount.end
    if FOR_HOUR.match(text, amount.end):
        return amount.end
    opens = before in ("", "  ") or before.endswith("\n")
    closes = behind in ("", "  ") or behind.startswith("\n")
    return amount.end if opens and closes else 0


def labelled(text: str, amount: Amount) -> int:
    """The number of a thing that is numbered: "section 67", "Gate 22", "phase two", "sections 12 and 13".

    >>> refused(labelled, "under section 67 of the act"), refused(labelled, "is No. 1 again"), refused(labelled, "day one")
    ('67', '1', 'one')
    >>> refused(labelled, "on that day 20 people left"), refused(labelled, "a class of 30")
    ('', '')
    """
    if amount.sign or amount.approx or amount.grouped or amount.number.size > 1 or amount.number.value is None:
        return 0
    match = NAMED_BEFORE.search(text, max(0, amount.start - 28), amount.start)
    if match is None:
        return 0
    word = match["word"].lower()
    if text[match.end("word") : amount.start].strip(" ."):
        return amount.end  # "the number 38 bus", "is No. 1"
    if word in LABELS and not amount.number.words:
        return amount.end
    if CITED.match(text, amount.end) and match["word"][0].isupper():
        return amount.end
    if word in LABELS_UNLESS_COUNTED and match["word"].istitle() and word not in NO_TITLE_LABELS:
        counted = read_counted(text, amount.end) if amount.number.words else None
        return 0 if counted and counted.sure else amount.end
    if word in LABELS or word in LABELS_UNLESS_COUNTED:
        counted = read_counted(text, amount.end)
        return 0 if counted and counted.sure else amount.end
    return 0


def goes_on_numbering(text: str, at: int, amount: Amount) -> bool:
    """Whether a number goes on with a refused one before it: "sections 12 and 13", "9.10 am and 1.20"."""
    if amount.start - at > CHAIN_LENGTH or amount.sign or amount.grouped or not CHAIN.fullmatch(text, at, amount.start):
        return False
    return not (read_counted(text, amount.end) or measure_behind(text, amount.end))


def part_of_name(text: str, amount: Amount) -> int:
    """A number that belongs to a name: "Schalke 04", "the Twelve Apostles", "Toy Story 3"."""
    if amount.sign or amount.approx or amount.grouped or amount.number.size > 1 or amount.joint == "ratio":
        return 0
    start, end = amount.start, amount.end
    space = text.rfind(" ", max(0, start - 24), start - 1) if text[start - 1 : start] == " " else -1
    word = text[max(space, text.rfind("\n", 0, start)) + 1 : start - 1].lstrip("(“\"‘[")
    if amount.number.words:
        return end if _is_name_in_words(text, amount, word) else 0
    if GROUP_OF.search(text, max(0, start - 24), start) and not read_counted(text, end):
        return end
    if text[start] == "0" and amount.whole and text[start + 1 : end].isdigit():
        return end
    if not word[:1].isupper() or not word[-1].isalnum() or word.lower() in STOP:
        return 0
    if _opens(text, start - 1 - len(word)) and (word.lower() in COUNT_HEADS or word.endswith(VERB_ENDS)) and not IS_BEHIND.match(text, end):
        return 0
    counted = read_counted(text, end)
    if (counted and counted.sure) or measure_behind(text, end):
        return 0
    if word.endswith(VERB_ENDS) and end - start < 5 and _is_title(text, start):
        return 0
    return _over_groups(text, end)


IS_BEHIND = Pattern(r"[ ](?:is|was|are|were|has|had|will|would|can|could|may|said|says|does|did)\b")
def _over_groups(text: str, at: int) -> int:
    """The end of the groups of digits that go on with an identifier: "GB 123 4567 89"."""
    groups = GROUPS.match(text, at)
    return groups.end() if groups else at


GROUPS = Pattern(r"(?:[ ][0-9]{2,})+(?![\w,.]*[a-z])")
# What opens a line or a sentence and is followed by a count: "Total 35", "Max 31"
COUNT_HEADS = words("total max min average attendance population capacity minimum maximum dead wounded missing injured about")
VERB_ENDS = ("s", "ed", "es", "ing")  # "Blast Kills 12", where every word of a heading has a capital


def _is_name_in_words(text: str, amount: Amount, before: str) -> bool:
    start = amount.start
    behind = NEXT_CAPITAL.match(text, amount.end)
    if text[start].isupper() and behind and behind[1].lower() in NAME_NOUNS and behind[1].istitle():
        return True
    if not text[start].isupper() or _opens(text, start) or text[start : amount.end].isupper() and len(text[start:amount.end]) > 3:
        return False
    named = behind or GROUP_OF.search(text, max(0, start - 24), start) or (before[:1].isupper() and before.lower() not in STOP)
    return bool(named) and not _is_title(text, start)


def _opens(text: str, at: int) -> bool:
    """Whether a sentence or a line begins here."""
    before = text[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] in "\n.!?:;“\"‘•*-–—(|"


def _is_title(text: str, at: int) -> bool:
    """Whether a line is a heading In Title Case, where capitals tell nothing."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    if len(line) > LONGEST_HEADING:
        return False
    long = [word for word in TITLE_WORD.findall(line) if word not in SMALL_IN_TITLES]
    return len(long) >= 2 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def footnote(text: str, amount: Amount) -> int:
    """A mark of a note, the number of a list's item or of a page.

    >>> refused(footnote, "are falling.[12] Elders"), refused(footnote, "1. Apologies"), refused(footnote, "up (7 boats)")
    ('12', '1', '')
    """
    if amount.number.words or amount.sign or not amount.whole or amount.grouped:
        return 0
    start, end = amount.start, amount.end
    if MARK.search(text, max(0, start - 2), start) and text[end : end + 1] in ("]", ")", ","):
        return 0 if is_bracketed_age(text, amount) else end
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip(" (•*-") or end - start > 3:
        return 0
    rest = text[end : end + 3]
    alone = rest[:1] in ("\n", "") or (rest.strip() == "" or rest.lstrip(" ")[:1] == "\n") and len(rest) < 3
    return end if alone or rest[:1] in (".", ")") and rest[1:2] in (" ", "\n", "") or rest.startswith("  ") else 0


def street_number(text: str, amount: Amount) -> int:
    """The number of a house.

    >>> refused(street_number, "at 12 Quay Road"), refused(street_number, "27 Rue des Lilas"), refused(street_number, "193 States")
    ('12', '27', '')
    """
    if amount.sign or amount.approx or amount.grouped or amount.number.size > 1 or text[amount.end : amount.end + 1] not in (" ", ","):
        return 0
    names = CAPITALS.match(text, amount.end + (text[amount.end] == ","))
    if names is None:
        return 0
    found = names.group().split()
    capitals = [word.rstrip(".").lower() for word in found if word[0].isupper()]
    if found[0].lower() in STREETS_BEFORE:
        return amount.end
    if not capitals or not found[0][0].isupper():
        return 0
    if amount.end - amount.start in (4, 5) and not amount.number.words and POSTCODE_BEFORE.search(_before(text, amount.start)):
        return 0 if is_plural(found[0]) else amount.end
    is_street = capitals[0] in STREETS_BEFORE or any(word in STREETS for word in capitals[1:])
    return amount.end if is_street and not (amount.number.words and amount.number.value != 1) else 0


def score(text: str, amount: Amount) -> int:
    """The score of a match or a vote: "2–1", "won 12-10"."""
    joint = SCORE.match(text, amount.number.end)
    if joint is None or amount.sign or amount.number.words:
        return 0
    if amount.second is None:
        return joint.end()
    if read_counted(text, amount.end) or measure_behind(text, amount.end):
        return 0
    near = text[max(0, amount.start - 50) : amount.start]
    return amount.end if SCORED.search(near) or text[amount.end + 1 : amount.end + 2].isupper() else 0


def year_alone(text: str, amount: Amount) -> int:
    """A year that no noun follows: "in 2015", "1989 to 1992"."""
    value = amount.number.value
    if amount.sign or amount.grouped or amount.approx or amount.number.words or amount.number.size > 1 or value not in YEARS:
        return 0
    counted = None if NAME_BEFORE.search(_before(text, amount.start)) else read_counted(text, amount.end)
    if measure_behind(text, amount.end) or (counted and counted.sure and not YEAR_BEFORE.search(_before(text, amount.start))):
        return 0
    return amount.end


def pronoun(text: str, amount: Amount) -> int:
    """ "one" that counts nothing: "one of", "no one", "this one", "one day".

    >>> refused(pronoun, "no one had told them"), refused(pronoun, "killed one skier and buried two")
    ('one', '')
    """
    if not amount.whole or amount.number.value != 1 or not amount.number.words or amount.sign:
        return 0
    return 0 if _is_tally(text, amount) else amount.end


def _is_tally(text: str, amount: Amount) -> bool:
    """Whether "one" counts: in a list of counts, of the harmed, of measures, with "only" or "at least"."""
    end = amount.end
    if text[end : end + 1] == "-":
        word = HYPHENED_WORD.match(text, end)
        return bool(word and (word[1] in ONE_MEASURES or word[1] in ("day", "page", "bedroom", "year-old")))
    unit = measure_behind(text, end)
    if unit:
        return unit.name.lower() in ONE_MEASURES
    counted = read_counted(text, end, one=True, deep=False)
    if counted is None:
        return bool(TO_ONE.search(text, max(0, amount.start - 24), amount.start))
    head = counted.name.rpartition(" ")[2].lower()
    before = _before(text, amount.start, 60)
    if head in ("day", "thing", "time", "way", "another", "side", "hand", "point"):
        return False
    return bool(
        amount.approx
        or head in HARMED
        or head in ("person", *ONE_MEASURES)
        or COUNTING.search(before)
        or HARM_BEFORE.search(before)
        or HARM_BEHIND.match(text, counted.end)
        or NUMBER_BEHIND.match(text, counted.end)
        or NUMBER_BEFORE.search(before)
    )


def fixed_phrase(text: str, amount: Amount) -> int:
    """Compounds and phrases that count nothing: "four-wheel drive", "zero tolerance", "nine to five", "in two"."""
    if amount.sign:
        return 0
    end, before = amount.end, _before(text, amount.start)
    if text[amount.start : end].lower() in ("twice", "thrice"):
        return 0 if amount.approx or FACTOR.match(text, end) else end  # "twice a week"
    word = HYPHENED_WORD.match(text, end)
    if word and (word[1].partition("-")[0] in FIXED or word[1] in NUMBER_WORDS):
        return word.end()
    value = amount.number.value
    if value in EMERGENCIES and amount.whole and not read_counted(text, end) and not measure_behind(text, end):
        return end
    same = SAME_BY_SAME.match(text, amount.start)
    if same:
        return same.end()
    if amount.number.words and before[-1:] == "-" and before[-2:-1].isalpha() and not amount.approx and not before.endswith("of-"):
        return end  # "Slaughterhouse-Five", "a multi-million-dollar scheme"
    if before.endswith(("a ", "an ")) and not amount.number.words and not amount.grouped and text[end : end + 1] != "-" and not (
        amount.number.size > 1 or read_counted(text, end) or measure_behind(text, end)
    ):
        return end  # "a 1099", "a 401(k)"
    nine_to_five = NINE_TO_FIVE.match(text, amount.start)
    if nine_to_five:
        return nine_to_five.end()
    if value == 0 and (amount.number.words or not text[amount.start :].startswith("0.")):
        return end if NOT_ZERO.match(text, end) or ZERO_BEFORE.search(before) or amount.number.words and not read_counted(text, end) else 0
    if amount.number.words and amount.whole and (value == 2 and ALONE_IN.search(before) or value == 2 and before.lower().endswith("the ")) and not read_counted(text, end) and not measure_behind(text, end):
        return end
    following = NEXT_WORD.match(text, end) if before.endswith(("the ", "a ", "an ", "subclass ")) else None
    if following and following[1] in VEHICLES and not amount.number.words and amount.whole and not amount.approx:
        return end
    return 0


def no_share(text: str, amount: Amount) -> int:
    """ "half" that is no share of anything: "half-time", "the other half", "half open"."""
    if amount.number.parts is None or amount.sign or amount.joint or not amount.number.words:
        return 0
    end = amount.end
    if text[end : end + 1] == "-":
        return end
    if amount.number.parts != (1, 2):
        return 0
    before = _before(text, amount.start)
    if NO_HALF_BEFORE.search(before):
        return end
    return 0 if amount.approx or HALF_OF_IT.match(text, end) or HALF_BEFORE.search(before) else end


LONGEST_HEADING = 160
NEXT_CAPITAL = Pattern(r"[ ]([A-ZÀ-Þ][\w'’-]*)")
# Common nouns that make a name with a number also where a sentence begins: "Six Nations rugby", "Four Seasons Hotel"
GROUP_OF = Pattern(r"\b(?:Group|Gang|Committee|Council|Court|Club|Company|Band|House) of \Z")  # "the Group of Seven"
NAME_NOUNS = words(
    "nations seasons sisters rivers apostles commandments dwarfs oceans gorges lions corners eyes points hills oaks lakes",
    "springs tenors stooges musketeers amigos wonders star mile network nation direction republic pillars",
)
SCORE = Pattern(r"[ ]?[-–][ ]?[0-9]{1,3}(?![\w,.]\d)(?!\d)")
HYPHENED_WORD = Pattern(r"-([a-z]+(?:-[a-z]+)*)")
NEXT_WORD = Pattern(r"[ ]([a-z]+)\b")
NUMBER_WORDS = words("two three four five six seven eight nine ten twenty fifty eleven twelve")
FACTOR = Pattern(r"[ ](?:as|the|that|what|more|its|their|his|her|those|larger|bigger|higher|over)\b")
EMERGENCIES = (999, 911, 112)
SAME_BY_SAME = Pattern(r"(?P<one>[A-Za-z]+)[ -](?:by|on|to)[ -](?i:(?P=one))\b")  # "two by two"
NINE_TO_FIVE = Pattern(r"(?:9|[Nn]ine)(?:-|[ ])to(?:-|[ ])(?:5|five)\b(?!%| per)")
ALONE_IN = Pattern(r"\b(?:in|into) \Z")

# In this order: a telephone number is longer than what other rules see of it.
NO_FIGURES: tuple[Refusal, ...] = (
    telephone,
    clock_time,
    timetable,
    identifier,
    ordinal,
    score,
    labelled,
    street_number,
    footnote,
    part_of_name,
    year_alone,
    pronoun,
    fixed_phrase,
    no_share,
)


# Those after which more of their kind follow: "sections 12 and 13", "9.10 am and 1.20"
NUMBERING = (labelled, clock_time, timetable, telephone, identifier)


def refused(rule: Refusal, text: str) -> str:
    """What a rule refuses of the first amount in a text that it refuses; for examples."""
    from iomcorpus.facts.amounts import Places, read_amount
    from iomcorpus.forms.numbers import ANCHOR

    for anchor in ANCHOR.finditer(text):
        amount = read_amount(text, anchor.start(), Places(text))
        if amount and (end := rule(text, amount)):
            return text[amount.start : end]
    return ""
