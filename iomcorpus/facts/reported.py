"""Reported clauses: what somebody said, told in other words.

Ama Boateng said that | the slipway would stay shut |.
| The slipway would stay shut |, said Ama Boateng.
According to Ama Boateng, | the slipway will stay shut |.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iomcorpus.facts.attribution import SAYS_NO_MORE, Attribution, Attributions
from iomcorpus.facts.phrases import NOBODY, OTHER, PERSON, POST, PRONOUN, Speaker
from iomcorpus.facts.speakers import REACH
from iomcorpus.facts.speech import ADDRESSED, BARE, HARDLY_BARE, PARTICIPLES, TELLS
from iomcorpus.facts.story import Story
from iomcorpus.forms.grammar import Pattern, either, words


@dataclass(frozen=True, slots=True)
class Reported:
    """A clause that somebody said."""

    start: int
    end: int
    attribution: Attribution
    rule: str


FURTHEST_THAT = 120  # characters between a verb and its "that": whom it was told to, where, when
THAT = Pattern(r"[ ]that,?[ ]")
# What may stand there: "told a press conference in Lagos on Monday that", "said, however, that", "pointed out that".
CIRCUMSTANCE = Pattern(
    r"[ ](?:out|today|yesterday|last|this|earlier|later|again|recently|publicly|privately|simply|[A-Z]\w+day|\w+ly|of course"
    r"|(?:late |early )?(?:in|on|at|during|after|before|from|via|by|through|to|over|within|for|with|under)[ ])"
)
ASIDE = Pattern(r",[ ](?:\w+[ ]){0,4}\w+,")  # ", however,", ", for her part,"
# To whom one tells, where a clause without "that" follows: "told the BBC the road would reopen".
ADDRESSEE = Pattern(
    r"[ ](?:(?:the|a|an|his|her|their|its|our|my|this)[ ])?(?!(?:that|the|how|of|what|why|who|where|when|to|about)\b)[\w’'-]+(?:[ ][A-Z][\w’'-]+|[ ]\d){0,4}"
    r"(?:[ ](?:conference|newspaper|station|radio|television|meeting|reporters|agency|court|committee|hearing|inquiry|inquest))?"
    r"(?:[ ](?:on|last|in|at)[ ][A-Z]?[\w’'-]+(?:[ ][A-Z][\w’'-]+)?)?"
    r"(?=[ ](?:the|a|an|he|she|it|they|there|his|her|its|their|no|we|this|these|those|all|some|any|if|when|nobody|I)[ ])"
)
WHEN = Pattern(
    r",?[ ](?:(?:on |late on |early on |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:[ ](?:morning|night|evening))?"
    r"|yesterday|today|tonight|last (?:week|month|night|year)|this week|earlier|later|in (?:a|an) [\w’' -]{3,40}?"
    r"(?:statement|interview|letter|e-?mail|post|tweet|report|speech|briefing|release|note|message)),?"
    r"(?=[ ](?:the|a|an|he|she|it|they|there|his|her|its|their|no|we|this|these|those|all|some|any|[A-Z0-9]))"
)
# What one says that is no clause: "said a prayer", "said goodbye", "said to be", "said so".
NO_CLAUSE = Pattern(
    r"[ ](?:to|so|yes|no(?![ ](?:\w+[ ]){1,4}(?:had|has|would|will|was|were|is|are|could|can))|nothing|goodbye|hello|farewell|thank|thanks"
    r"|much|more|little|something|anything|everything|what|enough|again|it all|sorry|amen|grace|mass|as|in|on|at|of|about|with"
    r"|is|are|was|were|has|had|have|will|would|can|could|may|might|must|should|by|from|during|after|before|for|into|later|earlier|yesterday|today|tomorrow|and|or|but|which|who|whether|out|up"
    r"|(?:(?:a|the|his|her|their|its|some|few|many)[ ])?(?:few |final |last |kind |own |short |silent )*"
    r"(?:words?|prayers?|rosary|mass|grace|goodbyes?|farewells?|things?|piece|names?|lines?|opposite|same|goal|goals|life|lives"
    r"|victory|title|prize|responsibility|credit|asylum|damages|benefits|compensation|story|stories|jokes?|tales?|lies?|truth"
    r"|responsibility|charges?|guilt|defeat|liability|wrongdoing|value|weight|pressure|point|points))\b"
)
FINITE = Pattern(
    r"\b"
    + either(
        r"is|are|am|was|were|be|has|had|have|will|would|can|could|may|might|must|shall|should|ought|do|does|did|need|needs|cannot",
        r"isn['’]t|aren['’]t|wasn['’]t|weren['’]t|won['’]t|wouldn['’]t|can['’]t|couldn['’]t|hasn['’]t|hadn['’]t|didn['’]t|don['’]t",
        r"\w+['’](?:ll|d|ve|re|m)",
        r"lost|left|took|gave|came|went|made|got|fell|rose|grew|held|kept|met|saw|knew|felt|found|began|became|broke|brought",
        r"built|bought|caught|chose|drew|drove|fought|flew|heard|hit|led|paid|ran|sold|sent|sank|shot|spent|stood|stole|struck",
        r"told|thought|threw|understood|won|wore|wrote|swept|burnt|hid|lay|bled|cost|cut|let|put|set|shut|spread|wants?|remains?",
        r"\w{2,}ed|\w{3,}(?:[^s\Wiu]s)",
    )
    + r"\b"
)
# The beginning of a clause that can be nothing else.
SHOWS_CLAUSE = Pattern(
    r"[ ](?:(?:he|she|it|they|there|we|I|you|nobody|no one|everyone|this|these)[ ]"
    r"|(?!(?:that|which|who|where|when|to)\b)(?:(?!(?:that|which|who|where|when|to|for)\b)[\w’'-]+[ ]){1,6}"
    r"(?:will|would|could|had|has|was|were|is|are|may|might|must|should|can|cannot|have)[ ])"
)
# Where a clause stops although its sentence goes on.
STOPS = Pattern(
    r",?[ ](?=adding\b)|,[ ](?=(?:saying|noting|warning|insisting|stressing|explaining|citing|describing|calling|according|and added"
    r"|but added|and said|but said|while adding|referring|urging|telling|pointing|quoting|recalling|arguing|claiming)\b)|;[ ]"
)
CONJUNCTION = Pattern(r"(?:,|;|[ ]-|[ ]–)?[ ](?:and|but|while|whereas|although|though)?[ ]?$")
AGAIN = Pattern(r",?[ ](?:and|but)[ ](?:also[ ])?$")  # "argued that ..., and insisted that"
END_MARKS = " .!?…;:,"
# A clause that another follows, or a phrase that says when or where: "Asked about it, she said", "In a letter, he said".
NO_OPENING = words(
    "asked speaking writing addressing responding replying when if as after before while in on at during for with",
    "to of answering reacting commenting announcing launching opening closing earlier later meanwhile instead",
    "however and but still also yesterday today then though although rather despite because since until unless",
    "whether",
)
DATELINE = Pattern(r"[A-Z][^.:–—\n]{1,50}?[ ]?(?:–|—|:|[ ]-)[ ](?=[A-Z“])")
FEWEST_WORDS = 3
LONGEST_CLAUSE = 500  # characters before "said Lin Wei"
BEHIND = Pattern(
    r",[ ](?!(?:\w+ing|who|whose|which|where|when|while|citing|after|before|as|in|on|at|during|from|a|an|the|his|her|its)\b)(?=[a-z])"
)


def _tells(speaker: Speaker) -> bool:
    """Whether a clause may be given to a speaker: the author is none, and a noun that no list has must be a short one."""
    if speaker.kind == PRONOUN:
        return speaker.pronoun not in ("i", "we", "you")
    if speaker.kind == NOBODY:
        return False
    return speaker.kind != OTHER or (speaker.role or "").count(" ") < 2


class Clauses:
    """The clauses that the attributions of a story report."""

    def __init__(self, story: Story, attributions: Attributions) -> None:
        self.story = story
        self.attributions = attributions

    def find(self, taken: set[Attribution]) -> Iterator[Reported]:
        """The clauses, in order; attributions of direct speech are `taken`."""
        last = 0
        for index, one in enumerate(self.attributions.found):
            if one in taken or one.verb < last or not _tells(one.speaker) or self._is_condition(one):
                continue
            for clause in self._of(one, index):
                yield clause
                last = max(last, clause.end)

    def _is_condition(self, one: Attribution) -> bool:
        """ "If a politician tells me that ...": nobody has said so."""
        return self.story.text.startswith(("If ", "Whether ", "Unless "), self.story.sentence(one.verb))

    def _of(self, one: Attribution, index: int) -> Iterator[Reported]:
        if one.word == "according":
            yield from self._cited(one)
            return
        start, rule = self._begins(one)
        if start:
            end = self._ends(start, index)
            if len(self.story.text[start:end].split()) >= 2:
                yield Reported(start, end, one, rule)
            return
        if one.word in TELLS and one.word not in PARTICIPLES:
            yield from self._before(one)

    def _begins(self, one: Attribution) -> tuple[int, str]:
        """Where the clause begins that follows a verb, 0 where none does, and the rule."""
        text, at = self.story.text, one.end
        if one.inverted or one.word not in TELLS:
            return 0, ""
        stop = min(self.story.following(at), at + FURTHEST_THAT)
        that = THAT.search(text, at, stop)
        if that:
            between = text[at : that.start()]
            plain = not set(between) & set(':;“”"(')
            if plain and (not between or CIRCUMSTANCE.match(between + " ") or ASIDE.fullmatch(between)):
                return that.end(), "said_that"
            if plain and one.word in ADDRESSED and "," not in between and len(between.split()) < 12:
                return that.end(), "said_that"
        if one.word not in BARE and one.word not in HARDLY_BARE:
            return 0, ""
        if one.word in ADDRESSED:
            to = ADDRESSEE.match(text, at)
            if to:
                at = to.end()
            elif one.word.startswith("t"):
                return 0, ""
        when = WHEN.match(text, at)
        if when:
            at = when.end()
        elif NO_CLAUSE.match(text, at) or text[at : at + 1] != " ":
            return 0, ""
        end = self.story.following(at)
        shows = (
            SHOWS_CLAUSE.match(text, at) if one.word in HARDLY_BARE else FINITE.search(text, at, min(end, at + REACH))
        )
        return (at + 1, "said_clause") if shows else (0, "")

    def _ends(self, start: int, index: int) -> int:
        """Where a clause ends that begins at a place."""
        text = self.story.text
        end = self.story.following(start)
        stop = STOPS.search(text, start, end)
        if stop:
            end = stop.start()
        for at in range(index + 1, len(self.attributions.found)):
            other = self.attributions.found[at]
            if other.verb >= end:
                break
            again = AGAIN.search(text, max(start, other.verb - 12), other.verb)
            if other.start <= start and again and text.startswith((" that ", " that,"), other.verb + len(other.word)):
                end = again.start()
                break
            joint = CONJUNCTION.search(text, max(start, other.start - 12), other.start)
            if other.start > start and joint and joint[0].strip() and other.speaker.kind in (PERSON, POST, PRONOUN):
                if other.speaker.kind != PRONOUN or joint[0][0] in ",;":
                    end = joint.start()
                    break
        return self._trimmed(start, end)

    def _trimmed(self, start: int, end: int) -> int:
        text = self.story.text
        while end > start and text[end - 1] in " \n":
            end -= 1
        while end > start and text[end - 1] in END_MARKS:
            end -= 1
        return end

    def _before(self, one: Attribution) -> Iterator[Reported]:
        """What stands before "said Ama Boateng", and behind it where it breaks a clause in two."""
        text = self.story.text
        low = self.story.near_sentence(one.verb)
        at = one.start
        while at > low and text[at - 1] == " ":
            at -= 1
        if text[at - 1 : at] != "," or not low < at < low + LONGEST_CLAUSE:
            return
        dateline = DATELINE.match(text, low, at)
        low = dateline.end() if dateline else low
        first = text[low:at].split(" ", 1)[0].lower().strip('“"')
        pieces = text[low : at - 1].split()
        opens = first in NO_OPENING or (first.endswith("ing") and len(first) > 5)
        if opens and "," not in text[low : at - 1]:
            return
        addressed = one.word in ADDRESSED and not THAT.match(text, one.end)
        if not one.inverted and not addressed and not SAYS_NO_MORE.match(text, one.end):
            return  # "Rather than wait, the council announced a ballot"
        whole = len(pieces) >= FEWEST_WORDS and FINITE.search(text, low, at)
        behind = BEHIND.match(text, one.end)
        end = self._trimmed(one.end, min(self.story.following(one.end), one.end + LONGEST_CLAUSE)) if behind else 0
        goes_on = behind and FINITE.search(text, behind.end(), end)
        if not whole and not goes_on:
            return
        yield Reported(low, at - 1, one, "clause_first")
        if behind and goes_on:
            stop = STOPS.search(text, behind.end(), end)
            yield Reported(behind.end(), stop.start() if stop else end, one, "clause_first")

    def _cited(self, one: Attribution) -> Iterator[Reported]:
        """The clause behind "According to Ama Boateng," or before ", according to Ama Boateng"."""
        text = self.story.text
        low, high = self.story.near_sentence(one.verb), self.story.following(one.verb)
        comma = text.find(",", one.end, high)
        after = (comma + 2, self._trimmed(comma, high)) if comma >= 0 else None
        if not text[low : one.verb].strip(' “"‘'):
            if after and after[1] > after[0]:
                yield Reported(*after, one, "according_to")
            return
        end = one.verb
        while end > low and text[end - 1] in " ,–—(":
            end -= 1
        dateline = DATELINE.match(text, low, end)
        low = dateline.end() if dateline else low
        if text[end : end + 1] in ",(–—" or len(text[low:end].split()) > FEWEST_WORDS:
            opens = after and text[low:end].split(" ", 1)[0].lower() in NO_OPENING
            if end > low and not opens and not text.endswith((" and", " but", " that"), low, end):
                yield Reported(low, end, one, "according_to")
            if after and BEHIND.match(text, comma) and FINITE.search(text, *after):
                yield Reported(*after, one, "according_to")
