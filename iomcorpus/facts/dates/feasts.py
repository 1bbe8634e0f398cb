"""Feasts: their names, and the days on which they fall in a year.

Fixed feasts, feasts by weekday ("fourth Thursday of November"), those that follow Easter, and those of the Hebrew
calendar are computed. Those that follow the moon by sight or by an almanac are tables of the days on which they were
kept, with a range of years: outside it a feast has no day here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from iomcorpus.forms.grammar import Pattern, words

Days = tuple[date, date]  # first and last day
Kept = Callable[[int], Days | None]


def feast_days(name: str, year: int) -> Days | None:
    """The first and last day of a feast in a year; None where we do not know.

    >>> [day.isoformat() for day in feast_days("easter", 2018)]
    ['2018-04-01', '2018-04-01']
    >>> feast_days("diwali", 1850) is None
    True
    """
    return FEASTS[name][1](year)


# --- how their days are found ---


def fixed(month: int, day: int) -> Kept:
    """A feast of the same day each year."""
    return lambda year: _one(date(year, month, day))


def nth_weekday(month: int, weekday: int, nth: int, later: int = 0) -> Kept:
    """A feast of the nth weekday of a month, or of the last one (-1); `later` are days behind it.

    >>> nth_weekday(11, 3, 4)(2016)[0].isoformat(), nth_weekday(5, 0, -1)(2018)[0].isoformat()
    ('2016-11-24', '2018-05-28')
    """

    def kept(year: int) -> Days:
        if nth > 0:
            first = date(year, month, 1)
            return _one(first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1) + later))
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return _one(last - timedelta((last.weekday() - weekday) % 7 - later))

    return kept


def after_easter(days: int, length: int = 1) -> Kept:
    """A feast so many days after Easter Sunday, as the western churches reckon.

    >>> after_easter(1)(1916)[0].isoformat(), after_easter(-2)(2015)[0].isoformat()
    ('1916-04-24', '2015-04-03')
    """

    def kept(year: int) -> Days | None:
        if not 1583 <= year <= 4099:  # what the method is good for
            return None
        from dateutil.easter import easter

        first = easter(year) + timedelta(days)
        return first, first + timedelta(length - 1)

    return kept


def orthodox_easter(year: int) -> Days | None:
    """Easter of the eastern churches, in our calendar."""
    if not 1583 <= year <= 4099:
        return None
    from dateutil.easter import EASTER_ORTHODOX, easter

    return _one(easter(year, EASTER_ORTHODOX))


def hebrew(days: int, length: int = 1) -> Kept:
    """A feast so many days from the Hebrew new year that falls in the year: those of spring lie a fixed time before it.

    >>> hebrew(0)(2017)[0].isoformat(), hebrew(-163)(2018)[0].isoformat()
    ('2017-09-21', '2018-03-31')
    """

    def kept(year: int) -> Days:
        first = date.fromordinal(_hebrew_new_year(year + 3761)) + timedelta(days)
        return first, first + timedelta(length - 1)

    return kept


def hanukkah(year: int) -> Days:
    """Eight days from 25 Kislev, two months and 24 days after the new year; the second month has 29 days or 30.

    >>> hanukkah(2017)[0].isoformat(), hanukkah(2020)[0].isoformat()
    ('2017-12-13', '2020-12-11')
    """
    first, following = _hebrew_new_year(year + 3761), _hebrew_new_year(year + 3762)
    second_month = 30 if (following - first) % 10 == 5 else 29
    day = date.fromordinal(first + 30 + second_month + 24)
    return day, day + timedelta(7)


def _hebrew_new_year(year: int) -> int:
    """The day of 1 Tishri as an ordinal: the mean new moon, put off where the calendar's rules forbid its day."""
    before, this, after = _months_before(year - 1), _months_before(year), _months_before(year + 1)
    put_off = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return this + put_off - 1373427  # from the first day of the Hebrew calendar to that of ours


def _months_before(year: int) -> int:
    """Days from the first of the Hebrew calendar to the new moon of a year, not on Sunday, Wednesday or Friday."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _one(day: date) -> Days:
    return day, day


# --- tables: month and day for one year after the other ---


def table(first_year: int, days: str, length: int = 1) -> Kept:
    """A feast whose days are listed from a year on, as `MMDD`."""
    listed = days.split()

    def kept(year: int) -> Days | None:
        if not 0 <= year - first_year < len(listed):
            return None
        written = listed[year - first_year]
        day = date(year, int(written[:2]), int(written[2:]))
        return day, day + timedelta(length - 1)

    return kept


# Chinese calendar, as its almanac fixes it: first day of the first month, 1990 to 2030.
LUNAR_NEW_YEAR = table(
    1990,
    "0127 0215 0204 0123 0210 0131 0219 0207 0128 0216 0205 0124 0212 0201 0122 0209 0129 0218 0207 0126 0214 0203 0123"
    " 0210 0131 0219 0208 0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203",
)
# Day of the main feast in India, 2000 to 2026.
DIWALI = table(
    2000,
    "1026 1114 1104 1025 1112 1101 1021 1109 1028 1017 1105 1026 1113 1103 1023 1111 1030 1019 1107 1027 1114 1104 1024"
    " 1112 1031 1020 1108",
)
HOLI = table(2010, "0301 0320 0308 0327 0317 0306 0324 0313 0302 0321 0310 0329 0318 0308 0325 0314 0304")  # to 2026
# As announced in Saudi Arabia, 2010 to 2026; a neighbour may keep a feast a day later.
RAMADAN_BEGINS = table(2010, "0811 0801 0720 0710 0628 0618 0606 0527 0517 0506 0424 0413 0402 0323 0311 0301 0218")
EID_AL_FITR = table(2010, "0910 0830 0819 0808 0728 0717 0706 0625 0615 0604 0524 0513 0502 0421 0410 0330 0320")
EID_AL_ADHA = table(2010, "1116 1106 1026 1015 1004 0924 0912 0901 0821 0811 0731 0720 0709 0628 0616 0606 0527")


def ramadan(year: int) -> Days | None:
    """From its first day to the eve of the feast that ends it."""
    first, feast = RAMADAN_BEGINS(year), EID_AL_FITR(year)
    return (first[0], feast[0] - timedelta(1)) if first and feast else None


# --- the names, as patterns, each with its days; where two begin alike the longer stands first ---

FEASTS: dict[str, tuple[str, Kept]] = {
    "christmas eve": (r"(?:Christmas|Xmas)[ ]Eve", fixed(12, 24)),
    "christmas": (r"(?:Christmas|Xmas)(?:[ ]Day)?", fixed(12, 25)),
    "boxing day": (r"Boxing[ ]Day", fixed(12, 26)),
    "st stephen's day": (r"(?:St\.?|Saint)[ ]Stephen[’']?s[ ]Day", fixed(12, 26)),
    "new year's eve": (r"New[ ]Year[’']?s?[’']?[ ]Eve|Hogmanay", fixed(12, 31)),
    "new year": (r"New[ ]Year[’']?s?[ ]Day|New[ ]Year", fixed(1, 1)),
    "epiphany": (r"Epiphany|Three[ ]Kings[’']?[ ]Day", fixed(1, 6)),
    "burns night": (r"Burns[ ]Night", fixed(1, 25)),
    "australia day": (r"Australia[ ]Day", fixed(1, 26)),
    "groundhog day": (r"Groundhog[ ]Day", fixed(2, 2)),
    "waitangi day": (r"Waitangi[ ]Day", fixed(2, 6)),
    "valentine's day": (r"(?:(?:St\.?|Saint)[ ])?Valentine[’']?s[ ]Day", fixed(2, 14)),
    "st david's day": (r"(?:St\.?|Saint)[ ]David[’']?s[ ]Day", fixed(3, 1)),
    "st patrick's day": (r"(?:St\.?|Saint)[ ]Patrick[’']?s[ ]Day", fixed(3, 17)),
    "april fools' day": (r"April[ ]Fool[’']?s?[’']?[ ]Day", fixed(4, 1)),
    "st george's day": (r"(?:St\.?|Saint)[ ]George[’']?s[ ]Day", fixed(4, 23)),
    "anzac day": (r"(?:Anzac|ANZAC)[ ]Day", fixed(4, 25)),
    "may day": (r"May[ ]Day", fixed(5, 1)),
    "cinco de mayo": (r"Cinco[ ]de[ ]Mayo", fixed(5, 5)),
    "juneteenth": (r"Juneteenth", fixed(6, 19)),
    "canada day": (r"Canada[ ]Day", fixed(7, 1)),
    "bastille day": (r"Bastille[ ]Day", fixed(7, 14)),
    "michaelmas": (r"Michaelmas", fixed(9, 29)),
    "halloween": (r"Halloween|Hallowe[’']en", fixed(10, 31)),
    "all saints' day": (r"All[ ]Saints?[’']?[ ]Day", fixed(11, 1)),
    "all souls' day": (r"All[ ]Souls?[’']?[ ]Day", fixed(11, 2)),
    "bonfire night": (r"Bonfire[ ]Night|Guy[ ]Fawkes[ ](?:Night|Day)", fixed(11, 5)),
    "armistice day": (r"Armistice[ ]Day|Veterans[’']?[ ]Day", fixed(11, 11)),
    "st andrew's day": (r"(?:St\.?|Saint)[ ]Andrew[’']?s[ ]Day", fixed(11, 30)),
    "martin luther king day": (r"(?:Martin[ ]Luther[ ]King(?:,?[ ]Jr\.?)?|MLK)[ ]Day", nth_weekday(1, 0, 3)),
    "presidents' day": (r"President[’']?s[’']?[ ]Day", nth_weekday(2, 0, 3)),
    "memorial day": (r"Memorial[ ]Day", nth_weekday(5, 0, -1)),
    "father's day": (r"Father[’']?s[’']?[ ]Day", nth_weekday(6, 6, 3)),
    "labor day": (r"Labor[ ]Day", nth_weekday(9, 0, 1)),
    "columbus day": (r"Columbus[ ]Day", nth_weekday(10, 0, 2)),
    "canadian thanksgiving": (r"Canadian[ ]Thanksgiving(?:[ ]Day)?", nth_weekday(10, 0, 2)),
    "remembrance sunday": (r"Remembrance[ ]Sunday", nth_weekday(11, 6, 2)),
    "remembrance day": (r"Remembrance[ ]Day", fixed(11, 11)),
    "thanksgiving": (r"Thanksgiving(?:[ ]Day)?", nth_weekday(11, 3, 4)),
    "black friday": (r"Black[ ]Friday", nth_weekday(11, 3, 4, later=1)),
    "cyber monday": (r"Cyber[ ]Monday", nth_weekday(11, 3, 4, later=4)),
    "shrove tuesday": (r"Shrove[ ]Tuesday|Pancake[ ]Day|Mardi[ ]Gras|Fat[ ]Tuesday", after_easter(-47)),
    "ash wednesday": (r"Ash[ ]Wednesday", after_easter(-46)),
    "mothering sunday": (r"Mothering[ ]Sunday", after_easter(-21)),
    "palm sunday": (r"Palm[ ]Sunday", after_easter(-7)),
    "holy week": (r"Holy[ ]Week", after_easter(-7, 7)),
    "maundy thursday": (r"(?:Maundy|Holy)[ ]Thursday", after_easter(-3)),
    "good friday": (r"Good[ ]Friday", after_easter(-2)),
    "holy saturday": (r"Holy[ ]Saturday", after_easter(-1)),
    "easter monday": (r"Easter[ ]Monday", after_easter(1)),
    "easter weekend": (r"Easter[ ][Ww]eekend", after_easter(-2, 4)),
    "lent": (r"Lent", after_easter(-46, 46)),
    "orthodox easter": (r"(?:Orthodox|Greek)[ ]Easter(?:[ ]Sunday)?", orthodox_easter),
    "easter": (r"Easter(?:[ ](?:Sunday|Day))?", after_easter(0)),
    "ascension": (r"Ascension[ ]Day", after_easter(39)),
    "pentecost": (r"Pentecost|Whit[ ]?[Ss]unday", after_easter(49)),
    "whit monday": (r"Whit[ ]?[Mm]onday", after_easter(50)),
    "corpus christi": (r"Corpus[ ]Christi", after_easter(60)),
    # On other days in other countries
    "national day": (
        r"(?:Independence|Republic|National|Victory|Liberation|Freedom|Unity|Heroes[’']?|Labour|Democracy"
        r"|Constitution)[ ]Day"
        r"|Mother[’']?s[’']?[ ]Day",
        lambda year: None,
    ),
    "hanukkah": (r"(?:Hanukkah|Chanukah|Hanukah)", hanukkah),
    "rosh hashanah": (r"Rosh[ ]Hashanah?", hebrew(0)),
    "yom kippur": (r"Yom[ ]Kippur", hebrew(9)),
    "passover": (r"Passover", hebrew(-163, 8)),
    "purim": (r"Purim", hebrew(-193)),
    "eid al-fitr": (r"Eid[ -](?:[aeu]l[ -]?)?Fitr|Hari[ ]Raya(?:[ ]Aidilfitri)?|Lebaran", EID_AL_FITR),
    "eid al-adha": (r"Eid[ -](?:[aeu]l[ -]?)?Adha|Hari[ ]Raya[ ]Haji|Tabaski", EID_AL_ADHA),
    "ramadan": (r"Rama[dz]h?an", ramadan),
    "diwali": (r"Diwali|Deepavali", DIWALI),
    "holi": (r"Holi", HOLI),
    "lunar new year": (r"(?:Chinese|Lunar)[ ]New[ ]Year(?:[ ](?:Day|Eve))?|Spring[ ]Festival|Tet", LUNAR_NEW_YEAR),
}
# The words that names of feasts begin with, for a scan.
HEADS = words(
    "Christmas Xmas Boxing St Saint New Hogmanay Epiphany Three Burns Australia Groundhog Waitangi Valentine April",
    "Anzac ANZAC May Cinco Juneteenth Canada Bastille Michaelmas Halloween Hallowe All Bonfire Guy Armistice Veterans",
    "Martin MLK President Presidents Memorial Father Fathers Labor Columbus Canadian Remembrance Thanksgiving Black",
    "Cyber Shrove Pancake Mardi Fat Ash Mothering Palm Holy Maundy Good Easter Orthodox Greek Ascension Pentecost",
    "Whit Whitsunday Corpus Hanukkah Chanukah Hanukah Rosh Yom Passover Purim Eid Hari Lebaran Tabaski Ramadan",
    "Ramadhan Ramazan Diwali Deepavali Holi Chinese Lunar Spring Tet",
    "Lent Independence Republic National Victory Liberation Freedom Unity Heroes Labour Democracy Constitution Mother",
    "Mothers",
)
NAMES = {name: Pattern(rf"(?:{pattern})(?!\w)") for name, (pattern, _) in FEASTS.items()}
# Which of them to try at a word; four letters, since a pattern may spell the rest in several ways.
BY_HEAD = {head: tuple(name for name, (pattern, _) in FEASTS.items() if head[:4] in pattern) for head in HEADS}


def feast_at(text: str, at: int, head: str) -> tuple[int, str] | None:
    """Where the name of a feast ends that begins at a place with a word, and which it is.

    >>> feast_at("on New Year's Eve 2015", 3, "New"), feast_at("a New Yearning", 2, "New")
    ((17, "new year's eve"), None)
    """
    for name in BY_HEAD.get(head, ()):
        match = NAMES[name].match(text, at)
        if match:
            return match.end(), name
    return None
