"""When a sentence speaks of: what has been, what is to come, or how things are nowadays.

A date without a year, and a weekday alone, get theirs from that: "closed in October" is the last one, "will close in
October" the next. The nearest word that tells decides, first of those before the date, then of those behind it.
"""

from __future__ import annotations

from iomcorpus.facts.dates.doubts import begins_sentence, is_plural, word_after, word_before
from iomcorpus.forms.grammar import Pattern, either, words

BEFORE, BEHIND = 200, 120  # characters of a sentence that are looked at on either side of a date

# What is to come. A modal takes its verb along: "will be closed", "would cut" do not end in the past tense.
MODAL = r"(?:will|won['’]t|shall|would|could(?![ ]not)|may|might|can|must|should|[a-z]+['’]ll)"
FUTURE = either(
    rf"{MODAL}(?:[ ](?:not|also|now|only|then|still))?(?:[ ]be)?(?:[ ][a-z]+)?",
    r"(?:(?:is|are|was|were|due|has|have|had|needs?)[ ])?to[ ]be(?:[ ][a-z]+)?",  # "is to be cut off"
    r"(?:(?:is|are|was|were|been)[ ])?(?:expected|scheduled|planned|forecast|predicted|projected|slated|tipped|due)",
    r"(?:(?:is|are|was|were|been)[ ])?(?:pencilled|set[ ](?:to|for)|going[ ]to|about[ ]to|poised|intended|hoped)",
    r"(?:is|are|has|have|had|needs?)[ ](?:to[ ][a-z]+|until)|intends?|hoping|planning|preparing|expects?|[Ss]cheduled",
    r"likely|[Dd]ue|[Uu]pcoming|[Ff]orthcoming|[Dd]eadline|[Tt]omorrow|soon|ahead[ ]of",
)
# Past tense that does not end in -ed, and participles that stand like it: "the dam, begun in April".
IRREGULAR = words(
    "was were had did been began begun took taken held met won lost left made came went gone sent saw seen found told",
    "gave given got became broke broken brought built bought caught chose chosen fell fallen felt flew flown grew",
    "grown heard hit kept knew known led paid ran rose risen said sat sold shot spoke spoken spent stood struck swore",
    "sworn threw thrown wrote written drew drawn drove driven fought hid hidden laid lay lent rang sank sang shook",
    "slept slid stole stolen swam swept taught thought understood woke wore worn withdrew beat beaten bore burnt",
    "dealt dug fled froze frozen hung lit overcame oversaw rode sought stuck swung tore torn underwent upheld quit",
    "cut put burst done read",
)
PAST = rf"(?:did|was|were|could)(?:n['’]t|[ ]not)|{either(*sorted(IRREGULAR))}|[a-z]{{2,20}}ed"
# What tells neither: the passive of the present ("is celebrated on 18 December"), what is put or called off, and verbs
# that do not change ("to cut").
NEITHER = either(
    r"(?:was|were|been|is|are|be)[ ](?:cancell?ed|postponed|rescheduled|delayed|deferred|adjourned|moved)",
    r"(?:was|were|been|is|are|be)[ ](?:put|called)[ ]off",
    r"to[ ](?:cut|put|hit|quit|burst|beat|read)",
)
PRESENT = (
    r"(?:is|are|be|being|gets?)[ ](?:[a-z]+ly[ ])?"
    r"(?:[a-z]+ed|held|made|built|sold|taken|given|run|shown|paid|kept|sent)"
)
TELLS = Pattern(rf"(?<![\w’'-])(?:{NEITHER}|(?P<future>{FUTURE})|(?P<present>{PRESENT})|(?P<past>{PAST}))(?![\w’'-])")
# Words in -ed that are no verb in the past tense.
NOT_PAST = words(
    "need seed feed speed indeed hundred united exceed proceed succeed breed weed deed shed sacred naked wicked embed",
    "unannounced unnamed unused unprecedented unlimited unopposed unpaid unexpected unsettled unchanged unfinished",
    "uninterrupted unrelated unemployed cancelled canceled postponed rescheduled delayed deferred adjourned proposed",
    "supposed required allowed needed invited dated based related named used called aged entitled sponsored",
)
# Somebody tells of another time than that of the telling; but "said on Tuesday" is when it was said.
REPORTS = words(
    "said told announced reported confirmed added warned promised declared stated claimed estimated predicted",
    "forecasted insisted suggested indicated explained revealed noted thought agreed approved decided fixed booked",
    "extended",
)
CLOSE = 16  # characters between a verb and its date: "said late on Tuesday"
# Plans and notices stand in the present tense, or have no verb: "The ballot opens next Monday", "Tickets: Friday".
PLANS = words(
    "open opens reopen reopens close closes begin begins start starts end ends meet meets resume resumes return",
    "returns run runs arrive arrives leave leaves play plays host hosts visit visits decide decides vote votes go",
    "goes launch launches expire expires change changes seek seeks await awaits invite invites want wants need needs",
    "hope hopes plan plans perform performs appear appears face faces aim aims come comes take takes fall falls stay",
    "stays remain remains is are has have look looks join book bring register apply reserve enter send call visit",
    "rsvp valid ticket tickets weather forecast outlook warning warnings hearing hearings registration booking",
    "bookings fixture fixtures agenda closure when closures programme",
)
YEARLY = Pattern(
    r"\b(?:every|each)[ ](?:year|month|week)\b|\b(?:annual|yearly|annually|traditionally)\b"
)  # "every year on 21 September"
WORD = Pattern(r"[a-z]+")
SENTENCE_END = Pattern(r"(?:(?<=[a-z0-9)”\"’])[.!?][”\"’)]?[ ](?=[A-Z“\"‘(\[])|\n|;[ ])")
ABBREVIATED = tuple(
    f"{word}. " for word in words("a.m p.m Mr Mrs Dr St Sept Aug Oct Nov Dec Jan Feb No Gen Rev Gov Sen Rep")
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence of a place begins and ends; at most some hundred characters to either side.

    >>> text = "It rained. The fair opens on 5 May at 10 a.m. Tickets sell fast."
    >>> low, high = sentence_around(text, 29, 34)
    >>> text[low:high]
    'The fair opens on 5 May at 10 a.m.'
    """
    low, stop = max(0, start - BEFORE), min(len(text), end + BEHIND)
    for match in SENTENCE_END.finditer(text, low, start):
        if not text.endswith(ABBREVIATED, max(0, match.end() - 6), match.end()):
            low = match.end()
    close = SENTENCE_END.search(text, end, stop)
    return low, close.end() - 1 if close else stop


def tense_at(text: str, start: int, end: int, weekday: bool = False) -> str | None:
    """Whether a date stands for a time that is `past` or `future` to its sentence; None where nothing tells.

    "by" and "until" speak of what is to come, surely before a weekday.

    >>> text = "They will march again on 30 April, as they did in March, he said."
    >>> tense_at(text, 25, 33), tense_at(text, 50, 55)
    ('future', 'past')
    >>> tense_at("The road will be closed on Friday", 27, 33), tense_at("Whist: 21 September", 7, 19)
    ('future', None)
    """
    low, high = sentence_around(text, start, end)
    if YEARLY.search(text, low, high):
        return None
    tense, reported = _told_before(text, low, start)
    if tense is None and reported and text.startswith(" that ", end):
        return "past"  # "told a paper on Monday that she would sue"
    if tense is None:
        tense, late = _told_behind(text, end, high)
        reported = reported or late
    before = word_before(text, start)
    if before == "the":
        before = word_before(text, start - 4)
    if before.lower() in ("until", "till", "by"):
        return "future" if weekday or tense != "past" else None
    if weekday and before.lower() == "from" and tense != "past":
        return "future"  # "From Monday, fares rise"
    if weekday and before == "before" and text[end : end + 2] in ("’s", "'s"):
        return "future"  # "won on Sunday, before Tuesday's match"
    if tense:
        return tense if tense != "present" else None
    if not PLANS.isdisjoint(WORD.findall(text[low:high].lower())):
        return "future"
    return "past" if reported else None


def _told_before(text: str, low: int, start: int) -> tuple[str | None, bool]:
    """What the last verb before a date tells, and whether one reports: that counts only close to the date."""
    tense, reported = None, False
    for match in TELLS.finditer(text, low, start):
        if match["past"] in REPORTS and start - match.end() > CLOSE:
            reported = True
        elif match.lastgroup and match["past"] not in NOT_PAST:
            tense = match.lastgroup
    return tense, reported


def _told_behind(text: str, end: int, high: int) -> tuple[str | None, bool]:
    """What the first verb behind a date tells, and whether one reports."""
    reported = False
    for match in TELLS.finditer(text, end, high):
        if match["past"] in REPORTS:
            reported = True
        elif match.lastgroup and match["past"] not in NOT_PAST:
            return match.lastgroup, reported
    return None, reported


# --- nowadays ---

# What is of a certain day, behind "today's" ...
OF_A_DAY = words(
    "ruling announcement report launch decision meeting statement vote release news publication debate session",
    "verdict hearing summit event talk attack agreement deal match game race result figure data speech ceremony",
    "conference opening signing arrival visit election poll rally protest strike weather forecast earthquake blast",
    "crash fire accident storm paper newspaper edition programme program schedule deadline budget judgment judgement",
    "sentence explosion incident briefing march funeral service draw final lunch dinner workshop webinar auction sale",
    "trial move action collapse victory win defeat closure eruption headline front issue talks news proceedings rate",
    "price",
)
# ... and what is of our times: these, and what there are many of.
OF_OUR_TIMES = words(
    "world society youth economy technology money terms language generation politics environment standards climate",
    "youth unprecedented increasingly modern digital global complex fast fast-paced young globalised globalized",
    "interconnected competitive labour labor workforce workplace media children people men women culture life",
    "lifestyle age era reality",
)
NOW_BEFORE = words("until even still than modern unlike now")  # "even today", "more than today"
LIKE_NOW = words("than as compared")  # "as true today as it was then"
# A time long gone, told of before: what follows with "today" and the present tense is how it ended up.
LONG_AGO = Pattern(
    r"\b(?:1\d\d\d|200\d)s?\b|\b(?:ago|once|used[ ]to|decades|centur\w+|in[ ]those[ ]days|back[ ]then)\b"
)
GLOSSED = Pattern(r",?[ ]\(?\d|[ ](?:is|marks)[ ](?:the\b|[A-Z])")  # "today (7 April)", "Today is World Food Day"
CONTRAST = 220  # characters before "today" that may tell of it


def is_nowadays(text: str, start: int, end: int) -> bool:
    """Whether "today" means our times rather than a day.

    >>> text = "Today's teenagers read less. Today's ruling ends it. It opens today. Unlike today, few read."
    >>> [is_nowadays(text, at, at + 5) for at in range(len(text)) if text[at : at + 5].lower() == "today"]
    [True, False, False, True]
    >>> text = "In the 1920s there were forty; today there is one."
    >>> is_nowadays(text, 31, 36)
    True
    """
    if text[end : end + 2] in ("’s", "'s"):
        what = word_after(text, end + 2).lower()
        if what in OF_A_DAY or what.rstrip("s") in OF_A_DAY:
            return False
        return what in OF_OUR_TIMES or is_plural(what)
    before = word_before(text, start).lower()
    if before in NOW_BEFORE or (before == "of" and word_before(text, start - 3).lower() != "as"):
        return True
    if word_after(text, end) in LIKE_NOW:
        return True
    if GLOSSED.match(text, end):
        return False
    low, high = sentence_around(text, start, end)
    if start - low > 4 and not begins_sentence(text, start) and text[start - 2 : start - 1] not in ",;":
        return False
    tense, _ = _told_behind(text, end, high)
    if tense in ("past", "future"):
        return False
    line = text.rfind("\n", max(0, low - CONTRAST), start) + 1
    return bool(LONG_AGO.search(text, max(line, low - CONTRAST), start))
