"""The shape of a person's name as a byline, a credit or a signature writes it."""

from __future__ import annotations

import re

# Small words inside names of many languages: "van der Berg", "de la Cruz", "bin Said", "Al Farrah".
PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|bint|ben|ter|ten|y|e|af|av|zu|St\.?)"
WORD = r"(?:(?:Mc|Mac|O['’]|D['’]|Al-|El-|[A-Z]\w*-)?[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’]*(?:-[\w'’]+)*|[A-Z]\.)"
NAME = rf"{WORD}(?:\s+(?:{PARTICLE}\s+){{0,2}}{WORD}){{1,4}}"
TITLE = (
    r"(?:(?:Dr|Mr|Mrs|Ms|Mx|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Ambassador|Amb|Rev|Fr|Sr|Hon|The Hon|Cllr|Councillor|Capt|Col|Gen"
    r"|Judge|Justice|Bishop|Imam|Rabbi|Sheikh|Sister|Brother)\.?\s+)*"
)

BYLINE = re.compile(
    rf"^(?:(?:[Ww]ords|[Ss]tory|[Tt]ext|[Rr]eport|[Aa]rticle|[Oo]pinion|[Cc]ommentary|[Ww]ritten)\s+)?(?:[Bb]y|BY)[:\s]\s*{TITLE}"
    rf"(?P<names>{NAME}(?:(?:,\s+{TITLE}{NAME})*(?:,?\s+and|\s+&)\s+{TITLE}{NAME})?)(?P<rest>\s*(?:[,|(–—-].{{0,120}})?)$"
)
NAMES = re.compile(rf"{TITLE}({NAME})")
# "Staff", "admin" and desks are no authors: nobody is named. Nor is an organisation, though its name has the shape of one.
NOBODY = re.compile(
    r"(?i)\b(?:staff|admin\w*|editor\w*|reporters?|newsroom|desk|team|office|department|communications?|webmaster|correspondents?|agency|service"
    r"|council|trust|partnership|homes|school\w*|church|hall|cent(?:re|er)|committee|board|association|society|group|club|foundation|institute"
    r"|university|college|authority|ministry|company|ltd|inc|limited|union|network|alliance|coalition|federation|forum|parish|village|road|street|lane"
    r"|library|museum|hospital|police|bank|fund|project|campaign|party|movement|press|news|international|organi[sz]ation|commission|mission"
    r"|secretariat|bureau|band|choir|festival|house|park|bay|harbou?r|station|government|nations|agencies|friends|volunteers|trustees)\b"
)


def find_byline(line: str) -> str | None:
    """The author, or authors as `A and B`, of a byline.

    >>> find_byline("By Ama Boateng and Dr Luc van Dam, Harbour Trust"), find_byline("Words by Lin Wei")
    ('Ama Boateng and Luc van Dam', 'Lin Wei')
    >>> find_byline("By Staff Reporter"), find_byline("By Monday the road was clear."), find_byline("by the way")
    (None, None, None)
    """
    match = BYLINE.match(line.strip())
    if not match:
        return None
    return _joined(match["names"])


def find_author(text: str | None) -> str | None:
    """A name, or two, where a meta line gives the author: "Posted by Lin Wei on ...".

    >>> find_author("Lin Wei"), find_author("admin"), find_author("Staff"), find_author("lwei")
    ('Lin Wei', None, None, None)
    """
    if not text:
        return None
    text = text.strip(" ,|")
    return _joined(text) if re.fullmatch(rf"{TITLE}{NAME}(?:(?:,|\s+and|\s+&|,\s+and)\s+{TITLE}{NAME})*", text) else None


def _joined(text: str) -> str | None:
    names = [match[1] for part in re.split(r",\s+and\s+|\s+and\s+|\s*&\s*|,\s+", text) if (match := NAMES.fullmatch(part.strip()))]
    names = [_usual_case(name) for name in names if not NOBODY.search(name)]
    return " and ".join(names[:3]) if names else None


def _usual_case(name: str) -> str:
    """`AMA BOATENG` as `Ama Boateng`: capitals are the page's typography, not the name's."""
    return name.title() if name.isupper() and len(name) > 4 else name
