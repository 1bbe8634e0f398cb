"""What shows that a name is a person's: each rule looks at the name and at the words around it.

The rules are in the order of their strength in `people.RULES`; what speaks against a person is in `is_barred`.
"""

from __future__ import annotations

from functools import cached_property

from iomcorpus.facts.capitals import PARTICLES, in_capitals, is_possessive, opens_sentence
from iomcorpus.facts.lexicon import (
    ANY_GIVEN,
    BASE,
    CALENDAR,
    CAPITALS,
    COMPASS_POINT,
    FAMILY,
    HONORIFIC,
    INITIAL,
    NAME,
    OPENER,
    OTHER,
    PEOPLE,
    PLACE,
    POST,
    PREFIX,
    THING,
    USUAL,
    VERB,
    WORD,
    is_verb,
)
from iomcorpus.facts.names import LORDS, Name
from iomcorpus.facts.nobody import AL_THINGS, FIRM_TAIL, NAMESAKES, NO_HUMANS, VESSELS
from iomcorpus.facts.posts import COURTESY, GENERATIONS, KIN, NO_ROLE
from iomcorpus.facts.roles import AGE, LEAD, Post, read_after, read_before
from iomcorpus.forms.grammar import Pattern, words

SAYING = words(
    "said says say told tells added adds explained explains stated states argued argues insisted insists warned warns noted",
    "notes recalled recalls remarked remarks replied replies responded responds asked asks wrote writes tweeted tweets",
    "commented comments concluded concludes continued continues declared declares denied denies admitted admits agreed",
    "agrees acknowledged acknowledges affirmed affirms alleged alleges announced announces believes believed claimed claims",
    "complained complains confessed confided conceded concedes confirmed confirms cautioned cautions contended contends",
    "observed observes pointed quipped quips joked jokes laughed laughs mused muses predicted predicts promised promises",
    "pleaded urged urges vowed vows testified testifies reflected reflects reiterated reiterates stressed stresses",
    "emphasised emphasised emphasized emphasizes suggested suggests thinks thought maintained maintains reckons reckoned",
    "revealed reveals described describes countered counters exclaimed shouted cried whispered sighed sighs lamented laments",
    "opined opines quoted boasted boasts hinted hints speculated speculates posted posts retorted shrugged smiled grinned",
)
# What people do and organisations hardly do.
HUMAN = words(
    "smiled smiles laughed laughs shrugged shrugs wept weeps cried cries grinned nodded nods sighed sighs whispered blushed",
    "died dies married marries sang sings danced dances slept sleeps walked walks sat sits knelt stood swam swims ate eats",
    "drank drinks cooks cooked wore wears hugged kissed dreamt dreamed dreams remembers remembered recalled recalls thought",
    "thinks knows knew loves loved hates hated wants wanted hopes hoped feels felt believes prays prayed studied studies",
    "graduated retired resigned learnt learned joked jokes quipped quips mused graduates reads taught teaches arrived fled",
    "fainted yawned limped climbed climbs runs ran jogged drove drives rode rides flew flies painted paints writes wrote",
    "scored scores netted headed bowled batted struck converted tackled punched hugged waved waves winked stared stares asks",
    "asked replied told tells explained adds added confessed pleaded pleads appealed testified refused apologised apologized",
    "collapsed survived drowned lives lived grew born escaped hid hides woke wakes mended mends keeps kept sells sold counts",
    "chaired chairs captains captained adjourned declared smokes smoked thanked thanks blames blamed bowed",
)
ADVERBS = words("also then later has had who recently never always still once just first again often now already himself herself")
# A place stands behind these oftener than a person.
PLACE_PREPOSITIONS = words("in at near across around throughout outside inside into onto via toward towards along off")
# Agent nouns that companies have too: "the retailer Tesco", "rival Samsung".
COMPANY_AGENTS = words(
    "manufacturer insurer lender retailer broadcaster carmaker maker supplier developer operator producer publisher provider",
    "carrier distributor exporter importer brewer builder grocer automaker drugmaker chipmaker regulator contractor employer",
    "owner sponsor partner rival neighbour neighbor newcomer leader champion host opponent client customer user buyer seller",
    "broker investor member signatory winner contender seed opposition parent founder donor wholesaler processor advertiser",
    "conservative liberal democrat republican nationalist communist socialist local native national star icon legend opener",
    "general major captive guest friend steward centre prop wing lock fan receiver reader buyer supporter shareholder",
)
DETERMINERS = words("the a an our its every each any another")
NOT_MENTIONS = "@_#&\\"


class Sight:
    """A name in its text, and what is seen around it."""

    def __init__(self, text: str, name: Name, heading: bool) -> None:
        self.text = text
        self.name = name
        self.heading = heading  # it stands in a heading, where capitals say little
        self.first = name.flags[0]
        self.final = name.flags[-1]
        self.count = len(name.words) if name.words[0] not in PARTICLES or len(name.words) == 1 else len(name.words) - 1
        self.alone = self.count == 1

    @cached_property
    def start(self) -> int:
        """Where the name begins, titles in front of it counted in."""
        name = self.name
        return name.start if name.title is None else name.run.place(name.title)

    @cached_property
    def before(self) -> str:
        """The word in front of the name and its titles, in small letters where it has them."""
        head = self.text[max(0, self.start - 26) : self.start]
        if not head.endswith(" "):
            return head[-1:] if head else ""
        parts = head.split(" ")
        return parts[-2].rpartition("\n")[2].lower() if len(parts) > 1 else ""

    @cached_property
    def behind(self) -> str:
        """The word behind the name; "" where a sign or a capital stands there."""
        match = NEXT_WORD.match(self.text, self.name.end)
        return match[1] if match else ""

    @cached_property
    def verb(self) -> str:
        """The same, an adverb passed over: "Ana Reyes later said"."""
        if self.behind in ADVERBS:
            match = NEXT_WORD.match(self.text, self.name.end + 1 + len(self.behind))
            return match[1] if match and self.behind not in ("has", "had") else (match[1] if match else self.behind)
        return self.behind

    @cached_property
    def acts(self) -> bool:
        """A verb follows."""
        return bool(self.behind) and (self.behind in AUXILIARIES or is_verb(self.verb) and self.behind not in NO_VERBS)

    @cached_property
    def follows_place(self) -> bool:
        """Words before it tell of a place: "in", "a suburb of"."""
        if self.before in PLACE_PREPOSITIONS:
            return True
        return self.before == "of" and bool(PLACE_OF.search(self.text, max(0, self.start - 24), self.start))

    @cached_property
    def opens(self) -> bool:
        return opens_sentence(self.text, self.name.run.start) and self.name.first == 0

    @cached_property
    def end(self) -> int:
        """Where the name ends, a lord's place counted in: "Fenwick of Alnmouth"."""
        return lord_of(self)

    @cached_property
    def post_before(self) -> Post | None:
        name = self.name
        called = CALLED_BEFORE.search(self.text, max(0, name.start - 8), name.start)
        if called:
            return read_before(self.text, called.start() + 1, self.end)
        if name.title is not None and self.text.endswith(", ", 0, self.start):
            post = read_before(self.text, self.start, self.end)  # "The emir, Sheikh Nasser"
            if post is not None:
                return post
        return read_before(self.text, name.start, self.end)

    @cached_property
    def post_after(self) -> Post | None:
        return read_after(self.text, self.end, self.in_contact_line)

    @cached_property
    def line(self) -> tuple[int, int]:
        """Where the line begins and ends."""
        end = self.text.find("\n", self.name.end)
        return self.text.rfind("\n", 0, self.start) + 1, len(self.text) if end < 0 else end

    @cached_property
    def in_contact_line(self) -> bool:
        """A telephone number, an address or their label stands behind the name in its line; or the line is a byline."""
        low, high = self.line
        return high - low < 600 and (
            bool(REACHABLE.search(self.text, self.name.end, min(high, self.name.end + 160)))
            or bool(BY_HEAD.match(self.text, low, high))
            or bool(CONTACT_WORDS.search(self.text, max(low, self.start - 40), self.start))
        )

    @cached_property
    def sound(self) -> bool:
        """No word of it is an ordinary one, a place or a thing, but for a last one that is a family name too."""
        flags = self.name.flags
        return not any(flag & OTHER for flag in flags[:-1]) and not flags[-1] & INITIAL and (
            not flags[-1] & OTHER or (len(flags) > 1 and bool(flags[-1] & NAME) and not flags[-1] & THING)
        )

    @cached_property
    def known(self) -> bool:
        """A word of it is a name and nothing else."""
        return any(flag & NAME and not flag & OTHER for flag in self.name.flags)


PLACE_OF = Pattern(
    r"\b(?:suburbs?|villages?|towns?|part|parts|city|cities|districts?|port|outskirts|area|areas|province|region|state|north|south|east"
    r"|west|coast|streets|islands?|municipality|county|commune|township|borders?|centre|center|capital|valley|shores?|hills?) of $"
)
CALLED_BEFORE = Pattern(r" (?:called|named) $")
NEXT_WORD = Pattern(r" ([a-z][\w’'-]*)")
AUXILIARIES = words("is was has had will would can could may might must shall should did does were who whose")
NO_VERBS = words("and or of in on at to for with from by as than that but if set led based backed")
REACHABLE = Pattern(
    r"\b(?:Tel|Telephone|Phone|Mobile|Mob|Cell|Fax|E-?mail|email|WhatsApp)\b|\b[TME]: ?|\+ ?\d[\d ()-]{5}|\b0\d[\d ()-]{6}|\w@\w"
    r"|\d{3}[ -]\d{3,4}[ -]?\d{3,4}"
)
CONTACT_WORDS = Pattern(
    r"(?:[Cc]ontact|CONTACT|[Cc]all|[Rr]each|[Ee]-?mail|[Ww]rite to|[Ss]peak to|[Aa]sk for|[Ee]nquiries|[Ii]nquiries|[Pp]hone|[Rr]ing"
    r"|c/o|[Aa]ttn)(?: (?:is|are|to|with|person|the))?\s?[:.–-]? ?(?:[A-Z][\w ]{1,20}: )?$"
)
BY_HEAD = Pattern(
    r"[^\w\n]{0,3}(?:(?:[Aa]dditional |[Ff]urther )?(?:[Ww]ords|[Ss]tory|[Tt]ext|[Rr]eport(?:ing|ed)?|[Aa]rticle|[Oo]pinion(?: piece)?"
    r"|[Cc]ommentary|[Ww]ritten|[Pp]osted|[Pp]ublished|[Ss]ubmitted|[Ee]dit(?:ed|ing)|[Cc]ompiled|[Aa]dded|[Pp]repared)\s+)?"
    r"(?:[Bb]y|BY)[: ]"
)


def is_barred(sight: Sight) -> bool:
    """Whether something shows that this is nobody: an article, a sign of an address, a firm, a ship, a dog."""
    name, text = sight.name, sight.text
    start, end = name.start, name.end
    if sight.alone and name.words[0] in GENERATIONS:
        return True
    if in_capitals(name.flags) and DATELINE.match(text, end) and (not start or text[start - 1] == "\n"):
        return True
    around = text[start - 1 : start], text[end : end + 1]
    if around[0] in NOT_MENTIONS and around[0] or around[1] in NOT_MENTIONS and around[1]:
        return True
    if around[0] == "." and start > 1 and text[start - 2].isalnum() and sight.alone:
        return True  # "www.Example"
    if around[1] == "." and text[end + 1 : end + 2].isalnum() and sight.alone:
        return True
    if text.startswith((" & ", "& ", " and Sons", " and Daughters"), end) and not (sight.known and FULL_NAME.match(text, end)):
        return True
    if FIRM_TAIL.match(text, end) and text[end] != " " or FIRM_TAIL.match(text, end + 1):
        return True
    if text[max(0, start - 2) : start] == "& " and not sight.known:
        return True
    if name.title is None:
        determined = sight.before in DETERMINERS or name.first and name.run.words[name.first - 1] in ("The", "A", "An")
        if determined:
            return True
        if sight.before in VESSELS or sight.before.removesuffix("s") in VESSELS or name.left & PREFIX and not name.left & POST and not name.is_task:
            return True
        if sight.before in ("called", "named") and NO_HUMAN_BEFORE.search(text, max(0, start - 40), start):
            return True
    elif name.run.words[name.title] in ("The",):
        return False
    if sight.alone and name.title is None:
        if name.left & OTHER and not name.left & (OPENER | CALENDAR | POST) and not sight.heading:
            if name.left & PEOPLE:
                return not sight.acts
            return not (name.left & (VERB | BASE) and sight.final & ANY_GIVEN and opens_sentence(text, name.run.start))
        if sight.before == "of" and SEAT_BEFORE.search(text, max(0, start - 30), start):
            return True
        if is_possessive(text, end) and POSSESSED_THING.match(text, end):
            return True
        if name.right & OTHER and not name.right & CALENDAR and not sight.heading:
            return True
        if text.startswith(" of ", end) and not sight.known:
            return True
    if name.right and not sight.heading and not name.right & (CALENDAR | POST | CAPITALS | OPENER) and name.title is None:
        return True
    match = KIND.match(text, end)
    return bool(match and match[1].lower() in NO_HUMANS and not match[2])


SEAT_BEFORE = Pattern(r"(?:Duke|Duchess|Earl|Prince|Princess|Lord|Count|Countess|King|Queen|Bishop|Archbishop|Mayor|University) of $")
FULL_NAME = Pattern(r" & (?:[A-Z][\w’'-]+ )+[A-Z]")
NO_HUMAN_BEFORE = Pattern(rf"\b(?:{'|'.join(sorted(NO_HUMANS))}) (?:called|named) $")
POSSESSED_THING = Pattern(r"['’]s? [A-Z]")
DATELINE = Pattern(r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)? ?(?:\(|[–—-] |-- )")
KIND = Pattern(r",? (?:an? |the )(?:[\w-]+ ){0,2}?([\w-]+)(?= of| in| that| which| based|[,.;:)–]|$)( who)?")


# ---- the rules


def honorific(sight: Sight) -> bool:
    """ "Mr Okello", "Dr. Ana Reyes", "Lord Fenwick of Alnmouth"."""
    name = sight.name
    if name.title is None:
        return False
    titles = name.run.flags[name.title : name.first]
    if not any(flag & HONORIFIC for flag in titles):
        return False
    if sight.alone and sight.final & OTHER and (not sight.final & NAME or sight.final & (POST | HONORIFIC) and sight.final & WORD):
        return name.run.words[name.first - 1].rstrip(".") in COURTESY and not sight.final & (HONORIFIC | POST)
    return not (sight.alone and sight.final & THING and name.run.words[name.first - 1] not in NO_ROLE and not sight.final & FAMILY)


def post_before(sight: Sight) -> bool:
    """ "Finance Minister Ana Reyes", "spokesman Tom Holm", "the interpreter, Mehret Ali,"."""
    name = sight.name
    if sight.alone and sight.final & OTHER and not sight.final & FAMILY:
        return False
    if sight.alone and (sight.final & POST and sight.final & WORD or sight.final & INITIAL):
        return False
    if sight.alone and sight.behind and not sight.acts and not sight.final & NAME and sight.behind not in SMALL_WORDS:
        return False  # "migrant Eegimaa communities"
    if name.title is not None:
        head = name.run.words[name.first - 1].lower()
        return not (head in COMPANY_AGENTS and (sight.alone or not sight.known) and not sight.final & NAME)
    post = sight.post_before
    if post is None or post.role is None:
        return False
    head = post.role.split()[-1].lower()
    if head in COMPANY_AGENTS and not sight.known:
        return False
    if " of the " in post.role and not sight.text.endswith(", ", 0, sight.start) and (sight.alone or sight.first & OTHER):
        return False
    if sight.alone and not sight.known and (sight.final & (PLACE | THING) or " of " in post.role or not sight.text[sight.start - 2].isalpha()):
        return False
    return not (sight.alone and sight.final & OTHER and post.end < sight.start - 1 and name.left)


def post_after(sight: Sight) -> bool:
    """ "Ana Reyes, a nurse", "Kyle Render, spokesman for the port"."""
    post = sight.post_after
    if post is None or not post.sure:
        return False
    if post.role and sight.alone and (post.role.split()[0].lower() in COMPANY_AGENTS or sight.final & OTHER):
        return False
    return not (sight.alone and sight.final & (PLACE | PEOPLE | CALENDAR))


def age(sight: Sight) -> bool:
    """ "Alieu, 17,", "Marco Ciccone (9)", "17-year-old Alieu"."""
    if sight.alone and sight.final & (CALENDAR | PLACE | THING | PEOPLE) and not sight.final & ANY_GIVEN:
        return False
    if sight.before.endswith(("-year-old", "year-olds", "-month-old")):
        return True
    return bool(AGE_BEHIND.match(sight.text, sight.name.end))


NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif"
    r"|six|seven|eigh|nine)ty(?:-\w+)?)"
)
AGE_BEHIND = Pattern(rf"(?:(?:, |,? \((?:aged )?|, aged |, age | aged ){AGE}|,? aged {NUMBER_WORD})\)?(?=[,.;:)\n]| (?:and|of|from|who|was|is|has|had|said|says|told)\b|$)")


def speech(sight: Sight) -> bool:
    """ "said Ana Reyes", "Ana Reyes insisted", "according to Ana Reyes"."""
    if sight.alone and not sight.final & (OTHER | CAPITALS):
        if SAID_BEFORE.search(sight.text, max(0, sight.start - 24), sight.start):
            return True
        if sight.verb in SAYING and sight.text[sight.start - 2 : sight.start] in ("” ", '" ', "’ ", "' "):
            return True
    if sight.alone and (not sight.known or sight.final & OTHER):
        return False
    if not sight.sound and not sight.known:
        return False
    if sight.behind in SAYING or sight.verb in SAYING:
        return not sight.alone or bool(sight.final & ANY_GIVEN) or sight.verb in HUMAN
    if sight.before in SAYING and sight.before not in ("told", "tells", "asked", "asks", "urged", "urges", "posted", "posts"):
        return True
    return bool(SAID_LATER.match(sight.text, sight.name.end)) or (
        sight.before == "to" and sight.text[: sight.start].endswith(("ccording to ", "CCORDING TO "))
    )


SAID_BEFORE = Pattern(r"[”\"’'] (?:said|says|added|adds|explained|explains|recalled|recalls|insisted|joked|replied|asked|admitted) $")
SAID_LATER = Pattern(r", [^,.\n]{3,80}, (?:said|says|told|added|explained|announced|warned|noted|insisted|recalled)\b")


def kin(sight: Sight) -> bool:
    """ "his wife Maria", "our uncle Ferdinand", "Bronagh Fahy, his widow"."""
    if sight.final & (CALENDAR | PEOPLE) or (sight.alone and sight.final & OTHER and not sight.final & NAME):
        return False
    if sight.before.rstrip(",") in KIN and (not sight.before.endswith(",") or sight.known):
        return True
    return bool(KIN_BEHIND.match(sight.text, sight.name.end)) and not (sight.alone and sight.final & OTHER)


KIN_BEHIND = Pattern(rf", (?:his|her|my|their) (?:[\w-]+ ){{0,2}}(?:{'|'.join(sorted(KIN))})\b")


def byline(sight: Sight) -> bool:
    """ "By Tamsin Okell, Transport Correspondent", "Posted by Jerome Dufresne on 08/11/15"."""
    if sight.alone or any(flag & OTHER and not flag & NAME for flag in sight.name.flags):
        return False
    low, high = sight.line
    if sight.name.start - low < 120 and high - low < 240 and BY_HEAD.match(sight.text, low, high):
        return True
    return bool(BY_BEFORE.search(sight.text, max(low, sight.start - 48), sight.start))


BY_BEFORE = Pattern(
    r"(?:(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Ww]ritten|[Pp]osted|[Aa]uthored|[Ee]dited|[Pp]iece|[Aa]rticle|[Tt]ranslated|[Cc]ompiled)"
    r"(?: and \w+)? by|[Ww]ords:|[Tt]ext:|[Aa]uthors?:|[Ww]riter:|[Ee]ditor:|[Rr]eporter:) $"
)


def credit(sight: Sight) -> bool:
    """ "Photo: Dineo Phiri", "REUTERS/Peter Nicholls", "© Muslim Rahimi/MSR"."""
    if sight.alone or any(flag & (OTHER & ~PLACE & ~WORD & ~PEOPLE) and not flag & NAME for flag in sight.name.flags):
        return False
    text, name = sight.text, sight.name
    if CREDIT_BEFORE.search(text, max(0, name.start - 40), name.start):
        return not sight.final & THING
    return (text[name.start - 1 : name.start] == "/" and text[name.start - 2 : name.start - 1].isalpha()) or bool(
        AGENCY_BEHIND.match(text, name.end)
    )


CREDIT_BEFORE = Pattern(
    r"(?:[Pp]hoto(?:graph)?s?|[Pp]icture[sd]?|[Ii]mages?|[Cc]redits?|CREDIT|PHOTO|©|\([Cc]\)|[Cc]ourtesy|[Ii]llustrations?|[Ff]ilm|[Vv]ideo)"
    r"(?:(?: is)? by| credit| courtesy of| of)?(?: ?[:©–-] ?(?:©\s?)?| )$"
)
AGENCY_BEHIND = Pattern(r" ?/ ?[A-Z][\w ]{1,30}")


def contact(sight: Sight) -> bool:
    """ "Please contact Lena Graf at BergHilfe", "Katalin Erdős, Tel. +36 1 555 0188"."""
    if sight.alone:
        ring = CONTACT_WORDS.search(sight.text, max(0, sight.start - 40), sight.start)
        return bool(ring and sight.final & ANY_GIVEN and not sight.final & OTHER and NUMBER_BEHIND.match(sight.text, sight.name.end))
    if any(flag & OTHER and not flag & NAME for flag in sight.name.flags) or sight.final & THING:
        return False
    if not sight.known and (sight.final & PLACE or sight.text.endswith(", ", 0, sight.start)):
        return False  # "Meera Castellane, Lanternway Bristol, Tel:"
    low, high = sight.line
    return bool(CONTACT_WORDS.search(sight.text, max(low, sight.start - 40), sight.start)) or bool(
        REACH_BEHIND.match(sight.text, sight.name.end, min(high, sight.name.end + 140))
    )


NUMBER_BEHIND = Pattern(r"(?: on| at|,|:)? \(?\+?\d")
REACH_BEHIND = Pattern(
    r"[,:]? ?(?:\([^()\n]{1,30}\) ?|,? ?(?:[A-Z][\w&’'-]*,? (?:[\w&’'-]+,? ){0,6})(?=Tel|Mob|Phone|Email|E-mail|[TME]:|\+|\w+@|0\d))?"
    r"(?:Tel|Telephone|Phone|Mobile|Mob|Email|E-mail|[TME]:|\+ ?\d|0\d{2,4}[ -]\d|\(\d|[\w.+-]{1,40}@)"
)


def signature(sight: Sight) -> bool:
    """A line with a name and perhaps a post, below "Yours faithfully" or at the end of an item."""
    if sight.alone or not sight.known or not sight.sound:
        return False
    low, high = sight.line
    text, name = sight.text, sight.name
    if high - low > 90 or text[low : name.start].strip(" —–-•*\t") not in ("", "By"):
        return False
    rest = text[name.end : high].strip()
    return not rest or rest[0] in ",(|–—-" and not rest.endswith((".", "!", "?"))


def cited(sight: Sight) -> bool:
    """ "J Woetzel et al", "Ferrari and Nakagawa (2009)"."""
    if sight.alone and (sight.final & OTHER or not sight.final & FAMILY):
        return False
    return bool(CITED.match(sight.text, sight.name.end)) and not sight.final & (PLACE | THING | CALENDAR)


CITED = Pattern(r",? et al|(?: (?:and|&) [A-Z][\w’'-]+)? \((?:19|20)\d\d[a-z]?\)")


def inverted(sight: Sight) -> bool:
    """A list of books: "Hoshino, D. and Imai, R."."""
    final = sight.final
    if not sight.alone or final & (CAPITALS | INITIAL) or final & OTHER and not final & FAMILY:
        return False
    return bool(INITIALS_BEHIND.match(sight.text, sight.name.end))


INITIALS_BEHIND = Pattern(r", (?:[A-Z]\.[ -]?){0,2}[A-Z]\.(?=,? (?:and|&|et|\(|[\"“‘']|[A-Z][\w’'-]+[,.:])|,? ?\(|$|[;:\n]|, [\"“‘'A-Z])")


def initials(sight: Sight) -> bool:
    """ "J.K. Ferriby", "W. E. B. Lockhart", "R Patel"."""
    name = sight.name
    if sight.first & CAPITALS and len(name.words) == 2 and len(name.words[0]) == 2 and name.words[0] not in TWO_LETTERS:
        return bool(sight.final & NAME) and not sight.final & (OTHER | CAPITALS)  # "KK Paul"
    if not sight.first & INITIAL or len(name.words) < 2 or name.flags[1] & OTHER and (not name.flags[1] & NAME or name.flags[1] & OPENER):
        return False
    dotted = "." in name.words[0]
    if not dotted and (name.words[0] in ("A", "I", "O") or len(name.words[0]) > 3):
        return False
    if sight.final & (THING | CALENDAR | PEOPLE) or (sight.final & OTHER and not sight.final & FAMILY):
        return False
    return dotted or bool(sight.final & FAMILY) or name.words[0] == "J"


TWO_LETTERS = words("UN EU US UK AU AP BP FA AI IT PR HR TV UV ID PC OK VP MP GP CV LA NY DC SA NZ UP HP GM GE EA AA ES FC AC")


def named_so(sight: Sight) -> bool:
    """ "a man called Omar", "a girl named Safia"."""
    return sight.before in ("named", "called", "nicknamed") and bool(
        NAMED.search(sight.text, max(0, sight.start - 40), sight.start)
    )


NAMED = Pattern(
    r"\b(?:man|woman|boy|girl|child|baby|son|daughter|person|someone|somebody|student|teacher|farmer|doctor|nurse|soldier|migrant"
    r"|refugee|lady|guy|friend|brother|sister|boss|one) (?:named|called|nicknamed) $"
)


def given_name(sight: Sight) -> bool:
    """A known given name and more: "Gwendolyn Tate’s refusal"."""
    name = sight.name
    if sight.alone or name.words[0] in PARTICLES and len(name.words) < 3:
        return False
    first, final = sight.first, sight.final
    if not first & ANY_GIVEN:
        first = next((flag for flag in name.flags[:-1] if flag & ANY_GIVEN and not flag & OTHER), 0)
        if not first or any(flag & OTHER for flag in name.flags[: name.flags.index(first)]):
            return False
    if final & (THING | PLACE | PEOPLE | POST) and not final & NAME:
        return False
    if final & WORD and not final & NAME and (sight.opens and not sight.acts or first & OTHER):
        return False
    if final & THING and not sight.acts:
        return False
    if not first & OTHER:
        return True
    if not first & USUAL:
        return bool(final & FAMILY) and not final & OTHER and not sight.opens and not sight.heading
    if final & OTHER:
        return bool(final & FAMILY) and not final & (PLACE | THING | CALENDAR | HONORIFIC) and (not sight.opens or sight.acts)
    return True


def family_first(sight: Sight) -> bool:
    """A family name that is a word too, before a given name with a hyphen: "Park Eun-ji"."""
    words = sight.name.words
    return len(words) == 2 and bool(sight.first & FAMILY) and "-" in words[1] and words[1].rpartition("-")[2].islower()


def family_name(sight: Sight) -> bool:
    """A known name with an unknown word, in either order: "Wu Guodong", "Aputi Falkenberg"."""
    if sight.alone or sight.follows_place or not sight.sound:
        return False
    if sight.heading and sight.name.run.words != sight.name.words:
        return False
    return sight.known


def subject(sight: Sight) -> bool:
    """Words that are no English do something: "Gorka Etxeberria lifts stones"."""
    if sight.alone or not sight.sound or sight.follows_place:
        return False
    if any(flag & CAPITALS for flag in sight.name.flags):
        return False
    return sight.acts


def lone_given(sight: Sight) -> bool:
    """A given name alone does something or owns something: "Safia gained", "Farah’s kite"."""
    final = sight.final
    if not sight.alone or not final & ANY_GIVEN or final & OTHER or final & CAPITALS:
        return False
    if sight.follows_place:
        return False
    if sight.acts or is_possessive(sight.text, sight.name.end):
        return True
    if sight.name.left & (VERB | BASE):  # "Meet Aoife"
        return True
    return not sight.heading and not sight.opens and sight.before.isalpha() and sight.before.islower() and sight.before not in NO_PEOPLE


WITH_PEOPLE = words("for with asked met thanked between helped joined married remembers told behind")
NO_PEOPLE = words("of by from as or and than de du la le el un per via called named titled entitled v vs is was were are be been")
REGNAL = words("II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI")


def regnal(sight: Sight) -> bool:
    """A name with a number of rulers: "under Thutmose III"."""
    name = sight.name
    return len(name.words) == 2 and name.words[1] in REGNAL and not sight.first & (OTHER | CAPITALS) and name.left == 0


def relative(sight: Sight) -> bool:
    """ "Ernst Habicht, who drew maps"."""
    if sight.alone or any(flag & (THING | CALENDAR | PEOPLE | COMPASS_POINT) and not flag & USUAL for flag in sight.name.flags):
        return False
    return bool(WHO_BEHIND.match(sight.text, sight.name.end))


SMALL_WORDS = words("and or of from at in who as to for with on by but that when after before during under over last this also")
WHO_BEHIND = Pattern(r",? (?:who|whose)\b")


def lone_family(sight: Sight) -> bool:
    """A family name alone does or owns something, an unknown word does what only people do: "Falkenberg thanked passengers"."""
    final = sight.final
    if not sight.alone or final & OTHER or final & CAPITALS or sight.before in PLACE_PREPOSITIONS:
        return False
    if final & FAMILY:
        return sight.acts or is_possessive(sight.text, sight.name.end) or sight.before in WITH_PEOPLE
    return sight.verb in BODILY


BODILY = words(
    "smiled smiles laughed laughs shrugged shrugs wept weeps cried grinned nodded nods sighed sighs whispered died dies married",
    "sang sings danced slept sleeps knelt swam ate drank hugged kissed dreamt dreamed fainted yawned limped waved winked stared",
)


def particle(sight: Sight) -> bool:
    """A surname by its shape: "de Souza", "al-Hashimi", "O’Dwyer"."""
    final = sight.final
    if not sight.alone or final & (OTHER | CAPITALS) or sight.heading or sight.before in PLACE_PREPOSITIONS or sight.name.text in NAMESAKES:
        return False
    if PARTICLE_BEFORE.search(sight.text, max(0, sight.start - 14), sight.start):
        return sight.name.text not in AL_THINGS
    return bool(SURNAME_SHAPE.match(sight.name.text)) and not is_possessive(sight.text, sight.name.end)


SURNAME_SHAPE = Pattern(r"Mc[A-Z]|O['’][A-Z]|Mac[A-Z]|(?:Al|El|Van|Ben)-[A-Z]|Fitz[a-z]|D['’][A-Z]")
PARTICLE_BEFORE = Pattern(
    r"(?:^|(?<=[\s“\"‘(]))((?:(?:van|von|de|del|della|di|da|dos|du|bin|ibn|al|der|den|ter) ){1,3}|(?:al|el|as|ad|ash|an|d|l)[-’'])$"
)


def is_weak(sight: Sight) -> bool:
    """A lone capitalised word in the place of a name, no word of English: somebody, where the corpus names one so."""
    final = sight.final
    if not sight.alone or final & (OTHER | CAPITALS | INITIAL) or sight.heading or len(sight.name.text) < 3:
        return False
    if sight.before in PLACE_PREPOSITIONS or sight.before in DETERMINERS:
        return False
    return (
        sight.verb in SAYING
        or sight.verb in HUMAN
        or sight.verb in AUXILIARIES
        or is_possessive(sight.text, sight.name.end)
        or sight.before in SAYING
    )


def lord_of(sight: Sight) -> int:
    """Where the name of a lord ends that has a place in it: "Fenwick of Alnmouth"."""
    name = sight.name
    if name.title is None or not set(name.run.words[name.title : name.first]) & LORDS:
        return name.end
    match = OF_PLACE.match(sight.text, name.end)
    return match.end() if match else name.end


OF_PLACE = Pattern(r" of [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")
