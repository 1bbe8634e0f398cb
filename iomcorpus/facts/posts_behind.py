"""The description behind a name: "Ana Reyes, 41, a nurse at Elm Clinic", "Tom Holm of Tearwell", "Karen Lie, Save the Children"."""

from __future__ import annotations

from iomcorpus.facts.descriptions import (
    KINDS_OF_ORG,
    PARTICIPLES,
    PREPOSITIONS,
    STOPS,
    UNITS,
    Post,
    Tokens,
    core_of,
    ends_clause,
    flags_of,
    heads,
    is_capital,
    owns,
)
from iomcorpus.facts.employers import (
    capital_phrase,
    cleaned,
    is_body,
    is_place,
    leading_org,
    owner_named,
    read_organisation,
)
from iomcorpus.facts.lexicon import ANY_GIVEN, CALENDAR, CAPITALS, HONORIFIC, INITIAL, NAME, OPENER, OTHER, VERB, WORD
from iomcorpus.facts.posts import KIN, POST_NOMINALS, POSTS
from iomcorpus.facts.posts_before import MOST_PLAIN, REACH
from iomcorpus.forms.grammar import Pattern

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
ENDS_ORG_ALONE = Pattern(
    r"\s*(?:$|[\n,;:)]|\.(?!\w)|\s(?:[–—|(]|Tel|T:|M:|E:|Email|Mob|Phone|on\b|will\b|is\b|was\b|said\b))"
)
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
    org, length = read_organisation(text[match.end() : stop].split(" "), "at", "")
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
    org, length = read_organisation(text[match.end() : stop].split(" "), match["word"], "")
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
    if head == 0 and not article and is_capital(tokens[0]) and core_of(tokens[0]).lower() not in POSTS | {"mp"}:
        return None  # "Rosetta, Voyager and Juno"
    if core_of(tokens[head]).lower() in KIN:
        return Post(None, None, at, at, True)
    if tokens[0].lower() in ("his", "her", "my"):
        return None
    lead = _owner_behind(tokens, head)
    org: str | None = None
    first = 0
    if lead is not None:
        org, first = owner_named(tokens[: lead + 1]), lead + 1
        if org and is_place(org):
            org = None
    else:
        count = leading_org(tokens[: head + 1], not article) if is_capital(tokens[0]) else 0
        if count and count <= head:
            org, first = cleaned(tokens[:count]), count
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
    taken = capital_phrase(tokens[head + 1 :])
    last = head + taken
    if (
        taken
        and core_of(tokens[last]) in UNITS
        and tokens[last].endswith(",")
        and last + 1 < len(tokens)
        and is_capital(tokens[last + 1])
    ):
        return last, first, org
    return head, first, org


def _clean_role(tokens: Tokens) -> str:
    return " ".join(tokens).strip('"“”‘’«»(),;:–—-. ')


def _head_behind(tokens: Tokens) -> int | None:
    """The index of the head: the last post before a preposition, a sign or a verb."""
    head: int | None = None
    for index, token in enumerate(tokens[: MOST_PLAIN + 5]):
        low = token.lower().strip('"“‘(')
        if (
            low in PREPOSITIONS
            and head is None
            and index
            and low in ("of", "for", "and", "on")
            and is_capital(tokens[index - 1])
        ):
            continue  # "University of Otago geologist"
        if low in STOPS | PREPOSITIONS and not (low in ("his", "her", "my", "our", "their") and index == 0):
            break
        if low in ("and", "&"):
            if head is not None and not is_capital(tokens[index - 1]):
                break
            continue
        if heads(token):
            head = index
        elif not is_capital(token) and flags_of(low.capitalize()) & VERB and low not in PARTICIPLES and "-" not in low:
            if head is not None or not flags_of(low.capitalize()) & NAME:
                break
        if ends_clause(token) and not owns(token):
            break
    return head


def _owner_behind(tokens: Tokens, head: int) -> int | None:
    return next((at for at, token in enumerate(tokens[:head]) if owns(token)), None)


def _complements(tokens: Tokens, first: int, head: int, org: str | None) -> tuple[Tokens, str | None]:
    """The role's tokens, its complements among them, and the organisation that one of them names."""
    role = tokens[first : head + 1]
    index = head + 1
    if ends_clause(tokens[head]):
        return role, (None if org else _after_comma(tokens, index))
    head_word = core_of(tokens[head]).lower()
    while index < len(tokens):
        token = tokens[index]
        low = token.lower()
        if low in ("and", "&") and index + 1 < len(tokens):
            count = _second_post(tokens, index + 1)
            if not count:
                break
            role += tokens[index : index + 1 + count]
            index += 1 + count
            head_word = core_of(role[-1]).lower()
            if ends_clause(role[-1]):
                break
            continue
        if low not in PREPOSITIONS or (low in ("against", "under", "over")):
            if (
                is_capital(token)
                and index == head + 1
                and not flags_of(core_of(token)) & (OPENER | CALENDAR)
                and is_capital(tokens[head])
            ):
                role.append(token)  # "Vice President Networks"
                index += 1
                if ends_clause(token):
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
        if ends_clause(role[-1]):
            return role, (None if org else _after_comma(tokens, index))
    return role, None


def _second_post(tokens: Tokens, index: int) -> int:
    """How many tokens from there are another post: "and mother of two", "and former UNHCR official"."""
    for at in range(index, min(index + 4, len(tokens))):
        token = tokens[at]
        if heads(token):
            return at - index + 1
        low = token.lower()
        if (
            low in STOPS | PREPOSITIONS
            or ends_clause(token)
            or flags_of(low.capitalize()) & VERB
            and low not in PARTICIPLES
        ):
            return 0
    return 0


def _after_comma(tokens: Tokens, index: int) -> str | None:
    """The organisation behind a post and a comma: "Editor, Harbour Times", "Head of Policy at", to the end of the line."""
    if index >= len(tokens) or tokens[index - 1][-1:] != "," or not is_capital(tokens[index]):
        return None
    org, _ = read_organisation(tokens[index:], "", "")
    if org is None or any(
        flags_of(word) & (ANY_GIVEN | INITIAL) and not flags_of(word) & OTHER for word in org.split()
    ):
        return None
    if " " not in org and flags_of(org) & WORD and not flags_of(org) & CAPITALS:
        return None
    rest = " ".join(tokens[index:])
    return org if ENDS_ORG_ALONE.match(rest[rest.find(org) + len(org) :]) else None


def _organisation_at(tokens: Tokens, index: int, preposition: str, head: str) -> tuple[str | None, int]:
    if index < len(tokens) and tokens[index].lower() in ("the", "a", "an", "its", "their"):
        index += 1
    elif (
        preposition == "of"
        and tokens[index + 1 : index + 2]
        and tokens[index + 1] in PREPOSITIONS
        and flags_of(tokens[index]) & WORD
    ):
        return None, 0  # "Chief of Mission of the ..."
    if index < len(tokens) - 1 and tokens[index] in KINDS_OF_ORG:  # "of the start-up PlugRiver"
        index += 1
    if index >= len(tokens):
        return None, 0
    return read_organisation(tokens[index:], preposition, head)


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
            flags = flags_of(low.strip(",.;:)").capitalize())
            if low in STOPS or (flags & VERB and low.strip(",.;:") not in PARTICIPLES and not low.endswith("ing")):
                break
        count += 1
        if ends_clause(token):
            break
    while count and tokens[index + count - 1].lower() in ("and", "&", "the", "a", "an", "its", "their", "his", "her"):
        count -= 1
    return count


def _ends_role(tokens: Tokens, index: int) -> bool:
    """Whether what follows an "and" is no more of the role: a verb or a pronoun."""
    low = tokens[index].lower()
    return low in STOPS - {"the", "its"} or bool(flags_of(low.capitalize()) & VERB and not is_capital(tokens[index]))


def _plain_description(tokens: Tokens, at: int) -> Post | None:
    """A description without a known head, behind an article: "a beekeeping hopeful". It shows no person."""
    count = 0
    for token in tokens[:5]:
        low = token.lower()
        flags = flags_of(low.strip(",.;:)").capitalize())
        if low in STOPS | PREPOSITIONS or (flags & VERB and low not in PARTICIPLES):
            break
        count += 1
        if ends_clause(token):
            break
    if not count or count == 5:
        return None
    return Post(_clean_role(tokens[:count]), None, at, at + len(" ".join(tokens[:count])), False)


def _org_alone(rest: str, at: int, bracket: bool, listed: bool) -> Post | None:
    """ "Karen Mets, Save the Children, +32 499": an organisation and no post."""
    if not rest[:1].isupper() or flags_of(core_of(rest.split(" ", 1)[0])) & (OPENER | CALENDAR):
        return None
    org, length = read_organisation(rest.split(" ", MOST_TOKENS), "", "")
    if org is None or not ENDS_ORG_ALONE.match(rest, length if rest[length - 1] not in ",;:)." else length - 1):
        return None
    flags = [flags_of(core_of(word)) for word in org.split()]
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
