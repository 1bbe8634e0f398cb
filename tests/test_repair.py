"""What is repaired in the clean view, and what only looks broken."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.text.repair import DROPPED, ODD_SPACES, may_be_broken, repair

REPAIRED = [
    ("Itâ€™s time", "It’s time"),
    ("â€œWe waitedâ€\x9d, she said", "“We waited”, she said"),
    ("â€œWe waitedâ€ she said", "“We waited” she said"),  # the byte 9D got lost, as it mostly does
    ("â€œWe waitedâ€�.", "“We waited”."),
    ("50 â€“ 60 people", "50 – 60 people"),
    ("GenÃ¨ve, MÃ¼nchen, MaÃ§Ã£", "Genève, München, Maçã"),
    ("CÃ”TE D’AZUR, CITÃ‰", "CÔTE D’AZUR, CITÉ"),
    ("l’étÃ© dernier", "l’été dernier"),  # good and broken letters in one line
    ("“café” – à Ã©vian", "“café” – à évian"),
    ("voilÃ le travail", "voilà le travail"),
    ("ÃƒÂ©tÃƒÂ©", "été"),  # twice
    ("a Â£50 grant, Â©2017", "a £50 grant, ©2017"),
    ("â‚¬50", "€50"),
    ("don\x92t \x96 ever", "don’t – ever"),  # Windows-1252 read as latin-1
    ("donвЂ™t", "don’t"),
    ("UNHCR‚Äôs caf√©", "UNHCR’s café"),
    ("ðŸ˜€", "😀"),
    ("ï»¿Title", "Title"),
    ("Ð\x9cÐ¾Ñ\x81ÐºÐ²Ð°", "Москва"),
    ("Rock &amp; roll &#8217; &#x2019; &#146;", "Rock & roll ’ ’ ’"),
    ("a&nbsp;b &amp;nbsp; c &amp;amp; d", "a b   c & d"),
    ("caf&eacute; &ldquo;x&rdquo; &hellip; &lt;5", "café “x” … <5"),
    ("Itâ&#128;&#153;s", "It’s"),
    ("AT&amp;T; R&amp;D", "AT&T; R&D"),
    ("a&#10;b&#13;c", "a b c"),  # no line more
    ("5\u00a0000\u202f€ \u2009–\u3000x", "5 000 €  – x"),
    ("refu\u00adgees zero\u200bwidth\ufeff \u2060x\u200ey\u202e", "refugees zerowidth xy"),
    ("a\0b", "ab"),
    ("a\u2028b\fc\vd", "a b c d"),
    ("plain\u200djoiner", "plainjoiner"),
]


@pytest.mark.parametrize(("text", "expected"), REPAIRED)
def test_repaired(text: str, expected: str) -> None:
    assert repair(text) == expected


NOT_YET = [
    ("Å\u00a0koda", "Škoda"),  # ftfy sees nothing odd in Å and a blank: Å is a word
    ("donΓÇÖt", "don’t"),  # read as cp437
]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("text", "expected"), NOT_YET)
def test_known_failures(text: str, expected: str) -> None:
    assert repair(text) == expected


LEFT_ALONE = [
    "",
    "Plain text, with 50% & more; a < b > c.",
    "L’été à Genève : « déjà vu » – où ça ? Noël, cœur, façade, naïve…",
    "été», café”, à…, l’être’ et “Ça”",
    "Größe, Übung, Straße, „Äpfel“ – Fuß“; Müller®",
    "Tiếng Việt: Đà Nẵng, “Đã”, người di cư, Nguyễn Thị Ánh",
    "NGƯỜI DI CƯ ĐÃ ĐẾN ĐÃ NẴNG, KHÔNG NGÃ”",
    "“A NOSSA IRMÔ, “AMANHÃ”, AMANHû, AMANHÃ… MAÇÃ NÃO SÃO PAULO",
    "A letra “Ã” e a letra «Ã»; São Tomé, irmã, João",
    "“GUл… GUÐ” og Þór",
    "Åland, Ångström, ÅÄÖ, Århus; Škoda, İstanbul, Łódź, Źródło",
    "Привет, “Россия” – Україна; Ελλάδα “Αθήνα”; العربية؛ 東京、ＡＢＣ",
    "“Curly” ‘quotes’ stay, and 'straight' \"ones\"; ﬁ ligature, ①, ½, e\u0301",
    "می\u200cخواهم, क्\u200dष, 👩\u200d🚀",
    "AT&T, R&D; Q&A: ?a=1&copy=2&lang=en &nTILDE; &bull &; &#; &#xyz;",
    "Write &lt;b&gt; as in <b>bold</b>, &amp;amp; too",
    "tab\tstays, 5 × 3 – 2 ± 1, 20 °C, § 5, £50, €5, ¥5",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_broken_is_left_alone(text: str) -> None:
    assert repair(text) == text


@pytest.mark.parametrize("sign", [*ODD_SPACES, *DROPPED, *"&ÂÃâðĂĹвРС‚√", "\u0092", "\u200c", "\u200d"], ids=ascii)
def test_no_repair_is_missed_by_the_first_look(sign: str) -> None:
    assert may_be_broken(f"a{sign}b") and not may_be_broken("a “b” – c’s")


def test_each_line_is_judged_by_itself() -> None:
    assert repair("<b>&amp;</b>\nR&amp;D\n\nItâ€™s\r\n“IRMÃ”\n") == "<b>&amp;</b>\nR&D\n\nIt’s\r\n“IRMÃ”\n"


def test_ftfy_is_loaded_only_where_a_line_needs_it() -> None:
    program = (
        "import sys; from iomcorpus.text.repair import repair\n"
        "repair('L’été à Genève – “déjà vu”, São Paulo'); repair('a &amp; b'); assert 'ftfy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@given(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("\n\n&amp;#10;Ãâ€™”\x9d\u2028 "))))
def test_as_many_lines_come_out_as_went_in(text: str) -> None:
    repaired = repair(text)
    assert repaired.count("\n") == text.count("\n")
    repaired.encode()


GOOD = ["été", "naïve", "“Größe”", "São", "–", "l’État,", "cœur", "señor", "Łódź", "50", "£5", "ΕΛΛΑΔΑ", "irmã"]


@given(st.lists(st.sampled_from(GOOD), min_size=1).map(" ".join))
def test_good_text_stays_and_comes_back_when_broken(text: str) -> None:
    broken = "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    assert repair(text) == text
    assert repair(broken) == text
