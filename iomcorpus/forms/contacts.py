"""How news says whom to ask: telephones, e-mail addresses, and the lines and openings of a contact block."""

from __future__ import annotations

import re

from iomcorpus.forms.grammar import Pattern, either, listed, words

EMAIL = Pattern(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
PHONE = Pattern(
    r"(?<![\w/.,-])(?!\d{1,2}([./-])\d{1,2}\1\d{2,4}\b)"  # not "03-31-2025"
    + either(
        r"(?:\+\s?\d|\(0?\d{2,4}\)|0\d)[\d\s().-]{5,18}\d",  # "+44 207 946 0018", "(520) 555-0142", "020 7946 0018"
        r"\d{3}[\s.-]\d{3}[\s.-]\d{4}",  # "520-555-0142"
    )
    + r"(?![\w/])"
)
# A label tells a contact line also where the page has lost the address behind it: "Tel:", "Email:".
LABEL = Pattern(
    r"(?<![\w*])"
    + either(
        r"(?:tel(?:ephone)?s?|phone|mobile|mob|cell|fax|e-?mails?|whatsapp)\s*(?:no\.?|number)?\s*[:.(]",  # "Tel. no:"
        r"[TEM]:\s?\S",  # "T: 020 7946 0018"
    ),
    re.IGNORECASE,
)

PLAIN_WORD = Pattern(r"(?<![\w@.])[a-z]{2,}(?![\w@])")
MOST_PLAIN_WORDS = 9  # a sentence that gives a number by the way has more

# "Call Ama Boateng on 020 7946 0018", "Write to the hall at hall@example.org", "E-mail Lin Wei at" (it is lost)
CALL = Pattern(
    r"\b(?:contact|call|telephone|phone|ring|e-?mail|write to|text|reach|get in touch with|rsvp to|speak to|ask for)\b"
    r"[^.]{2,80}?(?:\b(?:on|at|to|or|tel|e-?mail)\b\W*|\()(?:\+?\(?\d[\d\s()-]{6,}|\S+@|$)",
    re.IGNORECASE,
)

# The address behind it is lost: "or write to", "on 07700 900 452 or", "E-mail:".
BREAKS_OFF = Pattern(r"\b(?:on|at|to|or|tel|e-?mail)\W*$|\d$", re.IGNORECASE)
CONTACT_LINE_HINTS = (
    *"0123456789@",
    *listed("tel|phone|mob|cell|fax|mail|whatsapp|t:|e:|m:"),
    *listed("contact|call|ring|write to|reach|ask for|speak|rsvp|touch|text"),
)

OPENING = Pattern(
    r"\W*"
    + either(
        # "For information, visit the library or call 020 7946 0018"
        r"for information\b[^.]{0,80}?\b(?:contact|visit|call|e-?mail)\b",
        # "For more information:", "For media enquiries, please contact"
        r"for (?:any |all )?(?:more|further|additional|other|media|press)\b[^.]{0,60}?"
        r"\b(?:information|info|details?|enquir\w+|inquir\w+|queries|please contact)",
        r"(?:for|to (?:arrange|request|set up|book)) (?:an? |media |press )?interviews?\b",  # "To arrange an interview"
        # "Media contacts", "Press enquiries (London):"
        r"(?:media|press|news|public|general|editorial|all)?\s*(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|queries)\b"
        r"[^.]{0,40}(?:[:–—-]|$)",
        r"(?:(?:media|press) )(?:officer|office|relations|desk|team|liaison)\b[^.]{0,40}:",  # "Press office, London:"
        r"(?:please )?contact(?:s| details| information| us)?\s*:",  # "Please contact:"
        # "Journalists who want to come may call"
        r"(?:journalists|reporters|media|editors)\b[^.]{0,60}\b(?:contact|call|e-?mail|reach|write)",
        # "To reach Ama Boateng, call", "Please write to the Harbour Trust at"
        r"(?:to (?:reach|contact|speak)|(?:please )?(?:contact|call|e-?mail|write to|ring|reach))\s+"
        r"(?:the\s+)?(?-i:[A-ZÀ-Þ])[^.]{2,60}?(?:\bat\b|\bon\b|:|,)",
    ),
    re.IGNORECASE,
)
CONTACT_HEADS = words(
    "for to please media press news public general editorial all contact contacts enquiry enquiries inquiry inquiries",
    "query queries journalists reporters editors call email e write ring reach",
)


# What a page shows to programs that collect addresses
HIDDEN_ADDRESS = Pattern(r"\[email\s+protected\]", re.IGNORECASE)


def is_contact_line(text: str) -> bool:
    """A line that tells how to reach somebody: a number, an address, or the label that is left of one.

    >>> is_contact_line("Mara Okello, Harbour Trust, Tel: +254 20 555 0134, Email:")
    True
    >>> is_contact_line("In Oslo: Ida Lie, 020 7946 0018")
    True
    >>> is_contact_line("The hotline took 4,500 calls between 2011 and 2013."), is_contact_line("[email protected]")
    (False, True)
    """
    if len(text) > 260:
        return False
    reachable = bool(PHONE.search(text) or ("@" in text and EMAIL.search(text)) or HIDDEN_ADDRESS.search(text))
    if (reachable or BREAKS_OFF.search(text)) and CALL.search(text):
        return True
    if not reachable:
        return len(text) <= 160 and bool(LABEL.search(text))
    return len(PLAIN_WORD.findall(text)) <= MOST_PLAIN_WORDS or opens_contact(text)


def opens_contact(text: str) -> bool:
    """The words that open a contact block, whether or not a name follows in the same line.

    >>> opens_contact("For more information, please contact:"), opens_contact("Media enquiries: Ana Reyes, 020 794")
    (True, True)
    >>> opens_contact("For more than a decade the trust has had no contact with the owner.")
    False
    """
    return bool(OPENING.match(text[:160]))
