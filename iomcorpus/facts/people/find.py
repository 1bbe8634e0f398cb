"""People in a passage: names that stand for human beings, with their posts, and who of them is one person.

First what shows a person (`RULES`: a title, a post, a speech verb, a byline, an age, a known given name), then names
that stand in one list with those, then further mentions of all who were found (`known`), at last lone names of whom
nothing is known here (`weak`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from iomcorpus.facts.passage import Passage
from iomcorpus.facts.people import evidence, evidence_lines, evidence_shape
from iomcorpus.facts.people.barred import is_barred
from iomcorpus.facts.people.capitals import PARTICLES, Run, find_runs, usual_case
from iomcorpus.facts.people.lexicon import (
    ANY_GIVEN,
    CALENDAR,
    CAPITALS,
    FAMILY,
    HONORIFIC,
    INITIAL,
    NAME,
    OPENER,
    OTHER,
    PEOPLE,
    PLACE,
    POST,
    THING,
    lexicon,
)
from iomcorpus.facts.people.names import Name, names_in, title_before
from iomcorpus.facts.people.posts import GENDER, POSTS
from iomcorpus.facts.people.roles import honorific_of, role_and_org
from iomcorpus.facts.people.rolls import find_authors, find_line_ups, spoken
from iomcorpus.facts.people.sight import PLACE_PREPOSITIONS, Scene, Sight
from iomcorpus.facts.people.who import People, Somebody, parts
from iomcorpus.forms.grammar import Pattern, words
from iomcorpus.model import PersonFound


@dataclass(frozen=True, slots=True)
class Rule:
    """What shows a person, and how sure it is."""

    name: str
    shows: Callable[[Sight], bool]
    confidence: float


# The first that fires names the mention: the surest, and of these the cheapest, come first.
RULES = (
    Rule("honorific", evidence.honorific, 0.97),
    Rule("age", evidence.age, 0.95),
    Rule("post_before", evidence.post_before, 0.93),
    Rule("byline", evidence_lines.byline, 0.93),
    Rule("credit", evidence_lines.credit, 0.9),
    Rule("contact", evidence_lines.contact, 0.93),
    Rule("initials", evidence_shape.initials, 0.9),
    Rule("inverted", evidence_lines.inverted, 0.85),
    Rule("given_name", evidence_shape.given_name, 0.9),
    Rule("kin", evidence.kin, 0.9),
    Rule("cited", evidence_lines.cited, 0.8),
    Rule("post_behind", evidence.post_behind, 0.9),
    Rule("speech", evidence.speech, 0.85),
    Rule("signature", evidence_lines.signature, 0.85),
    Rule("relative", evidence.relative, 0.85),
    Rule("regnal", evidence_shape.regnal, 0.75),
    Rule("named_so", evidence.named_so, 0.85),
    Rule("agent", evidence.agent, 0.8),
    Rule("family_first", evidence_shape.family_first, 0.8),
    Rule("known_name", evidence_shape.known_name, 0.75),
    Rule("subject", evidence.subject, 0.65),
    Rule("particle", evidence_shape.particle, 0.65),
    Rule("lone_given", evidence_shape.lone_given, 0.65),
    Rule("lone_family", evidence_shape.lone_family, 0.65),
)
# Those that look at other names too, in the order in which they run.
LISTED, COUPLE, KNOWN, WEAK = "listed", "couple", "known", "weak"
LINE_UP, AUTHORS = "line_up", "authors"
AFTERWARDS = {AUTHORS: 0.85, LINE_UP: 0.8, LISTED: 0.8, COUPLE: 0.85, KNOWN: 0.85, WEAK: 0.5}
MARKED = "marked"  # in place of all RULES, where an engine has marked the names
NAMES = (*(rule.name for rule in RULES), *AFTERWARDS, MARKED)
# Rules that show that words behind a name are its surname: "Kyle Render, 22,".
STRONG = {"honorific", "age", "post_before", "byline", "credit", "contact", "post_behind", "relative", "speech"}
# Rules that do not count for a word that is a thing's in the same record: "Storm Brigid", then "Brigid hit the coast".
FAINT = {"speech", "lone_given", "lone_family", "particle"}
LIST_SIGN = Pattern(r", (?:and |& )?|,? and |; (?:and )?| & |\n[•*–-]? ?| (?:\([^()\n]{1,40}\)(?:, | and |; ))")
SAINTS = {"St", "Saint", "Ste", "San", "Santa", "Santo", "São"}
# The same, with where the one before works: "Specialists Ana Reyes from IOM HQ and Tom Holm".
SHARED_SIGN = Pattern(rf"(?:{LIST_SIGN.pattern}| (?:from|of|at) (?:the )?[A-Z][\w ]{{1,40}},? and )")
# "three brothers, Clarence, Gil and Hank"
PLURAL_KIN = words(
    "sons daughters sisters brothers parents children cousins twins grandchildren kids siblings uncles aunts nephews",
    "nieces grandparents stepchildren stepsons stepdaughters grandsons granddaughters friends",
)
PLURAL_TITLES = {"cllrs", "drs", "profs", "revs", "sgts"}


def find_people(
    passage: Passage, off: Set[str] = frozenset(), marked: Sequence[tuple[int, int]] | None = None
) -> list[PersonFound]:
    """The people of a passage in order of place, weak ones among them; `off` are names of rules not to use.

    `marked` are the stretches that another engine takes for people: then they alone show one.

    >>> [(p.name, p.role, p.org) for p in find_people(Passage("A whistle blew. Elm Club coach Ana Reyes smiled."))]
    [('Ana Reyes', 'coach', 'Elm Club')]
    >>> find_people(Passage("The Ana Reyes Foundation bought Lake Chad Brewery shares."))
    []
    """
    search = _Search(passage, off)
    if marked is not None:
        search.rules = [Rule(MARKED, lambda sight: _meets(sight.name, marked), 0.85)]
    search.look()
    if marked is None:
        search.read_rolls()
    search.join_lists()
    search.number()
    if KNOWN not in off:
        search.find_again()
    if WEAK not in off:
        search.find_weak()
    return list(search.found())


@dataclass(slots=True)
class _Seen:
    """A name that was found to be somebody's."""

    sight: Sight
    rule: str
    confidence: float
    who: Somebody | None = None


class _Search:
    """The search through one passage."""

    def __init__(self, passage: Passage, off: Set[str]) -> None:
        self.scene = Scene(passage)
        self.text = passage.text
        self.off = off
        self.rules = [rule for rule in RULES if rule.name not in off]
        self.runs = find_runs(passage.text)
        self.sights: list[Sight] = []
        self.seen: dict[int, _Seen] = {}  # by start of the name
        self.taken: set[int] = set()  # starts of all words of names that were found
        self.plural: set[int] = set()  # starts of names in lists behind a plural title
        self.things: set[str] = set()  # words of names that are nobody's here: "Storm Brigid", "Valero Energy"
        self.people = People()

    def look(self) -> None:
        """Find the names for which a rule speaks."""
        for run in self.runs:
            heading = self.scene.is_heading(run)
            name = names_in(run, self.text, heading)
            if name is not None:
                self.sights.append(self.seen_so(name, heading))
            elif len(run.words) > 1 and run.words[0].rstrip(".") not in SAINTS:
                words = zip(run.words, run.flags, strict=True)
                self.things.update(word for word, flag in words if not flag & (OPENER | CAPITALS))
        covered = 0  # by the place of a lord: "Fenwick of Alnmouth"
        for sight in self.sights:
            rule = self.rule_of(sight) if sight.start >= covered else None
            if rule is not None:
                self.take(sight, rule.name, rule.confidence)
                covered = sight.end

    def seen_so(self, name: Name, heading: bool) -> Sight:
        """A name in its scene, with the words behind it where something strong shows a person there."""
        if name.longer is not None:
            sight = Sight(self.scene, name.longer, heading)
            if not is_barred(sight) and any(rule.name in STRONG and rule.shows(sight) for rule in self.rules):
                return sight
        return Sight(self.scene, name, heading)

    def rule_of(self, sight: Sight) -> Rule | None:
        """The rule that shows a person there."""
        lone = sight.alone and sight.name.title is None
        if (lone and sight.final & OTHER and not sight.final & ANY_GIVEN) or is_barred(sight):
            return None
        faint = lone and sight.name.text in self.things
        return next((rule for rule in self.rules if not (faint and rule.name in FAINT) and rule.shows(sight)), None)

    def take(self, sight: Sight, rule: str, confidence: float, who: Somebody | None = None) -> None:
        self.seen[sight.name.start] = _Seen(sight, rule, confidence, who)
        at = sight.name.start
        for word in sight.name.words:
            self.taken.add(at)
            at += len(word) + 1

    def read_rolls(self) -> None:
        """Names that only their roll shows: line-ups, authors with initials behind their names."""
        if LINE_UP not in self.off:
            for start, end in find_line_ups(self.text):
                self.take_span(start, end, LINE_UP)
        if AUTHORS not in self.off:
            for run in self.runs:
                if run.text[-1].isupper() and len(run.words) > 1 and len(run.words[-1]) <= 3:
                    for start, end in find_authors(self.text, run):
                        self.take_span(start, end, AUTHORS)

    def take_span(self, start: int, end: int, rule: str) -> None:
        """Take a stretch of the text as a name; what was found in it is a part of it."""
        run = Run(start, end, self.text[start:end])
        for other in [at for at in map(run.place, range(len(run.words))) if at in self.seen]:
            seen = self.seen[other].sight.name
            if rule == LINE_UP or (seen.start, seen.end) == (start, end):
                return
            del self.seen[other]
        self.take(Sight(self.scene, Name(run, 0, len(run.words), None), False), rule, AFTERWARDS[rule])

    def join_lists(self) -> None:
        """Names in one list with somebody's: "Ewa Sikora, Jun Aputi and Tlalli Xoc", "Anna and Peter Holm"."""
        for order in (self.sights, self.sights[::-1]):
            for one, other in pairwise(order):
                if one.name.start in self.seen and other.name.start not in self.seen:
                    first, second = (one, other) if one.start < other.start else (other, one)
                    if LIST_SIGN.fullmatch(self.text, first.name.end, second.start):
                        rule = self.joined(other, one)
                        if rule is not None:
                            self.take(other, rule, AFTERWARDS[rule])

    def joined(self, sight: Sight, known: Sight) -> str | None:
        """The rule by which a name is somebody's because its neighbour in a list is."""
        if not sight.alone:
            power = (
                sight.final & (FAMILY | THING) == FAMILY | THING and sight.first & ANY_GIVEN and not sight.first & OTHER
            )
            if (
                known.alone
                or not (sight.sound or power)
                or any(flag & CAPITALS for flag in sight.name.flags)
                or is_barred(sight)
            ):
                return None
            if sight.follows_place and not sight.first & ANY_GIVEN:
                return None  # "the Member for Gros Islet, Ana Reyes,"
            if sight.in_contact_line and (sight.final & PLACE or not sight.first & ANY_GIVEN):
                return None  # "Ana Reyes, Elm Bristol, Tel:"
            return LISTED if LISTED not in self.off else None
        if sight.start > known.start:
            if LISTED in self.off or not self.in_plural(known) or sight.final & (OTHER | CAPITALS):
                return None
            self.plural.add(sight.name.start)
            return LISTED
        couple = self.text[sight.name.end : known.start] in (" and ", " & ") and not known.alone
        if not couple or COUPLE in self.off or not sight.final & ANY_GIVEN or sight.final & PLACE:
            return None
        return COUPLE

    def in_plural(self, sight: Sight) -> bool:
        """Whether somebody stands in a list behind a plural title: "Cllrs Aziz, Dacre and Mwangi"."""
        name = sight.name
        if name.start in self.plural:
            return True
        if sight.alone and (sight.before.rstrip(",:") in PLURAL_KIN or evidence_lines.labelled(sight)):
            return True
        if sight.alone and sight.post_before and sight.post_before.role and _is_plural(sight.post_before.role):
            return True  # "pupils Alfie, Maisie and Zain"
        return sight.alone and name.title is not None and name.run.words[name.first - 1].lower() in PLURAL_TITLES

    def number(self) -> None:
        """Give the names their persons: full names first, then those in part."""
        order = [self.seen[start] for start in sorted(self.seen)]
        forms = [parts(_full_form(seen)) for seen in order]
        endings = {form[-size:] for form in forms for size in range(2, len(form))}
        for at, (seen, form) in enumerate(zip(order, forms, strict=True)):
            full = form
            if seen.rule == COUPLE and at + 1 < len(order):
                full = (*form, *forms[at + 1][1:])
            if len(full) > 1 and full not in endings:
                seen.who = self.people.full(full, seen.sight.name.start, _gender(seen.sight))
        for seen, form in zip(order, forms, strict=True):
            if seen.who is None:
                sight = seen.sight
                part = form or (sight.name.text.lower(),)
                start, gender = sight.name.start, _gender(sight)
                who = self.people.short(part, start, gender, sight.name.title is not None)
                seen.who = who or self.people.add(part, start, gender)
                self.people.mention(seen.who, start, gender)
        for seen in order:
            if seen.who is not None and seen.rule in STRONG - FAINT:
                seen.who.sure = True

    def find_again(self) -> None:
        """Further mentions of the persons, in full or in part."""
        known = self.people.by_word
        if not known:
            return
        names = known.keys()
        for run in self.runs:
            at = run.start
            for index, word in enumerate(run.words):
                if at not in self.taken and (word.lower() in known or not names.isdisjoint(parts(word))):
                    self.again(run, index)
                at += len(word) + 1

    def again(self, run: Run, index: int) -> None:
        """Take a known word of a run, and what follows in the name, where it stands for its person."""
        last = index + 1
        words = parts(run.words[index])
        while last < len(run.words):
            more = (*words, *parts(run.words[last]))
            if len(more) > len(words) and self.people.short(more, run.start) is None:
                break
            words = more
            last += 1
        while run.words[last - 1] in PARTICLES and run.words[last - 1].islower() and last - 1 > index:
            last -= 1
        if last == index + 1 and (run.flags[index] & INITIAL or len(run.words[index]) == 1):
            return
        name = Name(run, index, last, title_before(run, index))
        sight = Sight(self.scene, name, self.scene.is_heading(run))
        if not _stands_free(sight):
            return
        gender = _gender(sight)
        who = self.people.short(words, name.start, gender, name.title is not None)
        if who is not None and (who.sure or len(who.words) > 1 or sight.final & NAME):
            self.people.mention(who, name.start, gender)
            self.take(sight, KNOWN, AFTERWARDS[KNOWN], who)

    def find_weak(self) -> None:
        """Lone names of whom nothing is known here."""
        for sight in self.sights:
            start = sight.name.start
            if start not in self.taken and evidence.weak(sight) and not is_barred(sight):
                words = parts(sight.name.text)
                if words:
                    who = self.people.short(words, start) or self.people.add(words, start)
                    self.take(sight, WEAK, AFTERWARDS[WEAK], who)

    def found(self) -> Iterator[PersonFound]:
        """The mentions in order; a plural post is of all in its list: "Cllrs Aziz, Dacre", "nurses Ana and Tom"."""
        shared: PersonFound | None = None
        end = 0
        for start in sorted(self.seen):
            seen = self.seen[start]
            one = _person(self.text, seen)
            if shared and seen.rule != WEAK and SHARED_SIGN.fullmatch(self.text, end, one.start):
                if not one.role:
                    one = replace(one, role=shared.role, org=one.org or shared.org)
            else:
                shared = None
            title = honorific_of(seen.sight)
            if title and title.lower() in PLURAL_TITLES:
                shared = replace(one, role=title)
            elif one.role and _is_plural(one.role):
                shared = one
            end = one.end
            yield one


def _person(text: str, seen: _Seen) -> PersonFound:
    sight, weak = seen.sight, seen.rule == WEAK
    start, end = sight.name.start, sight.end
    particle = evidence_shape.PARTICLE_BEFORE.search(text, max(0, start - 14), start) if sight.alone else None
    if particle and sight.name.first == 0:
        start = particle.start(1)
    name = usual_case(text[start:end])
    if seen.rule == "inverted":
        name, end = evidence_lines.turned(sight)
    elif seen.rule == AUTHORS:
        name = spoken(sight.name.text)
    role, org = (None, None) if weak or seen.rule in (AUTHORS, LINE_UP) else role_and_org(sight)
    who = seen.who
    given = sight.alone and bool(sight.final & ANY_GIVEN) and who is not None and len(who.words) == 1
    return PersonFound(start, end, seen.rule, seen.confidence, name, who.who if who else -1, role, org, given, weak)


def _meets(name: Name, marked: Sequence[tuple[int, int]]) -> bool:
    """Whether a name lies in one of the stretches that were marked."""
    at = bisect_right(marked, (name.start, name.end)) - 1
    return any(start < name.end and name.start < end for start, end in marked[max(0, at) : at + 2])


def _full_form(seen: _Seen) -> str:
    if seen.rule == AUTHORS:
        return spoken(seen.sight.name.text)
    return evidence_lines.turned(seen.sight)[0] if seen.rule == "inverted" else seen.sight.name.text


def _is_plural(role: str) -> bool:
    head = role.split()[-1].lower()
    return head.endswith("s") and head[:-1] in POSTS


def _gender(sight: Sight) -> str | None:
    """What the titles of a name tell: "m", "f" or None."""
    name = sight.name
    if name.title is None:
        return None
    titles = (word.rstrip(".") for word in name.run.words[name.title : name.first])
    return next((GENDER[word] for word in titles if word in GENDER), None)


def _stands_free(sight: Sight) -> bool:
    """Whether a known name is one here, and no part of something else: "Swing said", but "Swing State" is none."""
    name, final = sight.name, sight.final
    if is_barred(sight) or name.right & THING:
        return False
    if name.right and not sight.heading and not name.right & (CALENDAR | CAPITALS | POST):
        return False
    before = OPENER | CALENDAR | PEOPLE | POST | HONORIFIC
    if name.first and name.title is None and not sight.heading and not name.left & before:
        return False
    if not sight.alone or name.title is not None or not final & OTHER:
        return True
    if final & (PLACE | CALENDAR):
        return bool(sight.acts) and sight.before not in PLACE_PREPOSITIONS
    # "Marbles uploads", but "Rose growers": at the beginning of a sentence a word is a word
    return not sight.opens or bool(sight.acts) or not sight.behind or not lexicon()[sight.behind.capitalize()]
