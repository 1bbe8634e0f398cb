"""Words, prints, sentences, language and paragraphs of a text."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import SAMPLES, sample

from iomcorpus.text.language import FOREIGN_SCRIPTS, SMALL_WORDS, find_language
from iomcorpus.text.paragraphs import is_blank, paragraphs, wrap_width
from iomcorpus.text.words import first_sentence, print_of, short_print

LONG = "Divers rescued a calf from the lock at Turku before noon, after two barges had pinned it against the gate."

SAME_PRINT = [
    (LONG, LONG.upper(), "case"),
    (LONG, LONG[:62], "wrapped after the twelfth word"),
    (LONG, LONG.replace("lock at Turku", "lock, at “Turku”"), "quotes and commas"),
    (LONG, LONG.replace(" ", "  "), "blanks"),
    (LONG, LONG.replace(" ", "\u00a0"), "blanks that do not break"),
    (LONG, "• " + LONG, "a bullet"),
    ("The clerk’s boat wasn’t the first to sink.", "The clerk's boat wasn't the first to sink.", "apostrophes"),
    ("Write to lock@quay.example for a list of boats.", "Write to for a list of boats.", "an address that got lost"),
    ("See https://quay.example/a?b for the list of boats.", "See for the list of boats.", "a link that got lost"),
    ("See www.quay.example for the list of boats.", "See for the list of boats.", "a link without its scheme"),
]


@pytest.mark.parametrize(("one", "other", "why"), SAME_PRINT)
def test_copies_have_one_print(one: str, other: str, why: str) -> None:
    assert print_of(one) == print_of(other) != 0, why


OTHER_PRINT = [
    (LONG, LONG.replace("calf", "goat"), "another word"),
    (LONG, LONG.replace("Divers rescued", "Rescued divers"), "another order"),
    ("On 3 May the lock was shut.", "On 4 May the lock was shut.", "another number"),
]


@pytest.mark.parametrize(("one", "other", "why"), OTHER_PRINT)
def test_other_texts_have_other_prints(one: str, other: str, why: str) -> None:
    assert print_of(one) != print_of(other), why


@pytest.mark.parametrize(
    "text", ["", "Read more", "About us –", "• • • •", "a@b.example c@d.example e@f.example www.x.example", "_ _ _ _ _"]
)
def test_short_paragraphs_have_no_print(text: str) -> None:
    assert print_of(text) == 0


@settings(deadline=None)
@given(st.text())
def test_prints_fit_a_store(text: str) -> None:
    assert 0 <= print_of(text) < 1 << 63
    assert 0 <= short_print(text) < 1 << 63


def test_prints_of_labels_fold_case_and_blanks() -> None:
    assert short_print(" Our  boats") == short_print("OUR BOATS\u00a0")
    assert short_print("STRASSE") == short_print("Straße")
    assert short_print("Our boats") != short_print("Our boat")


SENTENCES = [
    ("The lock is shut. It was struck by a barge.", "The lock is shut.", "a point"),
    ("Has anybody seen the tortoise? It is slow.", "Has anybody seen the tortoise?", "a question"),
    ("Snow! And more of it.", "Snow!", "a call"),
    ("“We waited.” Then it rained.", "“We waited.”", "the point stands in the quotation"),
    ("\"We waited.\" 'Nobody came.'", '"We waited."', "the next one begins with a quotation"),
    ("It cost 4 euros. 12 people paid.", "It cost 4 euros.", "the next one begins with a number"),
    ("Dr. Ama Boateng of the U.S. Geological Survey came. She left.", "Dr. Ama Boateng of the U.S. Geological Survey came.", "titles"),
    ("Mr. and Mrs. Kos met St. Peter. He nodded.", "Mr. and Mrs. Kos met St. Peter.", "titles"),
    ("J. M. Kos came. He left.", "J. M. Kos came.", "initials"),
    ("It opens at 7 p.m. Tickets are free. Come.", "It opens at 7 p.m. Tickets are free.", "a clock time may end a sentence or not"),
    ("The Sports Co. Ltd. won. So it goes.", "The Sports Co. Ltd. won.", "a small letter opens no sentence"),
    ("Prices rose by 3.4 per cent. Wages fell.", "Prices rose by 3.4 per cent.", "a number"),
    ("Was he there? no. He was not.", "Was he there? no. He was not.", "a small letter opens no sentence; no. is an abbreviation"),
    ("They waited ... and waited. Nobody came.", "They waited ... and waited.", "points of omission"),
    ("(It rained.) Then it snowed.", "(It rained.)", "brackets"),
    ("No end here", "No end here", "a heading"),
    ("The end.", "The end.", "one sentence"),
    ("", "", "nothing"),
    ("Ärzte fehlen. Überall.", "Ärzte fehlen.", "letters with marks"),
    ("Plan B. Or plan C.", "Plan B. Or plan C.", "a single capital may be an initial"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), SENTENCES)
def test_first_sentence(text: str, expected: str, why: str) -> None:
    assert first_sentence(text) == expected, why


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab Z.!?”\"'() 1\n"), max_size=60))
def test_a_first_sentence_begins_the_text(text: str) -> None:
    sentence = first_sentence(text)
    assert text.startswith(sentence)
    assert bool(sentence) == bool(text)
    assert first_sentence(sentence) == sentence


LANGUAGES = [
    ("en", "The river rose in the night and the bridge was closed by the council of the town."),
    ("fr", "Le pont a été fermé dans la nuit et les bus ne passent plus par la place du marché."),
    ("es", "El puente fue cerrado por la noche y los autobuses ya no pasan por la plaza del mercado."),
    ("pt", "A ponte foi fechada durante a noite e os autocarros não passam mais pela praça do mercado."),
    ("it", "Il ponte è stato chiuso nella notte e gli autobus non passano più per la piazza del mercato."),
    ("de", "Die Brücke wurde in der Nacht gesperrt und der Bus fährt nicht mehr über den Platz mit dem Markt."),
    ("nl", "De brug is in de nacht gesloten en de bus rijdt niet meer over het plein met de markt van de stad."),
    ("sv", "Bron stängdes på natten och det var en överraskning för alla som ville till torget med en buss."),
    ("pl", "Most został zamknięty w nocy i nie wiadomo, jak długo to potrwa, bo autobus nie jeździ już przez rynek."),
    ("tr", "Köprü gece kapatıldı ve bu bir sürpriz oldu, çünkü otobüs için daha uzun ve çok dar bir yol var."),
    ("id", "Jembatan itu ditutup pada malam hari dan bus tidak akan lewat di pasar untuk waktu yang lama."),
    ("sw", "Daraja lilifungwa usiku na basi la jiji halitapita kwa soko kama ilivyokuwa katika siku za nyuma."),
    ("ro", "Podul a fost închis în noapte și autobuzul nu mai trece prin piață, care este un loc mare din oraș."),
    ("ar", "أغلق الجسر في الليل ولم تعد الحافلات تمر عبر ساحة السوق"),
    ("ru", "Мост закрыли ночью, и автобусы больше не ходят через рыночную площадь"),
    ("el", "Η γέφυρα έκλεισε τη νύχτα και τα λεωφορεία δεν περνούν"),
    ("he", "הגשר נסגר בלילה והאוטובוסים כבר לא עוברים דרך השוק"),
    ("ko", "다리가 밤에 폐쇄되어 버스가 더 이상 다니지 않는다"),
    ("zh", "夜里大桥关闭了公共汽车不再经过市场广场"),
    ("und", "Ama Boateng"),
    ("und", ""),
    ("und", "Tartu Turku Gdynia Sucre Kumasi Lviv Nuuk Oaxaca"),
    ("und", "22/12/17 14.02.2013 020 7946 0018"),
]


@pytest.mark.parametrize(("code", "text"), LANGUAGES)
def test_language(code: str, text: str) -> None:
    assert find_language(text) == code


def test_a_foreign_name_does_not_make_a_text_foreign() -> None:
    text = "The ship Αθηνά, or Athena, was found by divers in the bay of Porto in the spring of the year."
    assert find_language(text) == "en"


@settings(deadline=None)
@given(st.text(max_size=300))
def test_a_language_is_known_or_und(text: str) -> None:
    assert find_language(text) in {*SMALL_WORDS, *(code for code, _, _ in FOREIGN_SCRIPTS), "und"}


BLANKS = [
    ("", True),
    (" \t\u3000", True),
    ("\u00a0\u200b\ufeff", True),
    ("\0\0", True),
    ("\x1c\x85\u2028", True),
    ("\u00ad", True),
    ("-", False),
    (".", False),
    ("\u200bx", False),
]


@pytest.mark.parametrize(("line", "blank"), BLANKS)
def test_blank_lines(line: str, blank: bool) -> None:
    assert is_blank(line) is blank


PROSE = (
    "The old lock at Kaprun was opened in 1931 by a keeper who could not swim, and it was shut by his granddaughter, who "
    "can. Between the two lie some forty thousand barges, three wars, a flood that carried off the kitchen, and a goat. The "
    "goat is buried under the upper gate. Nobody knows its name, though the register gives its weight on six occasions, "
    "always in the same hand and always in pencil, as if somebody had meant to rub it out again when the inspectors came."
)


def test_a_text_wrapped_at_a_width_shows_it() -> None:
    for width in (60, 72, 80, 99):
        lines = [line for _ in range(6) for line in [*textwrap.wrap(PROSE, width), ""]]
        found = wrap_width(lines)
        assert width - 12 <= found <= width
        joined = list(paragraphs(lines, found))
        assert [text for _, _, text in joined] == [PROSE] * 6
        assert joined[0][:2] == (1, len(textwrap.wrap(PROSE, width)))


NOT_WRAPPED = [
    ([PROSE] * 20, "a line is a paragraph"),
    (["Home", "News", "Contact"] * 20, "short lines only"),
    ([*textwrap.wrap(PROSE, 72)], "too few lines"),
    (
        [*(line.capitalize() for line in textwrap.wrap(PROSE, 72)), PROSE] * 5,
        "lines much longer, and none that goes on",
    ),
    ([PROSE[:size] for size in range(40, 100)], "every length"),
    ([line for _ in range(9) for line in textwrap.wrap(PROSE, 140)], "wider than any wrap"),
    ([], "nothing"),
]


@pytest.mark.parametrize(("lines", "why"), NOT_WRAPPED)
def test_other_texts_are_not_wrapped(lines: list[str], why: str) -> None:
    assert wrap_width(lines) == 0, why


WRAPPED = [
    (["The quick brown fox", "jumps over it.", "Next day"], [(1, 2), (3, 3)], "a short line ends a paragraph"),
    (["The quick brown fox", "", "jumps over it."], [(1, 1), (3, 3)], "a blank line too"),
    (["The quick brown fox", "\u00a0", "jumps over it."], [(1, 1), (3, 3)], "whatever it is blank with"),
    (["The quick brown fox", "• jumps over it."], [(1, 1), (2, 2)], "a list item begins"),
    (["The quick brown fox", "2. jumps over it."], [(1, 1), (2, 2)], "a numbered one too"),
    (["===================", "jumps over it."], [(1, 1), (2, 2)], "a rule does not go on"),
    (["    The quick brown", "    fox jumps over"], [(1, 2)], "an indented block"),
    (["", "", "Fox", "", ""], [(3, 3)], "blank lines around"),
    ([], [], "nothing"),
]


@pytest.mark.parametrize(("lines", "spans", "why"), WRAPPED)
def test_lines_of_a_wrapped_text_are_joined(lines: list[str], spans: list[tuple[int, int]], why: str) -> None:
    found = list(paragraphs(lines, 24))
    assert [(first, last) for first, last, _ in found] == spans, why
    for first, last, text in found:
        assert text == " ".join(line.strip() for line in lines[first - 1 : last])


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["", " ", "\u200b", "a b", "word " * 14, "- x", "=====", "\0", "  word word"])),
    st.sampled_from([0, 24, 72]),
)
def test_paragraphs_hold_every_line_that_is_not_blank(lines: list[str], width: int) -> None:
    found = list(paragraphs(lines, width, 5))
    held = [number for first, last, _ in found for number in range(first, last + 1)]
    assert held == [number for number, line in enumerate(lines, 5) if not is_blank(line)]
    assert all(text == text.strip() != "" for _, _, text in found)


@pytest.mark.parametrize("name", SAMPLES)
def test_one_sample_is_wrapped(name: str) -> None:
    assert (sample(name).survey.width > 0) == (name == "wrapped-72")
