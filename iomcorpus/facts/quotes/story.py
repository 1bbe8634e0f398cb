"""A passage as those read it who ask who speaks: its sentences, and the persons in it, by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from iomcorpus.facts.people.lexicon import FEMALE, MALE, OPENER, lexicon
from iomcorpus.facts.people.posts import ABBREVIATED, GENDER
from iomcorpus.facts.quotes.quoted import Quoted
from iomcorpus.forms.grammar import Pattern, words
from iomcorpus.model import PersonFound

# A line that was broken by hand: it ends within a sentence, and the next one goes on in small letters or behind ",”".
BROKEN_LINE = Pattern(r"\n(?:(?<=[\w,;–—-]\n)(?=[a-z])|(?<=,[\"”’']\n)(?=\w))")

SENTENCE = Pattern(
    r"[.!?…\n](?:(?<=\n)\s*|(?<!\n)(?<![.!?…]{2})[.!?…]*+[\"”’'»)\]]*+[ ]++(?=[\"“‘'«(\[]*[A-Z0-9À-ÖØ-ÞĀ-Ž]))"
)
# No sentence ends behind these, nor behind an initial: "Dr. Roe", "No. 4", "J. Roe".
NO_END = ABBREVIATED | words(
    "No Nos vs Vol Fig al cf approx Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mt Ft Ave Rd Tel"
)
LONGEST_ABBREVIATION = 7
LONGEST_WORD = 20

WOMEN = words(
    "wife daughter sister mother aunt niece grandmother granddaughter stepmother widow actress headmistress woman",
    "girl landlady waitress nun heiress midwife ballerina matron",
)
MEN = words(
    "husband son brother father uncle nephew grandfather grandson stepfather widower headmaster man boy gentleman",
    "landlord waiter monk",
)
LONGEST_SENTENCE = 1000  # characters: what is longer is a list or a page without full stops
TITLE_REACH = 30  # characters before a name


class Story:
    """The text of a passage with its persons and sentences."""

    def __init__(self, text: str, people: Sequence[PersonFound]) -> None:
        self.text = BROKEN_LINE.sub(" ", text)  # as long as before: offsets stay
        self.people = [person for person in people if not person.weak]
        self._starts = [person.start for person in self.people]
        self.sentences = _sentences(self.text)
        self._women: dict[int, bool | None] = {}

    def sentence(self, at: int) -> int:
        """Where the sentence begins that holds a place."""
        return self.sentences[bisect_right(self.sentences, at) - 1]

    def near_sentence(self, at: int) -> int:
        """The same, but no further back than a sentence should reach."""
        return max(self.sentence(at), at - LONGEST_SENTENCE)

    def following(self, at: int) -> int:
        """Where the next sentence begins, or the text ends; no further on than a sentence should reach."""
        index = bisect_right(self.sentences, at)
        end = self.sentences[index] if index < len(self.sentences) else len(self.text)
        return min(end, at + LONGEST_SENTENCE)

    def forget_sentences_in(self, quoted: Sequence[Quoted]) -> None:
        """Leave out the sentences that begin within quoted stretches: what is quoted is one part of a sentence."""
        opens = [one.open for one in quoted]

        def stands(at: int) -> bool:
            index = bisect_left(opens, at) - 1
            return index < 0 or at >= quoted[index].close or self.text[at - 1] == "\n"

        self.sentences = [at for at in self.sentences if stands(at)]

    def people_in(self, start: int, end: int) -> Sequence[PersonFound]:
        """The persons named in a stretch, in order."""
        low = high = bisect_left(self._starts, start)
        while high < len(self.people) and self.people[high].end <= end:
            high += 1
        return self.people[low:high]

    def note_pronoun(self, who: int, pronoun: str) -> None:
        """Remember that a person was "he" or "she": another pronoun is somebody else."""
        if self.is_woman(who) is None:
            self._women[who] = pronoun == "she"

    def is_woman(self, who: int) -> bool | None:
        """Whether a person is a woman or a man, where a title or the given name tells."""
        if not self._women:
            for person in self.people:
                self._women[person.who] = self._women.get(person.who)
                if self._women[person.who] is None:
                    self._women[person.who] = _is_woman(self.text, person)
        return self._women.get(who)


def _is_woman(text: str, person: PersonFound) -> bool | None:
    for word in reversed(text[max(0, person.start - TITLE_REACH) : person.start].split()[-2:]):
        word = word.strip(".,")
        if word in GENDER:
            return GENDER[word] == "f"
        if word.endswith("woman") or word in WOMEN:
            return True
        if (word.endswith("man") and word[:1].islower()) or word in MEN:
            return False
    given, _, rest = person.name.partition(" ")
    sex = lexicon()[given] & (MALE | FEMALE)
    return sex == FEMALE if (rest or person.given) and sex in (MALE, FEMALE) else None


def _opens_sentence(text: str, at: int) -> bool:
    return bool(lexicon()[text[at : at + LONGEST_WORD].split(" ", 1)[0]] & OPENER)


def _sentences(text: str) -> list[int]:
    """Where sentences begin; a paragraph begins one.

    >>> _sentences("Dr. Roe left. “We stay.” Nobody did.\\nThe end")
    [0, 14, 25, 37]
    """
    starts = [0]
    for match in SENTENCE.finditer(text):
        at = match.start()
        if text[at] == "." and match.end() == at + 2:
            before = text[max(0, at - LONGEST_ABBREVIATION) : at].rpartition(" ")[2]
            if before in NO_END or (len(before) == 1 and before.isupper() and before != "I"):
                continue
            if "." in before and before.replace(".", "").isupper() and not _opens_sentence(text, match.end()):
                continue  # "the U.S. State Department"
        starts.append(match.end())
    return starts
