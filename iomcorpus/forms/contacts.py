"""How news says whom to ask: telephones, e-mail addresses, and the lines and openings of a contact block."""

from __future__ import annotations

import re

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
# International and national forms: "+44 207 811 6034", "020 7811 6062", "(520) 555-0142", "+41 71 79 205".
PHONE = re.compile(r"(?<![\w/.,-])(?:\+\s?\d|\(0?\d{2,4}\)|0\d|\d{3}[\s.-]\d{3}[\s.-]\d{4})[\d\s().-]{5,18}\d(?![\w/])")
# A label tells a contact line also where the page has lost the address behind it: "Tel:", "Email:".
LABEL = re.compile(r"(?i)(?<!\w)(?:tel(?:ephone)?s?|phone|mobile|mob|cell|fax|e-?mails?|whatsapp)\s*(?:no\.?|number)?\s*[:.(]|(?<!\w)[TEM]:\s?\S")

PLAIN_WORD = re.compile(r"(?<![\w@.])[a-z]{2,}(?![\w@])")
MOST_PLAIN_WORDS = 9  # a sentence that gives a number by the way has more

CALL = re.compile(
    r"(?i)\b(?:contact|call|telephone|phone|ring|e-?mail|write to|text|reach|get in touch with|rsvp to|speak to|ask for)\b[^.]{2,80}?(?:\b(?:on|at|to|or|tel|e-?mail)\b\W*|\()(?:\+?\(?\d[\d\s()-]{6,}|\S+@|$)"
)

# The address behind it is lost: "or write to", "on 07700 900 452 or", "E-mail:".
BREAKS_OFF = re.compile(r"(?i)\b(?:on|at|to|or|tel|e-?mail)\W*$|\d$")

OPENING = re.compile(
    r"""(?ix)^\W*(?:
      for\ information\b[^.]{0,80}?\b(?:contact|visit|call|e-?mail)\b
    | for\ (?:any\ |all\ )?(?:more|further|additional|other|media|press)\b[^.]{0,60}?\b(?:information|info|details?|enquir\w+|inquir\w+|queries|please\ contact)
    | (?:for|to)\ (?:arrange|request|set\ up|book)?\ ?(?:an?\ |media\ |press\ )?interviews?\b
    | (?:media|press|news|public|general|editorial|all)?\s*(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|queries)\b[^.]{0,40}(?:[:–—-]|$)
    | (?:(?:media|press)\ )(?:officer|office|relations|desk|team|liaison)\b[^.]{0,40}:
    | (?:please\ )?contact(?:s|\ details|\ information|\ us)?\s*:
    | (?:journalists|reporters|media|editors)\b[^.]{0,60}\b(?:contact|call|e-?mail|reach|write)
    | (?:to\ (?:reach|contact|speak)|(?:please\ )?(?:contact|call|e-?mail|write\ to|ring|reach))\s+[A-Z][^.]{2,60}?(?:\bat\b|\bon\b|:|,)
    )"""
)


def is_contact_line(text: str) -> bool:
    """A line that tells how to reach somebody: a number, an address, or the label that is left of one.

    >>> is_contact_line("Mara Okello, Harbour Trust, Tel: +254 20 555 0134, Email:"), is_contact_line("In Oslo: Ida Lie, 020 7946 0018")
    (True, True)
    >>> is_contact_line("The hotline took 4,500 calls between 2011 and 2013.")
    False
    """
    if len(text) > 260:
        return False
    reachable = bool(PHONE.search(text) or ("@" in text and EMAIL.search(text)))
    if (reachable or BREAKS_OFF.search(text)) and CALL.search(text):
        return True
    if not reachable:
        return len(text) <= 160 and bool(LABEL.search(text))
    return len(PLAIN_WORD.findall(text)) <= MOST_PLAIN_WORDS or opens_contact(text)


def opens_contact(text: str) -> bool:
    """The words that open a contact block, whether or not a name follows in the same line.

    >>> opens_contact("For more information, please contact:"), opens_contact("Media enquiries: Ana Reyes, 020 7946 0018")
    (True, True)
    >>> opens_contact("For more than a decade the trust has had no contact with the owner.")
    False
    """
    return bool(OPENING.match(text[:160]))
