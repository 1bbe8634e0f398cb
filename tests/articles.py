"""Articles for tests, as sites of different habits save them; and the program as a process."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import iomcorpus


class Article(NamedTuple):
    """One article, whole; a site leaves out of it what it does not print."""

    date: str
    title: str
    body: tuple[str, ...]


SLIP = Article(
    "22/08/16",
    "Varn digs out its ferry slip",
    (
        "The council of Varn has approved a plan to dig out the old ferry slip, which lies under two metres of mud "
        "since the winter of the long rains.",
        "Three contractors looked at the place and two of them went home again. The third, a family firm from the "
        "upper valley, asked for a second look at low water and came back with a drawing on the back of a timetable.",
        "“You cannot fight mud, you can only lead it somewhere else,” said Teuvo Harle, whose grandfather ran the last "
        "steam ferry. He wants a wall of willow upstream and nothing more.",
        "Work is to begin after the eel season. Residents who keep boats along the bank have a fortnight to move them.",
    ),
)
BEES = Article(
    "19/08/16",
    "Rooftop hives outlive the bank below them",
    (
        "Four beehives on the roof of a closed savings bank have won the city of Ostrel its first prize for honey.",
        "Nobody had the heart to move them when the counters were carried out. Zainab Oduya, once a cashier, kept the"
        " key to the roof and climbs up every Sunday with a smoker and a bread knife.",
        "The judges wrote of lime blossom, tar and a little pepper. The tar, she thinks, is the roof.",
        "A buyer for the building has been found. He is said to be allergic to nothing but interest rates.",
    ),
)
LIBRARY = Article(
    "16/08/16",
    "A library that comes by donkey",
    (
        "Pupils in six hill villages above Tarrenz have received their first library card, stamped with a hoof.",
        "The library is a pair of panniers, and the librarian walks beside it. Some ninety books go up on Mondays; by "
        "Thursday, says Ilse Madongo, a dozen have changed villages without ever being returned to the panniers.",
        "She does not mind. “A book that is late is a book that is being read,” she says, and has it printed on the "
        "cards.",
        "For the winter a mule has been lent by the forestry office, on condition that it is not made to carry "
        "atlases.",
    ),
)
CLOCK = Article(
    "14/08/16",
    "Lisgar’s tower clock gets its hour back",
    (
        "After eleven years without a minute hand, the clock on the corn exchange in Lisgar was reopened to the "
        "public by a retired signalman.",
        "Offers of brass to wheels@lisgar-clock.example, please: parts for the movement are no longer cast anywhere, "
        "and the signalman, Aurelio Banks, files each new wheel from a ship’s porthole.",
        "On market days the striking will be muffled with a felt slipper. It is his own, size forty-four.",
    ),
)
WELL = Article(
    "11/08/16",
    "Salt in the wells of Merrow Point",
    (
        "Engineers at Merrow Point called for a halt to pumping on the eastern shore, where every second well has "
        "turned to brine since the spring.",
        "The figures come from schoolchildren, who taste a spoonful each morning and colour a map. Blue means sweet, "
        "orange means soup. By the middle of July the orange had reached the cemetery.",
        "Hotels use more water than all the houses together, the map’s makers found, because of the lawns. One "
        "manager has since sown thyme instead and reports that his guests walk on it barefoot.",
        "A desalting plant that was promised a decade ago would cost as much as eight kilometres of road.",
    ),
)
LETTERS = Article(
    "09/08/16",
    "Found in a wall: forty letters to nobody",
    (
        "Plasterers in the Rue des Tanneurs have found forty unsent letters behind a chimney breast, tied with "
        "fishing line.",
        "All of them begin with the weather. The writer, who signs with a drawn anchor, describes fog so often that "
        "the town archive has filed the bundle under meteorology until somebody knows better.",
        "Two handwriting scholars disagree about the century. They have been given adjoining desks.",
        "The wall has been closed again around a forty-first letter, written by the plasterers.",
    ),
)
ARTICLES = (SLIP, BEES, LIBRARY, CLOCK, WELL, LETTERS)

EMAIL = "wheels@lisgar-clock.example"  # in one of them


def dated(articles: Sequence[Article]) -> str:
    """As a list of news: each under its date line and heading, with a rule between them."""
    items = (f"{article.date}\n\n{article.title}\n\n{paragraphs(article.body)}" for article in articles)
    return "\n\n-\n\n".join(items) + "\n"


def headed(articles: Sequence[Article]) -> str:
    """As another site does it: the heading over the date line, and no rule."""
    items = (f"{article.title}\n{article.date}\n\n{paragraphs(article.body)}" for article in articles)
    return "\n\n\n".join(items) + "\n"


def bare(articles: Sequence[Article]) -> str:
    """As the hardest captures are: paragraph after paragraph, and nothing to show where an article begins."""
    return paragraphs([part for article in articles for part in article.body]) + "\n"


def on_site(text: str, name: str = "Harbour Lane Gazette") -> str:
    """On the page of a site, with its menu and foot."""
    menu = f"Skip to main content\n\n{name}\n\nAbout {name} | Letters to {name} | Subscribe to {name}\n\n"
    return f"{menu}{text}\n© 2016 {name}, all rights reserved\n"


def without(article: Article, *places: int) -> Article:
    """An article that lacks some of its paragraphs."""
    return article._replace(body=tuple(part for place, part in enumerate(article.body) if place not in places))


def many(count: int) -> list[Article]:
    """So many articles, no two with the same text."""
    each = (ARTICLES[number % len(ARTICLES)] for number in range(count))
    return [one._replace(title=f"{one.title}, part {number}") for number, one in enumerate(each)]


def paragraphs(parts: Sequence[str]) -> str:
    return "\n\n".join(parts)


def straight(text: str) -> str:
    """With the quotation marks of a typewriter."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def wrapped(text: str, width: int = 72) -> str:
    """As mail programs wrap it."""
    return "".join(f"{textwrap.fill(line, width) if line else ''}\n" for line in text.splitlines())


def starts(text: str, articles: Sequence[Article]) -> list[int]:
    """The lines on which the bodies of articles begin."""
    lines = text.splitlines()
    return [lines.index(article.body[0]) + 1 for article in articles]


def environment(**variables: str) -> dict[str, str]:
    """What a process of ours sees: this package, and none of the settings of whoever runs the tests."""
    unwanted = ("IOMCORPUS_", "NO_COLOR", "COLUMNS", "LINES", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    package = str(Path(iomcorpus.__file__).parent.parent)
    return kept | {"PYTHONPATH": package, "XDG_CONFIG_HOME": "/nowhere", "TERM": "xterm", "PAGER": "cat"} | variables


def run(folder: Path, *arguments: str, stdin: str | bytes = b"", **variables: str) -> subprocess.CompletedProcess[str]:
    """The program as a process in a folder; what it prints is text."""
    done = subprocess.run(
        [sys.executable, "-m", "iomcorpus", *arguments],
        cwd=folder,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env=environment(**variables),
        timeout=120,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
