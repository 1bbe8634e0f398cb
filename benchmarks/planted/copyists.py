"""What becomes of an article that others copy: it is cut, corrected, reworded, wrapped, misread by a scanner.

Each copyist is one thing that happens in the world. Its relation tells how hard the copy is to find, so that the score
can say which kinds are missed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from benchmarks.planted.articles import Article, Writer
from benchmarks.planted.grammar import Grammar, printed, spell
from benchmarks.planted.stories import Story


@dataclass(slots=True)
class Job:
    """An article to copy."""

    story: Story
    phrases: Grammar
    random: Random

    @property
    def article(self) -> Article:
        """The article."""
        return self.story.article

    def writer(self) -> Writer:
        """Somebody who knows the story and goes on with it."""
        return Writer(self.phrases, self.random, self.story.facts, self.story.topic)


def copy_identical(job: Job) -> str:
    """Byte for byte."""
    return job.article.text()


def copy_quotes(job: Job) -> str:
    """With the quotation marks of another house."""
    marks = job.random.choice(("\"\"''", "„“‚’", "«»’’", "‘’’’", "””’’"))
    return job.article.text().translate(str.maketrans("“”‘’", marks))


def straight_quotes(text: str) -> str:
    """With typewriter quotation marks."""
    return text.translate(STRAIGHT)


STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def copy_spaces(job: Job) -> str:
    """With spaces that do not break here and there, and double ones."""
    odd = job.random.choices(("\u00a0", "\u202f", "  ", " \u00a0", "\u2009"), k=7)
    words = job.article.text().split(" ")
    return "".join(
        word + (odd[place % 7] if job.random.random() < 0.15 else " ") for place, word in enumerate(words)
    ).rstrip()


def copy_dashes(job: Job) -> str:
    """With other dashes and hyphens."""
    dash, hyphen = job.random.choice((" - ", "—", " -- ", " — ", " – ")), job.random.choice("-‑‐")
    return re.sub(" [–—] ", dash, job.article.text()).replace("-", hyphen)


def copy_decomposed(job: Job) -> str:
    """With accents behind their letters, as some systems keep names."""
    return unicodedata.normalize("NFD", job.article.text())


def copy_capitals(job: Job) -> str:
    """With the heading in capitals."""
    job.article.heading = job.article.heading.upper()
    return job.article.text()


def copy_stripped(job: Job) -> str:
    """Without what tells who, when and whom to ask."""
    article = job.article
    article.byline = article.dated = article.dateline = ""
    article.foot = []
    article.paragraphs = [ADDRESS.sub("", paragraph) for paragraph in article.paragraphs]
    return article.text()


ADDRESS = re.compile(r"\S+@\S+|www\.\S+|\+\d\d [\d ]+\d")


def copy_light(job: Job) -> str:
    """With one word in a hundred to one in twenty changed, put in or left out."""
    return edit_words(job, job.random.uniform(0.01, 0.05), synonyms=False)


def copy_light_synonyms(job: Job) -> str:
    """With as many words changed for others of their meaning."""
    return edit_words(job, job.random.uniform(0.01, 0.05), synonyms=True)


def copy_heavy(job: Job) -> str:
    """With one word in ten to one in five changed, put in or left out."""
    return edit_words(job, job.random.uniform(0.10, 0.20), synonyms=False)


def copy_heavy_synonyms(job: Job) -> str:
    """With as many words changed for others of their meaning, where they have some."""
    return edit_words(job, job.random.uniform(0.10, 0.20), synonyms=True)


def copy_heavy_bursts(job: Job) -> str:
    """With whole runs of words rewritten or left out, as much in all."""
    random = job.random
    words = job.article.text().split(" ")
    left = round(random.uniform(0.10, 0.20) * len(words))
    for _ in range(MOST_TRIES):
        length = min(left, random.randint(5, 15))
        start = random.randrange(len(words) - length)
        if length and not any("\n" in word for word in words[start : start + length]):
            words[start : start + length] = [] if random.random() < 0.25 else [_clause(job)]
            left -= length
    return " ".join(words)


MOST_TRIES = 60  # runs across the end of a paragraph are left alone, and a text may have nothing but ends


def _clause(job: Job) -> str:
    clause = job.phrases[job.random.choice(("that", "because"))]
    return "".join(map(str, spell((clause,), job.story.facts, job.random)))


def edit_words(job: Job, rate: float, *, synonyms: bool) -> str:
    """Change words one by one; names and figures stay."""
    random = job.random
    words = job.article.text().split(" ")
    others = _other_words(job.phrases)
    meanings = _synonyms(job.phrases)
    edits = round(rate * len(words))
    places = [place for place, word in enumerate(words) if word.isalpha() and word.islower()]
    if synonyms:
        known = [place for place in places if words[place] in meanings]
        random.shuffle(known)
        chosen = known[:edits]
    else:
        chosen = random.sample(places, min(edits, len(places)))
    for place in chosen:
        word = words[place]
        what = random.random()
        if word in meanings and (synonyms or what < 0.5):
            words[place] = random.choice(meanings[word])
        elif what < 0.6:
            words[place] = random.choice(others)
        elif what < 0.8:
            words[place] = ""
        else:
            words[place] = f"{word} {random.choice(others)}"
    return " ".join(word for word in words if word)


@cache
def _other_words(phrases: Grammar) -> list[str]:
    lists = ("adj", "adv", "object", "objects", "idea")
    return [word for name in lists for word in phrases.words(name) if word.isalpha()]


@cache
def _synonyms(phrases: Grammar) -> dict[str, list[str]]:
    """Words, and what can be said for them."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in phrases.words("synonyms"):
        words = line.split()
        for word in words:
            found[word] += [other for other in words if other != word]
    return found


def copy_beginning(job: Job) -> str:
    """Cut off behind the first 30 to 60 %, as teasers are."""
    words = job.article.text().split(" ")
    kept = words[: _kept(job, words)]
    return " ".join(kept) + job.random.choice(("", "...", " …", "\n\nRead more", " [...]"))


def copy_end(job: Job) -> str:
    """The last 30 to 60 %: the beginning was on another page."""
    words = job.article.text().split(" ")
    return " ".join(words[-_kept(job, words) :])


def copy_middle(job: Job) -> str:
    """30 to 60 % from inside."""
    words = job.article.text().split(" ")
    kept = _kept(job, words)
    start = job.random.randrange(len(words) - kept)
    return " ".join(words[start : start + kept])


def _kept(job: Job, words: Sequence[str]) -> int:
    return round(job.random.uniform(0.30, 0.60) * len(words))


def copy_updated(job: Job) -> str:
    """The story later: up to three figures corrected, up to three paragraphs added."""
    article, random, writer = job.article, job.random, job.writer()
    if random.random() < 0.4:
        article.heading = printed(writer.line(f"head.{job.story.topic}"))
    for _ in range(random.randint(1, 3)):
        article.paragraphs.insert(random.randint(1, len(article.paragraphs)), printed(writer.paragraph()))
    for old in _corrected(job):
        new = re.sub(r"\d", lambda digit: str((int(digit[0]) + random.randrange(8)) % 9 + 1), old)
        figure = re.compile(rf"(?<![\w.,]){re.escape(old)}(?![\w])")
        article.heading = figure.sub(new, article.heading)
        article.paragraphs = [figure.sub(new, paragraph) for paragraph in article.paragraphs]
    return article.text()


def _corrected(job: Job) -> list[str]:
    """The figures that an update corrects: tolls and the like, else any."""
    text = "\n".join(job.article.paragraphs)
    figures = [str(job.story.facts[name]) for name in ("toll", "hurt", "cost", "share")]
    found = [figure for figure in figures if re.search(rf"(?<![\w.,]){re.escape(figure)}(?!\w)", text)]
    when = {str(job.story.facts["issue"]), *str(job.story.facts["date"]).split()}
    found = found or sorted(set(FIGURE.findall(text)) - when)
    return job.random.sample(found, min(len(found), job.random.randint(1, 3)))


FIGURE = re.compile(r"(?<![\w.,:])\d{2,3}(?![\w.,:]\d|\w)")


def copy_led_anew(job: Job) -> str:
    """With another first paragraph, and mostly another heading."""
    article, writer = job.article, job.writer()
    article.paragraphs[0] = printed(writer.line(f"lead.{job.story.topic}", "dev"))
    if job.random.random() < 0.7:
        article.heading = printed(writer.line(f"head.{job.story.topic}"))
    return article.text()


def copy_reordered(job: Job) -> str:
    """With its paragraphs in another order."""
    paragraphs = job.article.paragraphs
    before = list(paragraphs)
    job.random.shuffle(paragraphs)
    if paragraphs == before:
        paragraphs.reverse()
    return job.article.text()


def copy_scanned(job: Job) -> str:
    """With three letters in a hundred misread."""
    random = job.random
    letters = list(job.article.text())
    places = [place for place, letter in enumerate(letters) if letter.isalnum()]
    for place in random.sample(places, round(0.03 * len(places))):
        letter = letters[place]
        letters[place] = random.choice(MISREAD.get(letter) or MISREAD.get(letter.lower()) or ("", "i", "."))
    return "".join(letters)


# What scanners take letters for.
MISREAD = {
    "a": ("o", "u", "e"), "b": ("h", "6"), "c": ("e", "o"), "d": ("cl", "ol"), "e": ("c", "o"), "f": ("t", "r"),
    "g": ("q", "9"), "h": ("b", "li"), "i": ("l", "1", "j"), "k": ("lc", "h"), "l": ("1", "i", "I"), "m": ("rn", "nn"),
    "n": ("u", "ri", "r"), "o": ("0", "c"), "p": ("n", "F"), "r": ("n", "v"), "s": ("5", "a"), "t": ("f", "l"),
    "u": ("n", "ii"), "v": ("y", "r"), "w": ("vv", "ui"), "x": ("z",), "y": ("v",), "z": ("2",), "0": ("O", "o"),
    "1": ("l", "I"), "2": ("Z",), "3": ("8",), "5": ("S",), "6": ("b",), "8": ("B", "3"), "9": ("g",),
}  # fmt: skip


def copy_wrapped(job: Job) -> str:
    """In lines of 72 columns."""
    return "\n".join(line for part in job.article.text().split("\n") for line in wrap(part))


def wrap(text: str) -> Iterator[str]:
    """Lines of no more than 72 columns.

    >>> [len(line) for line in wrap("seven letters " * 9)]
    [69, 55]
    """
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > 72:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line.rstrip()


COPYISTS: dict[tuple[str, str], Callable[[Job], str]] = {
    ("exact", "identical"): copy_identical,
    ("exact", "quotes"): copy_quotes,
    ("exact", "spaces"): copy_spaces,
    ("exact", "dashes"): copy_dashes,
    ("exact", "decomposed"): copy_decomposed,
    ("exact", "capitals"): copy_capitals,
    ("stripped", ""): copy_stripped,
    ("light", "words"): copy_light,
    ("light", "synonyms"): copy_light_synonyms,
    ("heavy", "words"): copy_heavy,
    ("heavy", "synonyms"): copy_heavy_synonyms,
    ("heavy", "bursts"): copy_heavy_bursts,
    ("truncated", "beginning"): copy_beginning,
    ("truncated", "middle"): copy_middle,
    ("truncated", "end"): copy_end,
    ("updated", ""): copy_updated,
    ("re-led", ""): copy_led_anew,
    ("reordered", ""): copy_reordered,
    ("scanned", ""): copy_scanned,
    ("wrapped", ""): copy_wrapped,
}
