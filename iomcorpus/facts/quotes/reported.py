"""Reported clauses: what somebody said, told in other words.

Ama Boateng said that | the slipway would stay shut |.
| The slipway would stay shut |, said Ama Boateng.
According to Ama Boateng, | the slipway will stay shut |.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from iomcorpus.facts.quotes.attribution import CITED, SAYS_NO_MORE, Attribution, Attributions
from iomcorpus.facts.quotes.phrases import NOBODY, OTHER, PERSON, POST, PRONOUN, Speaker
from iomcorpus.facts.quotes.speakers import REACH
from iomcorpus.facts.quotes.speech import ADDRESSED, BARE, DAY, HARDLY_BARE, PARTICIPLES, TELLS
from iomcorpus.facts.quotes.story import Story
from iomcorpus.forms.grammar import Pattern, either, words


@dataclass(frozen=True, slots=True)
class Reported:
    """A clause that somebody said."""

    start: int
    end: int
    attribution: Attribution
    rule: str  # said_that, said_clause, clause_first, according_to


FURTHEST_THAT = 120  # characters between a verb and its "that": whom it was told to, where, when
LONGEST_CLAUSE = 500  # characters before "said Lin Wei"
FEWEST_WORDS = 3
MOST_ADDRESSED = 12  # words: "told a packed meeting of the parish council in Ashby"
THAT = Pattern(r"[ ]that,?[ ]")
# What may stand before "that": "told a press conference in Lagos on Monday that", "said, however, that".
CIRCUMSTANCE = Pattern(
    rf"[ ](?:out|today|yesterday|last|this|earlier|later|again|{DAY}|\w+ly|of[ ]course"
    r"|(?:late[ ]|early[ ])?(?:in|on|at|during|after|before|from|via|by|through|to|over|within|for|with|under)[ ])"
)
ASIDE = Pattern(r",[ ](?:\w+[ ]){0,4}\w+,")  # ", however,", ", for her part,"

BEGINS_CLAUSE = either(
    r"the|a|an|he|she|it|they|there|his|her|its|their|no|we|this|these|those|all|some|any|if|when|nobody|I"
)
# To whom one tells, where a clause without "that" follows: "told the BBC the road would reopen".
ADDRESSEE = Pattern(
    r"[ ](?:(?:the|a|an|his|her|their|its|our|my|this)[ ])?"
    r"(?!(?:that|the|how|of|what|why|who|where|when|to|about)\b)[\w’'-]+(?:[ ][A-Z][\w’'-]+|[ ]\d){0,4}"
    r"(?:[ ](?:conference|newspaper|station|radio|television|meeting|reporters|agency|court|committee|hearing|inquiry"
    r"|inquest))?"
    r"(?:[ ](?:on|last|in|at)[ ][A-Z]?[\w’'-]+(?:[ ][A-Z][\w’'-]+)?)?"
    rf"(?=[ ]{BEGINS_CLAUSE}[ ])"
)
# When or in what somebody says so: "said on Thursday the bridge would reopen", "said in a statement it had failed".
WHEN = Pattern(
    rf",?[ ](?:(?:on[ ])?(?:late[ ]|early[ ])?(?:on[ ])?{DAY}(?:[ ](?:morning|night|evening))?"
    r"|yesterday|today|tonight|last[ ](?:week|month|night|year)|this[ ]week|earlier|later"
    r"|in[ ](?:a|an)[ ][\w’' -]{0,40}?"
    r"(?:statement|interview|letter|e-?mail|post|tweet|report|speech|briefing|release|note|message)"
    rf"),?(?=[ ](?:{BEGINS_CLAUSE}\b|[A-Z0-9]))"
)
MODAL = "will|would|could|had|has|have|was|were|is|are|may|might|must|should|can|cannot"
# What one says that is no clause: "said to be", "said no", "said goodbye", "said a prayer", "told a story".
NO_CLAUSE = Pattern(
    r"[ ]"
    + either(
        rf"no(?![ ](?:\w+[ ]){{1,4}}(?:{MODAL}))|{MODAL}",
        r"to|so|yes|nothing|goodbye|hello|farewell|thanks?|much|more|little|something|anything|everything|what|enough",
        r"again|it[ ]all|sorry|amen|out|up|and|or|but|which|who|whether|later|earlier|yesterday|today|tomorrow",
        r"as|in|on|at|of|about|with|by|from|during|after|before|for|into",
        r"(?:(?:a|the|his|her|their|its|some|few|many)[ ])?(?:(?:few|final|last|kind|own|short|silent)[ ])*"
        + either(
            r"words?|prayers?|rosary|mass|grace|goodbyes?|farewells?|things?|piece|names?|lines?|opposite|same",
            r"story|stories|jokes?|tales?|lies?|truth",
        ),
    )
    + r"\b"
)
# A verb that shows a clause, as far as a word alone can.
FINITE = Pattern(
    r"\b"
    + either(
        rf"{MODAL}|am|be|shall|ought|do|does|did|needs?|wants?|remains?|\w+n['’]t|\w+['’](?:ll|d|ve|re|m)",
        r"lost|left|took|gave|came|went|made|got|fell|rose|grew|held|kept|met|saw|knew|felt|found|began|became|broke",
        r"brought|built|bought|caught|chose|drew|drove|fought|flew|heard|hit|led|paid|ran|sold|sent|sank|shot|spent",
        r"stood|stole|struck|told|thought|threw|understood|won|wore|wrote|swept|burnt|hid|lay|bled|cost|cut|let|put|set",
        r"shut|spread",
        r"\w{2,}ed|\w{3,}[^s\Wiu]s",
    )
    + r"\b"
)
# The beginning of a clause that can be nothing else, behind verbs that may have an object: "warned it would close".
SHOWS_CLAUSE = Pattern(
    r"[ ](?:(?:he|she|it|they|there|we|I|you|nobody|no[ ]one|everyone|this|these)[ ]"
    rf"|(?:(?!(?:that|which|who|where|when|to|for)\b)[\w’'-]+[ ]){{1,7}}(?:{MODAL})[ ])"
)
# Where a clause stops although its sentence goes on.
STOPS = Pattern(
    r",?[ ](?=adding\b)|;[ ]|,[ ](?="
    + either(
        r"(?:and|but)[ ](?:added|said)|while[ ]adding|saying|noting|warning|insisting|stressing|explaining|citing",
        r"describing|calling|according|referring|urging|telling|pointing|quoting|recalling|arguing|claiming",
    )
    + r"\b)"
)
# What joins the clause of another speaker: "..., while Lin Wei said".
JOINT = Pattern(r"(?:,|;|[ ]-|[ ]–)?[ ](?:and|but|while|whereas|although|though)?[ ]?$")
AGAIN = Pattern(r",?[ ](?:and|but)[ ](?:also[ ])?$")  # "argued that ..., and insisted that"
END_MARKS = " .!?…;:,"
# A phrase that says when or where, or a clause that another follows: "In a letter, he said", "Asked why, he said".
NO_OPENING = words(
    "asked speaking writing addressing responding replying when if as after before while in on at during for with to",
    "of answering reacting commenting announcing launching opening closing earlier later meanwhile instead however",
    "and but still also yesterday today then though although rather despite because since until unless whether",
)
DATELINE = Pattern(r"[A-Z][^.:–—\n]{1,50}?[ ]?(?:–|—|:|[ ]-)[ ](?=[A-Z“])")
# Behind ", said Lin Wei": the clause goes on (", would reopen in May"), and is not about the speaker or the occasion.
RESUMES = Pattern(
    r",[ ](?!(?:\w+ing|who|whose|which|where|when|while|after|before|as|in|on|at|during|from|a|an|the|his|her|its)\b)"
    r"(?=[a-z])"
)


class Clauses:
    """The clauses that the attributions of a story report."""

    def __init__(self, story: Story, attributions: Attributions) -> None:
        self.story = story
        self.attributions = attributions

    def find(self, taken: Container[Attribution]) -> Iterator[Reported]:
        """The clauses; attributions of direct speech are `taken`."""
        last = 0
        for index, one in enumerate(self.attributions.found):
            if one in taken or one.verb < last or not _tells(one.speaker) or self._is_condition(one):
                continue
            for clause in self._of(one, index):
                yield clause
                last = max(last, clause.end)

    def _is_condition(self, one: Attribution) -> bool:
        """Whether nobody has said so: "If a politician tells me that"."""
        return self.story.text.startswith(("If ", "Whether ", "Unless "), self.story.sentence(one.verb))

    def _of(self, one: Attribution, index: int) -> Iterator[Reported]:
        if one.word == CITED:
            yield from self._cited(one)
        elif one.word in TELLS:
            start, rule = (0, "") if one.inverted else self._begins(one)
            if start:
                end = self._ends(start, index)
                if " " in self.story.text[start:end]:
                    yield Reported(start, end, one, rule)
            elif one.word not in PARTICIPLES:
                yield from self._before(one)

    def _begins(self, one: Attribution) -> tuple[int, str]:
        """Where the clause begins that follows a verb, 0 where none does, and the rule."""
        text, at = self.story.text, one.end
        that = THAT.search(text, at, min(self.story.following(at), at + FURTHEST_THAT))
        if that and self._leads_to_that(one, text[at : that.start()]):
            return that.end(), "said_that"
        if one.word not in BARE and one.word not in HARDLY_BARE:
            return 0, ""
        addressee = ADDRESSEE.match(text, at) if one.word in ADDRESSED else None
        if one.word in ADDRESSED and one.word in BARE and not addressee:
            return 0, ""  # "told a story"
        at = addressee.end() if addressee else at
        when = WHEN.match(text, at)
        at = when.end() if when else at
        if text[at : at + 1] != " " or (not when and NO_CLAUSE.match(text, at)):
            return 0, ""
        if one.word in HARDLY_BARE:
            shows = SHOWS_CLAUSE.match(text, at)
        else:
            shows = FINITE.search(text, at, min(self.story.following(at), at + REACH))
        return (at + 1, "said_clause") if shows else (0, "")

    def _leads_to_that(self, one: Attribution, between: str) -> bool:
        """Whether what stands between a verb and "that" lets the clause be the verb's."""
        if any(mark in between for mark in ':;“”"('):
            return False
        if not between or CIRCUMSTANCE.match(between + " ") or ASIDE.fullmatch(between):
            return True
        return one.word in ADDRESSED and "," not in between and len(between.split()) < MOST_ADDRESSED

    def _ends(self, start: int, index: int) -> int:
        """Where the clause of an attribution ends that begins at a place."""
        text, found = self.story.text, self.attributions.found
        end = self.story.following(start)
        stop = STOPS.search(text, start, end)
        end = stop.start() if stop else end
        for at in range(index + 1, len(found)):
            other = found[at]
            if other.verb >= end:
                break
            joint = self._joint(other, start)
            if joint is not None:
                end = joint
                break
        return self._trimmed(start, end)

    def _joint(self, other: Attribution, start: int) -> int | None:
        """Where a clause that begins at a place gives way to the next attribution; None where that is a part of it."""
        text = self.story.text
        if other.start <= start:  # the same speaker's
            again = AGAIN.search(text, max(start, other.verb - 12), other.verb)
            return again.start() if again and text.startswith((" that ", " that,"), other.end) else None
        joint = JOINT.search(text, max(start, other.start - 12), other.start)
        if not joint or not joint[0].strip() or other.speaker.kind not in (PERSON, POST, PRONOUN):
            return None
        nested = other.speaker.kind == PRONOUN and joint[0][0] not in ",;"
        return None if nested else joint.start()

    def _trimmed(self, start: int, end: int) -> int:
        return start + len(self.story.text[start:end].rstrip(END_MARKS + "\n"))

    def _opening(self, low: int, at: int) -> int:
        """Where a clause begins that is the first of its sentence, behind a dateline."""
        dateline = DATELINE.match(self.story.text, low, at)
        return dateline.end() if dateline else low

    def _before(self, one: Attribution) -> Iterator[Reported]:
        """What stands before "said Ama Boateng", and behind it where it breaks a clause in two."""
        text = self.story.text
        low = self.story.near_sentence(one.verb)
        at = low + len(text[low : one.start].rstrip(" "))
        if text[at - 1 : at] != "," or not low < at < low + LONGEST_CLAUSE:
            return
        addressed = one.word in ADDRESSED and not THAT.match(text, one.end)
        if not one.inverted and not addressed and not SAYS_NO_MORE.match(text, one.end):
            return  # "Rather than wait, the council announced a ballot"
        low, at = self._opening(low, at), at - 1
        first = text[low:at].split(" ", 1)[0].lower()
        if (first in NO_OPENING or (first.endswith("ing") and len(first) > 5)) and "," not in text[low:at]:
            return  # "Speaking in Jos, she said"
        whole = text.count(" ", low, at) >= FEWEST_WORDS - 1 and FINITE.search(text, low, at)
        resumes = self._resumed(one.end)
        if whole or resumes:
            yield Reported(low, at, one, "clause_first")
        if resumes:
            yield Reported(*resumes, one, "clause_first")

    def _resumed(self, at: int) -> tuple[int, int] | None:
        """The rest of a clause behind an attribution that breaks it in two."""
        resumes = RESUMES.match(self.story.text, at)
        if not resumes:
            return None
        high = min(self.story.following(at), at + LONGEST_CLAUSE)
        stop = STOPS.search(self.story.text, resumes.end(), high)
        end = self._trimmed(resumes.end(), stop.start() if stop else high)
        return (resumes.end(), end) if FINITE.search(self.story.text, resumes.end(), end) else None

    def _cited(self, one: Attribution) -> Iterator[Reported]:
        """The clause behind "According to Ama Boateng," or before ", according to Ama Boateng"."""
        text = self.story.text
        low, high = self.story.near_sentence(one.verb), self.story.following(one.verb)
        comma = text.find(",", one.end, high)
        if not text[low : one.verb].strip(" “\"‘'"):
            end = self._trimmed(comma, high) if comma >= 0 else 0
            if end > comma + 2:
                yield Reported(comma + 2, end, one, "according_to")
            return
        end = low + len(text[low : one.verb].rstrip(" ,–—("))
        low = self._opening(low, end)
        if text[end] not in ",(–—" and text.count(" ", low, end) < FEWEST_WORDS:
            return  # "goes according to the committee"
        resumes = self._resumed(comma) if comma >= 0 else None
        opens = comma >= 0 and text[low:end].split(" ", 1)[0].lower() in NO_OPENING
        if end > low and not opens and not text.endswith((" and", " but", " that"), low, end):
            yield Reported(low, end, one, "according_to")
        if resumes:
            yield Reported(*resumes, one, "according_to")


def _tells(speaker: Speaker) -> bool:
    """Whether a clause may be given to a speaker: not to the author, nor to a long phrase that no list knows."""
    if speaker.kind == PRONOUN:
        return speaker.pronoun not in ("i", "we", "you")
    if speaker.kind == NOBODY:
        return False
    return speaker.kind != OTHER or (speaker.role or "").count(" ") < 2
