"""How to reach somebody: telephone numbers and e-mail addresses as news writes them, and where a page lost one.

A telephone number has no form of its own: so has a bank account. What is found here only has the shape of one, and how
telling that shape is; whether anybody is told to call it, `contacts` decides from the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from iomcorpus.forms.grammar import Pattern, either


@dataclass(frozen=True, slots=True)
class Reach:
    """A telephone number, an e-mail address, or the place where one was."""

    start: int
    end: int
    kind: str  # phone, email, lost
    value: str = ""  # a telephone as written, an address in usable form
    sure: bool = True  # the shape alone tells that it is one: "+44 20 7946 0018", but not "5550 1234"


FEWEST_DIGITS, MOST_DIGITS = 5, 15  # "Tel. 96 288"; the longest number that the world's network knows (E.164)

# What stands between groups of digits: "020 7946-0018", "01.99.00.12.34", "011 - 2345 6789", "030/23125-014"; but in
# "01632 960145 01632 960146" and "960145/01632 960146" the next number begins.
GAP = either(r"[ ]?[.–‑-][ ]?", r"[ ](?!0\d{3,4}[ ]\d{3}[ ]?\d{3})", r"/(?!0\d{3})", r"(?<=\))")
# "0121 496 0108 24 hours", "01632 960145 9.30am": the last group tells when.
NOT_TIME = r"(?! [ ]? (?:hours?|hrs?|days?|[ap]\.?m) \b | \.\d\d[ ]?[ap]\.?m | :\d\d\b )"
PHONE = Pattern(
    rf"""
    (?P<number>
      [+(\d]  # first, so that the search runs from one of these to the next
      (?<! [\w@\#£$€%=] . )  (?<! \d[.,:] . )  (?<! [\dA-Z]- . )  (?<! \d/ (?! 0\d{{3}} | \+ ) . )
      (?: (?<=\+) [ ]? \(? [ ]? \d{{1,12}} \)?      # "+44", "+ 41", "+(44)", "+41227179205"
        | (?<=\() \+? [ ]? \d{{1,5}} (?: [ ]\d{{1,4}} )? \)   # "(505)", "(+44)", "(+51 1)"
        | (?<=\d) \d{{0,12}} )
      (?: [ .-]? \( \d{{1,5}} \) )?            # "+44 (0)20", "1 (800) 555-0199"
      (?: {GAP} \d{{1,10}} (?! \w ) {NOT_TIME} ){{0,7}}
      (?: (?<= \d{{4}} ) / \d{{1,4}} (?! [ ]?\d | / ) )?   # "020 7946 0018/9"
      (?! [\w%@] | [,.:]\d | -\w )
    )
    (?: ,?[ ]? (?: (?: [Ee]xt(?:ension|n)? | EXT ) \b\.?:? | [x\#] ) [ ]? \d{{1,6}} \b )?
    """,
    re.VERBOSE,
)
# "1-800-FLOWERS"
VANITY = Pattern(
    r"[+18](?<![\w-].)(?:(?<=\+)1[ -]8|(?<=1)[ -]8|(?<=8))\d\d[ -](?=[\d-]{0,4}[A-Z])"
    r"[A-Z\d]{2,10}(?:-[A-Z\d]{2,10}){0,2}\b"
)

# "Dial 999", "contact police on 101": three digits right behind the request, and no noun that they count.
SHORT_CODE = Pattern(
    r"\d(?<=[ ].)\d\d(?![\w%-]|[,.]\d"
    r"|[ ](?!or\b|and\b|immediately|now\b|for\b|if\b|quoting|free|straight|at once|in an)\w)"
)
REQUESTED = Pattern(
    r"\b(?:(?:[Cc]all|CALL|[Dd]ial|[Rr]ing|[Pp]hone|[Tt]elephone|[Cc]ontact)[ ]"
    r"|(?:[Cc]all|[Cc]ontact|[Rr]ing|[Pp]hone|[Dd]ial)[ ][^.\d\n]{1,50}\bon[ ])$"
)
LONGEST_REQUEST = 64  # characters
# Shapes that are hardly anything but a telephone number.
TELLING = Pattern(
    either(
        r"\+.*",
        r"00[1-9].*",
        r"\(0\d{0,4}\).*",  # "(08) 5550 0131"
        r"\(\d{2,3}\)[ ]?\d{3,5}[ .-]\d{4}",  # "(505) 555-0117", "(11) 95555-0123"
        r"0[1-9]\d{8,9}",  # "08031234567"
        r"0\d{1,5}[ ./–‑-]+\d[\d ./–‑()-]{4,}",  # "020 7946 0018", "031-390 06 15", "01 99 00 12 34"
        r"(?:1[ .-]?)?\(?[2-9]\d\d\)?[ .-]\d{3}[ .-]\d{4}",  # "520-555-0142", "1 (800) 555-0199"
        r"1[38]\d0[ -]?\d{3}[ -]?\d{3}",  # "1300 975 711"
        r"1[ -]?800[ -].*",
    ),
)
# "1986-1987", "12-03-2015", "2015.03.12", "192.0.2.146"
YEAR = r"(?:1[5-9]|20)\d\d"
NO_PHONE = Pattern(
    either(rf"{YEAR}[ ]?[-–/][ ]?{YEAR}", rf"\d\d?([./-])\d\d?\1(?:{YEAR}|\d\d)", r"\d{1,3}(?:\.\d{1,3}){3}")
)

LOCAL_PART = Pattern(r"(?<![\w.+'’-])[.+'’-]*([\w+][\w.+'’-]{0,63})$")  # 64 characters, by RFC 5321
HOST = Pattern(r"[^\W_](?:[\w-]{0,62})(?:\.[\w-]{1,63}){0,5}\.[^\W\d_]{2,24}\b")
WINDOW = 130  # characters before an "@" that may belong to its address

# The words that stand for "@" and the full stop to hide an address from robots; only what stands between brackets, or
# in capitals, or with a "dot" to come is no plain "at".
DOT = r"(?:\.|[ ]?[(\[{<][ ]?(?:dot|DOT|Dot|\.)[ ]?[)\]}>][ ]?|[ ](?:dot|DOT)[ ])"
HIDDEN_AT = Pattern(
    rf"""
    (?: [ ]? [(\[{{<] [ ]? (?:at|AT|At|@|arroba) [ ]? [)\]}}>] [ ]?   # "ama (at) example.org", "ama[@]example.org"
      | [ ] AT [ ]                                                    # "ama AT example DOT org"
      | [ ] at [ ] (?= [\w-]{{1,63}} (?: [ ]dot[ ] | [ ]?[(\[{{][ ]?dot ) )
      | [ ] @ [ ] )                                                   # "ama @ example.org", but not "6 lambs @ 91.50"
    (?P<host> [^\W_] [\w-]{{0,62}} (?: {DOT} [\w-]{{1,63}} ){{0,4}} {DOT} [^\W\d_]{{2,24}} \b )
    """,
    re.VERBOSE,
)
# Where none of these stands, nor "dot" or " AT ", no address is hidden: most texts need no further search.
HIDES = Pattern(r"[@(\[{<](?:(?<=@)|[ ]?(?:[Aa]t|AT|arroba)\b)")
HIDDEN_LOCAL_PART = Pattern(rf"(?<![\w.+@-])([\w+-]{{1,64}}(?:{DOT}[\w+-]{{1,64}}){{0,3}})$")
DOTS = Pattern(DOT)

# What a page shows in place of an address that it hides, and what is left where a scraper has dropped one.
LOST = Pattern(
    either(
        r"\[e-?mail[ ]?(?:protected|hidden|address)?\]|\[protected e-?mail\]",
        r"[Tt]his e-?mail address is being protected from spam ?bots",
        r"\((?=[ ]or\b|[ ]?[/,)])",  # "Ana Reyes ( or Lin Wei ( / 020 7946 0018"
        r"\b(?:on|at|to)(?=[ ]or[ ](?:on[ ]|at[ ]|by[ ]|tel|phone|call|\+|\(?0\d))",  # "Lin Wei on or 020 7946 0018"
        r":(?=,[ ]?(?:\+|\(?0|or\b|[Tt]el|[Ee]-?mail))",  # "Lin Wei at Harbour Trust:, 020 7946 0018"
        # "Email:" and then the end of the line, or the next label
        r"\b(?:[Ee]-?mail(?: address)?|E-?MAIL|[Tt]el(?:ephone)?\.?|TEL|[Pp]hone|[Mm]obile)[ ]?:?[ ]?"
        r"(?:$|(?=\n)|(?<=[:: ])(?=[.,;|/)]|(?:or|and)\b|[Tt]el\b|[Pp]hone\b|[Mm]ob|[Ff]ax|[Ee]-?mail|[Ww]eb))",
        r"(?P<open>\b(?:at|to|on)[ ]?[.:]?[ ]?(?=\n|$))",  # "Write to Lin Wei at"
    ),
)


def find_reaches(text: str) -> list[Reach]:
    """What has the shape of a telephone number or an e-mail address, in order.

    >>> [reach.value for reach in find_reaches("Ring 020 7946 0018 ext. 4 or write to bowls (at) club.example.")]
    ['020 7946 0018 ext. 4', 'bowls@club.example']
    >>> [reach.value for reach in find_reaches("On 12/03/2015, 2014-2015, from 192.0.2.146, @harbour, 6 @ 91.50")]
    []
    """
    emails = sorted(find_emails(text), key=lambda email: email.start)
    taken = {at for email in emails for at in range(email.start, email.end)}
    phones = [phone for phone in find_phones(text) if phone.start not in taken]
    return sorted(emails + phones, key=lambda reach: reach.start)


def find_phones(text: str) -> Iterator[Reach]:
    """What has the shape of a telephone number."""
    for match in PHONE.finditer(text):
        number = match["number"]
        digits = sum(map(str.isdigit, number))
        if not FEWEST_DIGITS <= digits <= MOST_DIGITS or NO_PHONE.fullmatch(number):
            continue
        sure = digits >= 7 and TELLING.fullmatch(number) is not None
        yield Reach(match.start(), match.end(), "phone", match[0], sure)
    for match in VANITY.finditer(text):
        yield Reach(match.start(), match.end(), "phone", match[0])
    for match in SHORT_CODE.finditer(text):
        if REQUESTED.search(text, max(0, match.start() - LONGEST_REQUEST), match.start()):
            yield Reach(match.start(), match.end(), "phone", match[0], False)


def find_emails(text: str) -> Iterator[Reach]:
    """E-mail addresses, plain and hidden from robots, in usable form.

    >>> [email.value for email in find_emails("mailto:lin@club.example or Duncan AT example DOT com, 6 lambs @ 91.50")]
    ['lin@club.example', 'Duncan@example.com']
    """
    at = text.find("@")
    while at >= 0:
        host = HOST.match(text, at + 1)
        local = LOCAL_PART.search(text, max(0, at - WINDOW), at) if host else None
        if host and local:
            yield Reach(local.start(1), host.end(), "email", text[local.start(1) : host.end()])
        at = text.find("@", at + 1)
    if not ("dot" in text or " AT " in text or HIDES.search(text)):
        return
    for match in HIDDEN_AT.finditer(text):
        local = HIDDEN_LOCAL_PART.search(text, max(0, match.start() - WINDOW), match.start())
        if local:
            value = f"{DOTS.sub('.', local[1])}@{DOTS.sub('.', match['host'])}"
            yield Reach(local.start(), match.end(), "email", value)


def find_lost(text: str, start: int, end: int) -> list[Reach]:
    """The places in a stretch where an address must have been.

    >>> [lost.start for lost in find_lost("Lin Wei, Tel: 020 7946 0018, Email:", 0, 35)]
    [29]
    >>> find_lost("Email: lin@club.example, or look at the board", 0, 44)
    []
    """
    return [
        Reach(match.start(), match.end(), "lost", "", not match["open"]) for match in LOST.finditer(text, start, end)
    ]
