"""People in a passage: names that stand for human beings, with their posts, and who of them is one person.

First what shows a person (`RULES`: a title, a post, a speech verb, a byline, an age, a known given name), then further
mentions of those who were found so (`known`), at last lone names of whom nothing is known here (`weak`).
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass, replace

from iomcorpus.facts import evidence
from iomcorpus.facts.capitals import PARTICLES, Run, find_runs, in_capitals, usual_case
from iomcorpus.facts.evidence import Sight, is_barred, is_weak
from iomcorpus.facts.lexicon import (
    ANY_GIVEN, CALENDAR, CAPITALS, HONORIFIC, NAME, OPENER, OTHER, PEOPLE, PLACE, POST, PREFIX, THING, VERB, WORD, lexicon,
)
from iomcorpus.facts.names import Name, names_in
from iomcorpus.facts.passage import Passage
from iomcorpus.facts.roles import is_body
from iomcorpus.facts.posts import GENDER, NO_ROLE, POSTS
from iomcorpus.facts.who import People, Somebody, parts
from iomcorpus.forms.grammar import Pattern
from iomcorpus.model import PersonFound


@dataclass(frozen=True, slots=True)
class Rule:
    """What shows a person, and how sure it is."""

    name: str
    shows: Callable[[Sight], bool]
    confidence: float


# The first that fires names the mention; the surest come first.
RULES = (
    Rule("honorific", evidence.honorific, 0.97),
    Rule("age", evidence.age, 0.95),
    Rule("post_before", evidence.post_before, 0.93),
    Rule("byline", evidence.byline, 0.93),
    Rule("credit", evidence.credit, 0.9),
    Rule("contact", evidence.contact, 0.93),
    Rule("initials", evidence.initials, 0.9),
    Rule("inverted", evidence.inverted, 0.85),
    Rule("given_name", evidence.given_name, 0.9),
    Rule("kin", evidence.kin, 0.9),
    Rule("cited", evidence.cited, 0.8),
    Rule("post_after", evidence.post_after, 0.9),
    Rule("speech", evidence.speech, 0.85),
    Rule("signature", evidence.signature, 0.85),
    Rule("relative", evidence.relative, 0.85),
    Rule("regnal", evidence.regnal, 0.75),
    Rule("named_so", evidence.named_so, 0.85),
    Rule("family_first", evidence.family_first, 0.8),
    Rule("family_name", evidence.family_name, 0.75),
    Rule("subject", evidence.subject, 0.65),
    Rule("particle", evidence.particle, 0.65),
    Rule("lone_given", evidence.lone_given, 0.65),
    Rule("lone_family", evidence.lone_family, 0.65),
)
FAINT = {"speech", "lone_given", "lone_family", "particle"}  # not for a word that is a thing's in the same record
STRONG = {"honorific", "age", "post_before", "byline", "credit", "contact", "post_after", "relative", "speech"}
LISTED, COUPLE, KNOWN, WEAK = "listed", "couple", "known", "weak"
AFTERWARDS = {LISTED: 0.8, COUPLE: 0.85, KNOWN: 0.85, WEAK: 0.5}
NAMES = tuple(rule.name for rule in RULES) + tuple(AFTERWARDS)


def find_people(passage: Passage, off: Set[str] = frozenset()) -> list[PersonFound]:
    """The people of a passage in order of place, weak ones among them; `off` are names of rules not to use.

    >>> [(p.name, p.role, p.org) for p in find_people(Passage("A whistle blew. Elm Club coach Ana Reyes smiled."))]
    [('Ana Reyes', 'coach', 'Elm Club')]
    >>> find_people(Passage("The Ana Reyes Foundation bought Lake Chad Brewery shares."))
    []
    """
    search = _Search(passage, off)
    search.look()
    return search.found()


@dataclass(slots=True)
class _Seen:
    """A name that was found to be somebody's."""

    sight: Sight
    rule: str
    confidence: float
    who: Somebody | None = None
    weak: bool = False


class _Search:
    """The search through one passage."""

    def __init__(self, passage: Passage, off: Set[str]) -> None:
        self.text = passage.text
        self.body = passage.body
        self.off = off
        self.rules = [rule for rule in RULES if rule.name not in off]
        self.runs = find_runs(passage.text)
        self.sights: list[Sight] = []
        self.seen: dict[int, _Seen] = {}  # by start of the name
        self.people = People()
        self.plural: set[int] = set()  # starts of names in lists behind a plural title
        self.things: set[str] = set()  # words of names that are nobody's here: "Storm Brigid", "Valero Energy"

    def look(self) -> None:
        for run in self.runs:
            heading = self.is_heading(run)
            name = names_in(run, self.text, heading)
            if name is None:
                if len(run.words) > 1:
                    self.things.update(word for word, flag in zip(run.words, run.flags, strict=True) if not flag & (OPENER | CAPITALS))
            else:
                sight = Sight(self.text, name, heading)
                if name.longer is not None and self.is_longer(Sight(self.text, name.longer, heading)):
                    sight = Sight(self.text, name.longer, heading)
                self.sights.append(sight)
        for sight in self.sights:
            self.judge(sight)
        self.join_lists()
        self.number()
        if KNOWN not in self.off:
            self.find_again()
        if WEAK not in self.off:
            self.find_weak()

    def is_heading(self, run: Run) -> bool:
        """Whether a run stands in a heading: before the body, or in a line of capitalised words without a full stop."""
        if run.start < self.body:
            return True
        return len(run.words) > 1 and _is_title_case(self.text, run)

    def is_longer(self, sight: Sight) -> bool:
        """Whether words behind a name are its surname: something strong shows a person there."""
        return not is_barred(sight) and any(rule.name in STRONG and rule.shows(sight) for rule in self.rules)

    def judge(self, sight: Sight) -> None:
        if sight.alone and sight.name.title is None and sight.final & OTHER and not sight.final & ANY_GIVEN:
            return
        if is_barred(sight):
            return
        lone = sight.alone and sight.name.title is None and sight.name.text in self.things
        for rule in self.rules:
            if not (lone and rule.name in FAINT) and rule.shows(sight):
                self.seen[sight.name.start] = _Seen(sight, rule.name, rule.confidence)
                return

    def join_lists(self) -> None:
        """Names that stand in one list with somebody's: "Ewa Sikora, Jun Aputi and Tlalli Xoc", "Anna and Peter Holm"."""
        for order in (self.sights, self.sights[::-1]):
            for one, other in zip(order, order[1:], strict=False):
                if one.name.start in self.seen and other.name.start not in self.seen:
                    first, second = sorted((one, other), key=lambda sight: sight.name.start)
                    between = self.text[first.name.end : second.start]
                    if LIST_SIGN.fullmatch(between):
                        self.join(other, other is first, one)

    def join(self, sight: Sight, before: bool, known: Sight) -> None:
        flags = sight.name.flags
        if sight.alone and not before and self.in_plural(known):
            if LISTED not in self.off and not sight.final & (OTHER | CAPITALS):
                self.plural.add(sight.name.start)
                self.seen[sight.name.start] = _Seen(sight, LISTED, AFTERWARDS[LISTED])
        elif sight.alone:
            if COUPLE in self.off or not before or known.alone or not sight.final & ANY_GIVEN or sight.final & PLACE:
                return
            if self.text[sight.name.end : known.start] not in (" and ", " & "):
                return
            self.seen[sight.name.start] = _Seen(sight, COUPLE, AFTERWARDS[COUPLE])
        elif LISTED not in self.off and sight.sound and not known.alone and not any(flag & CAPITALS for flag in flags):
            if is_barred(sight) or sight.in_contact_line and (sight.final & PLACE or not flags[0] & ANY_GIVEN):
                return  # "Ana Reyes, Elm Bristol, Tel:"
            self.seen[sight.name.start] = _Seen(sight, LISTED, AFTERWARDS[LISTED])

    def in_plural(self, sight: Sight) -> bool:
        """Whether somebody stands in a list behind a plural title: "Cllrs Aziz, Dacre and Mwangi"."""
        name = sight.name
        if name.start in self.plural:
            return True
        return name.title is not None and name.run.words[name.first - 1].lower().endswith("s") and sight.alone

    def number(self) -> None:
        """Give the names their persons: full names first, then those in part."""
        order = sorted(self.seen.values(), key=lambda seen: seen.sight.name.start)
        forms = [parts(self.full_form(seen)) for seen in order]
        endings = {words[-size:] for words in forms for size in range(2, len(words))}
        for at, (seen, words) in enumerate(zip(order, forms, strict=True)):
            if seen.rule == COUPLE and at + 1 < len(order):
                words = (*words, *forms[at + 1][1:])
            if len(words) > 1 and words not in endings:
                seen.who = self.people.full(words, seen.sight.name.start, _gender(seen.sight))
        for seen in order:
            if seen.who is None:
                sight = seen.sight
                words = parts(sight.name.text) or (sight.name.text.lower(),)
                start, gender = sight.name.start, _gender(sight)
                seen.who = self.people.short(words, start, gender, sight.name.title is not None)
                if seen.who is None:
                    seen.who = self.people.add(words, start, gender)
                else:
                    self.people.mention(seen.who, start, gender)

    def full_form(self, seen: _Seen) -> str:
        """The name's text, initials behind it in front: "Hoshino, D." is D. Hoshino."""
        text = seen.sight.name.text
        if seen.rule == "inverted" and (initials := evidence.INITIALS_BEHIND.match(self.text, seen.sight.name.end)):
            return f"{initials.group()[2:]} {text}"
        return text

    def find_again(self) -> None:
        """Further mentions of the persons, in full or in part."""
        known = self.people.by_word
        if not known:
            return
        for run in self.runs:
            for index, word in enumerate(run.words):
                if word.lower() in known or (not word.isascii() or "-" in word or "’" in word) and any(part in known for part in parts(word)):
                    self.again(run, index)
                    
    def again(self, run: Run, index: int) -> None:
        last = index + 1
        words = parts(run.words[index])
        while last < len(run.words):
            more = (*words, *parts(run.words[last]))
            if len(more) > len(words) and self.people.short(more, run.start) is None:
                break
            words = more
            last += 1
        while run.words[last - 1] in PARTICLES and run.words[last - 1].islower():
            last -= 1
        name = Name(run, index, last, _title_before(run, index))
        if any(start <= name.start < seen.sight.name.end for start, seen in self.seen.items() if abs(start - name.start) < 90):
            return
        sight = Sight(self.text, name, self.is_heading(run))
        if not _stands_free(sight):
            return
        gender = _gender(sight)
        who = self.people.short(words, name.start, gender, name.title is not None)
        if who is not None and (len(who.words) > 1 or sight.final & NAME):
            self.people.mention(who, name.start, gender)
            self.seen[name.start] = _Seen(sight, KNOWN, AFTERWARDS[KNOWN], who)

    def find_weak(self) -> None:
        for sight in self.sights:
            if sight.name.start not in self.seen and is_weak(sight) and not is_barred(sight):
                words = parts(sight.name.text)
                if words:
                    who = self.people.short(words, sight.name.start) or self.people.add(words, sight.name.start)
                    self.seen[sight.name.start] = _Seen(sight, WEAK, AFTERWARDS[WEAK], who, True)

    def found(self) -> list[PersonFound]:
        people: list[PersonFound] = []
        shared: PersonFound | None = None  # the first of a list whose post is plural
        for _, seen in sorted(self.seen.items()):
            one = self.person(seen)
            if shared and not one.weak and LIST_SIGN.fullmatch(self.text, people[-1].end, one.start):
                if not one.role:
                    one = replace(one, role=shared.role, org=one.org or shared.org)
            else:
                shared = None
            title = _honorific(seen.sight)
            if title and title.lower() in PLURAL_TITLES:
                shared = replace(one, role=title)
            elif one.role and _is_plural(one.role):
                shared = one
            people.append(one)
        return people

    def person(self, seen: _Seen) -> PersonFound:
        sight = seen.sight
        start, end = _span(self.text, sight)
        role, org = (None, None) if seen.weak else post_of(sight)
        name = " ".join(usual_case(self.text[start:end]).split())
        if seen.rule == "inverted":
            initials = evidence.INITIALS_BEHIND.match(self.text, end)
            if initials:
                name = f"{initials.group()[2:]} {name}"
                end = initials.end()
        given = sight.alone and bool(sight.final & ANY_GIVEN) and seen.who is not None and len(seen.who.words) == 1
        number = seen.who.who if seen.who else -1
        return PersonFound(start, end, seen.rule, seen.confidence, name, number, role, org, given, seen.weak)


def _is_plural(role: str) -> bool:
    """Whether a post in front of a list is that of all in it: "Cllrs Aziz, Dacre", "specialists Ana and Tom"."""
    head = role.split()[-1].lower()
    return head in PLURAL_TITLES or (head.endswith("s") and head[:-1] in POSTS)


PLURAL_TITLES = {"cllrs", "drs", "profs", "revs", "sgts"}
LIST_SIGN = Pattern(r", (?:and |& )?|,? and |; (?:and )?| & |\n[•*–-]? ?| (?:\([^()\n]{1,40}\)(?:, | and |; ))")


def _is_title_case(text: str, run: Run) -> bool:
    start = text.rfind("\n", 0, run.start) + 1
    end = text.find("\n", run.end)
    line = text[start : end if end >= 0 else len(text)]
    if len(line) > 160 or line.rstrip().endswith((".", "”", '"', ",")):
        return False
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 1 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _gender(sight: Sight) -> str | None:
    name = sight.name
    if name.title is None:
        return None
    return next((GENDER[word] for word in name.run.words[name.title : name.first] if word in GENDER), None)


def _title_before(run: Run, first: int) -> int | None:
    index = first
    while index and run.flags[index - 1] & (HONORIFIC | POST):
        index -= 1
    return index if index < first else None


def _stands_free(sight: Sight) -> bool:
    """Whether a known name is one here, and no part of something else: "Swing said", but "Swing State" is none."""
    name = sight.name
    final = sight.final
    if is_barred(sight):
        return False
    if name.right & THING or name.right and not sight.heading and not name.right & (CALENDAR | CAPITALS | POST):
        return False
    if name.first and name.title is None and not sight.heading:
        left = name.left
        if not left & (OPENER | CALENDAR | PEOPLE | POST | HONORIFIC):
            return False
    if sight.alone and final & (WORD | PLACE | OTHER) and sight.opens and name.title is None:
        return sight.acts or not sight.behind
    if sight.alone and final & (PLACE | CALENDAR) and name.title is None:
        return sight.acts and sight.before not in evidence.PLACE_PREPOSITIONS
    return True


def _span(text: str, sight: Sight) -> tuple[int, int]:
    """The name with its particle in front ("de Souza") and a lord's place behind."""
    start, end = sight.name.start, sight.end
    match = evidence.PARTICLE_BEFORE.search(text, max(0, start - 14), start)
    if match and sight.alone and sight.name.first == 0:
        start = match.start(1)
    return start, end


def post_of(sight: Sight) -> tuple[str | None, str | None]:
    """Role and organisation of a mention: of posts on both sides the one before the name counts, then an honorific."""
    before, after = sight.post_before, sight.post_after
    role = before.role if before else None
    org = before.org if before else None
    title = _honorific(sight)
    if role and title and role == title:
        role = None
    if role is None and after is not None and after.role:
        role, org = after.role, org or after.org
    if org is None and after is not None and not (before and before.role and after.role):
        org = after.org
    if org and not role and org == (after.org if after else None) and _is_residence(sight, org):
        org = None
    if org is None:
        org = _owner(sight)
    return role or title, org


def _is_residence(sight: Sight, org: str) -> bool:
    """Whether "of ..." says where somebody lives: "Mr Teale of Coldwell Mains"."""
    name = sight.name
    return name.title is not None and name.run.words[name.first - 1].rstrip(".") in NO_ROLE and not is_body(org)


def _honorific(sight: Sight) -> str | None:
    name = sight.name
    if name.title is None:
        return None
    kept = [word for word in name.run.words[name.title : name.first] if word.rstrip(".") not in NO_ROLE]
    return " ".join(kept) or None


def _owner(sight: Sight) -> str | None:
    """ "ODI’s Claire Melamed", "REUTERS/Peter Nicholls"."""
    match = OWNER.search(sight.text, max(0, sight.start - 60), sight.start)
    if match is None and sight.in_contact_line:
        low = sight.line[0]
        match = DESK.match(sight.text, low, sight.start) or HOST.search(sight.text, max(low, sight.start - 90), sight.start)
        label = LABEL.match(sight.text, low, sight.start)
        if match is None and label and is_body(label["label"]):
            match = label
    if match is None:
        return None
    org = match[match.lastgroup or 0].strip().removeprefix("The ")
    flags = [lexicon()[word] for word in org.split()]
    if all(flag & (PLACE | PEOPLE | CALENDAR) for flag in flags) or any(flag & NAME and not flag & OTHER for flag in flags):
        return None
    return org


# "For information please contact IOM HQ: Leonard Doyle, Tel. ... or Joel Millman": all of the line are of that desk.
DESK = Pattern(r"[^:\n]{0,60}\b(?:[Cc]ontact|[Cc]all|CONTACT) (?:the )?(?P<desk>[A-Z]{2,}(?: [A-Z][\w-]*){0,3}):")
# "write to the Law Centre on 020 7946 0733 (Ana Reyes, ...", "Calder State: Ana Reyes, 575-555-0121"
HOST = Pattern(r"(?P<host>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,5}) (?:on |at )?\+?\d[\d ()-]{6,20}\($")
LABEL = Pattern(r"(?P<label>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){1,5}|[A-Z]{2,}): $")
OWNER = Pattern(r"(?:(?P<owner>[A-Z][\w&-]*(?: (?:of |and |for |the )?[A-Z][\w&-]*){0,5})['’]s? |(?P<agency>[A-Z][\w ]{1,40}?) ?/ ?)$")
