"""What in the words around it shows that a name is a person's; `people.RULES` has the rules in their order."""

from __future__ import annotations

from iomcorpus.facts.people.capitals import is_possessive
from iomcorpus.facts.people.human_verbs import HUMAN, SAYING, TO_LISTENERS
from iomcorpus.facts.people.lexicon import (
    ANY_GIVEN,
    CALENDAR,
    CAPITALS,
    COMPASS_POINT,
    FAMILY,
    HONORIFIC,
    INITIAL,
    NAME,
    OTHER,
    PEOPLE,
    PLACE,
    POST,
    THING,
    USUAL,
    WORD,
)
from iomcorpus.facts.people.posts import COURTESY, KIN, NO_ROLE
from iomcorpus.facts.people.posts_behind import AGE
from iomcorpus.facts.people.sight import Sight
from iomcorpus.forms.grammar import Pattern, words

# Agent nouns that companies have too: "the retailer Tesco", "rival Samsung".
COMPANY_AGENTS = words(
    "manufacturer insurer lender retailer broadcaster carmaker maker supplier developer operator producer publisher",
    "provider carrier distributor exporter importer brewer builder grocer automaker drugmaker chipmaker regulator",
    "contractor employer owner sponsor partner rival neighbour neighbor newcomer leader champion host opponent client",
    "customer user buyer seller broker investor member signatory winner contender opposition parent founder",
    "donor wholesaler processor advertiser conservative liberal democrat republican nationalist communist socialist",
    "local native national star icon legend opener general major captive guest friend steward centre prop wing lock",
    "fan receiver reader supporter shareholder",
)
# Small words that may follow somebody; a noun in their place makes the name an adjective ("migrant Eegimaa families").
SMALL_WORDS = words(
    "and or of from at in who as to for with on by but that when after before during under over last this also"
)


def honorific(sight: Sight) -> bool:
    """ "Mr Okello", "Dr. Ana Reyes", "Lord Fenwick of Alnmouth"; but no "Lord Mayor"."""
    name, final = sight.name, sight.final
    if sight.odd_title is not None:
        return not final & (THING | CALENDAR)
    if name.title is None or not any(flag & HONORIFIC for flag in name.run.flags[name.title : name.first]):
        return False
    title = name.run.words[name.first - 1].rstrip(".")
    if not sight.alone or not final & OTHER:
        return True
    if not final & NAME or (final & (POST | HONORIFIC) and final & WORD):
        return title in COURTESY and not final & (HONORIFIC | POST)
    return bool(not final & THING or final & FAMILY or title in NO_ROLE)


def post_before(sight: Sight) -> bool:
    """ "Finance Minister Ana Reyes", "spokesman Tom Holm", "the interpreter, Mehret Ali,"."""
    name, final = sight.name, sight.final
    if sight.alone:
        if (final & OTHER and (not final & FAMILY or (final & POST and final & WORD))) or final & INITIAL:
            return False
        if sight.behind and not sight.acts and not final & NAME and sight.behind not in SMALL_WORDS:
            return False
    if name.title is not None:
        head = name.run.words[name.first - 1].lower()
        return not (head in COMPANY_AGENTS and (sight.alone or not sight.known) and not final & NAME)
    post = sight.post_before
    if post is None or post.role is None:
        return False
    if post.role.split()[-1].lower() in COMPANY_AGENTS and not sight.known:
        return bool(PERSONAL_BEFORE.search(sight.text, max(0, post.start - 6), post.start)) and not sight.final & PLACE
    apart = sight.text.endswith(", ", 0, sight.start)
    if " of the " in post.role and not apart and (sight.alone or sight.first & OTHER):
        return False
    if sight.alone and not sight.known and (final & (PLACE | THING) or " of " in post.role or apart):
        return False
    return not (sight.alone and final & OTHER and name.left)


PERSONAL_BEFORE = Pattern(r"\b(?:my|his|her) $")  # "her faithful neighbour Bud"


def post_behind(sight: Sight) -> bool:
    """ "Ana Reyes, a nurse", "Kyle Render, spokesman for the port"."""
    post = sight.post_behind
    if post is None or not post.sure or (sight.follows_place and not sight.known):
        return False
    if sight.alone and post.role and (post.role.split()[0].lower() in COMPANY_AGENTS or sight.final & OTHER):
        return False
    return not (sight.alone and sight.final & (PLACE | PEOPLE | CALENDAR))


NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)"
)
AGE_BEHIND = Pattern(
    rf"(?:(?:, |,? \((?:aged )?|, aged |, age | aged ){AGE}|,? aged {NUMBER_WORD})\)?"
    r"(?=[,.;:)\n]| (?:and|of|from|who|was|is|has|had|said|says|told)\b|$)"
)


def age(sight: Sight) -> bool:
    """ "Alieu, 17,", "Marco Ciccone (9)", "17-year-old Alieu"."""
    if sight.alone and sight.final & (CALENDAR | PLACE | THING | PEOPLE) and not sight.final & ANY_GIVEN:
        return False
    if sight.before.endswith(("-year-old", "-year-olds", "-month-old")):
        return True
    return bool(AGE_BEHIND.match(sight.text, sight.name.end))


SAID_BEFORE = Pattern(
    r"[”\"’'] (?:said|says|added|adds|explained|explains|recalled|recalls|insisted|joked|replied|asked|admitted) $"
)
SAID_LATER = Pattern(r", [^,.\n]{3,80}, (?:said|says|told|added|explained|announced|warned|noted|insisted|recalled)\b")


def speech(sight: Sight) -> bool:
    """ "said Ana Reyes", "Ana Reyes insisted", "according to Ana Reyes", "“It rained,” Okello said"."""
    if sight.alone:
        return _lone_speaker(sight)
    if not sight.sound and not sight.known:
        return False
    if sight.verb in SAYING or (sight.before in SAYING and sight.before not in TO_LISTENERS):
        return True
    if sight.before == "to" and sight.text.endswith("ccording to ", 0, sight.start):
        return True
    return bool(SAID_LATER.match(sight.text, sight.name.end))


def _lone_speaker(sight: Sight) -> bool:
    """Whether somebody with one name speaks; a word of no list must stand beside a quotation mark."""
    if sight.final & (OTHER | CAPITALS):
        return False
    if SAID_BEFORE.search(sight.text, max(0, sight.start - 24), sight.start):
        return True
    if sight.verb in SAYING and sight.text[max(0, sight.start - 2) : sight.start] in ("” ", '" ', "’ ", "' "):
        return True
    if not sight.known:
        return False
    if sight.verb in SAYING:
        return bool(sight.final & ANY_GIVEN) or sight.verb in HUMAN
    return sight.before in SAYING and sight.before not in TO_LISTENERS


KIN_BEHIND = Pattern(rf", (?:his|her|my|their) (?:[\w-]+ ){{0,2}}(?:{'|'.join(sorted(KIN))})\b")


def kin(sight: Sight) -> bool:
    """ "his wife Maria", "our uncle Ferdinand", "Bronagh Fahy, his widow"."""
    final = sight.final
    if final & (CALENDAR | PEOPLE) or (sight.alone and final & OTHER and not final & NAME):
        return False
    if sight.before.rstrip(",") in KIN and (sight.known or not sight.before.endswith(",")):
        return True
    return bool(KIN_BEHIND.match(sight.text, sight.name.end)) and not (sight.alone and final & OTHER)


NAMED = Pattern(
    r"\b(?:man|woman|boy|girl|child|baby|son|daughter|person|someone|somebody|student|teacher|farmer|doctor|nurse|soldier"
    r"|migrant|refugee|lady|guy|friend|brother|sister|boss|one) (?:named|called|nicknamed) $"
)


def named_so(sight: Sight) -> bool:
    """ "a man called Omar", "a girl named Safia"."""
    if sight.before not in ("named", "called", "nicknamed"):
        return False
    return bool(NAMED.search(sight.text, max(0, sight.start - 40), sight.start))


THANKED_BEFORE = Pattern(r"\b(?:[Tt]hank you to|[Tt]hanks to|[Cc]ongratulations to|[Ww]ell done to|[Ww]ell done,?) $")
WHO_BEHIND = Pattern(r",? (?:who|whose)\b")


def relative(sight: Sight) -> bool:
    """ "Ernst Habicht, who drew maps"."""
    nobody = THING | CALENDAR | PEOPLE | COMPASS_POINT
    if sight.alone and not sight.final & (OTHER | CAPITALS):
        if not WHO_BEHIND.match(sight.text, sight.name.end):
            return False
        return bool(THANKED_BEFORE.search(sight.text, max(0, sight.start - 24), sight.start))
    if sight.alone or any(flag & nobody and not flag & USUAL for flag in sight.name.flags):
        return False
    return bool(WHO_BEHIND.match(sight.text, sight.name.end))


AGENT_BEFORE = Pattern(
    r"\b(?:led|chaired|coached|taught|trained|helped|conducted|directed|written|painted|sung|captained|skippered|narrated"
    r"|choreographed|composed|presented|refereed|officiated|moderated|mentored|joined|accompanied|assisted|succeeded"
    r"|nominated|illustrated|photographed|curated|survived) by $"
)


def agent(sight: Sight) -> bool:
    """Words that are no English do what people do: "a choir led by Morwenna Hosking"."""
    if sight.alone or sight.before != "by" or any(flag & (OTHER & ~CALENDAR | CAPITALS) for flag in sight.name.flags):
        return False
    return bool(AGENT_BEFORE.search(sight.text, max(0, sight.start - 20), sight.start))


def subject(sight: Sight) -> bool:
    """Words that are no English do something: "Gorka Etxeberria lifts stones"."""
    if sight.alone or not sight.sound or sight.follows_place:
        return False
    return bool(sight.acts) and not any(flag & CAPITALS for flag in sight.name.flags)


def weak(sight: Sight) -> bool:
    """A lone word that is no English where a name may stand: somebody, where the corpus names one so."""
    final, verb = sight.final, sight.verb
    if not sight.alone or final & (OTHER | CAPITALS | INITIAL) or sight.heading or len(sight.name.text) < 3:
        return False
    if sight.follows_place:
        return False
    if verb in SAYING or verb in HUMAN or verb in CAN or sight.before in SAYING:
        return True
    return is_possessive(sight.text, sight.name.end)


CAN = words("is was has had will would can could may might must should did does who whose")
