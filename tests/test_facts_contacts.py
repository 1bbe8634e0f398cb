"""Contacts: whom to ask and how to reach them, rule by rule, with what only looks so."""

from __future__ import annotations

import pytest
from growth import grows_linearly, repeated

from iomcorpus.errors import CorpusError
from iomcorpus.facts.contacts import phones
from iomcorpus.facts.contacts.find import RULES, find_contacts
from iomcorpus.facts.contacts.phones import check_phone
from iomcorpus.facts.contacts.reach import find_emails, find_lost, find_phones
from iomcorpus.facts.organisations.find import find_organisations
from iomcorpus.facts.passage import read_passage
from iomcorpus.facts.people.find import find_people
from iomcorpus.model import ContactFound


def contacts(text: str, off: frozenset[str] = frozenset()) -> list[ContactFound]:
    passage = read_passage(text)
    people = find_people(passage)
    return find_contacts(passage, people, find_organisations(passage, people), off)


def shown(text: str) -> list[str]:
    """The contacts of a text, each as its surface in one line."""
    return [text[one.start : one.end] for one in contacts(text)]


PHONES = [  # a text, the numbers in it (with "?" where their shape is not enough), why
    ("+44 20 7946 0018, + 41 79 285 71 23, +41792857123", "+44 20 7946 0018|+ 41 79 285 71 23|+41792857123", "abroad"),
    ("+44 (0)20 7946 0958 or +44 (0) 1632 960 123", "+44 (0)20 7946 0958|+44 (0) 1632 960 123", "the nought left out"),
    ("(505) 555-0117 ext. 42; 604-555-0129 x311", "(505) 555-0117 ext. 42|604-555-0129 x311", "extensions"),
    ("1-800-555-0199, 1 (800) 555-0199, 1-800-FLOWERS", "1-800-555-0199|1 (800) 555-0199|1-800-FLOWERS", "toll free"),
    ("01 99 00 12 34; 01.99.00.12.34; 030/23125-014", "01 99 00 12 34|01.99.00.12.34|030/23125-014", "France, Germany"),
    ("(08) 5550 0131 / 0491 570 156", "(08) 5550 0131|0491 570 156", "two with a stroke between"),
    ("01632 960145/01632 960146 01632 960147", "01632 960145|01632 960146|01632 960147", "three in a row"),
    ("020 7946 0018/9", "020 7946 0018/9", "the last digit of a second one"),
    ("0121 496 0108 24 hours, 01632 960145 9.30am", "0121 496 0108|01632 960145", "when to call"),
    ("5550 1234; 555-0117; 960 288", "5550 1234?|555-0117?|960 288?", "local ones"),
    ("dial 999 now, or ring police on 101.", "999?|101?", "short ones behind the request"),
    ("we call 300 farmers; 1986-1987; 12-03-2015; 192.0.2.146", "", "counts, years, days, computers"),
    ("£01632960145, KAA-5550101, 0800-555-0199-X, 2MB", "", "money, plates, serial numbers"),
]


@pytest.mark.parametrize(("text", "found", "why"), PHONES)
def test_shapes_of_telephones(text: str, found: str, why: str) -> None:
    phones = sorted(find_phones(text), key=lambda phone: phone.start)
    assert "|".join(phone.value + ("" if phone.sure else "?") for phone in phones) == found, why


EMAILS = [
    ("Write to ama.boateng+news@club.example.", "ama.boateng+news@club.example", "a full stop behind"),
    ("mailto:sipho@example.org", "sipho@example.org", "left over from a link"),
    ("volunteers (at) example (dot) org", "volunteers@example.org", "hidden with brackets"),
    ("jo[at]b.example, ama [@] b.example", "jo@b.example|ama@b.example", "square ones"),
    ("duncan AT example DOT com", "duncan@example.com", "hidden with capitals"),
    ("bowls.club @ example.org", "bowls.club@example.org", "hidden with blanks"),
    ("joan at example dot com", "joan@example.com", "as it is spoken"),
    ("Noor @ Harbour Studio; 12 ewes @ 120.00; @harbourtrust", "", "signs of other things"),
    ("She arrived at example.com AT LAST. Dot was there.", "", "ordinary words"),
]


@pytest.mark.parametrize(("text", "found", "why"), EMAILS)
def test_shapes_of_addresses(text: str, found: str, why: str) -> None:
    emails = sorted(find_emails(text), key=lambda email: email.start)
    assert "|".join(email.value for email in emails) == found, why


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Ama Boateng, [email protected], desk", 1),
        ("Tel: 020 7946 0018, Email:", 1),
        ("Email: or Lin Wei", 1),
        ("Ana Reyes ( or Lin Wei ( / 020 7946 0018", 2),
        ("Lin Wei on or 020 7946 0018", 1),
        ("Write to Lin Wei at", 1),
        ("Email: lin@club.example", 0),
        ("He sat on a wall (or a fence) at noon", 0),
    ],
)
def test_lost_addresses(text: str, lost: int) -> None:
    assert len(find_lost(text, 0, len(text))) == lost


TOLD = [  # a text, the surfaces of its contacts, why
    ("Bookings: Tel 960 288", ["960 288"], "channel_label makes a number of few digits one"),
    ("Fax: 01632 960019. Telephone: 01632 960018.", ["01632 960018"], "a fax is none"),
    ("Anyone who saw the van should ring 01632 960718.", ["01632 960718"], "call_request"),
    ("Residents were told not to call 01632 960718.", [], "a warning"),
    ("A call came from 01632 960718 at night.", [], "the noun"),
    ("She would call 01632 960718 every night.", [], "a story"),
    ("If you were there, ring 01632 960718.", ["01632 960718"], "a request behind a story"),
    ("Ring 5550 1234 to book.", ["5550 1234"], "a local number right behind the verb"),
    ("Ring the hall; it seats 5550 1234 people.", [], "and not far from it"),
    ("The number to call is 01632 960144 and not 01632 960414.", ["01632 960144"], "says_number, and the wrong one"),
    ("Our helpline (0800 555 0199) is open all day.", ["0800 555 0199"], "says_number, behind"),
    ("The number was 01632 960718.", [], "no longer"),
    ("Tickets: 01632 960718, or at the door.", ["01632 960718"], "desk_label"),
    ("Account: 01632 960718.", [], "of a bank"),
    ("Winning balls: 07 09 20 46 49.", [], "of a lottery"),
    ("Lost cat! 07700 900664", ["07700 900664"], "bare_line"),
    ("He dialled 07700 900664.", [], "a short story"),
    ("Plate KAA 01632 960718 was found; parcel 01632 960718 went to Oslo.", [], "other numbers"),
    ("Call the desk on 01632 960718 or 07700 900461.", ["01632 960718 or 07700 900461"], "another_number"),
    ("Scam messages come from refunds@tax.example.", [], "a false address"),
    ("He wrote to desk@rail.example in June.", [], "a story of an address"),
    ("You may write to desk@rail.example in June.", ["desk@rail.example"], "and a request"),
    ("The clerk can be e-mailed at desk@rail.example.", ["desk@rail.example"], "an offer"),
    ("Report scams to fraud@council.example.", ["fraud@council.example"], "no scam itself"),
    ("Planning: 01632 960718", ["01632 960718"], "a desk"),
    ("Planning application 01632 960718 was refused.", [], "a file"),
    ("If you are not sure, ring 01632 960718.", ["01632 960718"], "a denial of something else"),
    ("Do not reply to prize@lucky.example.", [], "a warning of an address"),
]


@pytest.mark.parametrize(("text", "found", "why"), TOLD)
def test_who_is_told(text: str, found: list[str], why: str) -> None:
    assert shown(text) == found, why


UNITS = [
    ("Call Wanjiru Kamau (+254 20 000 0147) or Peter Lokwang (+254 20 000 0148).",
     ["Wanjiru Kamau (+254 20 000 0147", "Peter Lokwang (+254 20 000 0148"], "two people"),
    ("Ms Ama Boateng said the form is at forms@club.example.", ["forms@club.example"], "a name that belongs elsewhere"),
    ("Lost dog? 07700 900664 (ask for Joan Pettifer).", ["07700 900664 (ask for Joan Pettifer"], "the name behind"),
    ("Ring Callum Okoro on 07700 900318 or write to calder@example.org.",
     ["Callum Okoro on 07700 900318 or write to calder@example.org"], "two ways to one person"),
    ("For bookings contact Sue on 01632 960101 or Dave on 01632 960102.",
     ["Sue on 01632 960101", "Dave on 01632 960102"], "given names"),
    ("Stewards: Bea Court 01632 960002 / Cy Drum 01632 960003", ["Bea Court 01632 960002", "Cy Drum 01632 960003"],
     "names that only the number shows"),
    ("Town Hall 01632 960002", ["01632 960002"], "no name"),
    ("Lin Wei, Calder University, Suva. E-mail: lwei@calder.example",
     ["Lin Wei, Calder University, Suva. E-mail: lwei@calder.example"], "a label after a full stop"),
    ("For information, contact Ana Reyes ( or Lin Wei ( / 020 7946 0018", ["Ana Reyes", "Lin Wei ( / 020 7946 0018"],
     "lost addresses"),
    ("Ana Reyes, Email:\nSee you on Monday.", ["Ana Reyes"], "a lost address alone"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found", "why"), UNITS)
def test_who_belongs_to_a_number(text: str, found: list[str], why: str) -> None:
    assert shown(text) == found, why


BLOCKS = [
    ("Media contact:\nPriya Ramanathan\nDesert Rivers Lab\n520-555-0142\npriya@calder.example",
     [("Priya Ramanathan", "Desert Rivers Lab", 1, 1)], "name, organisation, number, address"),
    ("CONTACT:  Idris Beynon, Press Officer\n   Tel. 01632 960770 (office)\n   Tel. 07700 900342 (night)",
     [("Idris Beynon", None, 2, 0)], "two numbers below"),
    ("Contact:\n\nAoife Brennan\n\n+353 1 555 0123\n\naoife@coast.example", [("Aoife Brennan", None, 1, 1)], "spaced"),
    ("Malia Tuimavave\n+685 000 0131\n\nKoji Arai\n+81 0 0000 0132",
     [("Malia Tuimavave", None, 1, 0), ("Koji Arai", None, 1, 0)], "two blocks"),
    ("Press bureau (day): 0121 496 0108\nDuty officer (night): 07700 900909", [(None, None, 1, 0)] * 2, "two desks"),
    ("Issued by the Harbour Trust\nPress officer: Benedikta Storm\nb.storm@umbra.example",
     [("Benedikta Storm", "Harbour Trust", 0, 1)], "the organisation above"),
    ("Ama Boateng opened the pool on Monday and swam a length in the rain.\nTickets: 01632 960811",
     [(None, None, 1, 0)], "a sentence above is no part"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found", "why"), BLOCKS)
def test_blocks(text: str, found: list[tuple[str | None, str | None, int, int]], why: str) -> None:
    assert [(one.name, one.org, len(one.phones), len(one.emails)) for one in contacts(text)] == found, why


def test_a_block_shows_its_first_line() -> None:
    text = "Notes\nIdris Beynon, Press Officer\nTel. 01632 960770"
    assert shown(text) == ["Idris Beynon"]


def test_a_name_in_capitals_is_told_as_usual() -> None:
    (one,) = contacts("Laurence HARTE, head of assistance, lharte@example.org, + 41 79 833 64 11")
    assert (one.name, one.emails, one.phones) == ("Laurence Harte", ("lharte@example.org",), ("+ 41 79 833 64 11",))


OFF = {
    "channel_label": "Press: Tel 960 288",
    "another_number": "If you like it: call us on 01632 960718 / 960 288",
    "beside_name": "Ama Boateng lives by the sea and paints, and so does Lin Wei, 020 7946 0018, who sings in a choir",
    "call_request": "Anyone who saw a grey van near the quarry on the hill is asked to ring 01632 960718.",
    "says_number": "The line for those with worries over the new bins and their lids is 01632 960718.",
    "desk_label": "Weekend visitors of the old mill and museum shop: 01632 960718",
    "bare_line": "Lost cat! 07700 900664",
    "address": "ama@club.example",
    "lost_address": "Ama Boateng, Email:",
}


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_each_rule_can_be_switched_off(rule: str) -> None:
    def told(off: frozenset[str]) -> int:
        return sum(max(1, len(one.phones) + len(one.emails)) for one in contacts(OFF[rule], off))

    assert told(frozenset({rule})) == told(frozenset()) - 1


UNITS_OF_HOSTILE_LINES = (
    "1", "1 ", "0 ", "+1 ", "(", "((", "A ", "a@", "a@b.c ", "a @ b.c ", " (at) ", "a dot ", "Tel: ", "call ", "( or ",
    "on 020 7946 0018 ", "Call 020 7946 0018. ", "020 7946 0018 or ", "Email: ", "Tel:\n", "Ab\n", "call on 999 ",
    "Lin Wei, 020 7946 0018; ", "is ", '"', ". ", " ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS_OF_HOSTILE_LINES, ids=ascii)
def test_a_long_line_costs_what_its_length_is(unit: str) -> None:
    assert grows_linearly(lambda size: find_contacts(read_passage(repeated(unit, size)), [], []), 5_000)


def test_check_phone() -> None:
    pytest.importorskip("phonenumbers")
    assert check_phone("020 7946 0018", "gb") == phones.Phone(True, "+44 20 7946 0018", "GB")
    assert check_phone("+44 (0)20 7946 0018").valid
    assert check_phone("+800 1234 5678") == phones.Phone(True, "+800 1234 5678", None)
    assert not check_phone("020 7946 0018").valid  # of which country?
    assert not check_phone("+44 20 79").valid  # digits are missing
    assert check_phone("the desk", "GB") == phones.Phone(False)


def test_check_phone_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(phones, "import_module", missing)
    with pytest.raises(CorpusError, match=r"iomcorpus\[phones\]"):
        check_phone("020 7946 0018", "GB")
