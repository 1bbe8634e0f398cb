"""Descriptions behind a name: "Ana Reyes, 41, a nurse at Elm Clinic", "Tom Holm of Tearwell", "Ida Lie, Elm Trust"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from iomcorpus.facts.people.complements import ENDS_ORG, read_complements
from iomcorpus.facts.people.descriptions import (
    BODIES,
    PARTICIPLES,
    SMALL_WORDS,
    Post,
    Tokens,
    core_of,
    ends_clause,
    flags_of,
    heads,
    is_action,
    is_capital,
    owns,
)
from iomcorpus.facts.people.employers import cleaned, is_body, leading_org, owner_named, read_organisation
from iomcorpus.facts.people.lexicon import ANY_GIVEN, CALENDAR, CAPITALS, HONORIFIC, INITIAL, NAME, OPENER, OTHER, WORD
from iomcorpus.facts.people.posts import KIN, POST_NOMINALS, POSTS
from iomcorpus.facts.people.posts_before import MOST_PLAIN, REACH
from iomcorpus.forms.grammar import Pattern, words

NOMINALS = "|".join(sorted(POST_NOMINALS))
MONTH = r"(?:January|February|March|April|May|June|July|August|Sept|Oct|Nov|Dec)"
AGE = rf"(?:(?:aged|age) )?(?:1[0-2]|[1-9])?\d(?![\d,.]\d|-| {MONTH})"
# What parts a name and its description: post-nominals, an age, and then a sign or "who is".
LEAD = Pattern(
    rf"(?:,? (?:{NOMINALS})(?![\w-]))*(?:,? \(?{AGE}\)?)?(?: \([A-Z][\w’' -]{{1,30}}\)(?=, (?:an? |the )?[a-z]))?"
    r"(?P<sign>, (?:and |or )?|,? \((?!@)| [–—-] |, [–—-] |,? who (?:is|was) (?=an? |the )| is (?=an? |the ))"
    r"(?:(?:also|now|then|currently|formerly|himself|herself|both|previously) )?"
    r"(?P<article>(?:an?|the|its|their|our|one of (?:the|its)|himself an?|herself an?)\s)?"
)
# What any of the patterns below begins with; behind most names stands something else, and no more is tried.
OPENS = Pattern(
    r"[,/(]|\s(?:[^a-z]|(?:of|from|at|with|for|who|is|aged?|teaches|works|lectures|studies|volunteers|practi[sc]es|serves)\b)"
)
MOST_TOKENS, MOST_OF_PLAIN = 24, 5
POSSESSIVES = words("his her my our their")
ALL_POSTS = POSTS | {"mp"}
JOINED = words("of for on the")


def read_behind(text: str, end: int, listed: Callable[[], bool] = lambda: False) -> Post | None:
    """The description behind a name that ends there; `listed`: whether the line is of contacts or a byline.

    >>> read_behind("Ana Reyes, 41, a nurse at Elm Clinic, said", 9)
    Post(role='nurse', org='Elm Clinic', start=17, end=22, sure=True)
    >>> read_behind("Ana Reyes, Elm Clinic, Tel: 020 7946 0018", 9, listed=lambda: True)
    Post(role=None, org='Elm Clinic', start=11, end=21, sure=False)
    >>> read_behind("Ana Reyes, Tom Holm and others", 9) is None
    True
    """
    if not OPENS.match(text, end):
        return None
    stop = min(end + REACH + 60, len(text))
    line_end = text.find("\n", end, stop)
    stop = stop if line_end < 0 else line_end
    for rule in (_agency, _in_brackets, _of_kind, _of_organisation, _at_work):
        post = rule(text, end, stop)
        if post is not None:
            return post
    lead = LEAD.match(text, end, stop)
    if lead is None or lead.end() >= stop:
        return None
    sign, article = lead["sign"].strip(" ,"), lead["article"] or ""
    rest = text[lead.end() : stop]
    post = _description(rest, lead.end(), article)
    unclosed = post is not None and article and not sign and text[post.end - 1] != ","
    if unclosed and post is not None and DOES.match(text, post.end, stop):
        return None  # "In a reply to Ana Reyes, the Minister said"
    if post is not None and sign == "is":  # of places and firms too: "Elm is the owner of"
        return replace(post, sure=False) if post.sure else None
    if post is not None:
        return post
    if article or sign not in ("", "(", "and", "or"):
        return None
    return _org_alone(rest, lead.end(), sign == "(", listed)


SLASH = Pattern(r"\s?/\s?(?=[A-Z])")
SIGN = Pattern(r"[,;:.()\n|]|\s(?:19|20)\d\d\b|\s[–—-]\s")


def _agency(text: str, end: int, stop: int) -> Post | None:
    """ "Ana Kovačević / Adria Press"."""
    match = SLASH.match(text, end, stop)
    if not match:
        return None
    org = SIGN.split(text[match.end() : stop])[0].strip()
    return Post(None, org, match.end(), match.end() + len(org), False)


OF_KIND = Pattern(
    r" of (?:the|its|their) (?P<org>(?:[a-z][\w-]+ ){0,3}(?:branch|school|council|union|trust|club|society|association"
    r"|committee|charity|centre|center|hospital|clinic|university|college|agency|ministry|department|foundation|co-?operative|bureau"
    r"|company|firm|bank|museum|library|federation|institute|secretariat|laboratory|faculty))\b"
)


def _of_kind(text: str, end: int, stop: int) -> Post | None:
    """ "Grzegorz Pawlicki of the dockside branch"."""
    match = OF_KIND.match(text, end, stop)
    return Post(None, match["org"], match.start("org"), match.end(), False) if match else None


OF_ORG = Pattern(r",? (?P<word>of|from|at|with|for) (?:the )?(?=[A-Z“\"‘])")


def _of_organisation(text: str, end: int, stop: int) -> Post | None:
    """ "Perpetua Moyo of Tearwell", "Lena Graf at BergHilfe"."""
    match = OF_ORG.match(text, end, stop)
    if not match:
        return None
    org, length = read_organisation(text[match.end() : stop].split(" "), match["word"])
    if org is None or (match["word"] in ("for", "with") and not is_body(org)):
        return None
    if " " not in org and not is_body(org) and _is_home(text, end, match.end() + length):
        return None
    return Post(None, org, match.end(), match.end() + length, False)


STATE_BEHIND = Pattern(
    r",? (?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ont"
    r"|Ore|Pa|Penn|Que|R\.I|S\.C|N\.C|S\.D|N\.D|N\.H|N\.J|N\.M|N\.Y|Tenn|Tex|Va|Vt|W\.Va|Wash|Wis|Wyo|B\.C|N\.S|N\.B)\."
)
AMONG_KIN = Pattern(
    r"\b(?:survived by|children|sons?|daughters?|brothers?|sisters?|grandchildren|parents|nephews?|nieces?)\b[^.;\n]*$"
)


def _is_home(text: str, start: int, end: int) -> bool:
    """Whether "of Tempe" says where somebody lives: a state follows, or kin are listed."""
    if STATE_BEHIND.match(text, end - 1) or STATE_BEHIND.match(text, end):
        return True
    return bool(AMONG_KIN.search(text, max(0, start - 160), start))


AT_WORK = Pattern(
    r" (?:teaches|works|lectures|studies|is based|volunteers|practi[sc]es|serves)\b[^.,;:\n]{0,50}?"
    r" (?:at|for|with) (?:the )?(?=[A-Z])"
)


def _at_work(text: str, end: int, stop: int) -> Post | None:
    """ "Ana Reyes teaches demography at the Haagland College"."""
    match = AT_WORK.match(text, end, stop)
    if not match:
        return None
    org, length = read_organisation(text[match.end() : stop].split(" "), "at")
    return Post(None, org, match.end(), match.end() + length, False) if org else None


SHORT_POST = Pattern(
    r" \((?P<role>(?:[Vv]ice-)?[Cc]apt|[Cc]ox|GK|gk|[Gg]oalkeeper|[Ww]k|[Mm]gr|[Ss]ec|[Tt]reas|[Cc]onv"
    r"|[Ss]troke|[Bb]ow)\.?\)"
)


def _in_brackets(text: str, end: int, stop: int) -> Post | None:
    """ "K. Lawlor (capt)": posts that are written short in lists only."""
    match = SHORT_POST.match(text, end, stop)
    return Post(match["role"], None, match.start("role"), match.end("role"), False) if match else None


def _description(rest: str, at: int, article: str) -> Post | None:
    """A description with a head: "tax clerk", "a member of the CORAM network", "Head, Dry Season Unit, Agrinorth"."""
    years = YEARS_OLD.match(rest)
    if years:
        rest, at = rest[years.end() :], at + years.end()
    tokens = rest.split(" ", MOST_TOKENS)[:MOST_TOKENS]
    if flags_of(tokens[0]) & INITIAL and len(tokens[0]) > 1:
        return None  # "P. O’Hare, J. Whyte (Treasurer)"
    head = _head(tokens)
    if head is None:
        return _plain_description(tokens, at) if article.startswith(("a ", "an ")) else None
    if head == 0 and not article and is_capital(tokens[0]) and core_of(tokens[0]).lower() not in ALL_POSTS:
        return None  # "Rosetta, Voyager and Juno"
    if core_of(tokens[head]).lower() in KIN:
        return Post(None, None, at, at)
    if tokens[0].lower() in POSSESSIVES:
        return None
    owner = next((index for index, token in enumerate(tokens[:head]) if owns(token)), None)
    if owner is not None:
        org, first = owner_named(tokens[: owner + 1]), owner + 1
    else:
        first = leading_org(tokens[: head + 1], not article) if is_capital(tokens[0]) else 0
        org = cleaned(tokens[:first]) if first else None
    if is_capital(tokens[head]) and not ends_clause(tokens[head]) and _is_named(tokens, head + 1):
        return None  # "Mayor Ana Reyes, District Captain Tom Holm"
    role, more = read_complements(tokens, first, head, org)
    length = len(" ".join(tokens[: first + len(role)]))
    return Post(_cleaned(role), org or more, at, at + length)


# Behind a description these show that it is no apposition, which a comma would close.
DOES = Pattern(
    r" (?:has |had |also |later |then |yesterday |today )?"
    r"(?:said|says|told|added|stated|noted|announced|is|was|has|had|will|would|can|could|should|must)\b"
)


def _is_named(tokens: Tokens, index: int) -> bool:
    """Whether the name of somebody begins there: a given name, or words of no list."""
    if index >= len(tokens) or not is_capital(tokens[index]):
        return False
    flags = flags_of(core_of(tokens[index]))
    return bool(flags & NAME) and not flags & OTHER


YEARS_OLD = Pattern(r"[\w-]+-(?:year|month|week)s?-old ")


def _cleaned(tokens: Tokens) -> str:
    return " ".join(tokens).strip('"“”‘’«»(),;:–—-. ')


def _head(tokens: Tokens) -> int | None:
    """The index of the head: the last post before a preposition, a sign or a verb."""
    head: int | None = None
    for index, token in enumerate(tokens[: MOST_PLAIN + 5]):
        low = token.lower().strip('"“‘(')
        joins = index > 0 and is_capital(
            tokens[index - 1]
        )  # "University of Otago geologist", "Policy and Advocacy Manager"
        if low in ("and", "&"):
            if head is not None and not joins:
                break
        elif low in SMALL_WORDS:
            inside = head is None and (joins or not index) and low in (JOINED if index else POSSESSIVES)
            if not inside:
                break
        elif heads(token):
            head = index
        elif is_action(token) and (head is not None or not flags_of(low.capitalize()) & NAME):
            break
        elif head == index - 1 and _heads_on(token):
            return None  # "official meeting place"
        if ends_clause(token) and not owns(token):
            break
    return head


def _heads_on(token: str) -> bool:
    """Whether an ordinary noun follows a post, so that it heads the description in its place."""
    low = token.rstrip(",.;:)")
    if not low.islower() or low.endswith(("ing", "ed", "ly")) or low in PARTICIPLES:
        return False
    return bool(flags_of(low.capitalize()) & WORD)


def _plain_description(tokens: Tokens, at: int) -> Post | None:
    """A description without a known head, behind an article: "a beekeeping hopeful". It shows no person."""
    count = 0
    for token in tokens[:MOST_OF_PLAIN]:
        if token.lower() in SMALL_WORDS or is_action(token):
            break
        count += 1
        if ends_clause(token):
            break
    if not 0 < count < MOST_OF_PLAIN:
        return None
    return Post(_cleaned(tokens[:count]), None, at, at + len(" ".join(tokens[:count])), False)


RETIRED = words("Retd Rtd Ret")
LISTS_ON = Pattern(r"\)(?: \d|; |, [a-z])")


def _org_alone(rest: str, at: int, bracket: bool, listed: Callable[[], bool]) -> Post | None:
    """ "Karin Moll, Save the Children, +32 499": an organisation and no post."""
    tokens = rest.split(" ", MOST_TOKENS)
    the = tokens[0] == "The"
    if core_of(tokens[0]) in RETIRED:
        return None
    if not rest[:1].isupper() or (not the and flags_of(core_of(tokens[0])) & (OPENER | CALENDAR)):
        return None
    org, length = read_organisation(tokens)
    if org is None or not ENDS_ORG.match(rest, length - (rest[length - 1] in ",;:).")):
        return None
    flags = [flags_of(word) | flags_of(core_of(word)) for word in org.split()]
    given = flags[0] & ANY_GIVEN and not flags[0] & OTHER
    if given and len(flags) == 2 and BODIES.isdisjoint(org.split()):
        return None  # "Niamh Roche, Saoirse Power, Ida Lie"
    if not is_body(org) and (the or any(flag & (NAME | INITIAL) and not flag & OTHER for flag in flags)):
        return None  # "R. Abendroth, The Cold Ledger": a book; "Ana Reyes, Tom Holm": somebody else
    if len(flags) == 1 and not flags[0] & CAPITALS and (flags[0] & HONORIFIC or bracket == listed()):
        return None  # "Ian Muckle (Lerwick) 01595 555018": a place; "(Mrs)"
    if bracket and not is_body(org) and LISTS_ON.match(rest, len(org)):
        return None  # "1 Ida Lie (Harlow) 11.92; 2 Ana Reyes (Luton)": where somebody lives
    return Post(None, org, at, at + len(org), False)
