"""The shape of a person's name as a byline, a credit or a signature writes it."""

from __future__ import annotations

import re

from iomcorpus.forms.filings import without_filings
from iomcorpus.forms.grammar import Pattern, either

# Small words inside names of many languages: "van der Berg", "de la Cruz", "bin Said", "Al Farrah".
PARTICLE = either(
    r"van|von|der|den|ter|ten|zu|af|av",
    r"de|del|della|di|da|dos|du|la|le|el|y|e|St\.?",
    r"al|bin|ibn|bint|ben|van ['’]t",
)
CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽȘȚƠƯḀ-ỾΑ-ΩЀ-Я]"
WORD = either(
    r"(?:[A-Z]\.)+",  # "A.", "A.B."
    # "Wei", "McAdam", "O'Brien", "Al-Farrah", "Jean-Luc", "Garcia-lopez"
    rf"(?:Mc|Mac|O['’]|D['’]|Al-|El-|[A-Z]\w*-)?{CAPITAL}[\w'’]*(?:-[\w'’]+)*",
)
NAME = rf"{WORD}(?:\s+(?:{PARTICLE}\s+){{0,2}}{WORD}){{1,4}}"
RANK = either(
    r"Dr|Mr|Mrs|Ms|Mx|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Hon|The Hon",
    r"Ambassador|Amb|Cllr|Councillor|Judge|Justice|Capt|Col|Gen",
    r"Rev|Fr|Sr|Bishop|Imam|Rabbi|Sheikh|Sister|Brother",
)
TITLE = rf"(?:{RANK}\.?\s+)*"
FULL_NAME = TITLE + NAME

# "By Ama Boateng, Harbour Trust", "Words by Lin Wei and Dr Luc van Dam"
BYLINE = Pattern(
    r"(?:(?:[Ww]ords|[Ss]tory|[Tt]ext|[Rr]eport(?:ed)?|[Aa]rticle|[Oo]pinion|[Cc]ommentary|[Ww]ritten"
    r"|[Pp]ost author)\s+)?(?:[Bb]y|BY)[:\s]\s*"
    rf"{TITLE}(?P<names>{NAME}(?:(?:,\s+{FULL_NAME})*(?:,?\s+and|\s+&)\s+{FULL_NAME})?)(?P<junior>,?\s+[JS]r\b\.?)?"
    # "By Lin Wei, Harbour Trust", "By Lin Wei in Tartu"
    rf"\s*(?:[,|(–—-].{{0,120}}|in\s+{CAPITAL}[\w'’ ,-]{{1,30}})?$"
)
NAMES = Pattern(rf"{TITLE}({NAME})")
AUTHORS = Pattern(rf"{FULL_NAME}(?:(?:,|\s+and|\s+&|,\s+and)\s+{FULL_NAME})*")
BETWEEN_NAMES = Pattern(r",\s+and\s+|\s+and\s+|\s*&\s*|,\s+")
MOST_NAMES = 3  # of a byline

# A name with one of these words is nobody's: a desk, a role or an organisation has the shape of a name too.
NOBODY = Pattern(
    r"\b"
    + either(
        r"staff|admin\w*|editor\w*|reporters?|newsroom|desk|correspondents?|webmaster",  # "Staff Reporter"
        r"section|(?:magistrates['’]?|high|supreme|county|crown|district) court",  # "Culture Section"
        r"team|office|department|communications?|services?|secretariat|bureau",  # "Press Office"
        r"agency|agencies|press|news|government|nations|ministry|authority|police",  # "News Agencies"
        r"council|committee|board|commission|mission|parish|village|party|movement",  # "Parish Council"
        r"trust|foundation|fund|association|society|union|network|alliance|coalition|federation|forum|partnership",
        r"group|club|band|choir|friends|volunteers|trustees",  # "Village Choir"
        r"organi[sz]ation|international|institute|company|ltd|inc|limited|bank",  # "Harbour Company Ltd"
        r"school\w*|university|college|library|museum|hospital|church",  # "Harbour Museum"
        r"hall|cent(?:re|er)|homes|house|station|road|street|lane|park|bay|harbou?r",  # "Back Lane"
        r"cottage|farm|avenue|crescent|terrace|drive|square",  # "Bell Cottage"
        r"project|campaign|festival|county|city|town|district|state|province|republic|report|review|update|response|notes?",
    )
    + r"\b",
    re.IGNORECASE,
)


ACRONYM = Pattern(r"\b[A-Z]\w*[a-z]\w*[A-Z]\b")  # of an organisation: "Tartu FoE"


# Topics and places that have the shape of a name: "Human Rights", "Climate Change", "South Sudan", "Cape Town".
TOPIC = Pattern(
    r"\b"
    + either(
        r"rights|health|change|affairs|releases?|education|development|research|science|policy|economy|business|sports?",
        r"culture|arts?|energy|environment|justice|safety|security|technology|travel|food|water|world|local|latest|events?",
        r"opinion|features?|stor(?:y|ies)|blog|analysis|comment|life|style|finance|markets?|weather|media|statements?",
        r"community|services?|information|background|summary|points?|findings|steps|facts?|figures?|questions?|answers?",
    )
    + r"\b|^(?:(?:South|North|East|West|New|United|Saudi|Sri|Costa|Sierra|Burkina|Papua|Cape|Port|San|Santa|St\.?|Saint"
    r"|El|Los|Las|Hong|Puerto|Addis|Buenos|Upper|Lower|Great|Central|Middle)\s)",
    re.IGNORECASE,
)

ABSTRACT = Pattern(r"\w{3}(?:ity|tion|sion|ed)$")  # "Lasting Solidarity", "Agreement Signed"
# How a sub-heading begins and a name does not: "A Balanced Response", "Why It Matters".
NO_NAME = Pattern(
    r"(?:An?|The|Our|Your|My|Some|All|Any|What|How|Why|When|Where|Who|In|On|For|From|About|New|More|Next|Get|Go)\s"
)


def find_byline(line: str) -> str | None:
    """The author, or authors as `A and B`, of a byline.

    >>> find_byline("By Ama Boateng and Dr Luc van Dam, Harbour Trust"), find_byline("Words by Lin Wei")
    ('Ama Boateng and Luc van Dam', 'Lin Wei')
    >>> find_byline("By Staff Reporter"), find_byline("By Monday the road was clear."), find_byline("by the way")
    (None, None, None)
    >>> find_byline("By Lin Wei Leave a Comment Filed Under: Boats")
    'Lin Wei'
    """
    match = BYLINE.match(without_filings(line).strip())
    names = _joined(match["names"]) if match else None
    return names + (match["junior"] or "") if match and names else None


def find_author(text: str | None) -> str | None:
    """A name, or two, where a meta line gives the author: "Posted by Lin Wei on ...".

    >>> find_author("Lin Wei"), find_author("admin"), find_author("Staff"), find_author("lwei")
    ('Lin Wei', None, None, None)
    >>> find_author("Lin Wei, WXYZ"), find_author("Lin Wei."), find_author("Lin Wei /")
    ('Lin Wei', 'Lin Wei', 'Lin Wei')
    """
    if not text:
        return None
    text = FULL_STOP.sub("", HANDLE.sub("", text.strip(" ,|/·")))
    if not AUTHORS.fullmatch(text):
        text = OUTLET.sub("", text)
    return _joined(text) if AUTHORS.fullmatch(text) and not NO_NAME.match(text) else None


FULL_STOP = Pattern(r"(?<=[a-z]{2})\.$")
OUTLET = Pattern(r",\s+[^,|]{2,40}$")  # "Lin Wei, The Gazette"
HANDLE = Pattern(r"\s+@\w+$")  # "Lin Wei @linwei"
ACCOUNT = Pattern(r"[^\W\d_](?:[^\W\d]|[.-]){1,29}\d{0,4}")  # "lwei", "lin.wei81"


SITE = Pattern(r"\.(?:com|org|net|info|edu|gov|co\.\w\w)$", re.IGNORECASE)  # "Harbour.org" posts as nobody


def find_account(text: str | None) -> str | None:
    """The one word that a blog calls its author by: "Posted on 3 May 2010 by lwei".

    >>> find_account("lwei"), find_account("Sadie"), find_account("admin"), find_account("Lin Wei")
    ('lwei', 'Sadie', None, None)
    >>> find_account("lw81"), find_account("x7Kq2b")  # an account that somebody was given says nobody's name
    ('lw81', None)
    >>> find_account("Harbour.org"), find_account("lin.wei")
    (None, 'lin.wei')
    """
    text = (text or "").strip(" ,|")
    return text if ACCOUNT.fullmatch(text) and not (NOBODY.search(text) or SITE.search(text)) else None


def find_bare_author(line: str) -> str | None:
    """The author, or authors, of a line that is a name and nothing else, where a topic or a place could stand as well.

    >>> find_bare_author("LIN WEI"), find_bare_author("Human Rights"), find_bare_author("South Sudan")
    ('Lin Wei', None, None)
    """
    return None if TOPIC.search(line) or NO_WORD_OF_NAME.search(line) or ABSTRACT.search(line) else find_author(line)


# In a heading in capitals these look like words of a name: "CAMPS CLOSE FOR THE SEASON".
NO_WORD_OF_NAME = Pattern(
    r"\b(?:the|for|of|to|in|on|at|with|from|by|is|are|as|not|no|its?|more|new|(?-i:AND|OR))\b", re.IGNORECASE
)
POSTER = Pattern(
    rf"[\W_]{{0,4}}(?:[Pp]osted|[Ww]ritten|[Ss]ubmitted|[Pp]ublished|[Uu]ploaded|[Aa]dded)\s+by:?\s+{TITLE}"
    rf"(?P<names>{NAME}(?:\s+(?:and|&)\s+{FULL_NAME})?|{CAPITAL}[\w'’-]+|(?:[A-Z]\.){{2,3}})"
    r"(?P<rest>\s*(?:,|\(|[|–—-]|\bat\b|\bin\b|\bon\b|@|$).*)$"
)


def find_poster(line: str) -> str | None:
    """Who posted an item: a given name alone is enough for a blog.

    >>> find_poster("Posted by Lin Wei, Hon. Secretary"), find_poster("Posted by Lin at 9:14 PM")
    ('Lin Wei', 'Lin')
    >>> find_poster("// posted by L.W. @ 9:14 PM")
    'L.W.'
    >>> find_poster("Posted by admin at 9:14 PM"), find_poster("Posted by Webmaster in News")
    (None, None)
    """
    match = POSTER.match(line)
    if not match or NOBODY.search(match["names"]) or NO_NAME.match(match["names"]):
        return None
    return _joined(match["names"]) or match["names"]


def _joined(text: str) -> str | None:
    """The persons among names as `A and B`, without their titles."""
    names = [match[1] for part in BETWEEN_NAMES.split(text) if (match := NAMES.fullmatch(part.strip()))]
    names = [_usual_case(name) for name in names if not (NOBODY.search(name) or ACRONYM.search(name))]
    return " and ".join(names[:MOST_NAMES]) if names else None


def _usual_case(name: str) -> str:
    """`AMA BOATENG` as `Ama Boateng`: capitals are the page's typography, not the name's."""
    return name.title() if name.isupper() and len(name) > 4 else name
