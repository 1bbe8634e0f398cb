"""Text repaired for reading and searching: what programs on its way have broken is put right.

Only the clean view is repaired, never the raw lines: a repair is a guess. Its rules keep to what is surely broken, and
no rule adds or takes a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from iomcorpus.text.safe import BIDI_CONTROLS, STRAY_JOINER, ZERO_WIDTH

ODD_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u2028\u2029\v\f\x1c\x1d\x1e"  # breaks that str.splitlines() would count as line ends
)
DROPPED = (
    "\0",
    "\u00ad",
    *map(chr, ZERO_WIDTH),
    *map(chr, BIDI_CONTROLS),
)  # a search would miss words with them inside

# What a byte 0x80 to 0xBF becomes when it is read as latin-1 or Windows-1252: in UTF-8 these only follow a lead byte.
CONTINUATION = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
MOJIBAKE_SIGN = re.compile(
    rf"""
    [\u00c2-\u00f4ĂĹ] [{CONTINUATION}]  # Ã©, â€™, ðŸ˜€; from Windows-1250 also Ă©
    | [ÂÃ][ ]                           # a no-break space behind it has become a blank
    | [\u0080-\u009f]                   # Windows-1252 read as latin-1
    | вЂ | Р[°µѕ»] | С[‚ѓЂ]             # read as Windows-1251
    | ‚Ä | √[©®±≥º]                     # read as MacRoman
    """,
    re.VERBOSE,
)

# What every sign begins with. One class is searched fast; most lines have none of it.
MOJIBAKE_LEADS = "\u00c2-\u00f4ĂĹÂÃ\u0080-\u009fвРС‚√"
MOJIBAKE_LEAD = re.compile(f"[{MOJIBAKE_LEADS}]")

# The closing quote ” is E2 80 9D, and Windows-1252 has no 9D: many programs lose it. The other characters that lose
# their third byte so are hardly ever written. Left to ftfy it becomes U+FFFD, or a dagger with the blank behind it.
BITTEN_QUOTE = re.compile(r"â€(?:\ufffd|(?=[\s.,;:!?)\]]|$))")

# In capitals `IRMÃ”` is a Portuguese word and its quotation mark, not a broken Ô, and `ĐÃ NẴNG` Vietnamese, not a
# broken à (so for `GUÐ”` in Icelandic). The line is cut behind such a letter, and ftfy sees the parts.
REAL_CAPITAL = re.compile(r"(?<=[A-ZÀ-ÞĐƯƠ][ÃÐ])(?=[”»—](?!\w))|(?<=[A-ZÀ-ÞĐƯƠ]Ã)(?=[ ])|(?<=[“«]Ã)(?=[”»](?!\w))")

# All that any repair begins with. One class is searched fast, and most lines have none of it.
SIGN_OF_DAMAGE = re.compile(f"[{MOJIBAKE_LEADS}&\u200c\u200d{re.escape(''.join((*ODD_SPACES, *DROPPED)))}]")

ENTITY = re.compile(r"&(?:amp;)*(?P<entity>\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});")
MARKUP = re.compile(r"</?[A-Za-z]+[1-6]?(?:\s[^<>]*)?/?>")


def repair(text: str) -> str:
    r"""Text as it was meant. Line for line: as many lines come out as went in.

    >>> repair("Itâ€™s 5\u00a0000 refu\u00adgees &amp; more")
    'It’s 5 000 refugees & more'
    >>> repair("“NÃO”, disse a irmã; l’été à Genève")
    '“NÃO”, disse a irmã; l’été à Genève'
    """
    if not may_be_broken(text):
        return text
    if "&" in text:
        text = _line_by_line(unescape, text)
    if not text.isascii():
        if MOJIBAKE_LEAD.search(text):
            text = _line_by_line(mend_mojibake, text)
        if "\u200c" in text or "\u200d" in text:
            text = STRAY_JOINER.sub("", text)
    for space in ODD_SPACES:
        if space in text:
            text = text.replace(space, " ")
    for character in DROPPED:
        if character in text:
            text = text.replace(character, "")
    return text


def may_be_broken(text: str) -> bool:
    """Whether a text holds anything that may be in need of repair.

    >>> may_be_broken("“It’s sound”"), may_be_broken("R&D")
    (False, True)
    """
    return SIGN_OF_DAMAGE.search(text) is not None


def mend_mojibake(line: str) -> str:
    r"""UTF-8 that some program took for another encoding, read rightly.

    ftfy decides, after its own test of how unlikely the characters are together: good text stays as it is.

    >>> mend_mojibake("CafÃ© â€œCÃ´teâ€")
    'Café “Côte”'
    >>> mend_mojibake("“A IRMÃ”, disse")
    '“A IRMÃ”, disse'
    """
    if not (MOJIBAKE_LEAD.search(line) and MOJIBAKE_SIGN.search(line)):
        return line
    return "".join(map(_mended, REAL_CAPITAL.split(BITTEN_QUOTE.sub("”", line))))


def _mended(line: str) -> str:
    if not MOJIBAKE_SIGN.search(line):
        return line
    from ftfy import TextFixerConfig, fix_text
    from ftfy.badness import is_bad
    from ftfy.fixes import decode_inconsistent_utf8

    if not is_bad(line):
        return line
    only_encoding = TextFixerConfig(
        explain=False,
        unescape_html=False,  # `unescape` has done it, and takes fewer for left-overs
        remove_terminal_escapes=False,  # `for_terminal` shows them
        remove_control_chars=False,
        fix_latin_ligatures=False,  # the author's typography is no damage: "ﬁ", curly quotes, full-width letters
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,  # it would add lines
        fix_surrogates=False,  # there are none in a decoded capture
        normalization=None,  # NFC only in the lines that come here would make like words unlike
    )
    # Where the whole line is valid UTF-8, nothing needs a guess. Else each broken sequence by itself, before ftfy tries
    # other encodings on the line: "l’étÃ© dernier", with good accents in it, is valid in one of them by accident.
    try:
        line = line.encode("sloppy-windows-1252" if "\ufffd" not in line else "latin-1").decode()
    except UnicodeError:
        line = decode_inconsistent_utf8(line)
    return fix_text(line, only_encoding)


def unescape(line: str) -> str:
    """HTML entities that a program forgot to read, also twice escaped ones; in a line about markup they stay.

    >>> unescape("Rock &amp;amp; roll&nbsp;&#8211; at AT&amp;T"), unescape("write &lt;b&gt; as <b>bold</b>")
    ('Rock & roll\xa0– at AT&T', 'write &lt;b&gt; as <b>bold</b>')
    >>> unescape("R&D; ?a=1&copy=2 &nTILDE; &bull")  # no entity of HTML 4 with its semicolon
    'R&D; ?a=1&copy=2 &nTILDE; &bull'
    """
    return line if "&" not in line or MARKUP.search(line) else ENTITY.sub(_unescaped, line)


def _unescaped(match: re.Match[str]) -> str:
    from html import unescape
    from html.entities import name2codepoint

    entity = match["entity"]
    if not entity.startswith("#") and entity != "apos" and entity not in name2codepoint:
        return f"&{entity};"
    return unescape(f"&{entity};").replace("\n", " ").replace("\r", " ")


def _line_by_line(mend: Callable[[str], str], text: str) -> str:
    return "\n".join(map(mend, text.split("\n")))
