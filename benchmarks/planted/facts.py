"""The facts of a story: towns, people, tolls, sums, and the words of its topic.

They recur within a story, and two texts of one template differ in them: what copies and look-alikes are told apart by.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from random import Random

from benchmarks.planted.grammar import Grammar, join, spell
from benchmarks.planted.numbers import DAYS, MONTHS, large_sum, nth, spread
from benchmarks.planted.parts import Facts, Person

SEASONS = ("winter", "spring", "summer", "autumn")
FIRST_DAY, LAST_DAY = dt.date(2005, 1, 1).toordinal(), dt.date(2024, 12, 31).toordinal()


def draw_person(phrases: Grammar, random: Random, title: str) -> Person:
    """Somebody with a title or a trade, from anywhere."""
    name = spell_word(phrases, f"person.{random.choice(phrases.words('culture'))}", random)
    return Person(f"{title} {name}", name.rpartition(" ")[2])


def spell_word(phrases: Grammar, name: str, random: Random) -> str:
    """An alternative of a list whose phrases need no facts: a name, a trade, an agency."""
    return join(spell((phrases[name],), {}, random))


def of_day(day: dt.date) -> Facts:
    """The facts that a day makes."""
    month = MONTHS[day.month - 1]
    return {
        "weekday": DAYS[day.weekday()],
        "date": f"{day.day} {month} {day.year}",
        "this month": month,
        "year": str(day.year),
        "season": SEASONS[day.month % 12 // 3],
        "issue": str((day.toordinal() - FIRST_DAY) // 30 + 1),
    }


def draw_facts(phrases: Grammar, random: Random, topic: str) -> Facts:
    """All facts of a story: where, who, how many, and the words of its topic."""
    town, town2 = (spell_word(phrases, "coined town", random) for _ in range(2))
    country, of_country = random.choice(phrases.countries)
    river = random.choice(phrases.words("watered"))
    body = random.choice(phrases.words(f"body.{topic}"))
    roles = phrases.words(f"role.{topic}")
    owner = random.choice((town, town, of_country, river))
    toll = spread(random, 3, 400)
    domain = f"{_plain(owner)}-{_plain(body)}.example"
    scholar = draw_person(phrases, random, random.choice(("Professor", "Dr", "the historian", "the economist")))
    facts = of_day(dt.date.fromordinal(random.randrange(FIRST_DAY, LAST_DAY))) | {
        "town": town,
        "town2": town2,
        "country": country,
        "demonym": of_country,
        "river": river,
        "region": random.choice((f"{river} valley", f"province of {town2}", f"{town} district", f"{river} plain")),
        "org": f"the {owner} {body}",
        "orgs": f"the {body.rpartition(' ')[2].lower()}",
        "site": f"www.{domain}",
        "mail": f"{random.choice(('press', 'info', 'office', 'media'))}@{domain}",
        "firm": f"{scholar.last} & {random.choice(('Sons', 'Partners', 'Daughters', 'Co'))}",
        "toll": str(toll),
        "tollth": nth(toll),
        "hurt": f"{spread(random, 30, 9000):,}",
        "share": str(random.randrange(5, 96)),
        "cost": large_sum(random),
        "A": draw_person(phrases, random, random.choice(roles)),
        "B": draw_person(phrases, random, random.choice(roles)),
        "C": draw_person(phrases, random, spell_word(phrases, "trade", random)),
        "D": draw_person(phrases, random, spell_word(phrases, "trade", random)),
        "E": scholar,
    }
    return facts | of_topic(phrases, topic)


def of_topic(phrases: Grammar, topic: str, voice: int | None = None) -> Facts:
    """The words of a topic: what it is about, whom, who answers for it, and what people say."""
    said = phrases.of_topic("say", topic)
    words: Facts = {name: phrases[f"{name}.{topic}"] for name in ("thing", "things", "folk", "role")}
    return words | {"saying": said if voice is None else said.voice(voice)}


def _plain(name: str) -> str:
    """A name as addresses have it.

    >>> _plain("Østrel Water Authority")
    'strel-water-authority'
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return name.lower().replace(" ", "-").replace("’", "").replace("'", "")
