"""Numbers as text writes them: where each ends, and what it is worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.forms.numbers import ANCHOR, SMALL, TENS, UNITS, read_number

# text, how the number reads in it, its value, why
NUMBERS = [
    ("4900 hives", "4900", 4900, "plain"),
    ("16,500[1] arrivals", "16,500", 16500, "thousands with commas, a note glued on"),
    ("1,234,567.5 tonnes", "1,234,567.5", 1234567.5, "commas and a decimal"),
    ("1,25,000 bags", "1,25,000", 125000, "Indian grouping"),
    ("12,34,56,789 rupees", "12,34,56,789", 123456789, "Indian grouping, larger"),
    ("1 250 000 stamps", "1 250 000", 1250000, "thousands with blanks"),
    ("1.250.000 stamps", "1.250.000", 1250000, "thousands with points"),
    ("0.03 seconds", "0.03", 0.03, "decimal"),
    ("3·5 miles", "3·5", 3.5, "the raised point of old British print"),
    ("3,5 million", "3,5 million", 3500000, "decimal comma before a scale word"),
    ("1,2,3 go", "1", 1, "no thousands"),
    ("1½ hours", "1½", 1.5, "vulgar fraction"),
    ("2 1/2 cups", "2 1/2", 2.5, "fraction behind a number"),
    ("3.5 lakh saplings", "3.5 lakh", 350000, "lakh"),
    ("1.1 crore tickets", "1.1 crore", 11000000, "crore, without traces of binary fractions"),
    ("1.2 lakh crore", "1.2 lakh crore", 1200000000000, "scale words multiply"),
    ("5 hundred thousand", "5 hundred thousand", 500000, "digits and two scale words"),
    ("15-million clinic", "15-million", 15000000, "hyphen"),
    ("35\nmillion", "35\nmillion", 35000000, "wrapped"),
    ("90k hits", "90k", 90000, "k"),
    ("5k run in the park", "5", 5, "five kilometres"),
    ("1.2bn trees", "1.2bn", 1200000000, "bn"),
    ("1.9m viewers", "1.9m", 1900000, "m before what is counted"),
    ("3m people", "3m", 3000000, "m before people"),
    ("100m hurdles", "100", 100, "m is metres"),
    ("400m away", "400", 400, "m is metres"),
    ("two dozen eggs", "two dozen", 24, "dozen"),
    ("half a dozen eggs", "half a dozen", 6, "half of a scale word"),
    ("half a million", "half a million", 500000, "half of a scale word"),
    ("half-million", "half-million", 500000, "hyphen"),
    ("seventy-one", "seventy-one", 71, "tens and unit"),
    ("Forty Two", "Forty Two", 42, "capitals"),
    ("one hundred and twenty-three changes", "one hundred and twenty-three", 123, "and"),
    ("two thousand four hundred", "two thousand four hundred", 2400, "without and"),
    ("three million two hundred thousand", "three million two hundred thousand", 3200000, "two scale words"),
    ("two million and three dead", "two million", 2000000, "and of another count"),
    ("a thousand, two of them", "thousand", 1000, "another count behind the comma"),
    ("one thousand and one nights", "one thousand and one", 1001, "and behind thousand"),
    ("one hundred and two hundred", "one hundred", 100, "two numbers"),
    ("two and a half hours", "two and a half", 2.5, "and a half"),
    ("one and three quarters", "one and three quarters", 1.75, "and three quarters"),
    ("one and a half million", "one and a half million", 1500000, "and a half of a scale word"),
    ("a million and a half", "a million and a half", 1500000, "half behind the scale word"),
    ("three point five per cent", "three point five", 3.5, "spoken decimals"),
    ("nineteen thousand tonnes", "nineteen thousand", 19000, "teen and scale word"),
    ("tenfold rise", "tenfold", 10, "fold"),
    ("three-fold rise", "three-fold", 3, "fold with hyphen"),
    ("100-fold rise", "100-fold", 100, "fold behind digits"),
    ("twice as many", "twice", 2, "twice"),
    ("a quarter of a million", "a quarter of a million", 250000, "fraction of a scale word"),
    ("a hundred or so", "a hundred", 100, "article"),
    ("a hundred and twelve people", "a hundred and twelve", 112, "article and rest"),
    ("a dozen", "a dozen", 12, "article"),
]
FRACTIONS = [
    ("two thirds of revenue", (2, 3)),
    ("two-thirds", (2, 3)),
    ("one-fifth of output", (1, 5)),
    ("one third of women", (1, 3)),
    ("three quarters of pupils", (3, 4)),
    ("a quarter about benefits", (1, 4)),
    ("a tenth of profits", (1, 10)),
    ("fell by a third", (1, 3)),
    ("almost a third.", (1, 3)),
    ("the poorest fifth of households", (1, 5)),
    ("½ teaspoon", (1, 2)),
    ("half of them", (1, 2)),
]
NO_NUMBERS = [
    ("a third child", "an ordinal"),
    ("and a third, for women, is planned", "an ordinal whose noun is elided"),
    ("the fifth of May", "an ordinal"),
    ("a quarter-final", "a match"),
    ("the quarter", "of a year"),
    ("tens of pounds", "no amount"),
    ("often ones thought fivers", "words that begin like numbers"),
    ("the sixties", "a decade"),
    ("1" * 40, "longer than any amount"),
]
INDEFINITE = [
    "thousands of",
    "tens of thousands",
    "hundreds of thousands",
    "several hundred",
    "a few thousand",
    "dozens",
]


def first_number(text: str) -> tuple[str, object] | None:
    for anchor in ANCHOR.finditer(text):
        number = read_number(text, anchor.start())
        if number:
            return text[number.start : number.end], number.parts or number.value
    return None


@pytest.mark.parametrize(("text", "surface", "value", "why"), NUMBERS)
def test_numbers(text: str, surface: str, value: float, why: str) -> None:
    found = first_number(text)
    assert found is not None, why
    assert (found[0].removeprefix("a "), found[1]) == (surface.removeprefix("a "), pytest.approx(value)), why
    assert isinstance(found[1], type(value)), why


@pytest.mark.parametrize(("text", "parts"), FRACTIONS)
def test_fractions(text: str, parts: tuple[int, int]) -> None:
    found = first_number(text)
    assert found is not None
    assert found[1] == parts


@pytest.mark.parametrize(("text", "why"), NO_NUMBERS)
def test_no_numbers(text: str, why: str) -> None:
    assert first_number(text) is None, why


@pytest.mark.parametrize("text", INDEFINITE)
def test_amounts_that_nobody_counted(text: str) -> None:
    found = first_number(text)
    assert found is not None
    assert found[1] is None


def test_millions_of_money() -> None:
    for text, value in (("5m", 5000000), ("2.5b", 2500000000), ("1t", 10**12)):
        number = read_number(text, 0, money=True)
        assert number is not None
        assert number.value == value


@given(st.sampled_from(sorted(TENS)), st.sampled_from(sorted(UNITS)))
def test_every_tens_and_unit(tens: str, unit: str) -> None:
    number = read_number(f"{tens}-{unit}", 0)
    assert number is not None
    assert number.value == SMALL[tens] + SMALL[unit]


@given(st.integers(0, 10**14))
def test_digits_with_commas(value: int) -> None:
    number = read_number(f"{value:,} people", 0)
    assert number is not None
    assert number.value == value


@given(st.text(alphabet="0123456789,. ½onetwhudrmilasf-\n", max_size=60))
def test_numbers_lie_in_their_text(text: str) -> None:
    for anchor in ANCHOR.finditer(text):
        number = read_number(text, anchor.start())
        if number:
            assert 0 <= number.start <= anchor.start() < number.end <= len(text)
