"""Numbers, sums, days and hours, as newspapers write them: what makes two texts of one template different.

A phrase names them; each time that it is spelled they are drawn anew.
"""

from __future__ import annotations

from random import Random

from benchmarks.planted.parts import Number

LITTLE = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def spread(random: Random, low: float, high: float) -> int:
    """A number between two, small ones as likely in their size as large ones: first digits are those of the world."""
    return int(low * (high / low) ** random.random())


def money(random: Random) -> str:
    """A sum, as newspapers write it."""
    sign = random.choice("$$€€£")
    amount = spread(random, 20, 9_000_000)
    if amount < 1_000_000:
        return f"{sign}{amount if amount < 1000 else amount // 100 * 100:,}"
    return f"{sign}{amount / 1_000_000:.1f} million"


def large_sum(random: Random) -> str:
    """A sum that makes news."""
    amount = spread(random, 20, 9000)
    return f"{random.choice('$€£')}{f'{amount},000' if amount < 1000 else f'{amount / 1000:.1f} million'}"


def percent(random: Random) -> str:
    """So many percent."""
    return f"{random.random() * 40:.1f}" if random.random() < 0.5 else f"{spread(random, 3, 90)}"


def nth(number: int) -> str:
    """A number in a row.

    >>> [nth(number) for number in (1, 12, 22, 103)]
    ['1st', '12th', '22nd', '103rd']
    """
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def hour(random: Random) -> str:
    """A time of day."""
    hours, minutes = random.randrange(24), random.randrange(60)
    if random.random() < 0.6:
        return f"{hours}:{minutes:02}"
    return f"{hours % 12 or 12}.{minutes:02} {'ap'[hours > 11]}.m."


def telephone(random: Random) -> str:
    """A telephone number."""
    digits = f"{random.randrange(10**8):08}"
    return f"+{random.randrange(20, 99)} {digits[:2]} {digits[2:5]} {digits[5:]}"


NUMBERS = {
    "little": Number(lambda random: random.choice(LITTLE)),
    "ordinal": Number(lambda random: random.choice(ORDINALS)),
    "n2": Number(lambda random: str(spread(random, 11, 99))),
    "n3": Number(lambda random: str(spread(random, 101, 990))),
    "n4": Number(lambda random: f"{spread(random, 1000, 98_000):,}"),
    "nth": Number(lambda random: nth(spread(random, 11, 99))),
    "pct": Number(percent),
    "money": Number(money),
    "price": Number(lambda random: f"{spread(random, 2, 4000)}.{random.randrange(100):02}"),
    "deg": Number(lambda random: str(random.randrange(-9, 35))),
    "age": Number(lambda random: str(random.randrange(18, 92))),
    "credits": Number(lambda random: str(random.randrange(9, 18))),
    "hour": Number(hour),
    "day": Number(lambda random: random.choice(DAYS)),
    "month": Number(lambda random: random.choice(MONTHS)),
    "someday": Number(lambda random: f"{random.randrange(1, 29)} {random.choice(MONTHS)}"),
    "past": Number(lambda random: str(2004 - spread(random, 1, 110))),
    "future": Number(lambda random: str(random.randrange(2025, 2041))),
    "phone": Number(telephone),
}
