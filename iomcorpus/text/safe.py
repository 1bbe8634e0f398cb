"""Text from a stranger's page made safe for where it is shown: a terminal, a cell of a table.

A capture may hold escape sequences that repaint a terminal, controls that turn a line around, and cells that a
spreadsheet would run as formulas. What is unsafe is shown, not dropped: a reader should see that it is there.
"""

from __future__ import annotations

import re

# Scripts in which a joiner (ZWNJ, ZWJ) shapes the letter before it, and emoji, which it glues together.
JOINING = (
    "\u0600-\u074f\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"  # Arabic, Syriac
    "\u0900-\u0dff"  # Devanagari to Sinhala
    "\u1000-\u109f\u1780-\u17ff\u1800-\u18af"  # Myanmar, Khmer, Mongolian
    "\u2600-\u27bf\u2b50\ufe0f\U0001f000-\U0001faff"  # emoji
)
STRAY_JOINER = re.compile(f"(?<![{JOINING}])[\u200c\u200d]")

BIDI_CONTROLS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
# One sees nothing of them, so two different texts look the same. A soft hyphen is left: common, and harmless.
ZERO_WIDTH = (0x180E, 0x200B, *range(0x2060, 0x2066), *range(0x206A, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC))
LINE_ENDS = (0x2028, 0x2029)
TAGS = range(0xE0000, 0xE0080)
C1 = range(0x80, 0xA0)
SURROGATES = range(0xD800, 0xE000)


def _symbol(code: int) -> str:
    return f"‹U+{code:04X}›"


VISIBLE = {code: _symbol(code) for code in (*BIDI_CONTROLS, *ZERO_WIDTH, *LINE_ENDS, *TAGS, *C1, *SURROGATES)}
VISIBLE |= {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡", ord("\t"): " "}

FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # full-width ones are read like the others in some locales
CELL_LEAD = " \t\r\n\v\f\0\ufeff\u00a0\u3000'\""  # what a spreadsheet may skip, or strip, before a formula
PLAIN_NUMBER = re.compile(r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?%?")


def for_terminal(text: str, *, newlines: bool = False) -> str:
    r"""Text as a terminal may show it: controls and invisible characters are visible symbols, a tab is a blank.

    >>> for_terminal("\x1b[2Jgone\tor not\u202e\n")
    '␛[2Jgone or not‹U+202E›␊'
    >>> for_terminal("two\nlines", newlines=True)
    'two\nlines'
    """
    if newlines:
        return "\n".join(map(for_terminal, text.split("\n")))
    if text.isprintable():
        return text
    if "\u200c" in text or "\u200d" in text:
        text = STRAY_JOINER.sub(lambda match: _symbol(ord(match[0])), text)
    return text.translate(VISIBLE)


def for_cell(value: object) -> object:
    r"""A value for a cell of CSV or TSV: text that a spreadsheet would take for a formula gets an apostrophe before it.

    >>> for_cell("=HYPERLINK(A1)"), for_cell(' "@SUM(1)'), for_cell("-12.5"), for_cell(-12.5), for_cell("a=b")
    ("'=HYPERLINK(A1)", '\' "@SUM(1)', '-12.5', -12.5, 'a=b')
    """
    if not isinstance(value, str) or not value:
        return value
    risky = value[0] in "\t\r\n" or value.lstrip(CELL_LEAD).startswith(FORMULA_SIGNS)
    return f"'{value}" if risky and not PLAIN_NUMBER.fullmatch(value) else value
