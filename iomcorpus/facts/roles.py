"""Role and organisation beside a name: "IOM UK Chief of Mission Ana Reyes", "Ana Reyes, a nurse at Elm Clinic".

Both are stretches of the text, as written. `read_before` reads the words in front of a name, `read_after` those behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iomcorpus.facts.lexicon import (
    ANY_GIVEN,
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
    THING,
    VERB,
    WORD,
    lexicon,
)
from iomcorpus.facts.nobody import NO_HUMANS
from iomcorpus.facts.posts import ABBREVIATED, ADJECTIVES, KIN, POST_ACRONYMS, POST_NOMINALS, POSTS, is_post
from iomcorpus.forms.grammar import Pattern, words

REACH = 140  # characters of a line that are read on either side of a name
MOST_PLAIN = 7  # words of a description, its head aside: "British-Gambian business and development executive"


@dataclass(frozen=True, slots=True)
class Post:
    """What the words beside a name say; `is_sure` where they head a description of somebody, so that it is a person's."""

    role: str | None
    org: str | None
    start: int
    end: int
    sure: bool = True


PREPOSITIONS = words("of for at with in from to on against under over")
JOINERS = words("of for the and & on in de du des la le del der und et y")  # inside a name of an organisation
# Where a description ends: words that are part of none.
STOPS = words(
    "a an the this that these those his her its their our my your whose who whom which what where when while as at by with",
    "from to in on into onto over under after before during until since than then there here but or nor so if because",
    "though although unless whether not no never also only just even both either neither each every all any some many most",
    "more less few several such same other another said says say told tells added adds asked asks i he she it they we you me",
    "him them us am is are was were be been being has have had do does did will would can could may might must shall should",
    "about against among between through without within against via per including named called dubbed like unlike near",
    "yesterday today tomorrow meanwhile however still already now once one two three four five six seven eight nine ten",
    "according out up off down again back away because upon toward towards across around behind beside besides beyond",
    "whereas once thanks very too",
)
# Verb forms that stand in descriptions: "retired", "elected".
PARTICIPLES = words(
    "retired exiled jailed elected appointed disgraced wanted convicted accused seasoned experienced renowned acclaimed",
    "married displaced detained injured wounded deposed ousted outgoing incoming leading serving visiting acting managing",
    "presiding governing ruling founding supporting commanding attending consulting practising practicing aspiring rising",
    "struggling missing surviving living long-serving award-winning registered qualified trained certified chartered",
    "disabled decorated designated named celebrated respected veteran born freed released suspended sacked fired alleged",
    "keynote left adopted trusted self-employed self-styled self-taught unemployed unmarried widowed divorced tenured",
    "building drawing printing training fishing farming mining planning marketing sporting boxing cycling swimming skating",
    "catering engineering nursing teaching writing acting dancing singing running racing trading banking shipping",
)
UNITS = words("Division Unit Department Section Desk Team Directorate Branch Bureau Group Committee Faculty School Office")
# Bodies by one word, also where titles around it have capitals too: "Lakeside Water Board Chairman".
BODIES = words(
    "Board Council University Bank Commission Ministry Committee Agency Association Society Institute Foundation Trust",
    "Police Club Company Federation Union College Hospital Authority Alliance League Party Department Senate Parliament",
    "Assembly Court Corporation Corp Inc Ltd Group Network Centre Center Museum Office Service Organisation Organization",
    "House Navy Army Force Guard Cross Nations Coalition Fund Forum Secretariat Airlines Airways Mission Embassy Church",
    "Chamber Bureau Academy Cathedral Diocese Holdings Industries Partners Energy Motors Media News Times Post Tribune",
)
# Heads whose "of" and "for" name a task, not an employer: "Minister for Rural Roads", "head of planning".
TASKS = words(
    "minister secretary professor head director officer lecturer chief manager commissioner vice-president dean lead",
    "coordinator co-ordinator officer-in-charge undersecretary spokesman spokeswoman spokesperson adviser advisor reader",
    "president chair fellow envoy rapporteur representative expert specialist analyst researcher shadow correspondent editor",
)
# Heads whose "of" names a place or a seat: "mayor of Dunmorra", "Archbishop of Canterbury", "ambassador to Kenya".
SEATS = words(
    "mayor bishop archbishop king queen prince princess president governor emir sultan lord duke earl vicar rector mp mep",
    "native resident citizen ambassador consul chief prefect premier chancellor sheriff deputy councillor senator member-elect",
    "migrant refugee villager islander baron baroness count countess duchess viscount dean bishop-elect monarch ruler",
)
# Heads of posts that organisations have, before whom an unknown word is the organisation's name also at the beginning
# of a sentence: "Oxfam spokesman", but "Dhow builder".
ORG_POSTS = words(
    "spokesman spokeswoman spokesperson director ceo cfo coo chairman chairwoman chair chairperson president vice-president",
    "executive manager official analyst economist researcher professor lecturer leader founder co-founder chief boss head",
    "coach captain striker forward midfielder defender goalkeeper winger editor correspondent reporter journalist envoy",
    "commissioner secretary representative coordinator officer strategist lawyer scientist mp mps senator lawmaker engineer",
)
# What somebody is by a prize, a fate or a liking: the name before it employs nobody ("Booker winner").
NO_EMPLOYEES = words(
    "winner finalist semi-finalist champion medallist medalist nominee runner-up laureate survivor victim fan supporter owner",
    "resident native contestant participant patient migrant refugee veteran enthusiast collector holder record-holder user",
)
KINDS_OF_ORG = words(
    "charity group company firm agency start-up startup bank retailer party union think-tank ngo organisation organization",
    "newspaper magazine website club team brand consultancy platform broadcaster university council",
)

Tokens = list[str]


def _flags(token: str) -> int:
    return lexicon()[token]


def _core(token: str) -> str:
    """A token without the signs around it and without a possessive ending."""
    token = token.strip("\"“”‘'’«»()[],;:")
    for ending in ("'s", "’s"):
        token = token.removesuffix(ending)
    return token.rstrip(".") if len(token) > 2 else token


def is_capital(token: str) -> bool:
    return token[:1].isupper() or (token[:1] in "\"“‘'ʻ" and token[1:2].isupper())


def heads(token: str) -> bool:
    """Whether a token is the head of a description: `spokeswoman`, `Chairman`, `MP`."""
    core = _core(token)
    if not core:
        return False
    if core in POST_ACRONYMS:
        return True
    if core.lower() in ADJECTIVES:
        return core.islower()
    flags = _flags(core[:1].upper() + core[1:])
    if flags & THING and not flags & HONORIFIC and core[:1].isupper():
        return False
    if flags & POST:
        return not (core.isupper() and len(core) < 4)
    return is_post(core.lower(), bool(flags & WORD and not flags & VERB))


# ---- in front of a name


def read_before(text: str, start: int, end: int) -> Post | None:
    """The description in front of a name that stands at `start` to `end`.

    >>> read_before("said IOM Lesotho Chief of Mission Eriko Shibata", 34, 47)
    Post(role='Chief of Mission', org='IOM Lesotho', start=5, end=33, sure=True)
    >>> read_before("As a young teacher, Ana Reyes walked home", 20, 29) is None
    True
    """
    low = max(text.rfind("\n", 0, start) + 1, start - REACH)
    segment = text[low:start]
    comma = segment.endswith((", ", ": "))
    body = segment[: -2 if comma else -1]
    if not segment.endswith(" ") or not body or body[-1] in " .;!?)–—-(":
        return None
    tokens = body.split(" ")
    if low and text[low - 1] != "\n":
        tokens[0] = ""  # cut somewhere in a word
    if comma and body[-1] in ",:":
        return None
    head = _head_before(tokens)
    if head is not None and head < len(tokens) - 1 and not comma and tokens[head + 1] not in ("of", "for"):
        return None
    if head is None or _core(tokens[-1]).lower() in NO_HUMANS or _core(tokens[head]).lower() in KIN:
        return None
    first, owner = _extend_left(tokens, head)
    if comma and first and tokens[first - 1].endswith(",") and is_capital(tokens[first - 1]):
        return None  # "Dag Ness, data manager, Fjordtall": the post is another's
    if comma and segment[-2] == ":" and first and not _ends(tokens[first - 1]):
        return None  # "Contact for journalists: Ana Reyes"
    if comma and segment[-2] == "," and not _closed(text, end) and first > 0:
        return None
    place = low + len(" ".join(tokens[:first])) + (1 if first else 0)
    org, role_from = _split(tokens, first, head, owner)
    if owner is None and _core(tokens[head]).lower() in NO_EMPLOYEES:
        org, role_from = None, first
    role = " ".join(tokens[role_from:]).lstrip("\"“‘'(")
    return Post(role or None, org, place, start - (2 if comma else 1)) if role else None


def _closed(text: str, end: int) -> bool:
    """Whether a name in apposition is closed by a sign: "the interpreter, Mehret Ali, paused"."""
    return bool(CLOSED.match(text, end))


CLOSED = Pattern(
    r"(?:['’]s?)?(?:,? (?:[A-Z]{2,5}\b|Jr\.?|I+\b))*(?: \([^()\n]{1,30}\))?(?:\s*$|[,.;:!?)\]–—\n”\"]| [–—(-]| and | or )"
)


def _head_before(tokens: Tokens) -> int | None:
    """The index of the head of a description that ends with the tokens: the last post with at most "of ..." behind it."""
    last = len(tokens) - 1
    if _core(tokens[last]).lower() in STOPS | PREPOSITIONS:
        return None
    for index in range(last, max(-1, last - 9), -1):
        token = tokens[index]
        if not token or (index < last and _ends(token)):
            return None
        if heads(token) and not _is_of_head(tokens, index):
            whole = index == last or tokens[index + 1] in PREPOSITIONS
            return index if whole else None
        low = token.lower()
        if low in STOPS and low not in ("the", "to", "in", "on", "at"):
            return None
        if not is_capital(token) and low not in JOINERS and _flags(low.capitalize()) & VERB and low not in PARTICIPLES:
            return None
    return None


def _is_of_head(tokens: Tokens, index: int) -> bool:
    """Whether a post is only what an "of" before it names: `State` in "Secretary of State", `Staff` in "Chief of Staff"."""
    return index >= 2 and tokens[index - 1] in ("of", "for") and heads(tokens[index - 2])


def _ends(token: str) -> bool:
    """Whether a sentence or a clause ends with a token."""
    if not token or token[-1] in ",;:!?)”\"–—" or token in ("-", "|", "•"):
        return True
    return token[-1] == "." and token[:-1] not in ABBREVIATED and len(token) > 2 and "." not in token[:-1]


def _owns(token: str) -> bool:
    return token.endswith(("'s", "’s", "s'", "s’"))


def _extend_left(tokens: Tokens, head: int) -> tuple[int, int | None]:
    """Where the description begins whose head is there, and the index of the possessive in it, if any."""
    owner: int | None = None
    index = head - 1
    plain = 0
    while index >= 0:
        token = tokens[index]
        low = token.lower()
        if not token or (_ends(token) and not _owns(token)):
            break
        if _owns(token) and owner is None:
            if low in ("it's", "it’s", "that's", "that’s", "he's", "he’s", "she's", "she’s", "there’s", "what’s"):
                break
            owner = index
        elif not _belongs(tokens, index, owner):
            break
        plain += not is_capital(token)
        if plain > MOST_PLAIN:
            break
        index -= 1
    first = index + 1
    while first < head and tokens[first].lower() in JOINERS:
        first += 1
    return first, owner


def _belongs(tokens: Tokens, index: int, owner: int | None) -> bool:
    """Whether a token is part of the description that goes on behind it."""
    token, low = tokens[index], tokens[index].lower()
    before, behind = (tokens[index - 1] if index else ""), tokens[index + 1]
    if is_capital(token):
        flags = _flags(_core(token))
        if flags & CALENDAR and not flags & NAME:
            return False
        if flags & OPENER and not flags & (POST | PLACE) and (index == 0 or _ends(before) or not before):
            return low in ("former", "ex", "late", "longtime", "then", "first", "second", "third", "young", "own")
        return True
    if low in ("and", "&"):
        return bool(before) and not _ends(before) and before.lower() not in STOPS and (
            heads(before) or is_capital(before) == is_capital(behind)
        ) and not (_flags(before.capitalize()) & VERB and not heads(before))
    if low in ("of", "for", "the", "on"):
        return is_capital(behind) and (is_capital(before) or before.lower() in ("of", "for"))
    if owner is not None and index < owner:
        return False
    if low in STOPS or low[:1].isdigit():
        return bool(low.isdigit() and is_capital(before))
    if low in PARTICIPLES or "-" in low or heads(token):
        return True
    flags = _flags(low.capitalize())
    return not flags & (VERB | OPENER) or low in ("former", "ex", "late", "then", "own", "first", "second", "third", "deputy")


def _split(tokens: Tokens, first: int, head: int, owner: int | None) -> tuple[str | None, int]:
    """The organisation in a description, and the index where the role begins."""
    if owner is not None:
        org = _named(tokens[first : owner + 1])
        return (None if org and _is_place(org) else org), owner + 1
    opens = first == 0 or _ends(tokens[first - 1])
    count = _leading_org(tokens[first : head + 1], opens)
    if not count:
        return None, first
    return _clean(tokens[first : first + count]), first + count


def _leading_org(phrase: Tokens, opens: bool) -> int:
    """How many tokens at the beginning of a description are the organisation's name; the last token is the head."""
    lead = _capital_lead(phrase)
    if not lead:
        return 0
    cores = [_core(token) for token in phrase[:lead]]
    flags = [_flags(core) for core in cores]
    if lead < len(phrase) or not is_capital(phrase[-1]):
        titled = next((at for at, token in enumerate(phrase[:lead]) if heads(token)), lead)
        lead = titled if titled else 0
        if not lead or all(flag & (PEOPLE | PLACE | COMPASS_POINT) for flag in flags[:lead]):
            return 0
        if any(core.isdigit() for core in cores[:lead]):  # "Year 6 pupil"
            return 0
        if lead == 1:
            known = flags[0] & (OTHER | NAME)
            if flags[0] & CAPITALS:
                return 1
            if opens:
                return int(not known and _core(phrase[-1]).lower() in ORG_POSTS)
            return int(not flags[0] & (PEOPLE | PLACE | HONORIFIC | POST))
        if opens and lead == 2 and all(flag & WORD and not flag & (THING | PLACE) for flag in flags[:2]):
            return 0 if phrase[1].islower() else 2
        return lead
    return _title_case_org(cores[:-1], flags[:-1])


def _capital_lead(phrase: Tokens) -> int:
    """How many tokens at the beginning have capitals, small words between them counted in."""
    lead = 0
    for index, token in enumerate(phrase):
        if is_capital(token) or token.isdigit():
            lead = index + 1
        elif token.lower() not in JOINERS:
            break
    return lead


def _title_case_org(cores: Tokens, flags: Sequence[int]) -> int:
    """The same where the post has capitals too: "IOM International Cooperation and Partnerships Director"."""
    if not cores:
        return 0
    first = flags[0]
    if first & CAPITALS and cores[0] not in POST_ACRONYMS and not first & PLACE:
        count = 1
        while count < len(cores) and (flags[count] & PLACE or cores[count] in ("HQ", "Headquarters")):
            count += 1
        return count
    bodies = [at for at, core in enumerate(cores) if core in BODIES and at]
    if bodies and not first & HONORIFIC:
        return bodies[-1] + 1
    count = 0
    while count < len(cores) and not flags[count] & (WORD | PLACE | PEOPLE | POST | HONORIFIC | COMPASS_POINT | OPENER):
        count += 1
    return count


def _named(tokens: Tokens) -> str | None:
    """The organisation that owns a post: "The Harrow Trust’s"; none for "the team’s"."""
    while tokens and (not is_capital(tokens[0]) or tokens[0] == "The"):
        tokens = tokens[1:]
    if not tokens or _flags(_core(tokens[0])) & (OPENER | CALENDAR) and len(tokens) == 1:
        return None
    if len(tokens) == 1 and _flags(_core(tokens[0])) & WORD and not _flags(_core(tokens[0])) & THING and not tokens[0].isupper():
        return _clean(tokens) if _flags(_core(tokens[0])) & CAPITALS else None
    return _clean(tokens)


def _clean(tokens: Sequence[str]) -> str:
    """An organisation without article, possessive ending and the signs around it."""
    name = " ".join(tokens).strip("\"“”‘«»,;:")
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return name.rstrip("'’").removeprefix("The ").removeprefix("the ")


def _is_place(name: str) -> bool:
    """Whether a name is one of places or of peoples only."""
    return all(_flags(word) & (PLACE | PEOPLE | COMPASS_POINT) and word not in BODIES for word in name.split())


# ---- behind a name

NOMINALS = "|".join(sorted(POST_NOMINALS))
AGE = r"(?:(?:aged|age) )?(?:1[0-2]|[1-9])?\d(?![\d,.]\d|-| (?:January|February|March|April|May|June|July|August|Sept|Oct|Nov|Dec))"
# What may part a name and its description: post-nominals, an age, an e-mail address is none.
LEAD = Pattern(
    rf"(?:,? (?:{NOMINALS})(?![\w-]))*(?:,? \(?{AGE}\)?)?"
    r"(?P<sign>, (?:and |or )?|,? \((?!@)| [–—-] |, [–—-] |,? who (?:is|was) (?=an? |the )| is (?=an? |the ))"
    r"(?P<more>(?:also|now|then|currently|formerly|himself|herself|both|previously) )?"
    r"(?P<article>(?:an?|the|its|their|our|one of (?:the|its)|himself an?|herself an?)\s)?"
)
OF_ORG = Pattern(r"(?P<comma>,?) (?P<word>of|from|at|with|for) (?:the )?(?=[A-Z“\"‘])")
ENDS_ORG_ALONE = Pattern(r"\s*(?:$|[\n,;:)]|\.(?!\w)|\s(?:[–—|(]|Tel|T:|M:|E:|Email|Mob|Phone|on\b|will\b|is\b|was\b|said\b))")
MOST_TOKENS = 24


def read_after(text: str, end: int, listed: bool = False) -> Post | None:
    """The description behind a name that ends there; `listed`: the line is of contacts or a byline.

    >>> read_after("Ana Reyes, 41, a nurse at Elm Clinic, said", 9)
    Post(role='nurse', org='Elm Clinic', start=17, end=36, sure=True)
    >>> read_after("Ana Reyes, Elm Clinic, Tel: 020 7946 0018", 9, listed=True)
    Post(role=None, org='Elm Clinic', start=11, end=21, sure=False)
    >>> read_after("Ana Reyes, Tom Holm and others", 9) is None
    True
    """
    line_end = text.find("\n", end)
    stop = min(line_end if line_end >= 0 else len(text), end + REACH + 60)
    post = _org_behind(text, end, stop) or _work_behind(text, end, stop)
    if post is not None:
        return post
    lead = LEAD.match(text, end, stop)
    if lead is None or lead.end() >= stop:
        return None
    sign = lead["sign"].strip(" ,")
    rest = text[lead.end() : stop]
    post = _description(rest, lead.end(), lead["article"] or "", sign)
    if post is not None:
        return post if sign != "is" or post.sure else None
    if sign in ("–", "—", "-", "who is", "who was", "is") or lead["article"]:
        return None
    return _org_alone(rest, lead.end(), sign == "(", listed)


def _work_behind(text: str, end: int, stop: int) -> Post | None:
    """ "Ana Reyes teaches demography at the Haagland College"."""
    match = WORKS_AT.match(text, end, stop)
    if not match:
        return None
    org, length = _organisation(text[match.end() : stop].split(" "), "at", "")
    return Post(None, org, match.end(), match.end() + length, False) if org else None


WORKS_AT = Pattern(
    r" (?:teaches|works|lectures|studies|is based|volunteers|practises|practices|worked|taught|serves)\b[^.,;:\n]{0,50}?"
    r" (?:at|for|with) (?:the )?(?=[A-Z])"
)
LOWER_ORG = Pattern(
    r" of (?:the|its|their) ((?:[a-z][\w-]+ ){0,3}(?:branch|school|council|union|trust|club|society|association|committee|charity|centre"
    r"|center|hospital|clinic|university|college|agency|ministry|department|foundation|co-?operative|bureau|company|firm|bank|museum"
    r"|library|federation|institute|secretariat|laboratory|faculty))\b"
)


def _org_behind(text: str, end: int, stop: int) -> Post | None:
    """ "Perpetua Moyo of Tearwell", "Lena Graf at BergHilfe", "Ana Kovačević / Adria Press"."""
    slash = SLASH.match(text, end, stop)
    if slash:
        return Post(None, _until_sign(text[slash.end() : stop]), slash.end(), stop, False)
    lower = LOWER_ORG.match(text, end, stop)
    if lower:
        return Post(None, lower[1], lower.start(1), lower.end(1), False)
    match = OF_ORG.match(text, end, stop)
    if not match:
        return None
    org, length = _organisation(text[match.end() : stop].split(" "), match["word"], "")
    if org is None or (match["word"] in ("for", "with") and not is_body(org)):
        return None
    return Post(None, org, match.end(), match.end() + length, False)


SLASH = Pattern(r"\s?/\s?(?=[A-Z])")


def _until_sign(rest: str) -> str:
    return SIGN.split(rest)[0].strip()


SIGN = Pattern(r"[,;:.()\n|]|\s(?:19|20)\d\d\b|\s[–—-]\s")


def _description(rest: str, at: int, article: str, sign: str) -> Post | None:
    """A description with a head: "tax clerk", "a member of the CORAM network", "Head, Dry Season Unit, Agrinorth"."""
    tokens = rest.split(" ", MOST_TOKENS + 1)[:MOST_TOKENS]
    head = _head_behind(tokens)
    if head is None:
        return _plain_description(tokens, at) if article.startswith(("a ", "an ")) else None
    if head == 0 and not article and is_capital(tokens[0]) and _core(tokens[0]).lower() not in POSTS | {"mp"}:
        return None  # "Rosetta, Voyager and Juno"
    if _core(tokens[head]).lower() in KIN:
        return Post(None, None, at, at, True)
    if tokens[0].lower() in ("his", "her", "my"):
        return None
    lead = _owner_behind(tokens, head)
    org: str | None = None
    first = 0
    if lead is not None:
        org, first = _named(tokens[: lead + 1]), lead + 1
        if org and _is_place(org):
            org = None
    else:
        count = _leading_org(tokens[: head + 1], not article) if is_capital(tokens[0]) else 0
        if count and count <= head:
            org, first = _clean(tokens[:count]), count
    head, first, org = _unit(tokens, first, head, org)
    role, more = _complements(tokens, first, head, org)
    if not role:
        return None
    length = len(" ".join(tokens[: first + len(role)]))
    text = _clean_role(role)
    return Post(text, org or more, at, at + length, True)


def _unit(tokens: Tokens, first: int, head: int, org: str | None) -> tuple[int, int, str | None]:
    """The head moved to a unit that the role names behind a comma: "Head, Dry Season Unit, Agrinorth"."""
    if org or not tokens[head].endswith(","):
        return head, first, org
    taken = _capital_phrase(tokens[head + 1 :])
    last = head + taken
    if taken and _core(tokens[last]) in UNITS and tokens[last].endswith(",") and last + 1 < len(tokens) and is_capital(tokens[last + 1]):
        return last, first, org
    return head, first, org


def _clean_role(tokens: Tokens) -> str:
    return " ".join(tokens).strip("\"“”‘’«»(),;:–—-. ")


def _head_behind(tokens: Tokens) -> int | None:
    """The index of the head: the last post before a preposition, a sign or a verb."""
    head: int | None = None
    for index, token in enumerate(tokens[: MOST_PLAIN + 5]):
        low = token.lower().strip("\"“‘(")
        if low in PREPOSITIONS and head is None and index and low in ("of", "for", "and", "on") and is_capital(tokens[index - 1]):
            continue  # "University of Otago geologist"
        if low in STOPS | PREPOSITIONS and not (low in ("his", "her", "my", "our", "their") and index == 0):
            break
        if low in ("and", "&"):
            if head is not None and not is_capital(tokens[index - 1]):
                break
            continue
        if heads(token):
            head = index
        elif not is_capital(token) and _flags(low.capitalize()) & VERB and low not in PARTICIPLES and "-" not in low:
            if head is not None or not _flags(low.capitalize()) & NAME:
                break
        if _ends(token) and not _owns(token):
            break
    return head


def _owner_behind(tokens: Tokens, head: int) -> int | None:
    return next((at for at, token in enumerate(tokens[:head]) if _owns(token)), None)


def _complements(tokens: Tokens, first: int, head: int, org: str | None) -> tuple[Tokens, str | None]:
    """The role's tokens, its complements among them, and the organisation that one of them names."""
    role = tokens[first : head + 1]
    index = head + 1
    if _ends(tokens[head]):
        return role, (None if org else _after_comma(tokens, index))
    head_word = _core(tokens[head]).lower()
    while index < len(tokens):
        token = tokens[index]
        low = token.lower()
        if low in ("and", "&") and index + 1 < len(tokens):
            count = _second_post(tokens, index + 1)
            if not count:
                break
            role += tokens[index : index + 1 + count]
            index += 1 + count
            head_word = _core(role[-1]).lower()
            if _ends(role[-1]):
                break
            continue
        if low not in PREPOSITIONS or (low in ("against", "under", "over")):
            if is_capital(token) and index == head + 1 and not _flags(_core(token)) & (OPENER | CALENDAR) and is_capital(tokens[head]):
                role.append(token)  # "Vice President Networks"
                index += 1
                if _ends(token):
                    break
                continue
            break
        found, length = _organisation_at(tokens, index + 1, low, head_word)
        if found and not org and not (low in ("in", "on", "to") and not is_body(found)):
            return role, found
        count = _plain_complement(tokens, index + 1, low)
        if not count or (found and org and low in ("at", "with")):
            break
        role += tokens[index : index + 1 + count]
        index += 1 + count
        if _ends(role[-1]):
            return role, (None if org else _after_comma(tokens, index))
    return role, None


def _second_post(tokens: Tokens, index: int) -> int:
    """How many tokens from there are another post: "and mother of two", "and former UNHCR official"."""
    for at in range(index, min(index + 4, len(tokens))):
        token = tokens[at]
        if heads(token):
            return at - index + 1
        low = token.lower()
        if low in STOPS | PREPOSITIONS or _ends(token) or _flags(low.capitalize()) & VERB and low not in PARTICIPLES:
            return 0
    return 0


def _after_comma(tokens: Tokens, index: int) -> str | None:
    """The organisation behind a post and a comma: "Editor, Harbour Times", "Head of Policy at", to the end of the line."""
    if index >= len(tokens) or tokens[index - 1][-1:] != "," or not is_capital(tokens[index]):
        return None
    org, _ = _organisation(tokens[index:], "", "")
    if org is None or any(_flags(word) & (ANY_GIVEN | INITIAL) and not _flags(word) & OTHER for word in org.split()):
        return None
    if " " not in org and _flags(org) & WORD and not _flags(org) & CAPITALS:
        return None
    rest = " ".join(tokens[index:])
    return org if ENDS_ORG_ALONE.match(rest[rest.find(org) + len(org) :]) else None


def _organisation_at(tokens: Tokens, index: int, preposition: str, head: str) -> tuple[str | None, int]:
    if index < len(tokens) and tokens[index].lower() in ("the", "a", "an", "its", "their"):
        index += 1
    elif preposition == "of" and tokens[index + 1 : index + 2] and tokens[index + 1] in PREPOSITIONS and _flags(tokens[index]) & WORD:
        return None, 0  # "Chief of Mission of the ..."
    if index < len(tokens) - 1 and tokens[index] in KINDS_OF_ORG:  # "of the start-up PlugRiver"
        index += 1
    if index >= len(tokens):
        return None, 0
    return _organisation(tokens[index:], preposition, head)


def _organisation(tokens: Tokens, preposition: str, head: str) -> tuple[str | None, int]:
    """The organisation that begins there, and its length; `head` is the post whose it may be, `preposition` before it."""
    taken = _capital_phrase(tokens)
    if not taken:
        return None, 0
    name = _clean(tokens[:taken]).rstrip(".)")
    cores = [_core(token) for token in tokens[:taken] if is_capital(token)]
    flags = [_flags(core) for core in cores]
    if len(cores) == 1 and flags[0] & WORD and not flags[0] & CAPITALS:
        return None, 0
    if not name or all(flag & (PLACE | PEOPLE | COMPASS_POINT | CALENDAR) for flag in flags):
        return None, 0
    if head in SEATS and preposition in ("of", "for", "to") and not is_body(name):
        return None, 0
    if head in TASKS and preposition in ("of", "for", "") and not is_body(name):
        if all(flag & WORD or token.islower() for flag, token in zip(flags, cores, strict=True)):
            return None, 0
    if preposition in ("of", "from", "in") and not head and flags[-1] & THING and cores[-1] in STREETS:
        return None, 0
    return name, len(" ".join(tokens[:taken]))


STREETS = words(
    "Street Road Avenue Lane Close Drive Hill Walk Way Crescent Terrace Court Place Gardens Grove Row Square Town Village Park",
    "County City Bay Island Islands Beach Valley Heights District Province State Green Common Mews Gate View Rise Town Parish",
)


def is_body(name: str) -> bool:
    """Whether the words of a name show that it is an organisation's."""
    cores = [_core(word) for word in name.split()]
    return any(
        core in BODIES or (_flags(core) & CAPITALS and not _flags(core) & PLACE) or (_flags(core) & THING and len(cores) > 1)
        for core in cores
    )


def _capital_phrase(tokens: Tokens) -> int:
    """How many tokens from the first are one capitalised phrase: "Central Bank of Qasr", "Save the Children"."""
    taken = index = 0
    while index < len(tokens):
        token = tokens[index]
        if is_capital(token) or (taken and token[:1].isdigit()):
            taken = index + 1
            if token.startswith("(") or (_ends(token) and not _owns(token)):
                return taken if not token.startswith("(") else index
        elif token.lower() in JOINERS and taken and not (token == "and" and _starts_clause(tokens, index)):
            if token.lower() in ("in", "on") and not (index + 1 < len(tokens) and tokens[index + 1] == "the"):
                break
        elif token.startswith("("):
            break
        else:
            break
        index += 1
    return taken


def _starts_clause(tokens: Tokens, index: int) -> bool:
    """Whether an "and" parts two things rather than joins one name: behind it another person or a new sentence."""
    behind = tokens[index + 1] if index + 1 < len(tokens) else ""
    flags = _flags(_core(behind)) if behind else 0
    return bool(flags & ANY_GIVEN and not flags & OTHER)


def _plain_complement(tokens: Tokens, index: int, preposition: str) -> int:
    """How many tokens from there complete a role: "of planning", "from Sudan", "for Human Trafficking and Modern Slavery"."""
    count = 0
    for at in range(index, min(index + 10, len(tokens))):
        token = tokens[at]
        low = token.lower()
        if count and (low in PREPOSITIONS or low in STOPS):
            break
        if not is_capital(token):
            if low in ("and", "&", "the", "a", "an", "its", "their", "his", "her"):
                if at + 1 < len(tokens) and (low not in ("and", "&") or not _ends_role(tokens, at + 1)):
                    count += 1
                    continue
                break
            flags = _flags(low.strip(",.;:)").capitalize())
            if low in STOPS or (flags & VERB and low.strip(",.;:") not in PARTICIPLES and not low.endswith("ing")):
                break
        count += 1
        if _ends(token):
            break
    while count and tokens[index + count - 1].lower() in ("and", "&", "the", "a", "an", "its", "their", "his", "her"):
        count -= 1
    return count


def _ends_role(tokens: Tokens, index: int) -> bool:
    """Whether what follows an "and" is no more of the role: a verb or a pronoun."""
    low = tokens[index].lower()
    return low in STOPS - {"the", "its"} or bool(_flags(low.capitalize()) & VERB and not is_capital(tokens[index]))


def _plain_description(tokens: Tokens, at: int) -> Post | None:
    """A description without a known head, behind an article: "a beekeeping hopeful". It shows no person."""
    count = 0
    for token in tokens[:5]:
        low = token.lower()
        flags = _flags(low.strip(",.;:)").capitalize())
        if low in STOPS | PREPOSITIONS or (flags & VERB and low not in PARTICIPLES):
            break
        count += 1
        if _ends(token):
            break
    if not count or count == 5:
        return None
    return Post(_clean_role(tokens[:count]), None, at, at + len(" ".join(tokens[:count])), False)


def _org_alone(rest: str, at: int, bracket: bool, listed: bool) -> Post | None:
    """ "Karen Mets, Save the Children, +32 499": an organisation and no post."""
    if not rest[:1].isupper() or _flags(_core(rest.split(" ", 1)[0])) & (OPENER | CALENDAR):
        return None
    org, length = _organisation(rest.split(" ", MOST_TOKENS), "", "")
    if org is None or not ENDS_ORG_ALONE.match(rest, length if rest[length - 1] not in ",;:)." else length - 1):
        return None
    flags = [_flags(_core(word)) for word in org.split()]
    if any(flag & (NAME | INITIAL) and not flag & OTHER for flag in flags) and not is_body(org):
        return None
    if len(flags) == 1 and not (listed or bracket or flags[0] & CAPITALS):
        return None
    if flags[0] & HONORIFIC and len(flags) == 1:
        return None
    if bracket and len(flags) == 1 and listed and not flags[0] & CAPITALS:
        return None  # "Ian Muckle (Lerwick) 01595 555018": a place
    if rest.startswith("The ") and not is_body(org):
        return None  # "R. Abendroth, The Cold Ledger": a book
    return Post(None, org, at, at + len(org), False)


FAMILY_FLAG = FAMILY
