"""Bytes as texts that look like what the program reads: each byte below 128 is itself, each above it is a piece."""

from __future__ import annotations

PIECES = (
    # Lines of captures
    "\n", "\n\n", "\n-\n", "\r\n", "\r", "\u2028", "\x0c", "\ufeff", "\u200b", "\u00a0", "\u202e", "\U0001f600",
    "é", "İ", "ﬃ", "“", "”", "’", "– ", " | ", "• ", "… ", "â€™", "Ã©", "&amp;", "&#x110000;", "© 2016 ",
    "Lock shut again\n", "Issue 7\n", "3 June 2011", "2011", "22/12/17", "03/04/2016", "4 May – ", "Posted on ",
    "12 December 2017 at 10:30", "yesterday (21/12)", "last Tuesday", "since 2009", "in the 1990s",
    "By Lin Wei\n", "Photo: ", "Read more\n", "Comments (3)\n", "Filed under: ", "Notes to editors\n", "Contact:\n",
    "TURKU, May 3 – ", "It rained on the gate all day, and nobody came out to shut it again. ", "###\n",
    # Facts
    "Ms Ama Boateng", "Dr. J. de la Cruz", ", director of the Port Council,", "the chief of mission ", "said: ",
    " told reporters ", "according to ", "the Ministry of Works", "UNHCR (", "1,000", "2.5 million", "half of ",
    "between 10 and 20 ", "about ", " per cent", "US$", "€", " migrants", " km", "+44 20 7946 0018", "a@b.example",
    "Tel: ", "x" * 80, "9" * 40, "(", ")", "[", "((", "Mc", "O’", "date-order = ",
    # Queries
    " OR ", " AND ", " NOT ", "NEAR(", "*", '"', "person:", "figure:>", "unit:", "date:2016..", "has:", "title:",
    "mentions:", "id:", "kind:news", "-",
    # Files of rows, settings and decisions
    '{"id": "a", "text": "', '"}\n', '"metadata": {', '"date": "', '"first_line": ', "[[", "]]", "{", "}",
    '\\ud800', "\\u0000", "name,url,retrieved,language\n", "capture x.txt | ", "record ", "join ", "furniture ",
    "found ", "same ", "copy ", "keep ", "[captures.", '[a]\nquery = "', '"receipt": 1, ',
    "'''", "= ", "1e999", "<script>", "</script>", "=HYPERLINK(", "\x1b[31m", "\t",
)  # fmt: skip
FIRST = 0x80


def spelt(data: bytes) -> str:
    """The text that some bytes spell.

    >>> spelt(bytes((FIRST + PIECES.index("half of "), ord("7"))))
    'half of 7'
    """
    return "".join(chr(byte) if byte < FIRST else PIECES[(byte - FIRST) % len(PIECES)] for byte in data)
