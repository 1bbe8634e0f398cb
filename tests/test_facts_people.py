"""People: what each rule takes and refuses, who is one person, what role and organisation are, and the time it takes.

The tables of whole cases are in cases/facts/people.jsonl.
"""

from __future__ import annotations

import pytest
from growth import grows_linearly, repeated

from iomcorpus.facts.passage import Passage, read_passage
from iomcorpus.facts.people.capitals import find_runs, usual_case
from iomcorpus.facts.people.find import NAMES, find_people
from iomcorpus.facts.people.lexicon import lexicon
from iomcorpus.facts.people.who import agree
from iomcorpus.forms.grammar import listed
from iomcorpus.model import PersonFound


def found(text: str, off: set[str] | None = None) -> list[PersonFound]:
    return [person for person in find_people(Passage(text), off or set()) if not person.weak]


def surfaces(text: str) -> list[str]:
    return [text[person.start : person.end] for person in found(text)]


# A rule, a text in which it finds somebody, and a text that looks alike and names nobody.
RULES = (
    ("honorific", "They asked Mrs Lamb to leave.", "They asked the Lord Mayor to leave."),
    ("age", "Then Xolu, 17, spoke.", "On 3 March, 17, and 19 it rained."),
    ("post_before", "Elm Club spokeswoman Qeta Zunim smiled.", "The rival Zunim smiled."),
    ("byline", "By Qeta Zunim\nIt rained.", "By Sunday Evening\nIt rained."),
    ("credit", "Photo: Qeta Zunim / Elm Press", "Photo: Blue Lens Images"),
    ("contact", "Please contact Qeta Zunim, Tel: 020 7946 0018", "Please contact Press Desk, Tel: 020 7946 0018"),
    ("initials", "It was J.K. Zunim.", "It was the B.C. Ferries pier."),
    ("inverted", "Nakagawa, D., The Ice (2001).", "Nairobi, D.C. and Oslo."),
    ("given_name", "We like Ingrid Zunim’s hat.", "We like the Ingrid Zunim Foundation."),
    ("kin", "He and his wife Qeta left.", "He and his dog Qeta left."),
    ("cited", "Nakagawa and Zunim (2009) agree.", "Report and Review (2009) agree."),
    ("post_behind", "Qeta Zunim, a nurse at Elm Clinic, left.", "Qeta Zunim, a port on the coast, left."),
    ("speech", "“It rained,” said Zunim.", "It rained in Zunim."),
    ("signature", "Yours faithfully,\nZunim Nakagawa", "Yours faithfully,\nHarbour Board, Oslo"),
    ("relative", "It was Qeta Zunim, who left.", "It was Hope Street, which closed."),
    ("regnal", "under Zutmos III the wall fell", "under Phase III the wall fell"),
    ("named_so", "There was someone named Zunim.", "There was a river named Zunim."),
    ("family_first", "On the day Song Zee-ul was late.", "On the day Song Contest was late."),
    ("known_name", "It is Nakagawa Zunim.", "It is in a suburb of Nakagawa Zunim."),
    ("subject", "Qeta Zunim lifts stones.", "Qeta Zunim stones are lifted."),
    ("particle", "Nobody asked de Zunim about it.", "Nobody asked al-Qaeda about it."),
    ("lone_given", "Farah’s kite was red.", "Storm Farah was red."),
    ("lone_family", "Nakagawa thanked the crew.", "Nakagawa Bank thanked the crew."),
    ("agent", "It was a choir led by Qeta Zunim.", "It was a choir joined by Press Desk."),
    (
        "line_up",
        "Elm: Zunim, Okello, A. Brine, Holm, Nakagawa (Reyes 62), De Souza.",
        "Elm: Kenya, Monday, A. Brine, Lake Chad, Safety, Lagos.",
    ),
    ("authors", "See Zunim O, Okabe KJ & Holm P. Ice. 2009.", "See Group A, Group B and Vitamin C."),
    ("listed", "Present: Ingrid Holm and Qeta Zunim", "Present: Ingrid Holm and Dance Night"),
    ("couple", "Anna and Peter Holm left.", "Oslo and Peter Holm left."),
    ("known", "Mr Zunim came late. We saw Zunim leave.", "Mr Swing came late. It was a Swing State."),
)


@pytest.mark.parametrize(("rule", "taken", "refused"), RULES, ids=[row[0] for row in RULES])
def test_rule(rule: str, taken: str, refused: str) -> None:
    assert rule in {person.rule for person in found(taken)}
    assert rule not in {person.rule for person in found(refused)}


@pytest.mark.parametrize(("rule", "taken"), [row[:2] for row in RULES], ids=[row[0] for row in RULES])
def test_a_rule_can_be_switched_off(rule: str, taken: str) -> None:
    assert rule not in {person.rule for person in found(taken, {rule})}


def test_every_rule_has_a_row() -> None:
    assert {row[0] for row in RULES} | {"weak", "marked"} == set(NAMES)


def test_a_lone_word_of_no_list_is_weak() -> None:
    people = find_people(Passage("It was cold. Zunim was late, and Nairobi was dark."))
    assert [(person.name, person.weak) for person in people] == [("Zunim", True)]
    assert find_people(Passage("It was cold. Zunim was late."), {"weak"}) == []


SPANS = (
    (
        "Thomas “Tommo” Brandt and J. K. Ferriby met W. E. B. Lockhart.",
        ["Thomas “Tommo” Brandt", "J. K. Ferriby", "W. E. B. Lockhart"],
    ),
    ("Khalid al-Mansouri and Ana de la Cruz OBE left.", ["Khalid al-Mansouri", "Ana de la Cruz"]),
    ("Dr. Paulina Krawczyk’s car hit Sir Mervyn Oakeshott.", ["Paulina Krawczyk", "Mervyn Oakeshott"]),
    ("Baroness Young of Hornsey OBE spoke.", ["Young of Hornsey"]),
    ("NAIROBI (Elm News) – Minister Tom Holm left.", ["Tom Holm"]),
    ("a presentation byAlan Winters", ["Alan Winters"]),
    ("REUTERS/Peter Nicholls", ["Peter Nicholls"]),
    ("HMS Queen Elizabeth and Lake Victoria are named after Queen Victoria.", ["Victoria"]),
    ("Goldman Sachs and Johnson & Johnson hired Gupta & Sons.", []),
    ("The St Mary’s school in Port Elizabeth opened in May.", []),
    ("Michael (Mick) Holm and Jimmy “The Boxer” Reyes left.", ["Michael (Mick) Holm", "Jimmy “The Boxer” Reyes"]),
    ("Gift Zunim, Ruby Ellis-Ward and Susan St James left.", ["Gift Zunim", "Ruby Ellis-Ward", "Susan St James"]),
    ("The prize was handed over, helped by Qeta April.", ["Qeta April"]),
    ("It went to Ana Reyes April 5.", ["Ana Reyes"]),
    ("He leaves three brothers, Clarence, Gil and Hank.", ["Clarence", "Gil", "Hank"]),
    ("From left: Lily, Sanjay and Mrs Brown.", ["Lily", "Sanjay", "Brown"]),
    ("Thank you to Qeta, who mended it.", ["Qeta"]),
    ("Thank you to Elm, a club.", []),
    ("Speaking in Qeta, the Minister said so.", []),
    ("Work in the towns of Elm, Palm and Tolosa will begin.", []),
    ("The limit in Abbey Car Park will be lifted.", []),
    ("It was in Milton Keynes and Lyme Regis.", []),
    ("The Member for Gros Islet, Ana Reyes, asked.", ["Ana Reyes"]),
    ("Present: Dunmorra Mayor Ana Reyes.", ["Ana Reyes"]),
    ("Ana Reyes. A condolence book. A. Reyes signed.", ["Ana Reyes", "A. Reyes"]),
    ("Home | About Us | Our Work | Press Room", []),
    ("Harbour Wall Fails Second Safety Test", []),
)


@pytest.mark.parametrize(("text", "names"), SPANS)
def test_spans(text: str, names: list[str]) -> None:
    assert surfaces(text) == names


# A text with one name, its role and its organisation.
ROLES = (
    ("IOM Lesotho Chief of Mission Eriko Shibata left.", "Chief of Mission", "IOM Lesotho"),
    ("The Harrow Trust’s finance director, Colm Devane, left.", "finance director", "Harrow Trust"),
    (
        "Elm University researcher and former UNHCR official Jeff Holm left.",
        "researcher and former UNHCR official",
        "Elm University",
    ),
    ("Ana Reyes, 41, a nurse at Elm Clinic, left.", "nurse", "Elm Clinic"),
    ("Ana Reyes, Minister for Rural Roads, left.", "Minister for Rural Roads", None),
    ("Ana Reyes, head of planning at Tema Port Company, left.", "head of planning", "Tema Port Company"),
    (
        "Ana Reyes, Archbishop of Oslo and President of the Elm Conference, left.",
        "Archbishop of Oslo and President",
        "Elm Conference",
    ),
    ("Ana Reyes, Head, Dry Season Unit, Agrinorth", "Head, Dry Season Unit", "Agrinorth"),
    ("Ana Reyes, Elm Clinic, Tel: 020 7946 0018", None, "Elm Clinic"),
    ("The emir, Sheikh Nasser Holm, left.", "emir", None),
    ("Dr Ana Reyes of the Elm Trust left.", "Dr", "Elm Trust"),
    ("Mr Teale of Coldwell Mains left.", None, None),
    ("Ana Reyes, a 16-year-old unaccompanied child from Oslo, left.", "unaccompanied child from Oslo", None),
    ("his brother, Tom Holm, left", None, None),
    ("a retired postman called Len left", "retired postman", None),
    ("Ana Reyes is a lecturer in rural sociology at Calder College.", "lecturer in rural sociology", "Calder College"),
    ("Ana Reyes, official port of the choir, left.", None, None),
    # An organisation's name runs over "of" and "for" to the post.
    (
        "The International Organization for Migration Director General, Ambassador Ana Reyes, left.",
        "Director General",
        "International Organization for Migration",
    ),
    (
        "UN Office for the Study of Humanitarian Affairs spokesman Tom Holm left.",
        "spokesman",
        "UN Office for the Study of Humanitarian Affairs",
    ),
    (
        "The Elm Commission for Refugees (ECR) Chairperson, Ana Reyes, left.",
        "Chairperson",
        "Elm Commission for Refugees",
    ),
    ("Friends of the Elm campaigner Tom Holm left.", "campaigner", "Friends of the Elm"),
    (
        "Ministry of Health and Welfare Permanent Secretary Tom Holm left.",
        "Permanent Secretary",
        "Ministry of Health and Welfare",
    ),
    ("The Director General of the Fisheries Authority, Tom Holm, left.", "Director General", "Fisheries Authority"),
    ("The Secretary, Department for Crops, Dr Ana Reyes, left.", "Secretary", "Department for Crops"),
    ("Ana Reyes, Director of the Institute.", "Director", "Institute"),
    ("Ana Reyes, Head of Polar Oceanography, University of Elm", "Head of Polar Oceanography", "University of Elm"),
    # Whose post it is, and where it ends.
    ("The Secretary to the Minister of Roads, Ana Reyes, left.", "Secretary to the Minister of Roads", None),
    ("In a reply to Shri Ana Reyes, the Minister said so.", None, None),
    ("ANA REYES, MINISTER FOR REGIONAL HEALTH: Good morning.", "MINISTER FOR REGIONAL HEALTH", None),
    ("Contact PC 4127 Ana Reyes on 101.", "PC", None),
    ("The Controller of Works, Engr. (Mrs) Ana Reyes, left.", "Controller of Works", None),
    ("The Minister of State for Sanitation, Smt. Ana Reyes, left.", "Minister of State for Sanitation", None),
    ("Elm: A. Reyes (capt).", "capt", None),
    ("Man of the match: Ana Reyes.", None, None),
    # Where somebody lives employs nobody.
    ("Ana Reyes, a market trader from Tearwell.", "market trader from Tearwell", None),
    ("Ana Reyes, Drumree Road", None, None),
    ("Ana Reyes, BP 7847, Oslo", None, None),
    ("1 Ana Reyes (Tearwell) 11.92 sec", None, None),
    ("His children, Ana Reyes of Tearwell.", None, None),
    ("Media Contact: Ana Reyes, 020 7946 0018", None, None),
)


@pytest.mark.parametrize(("text", "role", "org"), ROLES)
def test_role_and_organisation(text: str, role: str | None, org: str | None) -> None:
    (person,) = found(text)
    assert (person.role, person.org) == (role, org)


def test_a_plural_post_is_of_all_in_the_list() -> None:
    people = found("Present: Cllrs Blenkinsop (chair), Aziz, Dacre and Mwangi.")
    assert [person.role for person in people] == ["chair", "Cllrs", "Cllrs", "Cllrs"]


WHO = (
    ("Anna Holm came. Holm said so. Ms Holm left. Anna slept.", [0, 0, 0, 0]),
    ("Walter Pym and Hetty Pym met. Mr Pym drove. Mrs Pym sang.", [0, 1, 0, 1]),
    ("QUIRKE QUITS\nThe harbour master, Seamus Quirke, left.", [0, 0]),
    ("Tran Quoc Bao lights it. Bao has sold out.", [0, 0]),
    ("Maryam al-Sulaiti treats birds. Al-Sulaiti sleeps.", [0, 0]),
    ("Ana Luísa Pereira da Costa swam. Pereira da Costa slept.", [0, 0]),
    ("Anna and Peter Holm left. Anna Holm sang.", [0, 1, 0]),
)


@pytest.mark.parametrize(("text", "numbers"), WHO)
def test_who_is_one_person(text: str, numbers: list[int]) -> None:
    assert [person.who for person in found(text)] == numbers


def test_names_agree_by_initials() -> None:
    assert agree(("j", "holm"), ("jane", "mary", "holm"))
    assert not agree(("j", "holm"), ("anna", "holm"))


def test_a_name_that_a_line_end_breaks() -> None:
    text = "A bronze of the swimmer was presented to Caroline\nMbeki-Stone, who lives nearby."
    (person,) = found(text)
    assert text[person.start : person.end] == "Caroline\nMbeki-Stone"
    assert person.name == "Caroline Mbeki-Stone"


def test_capitals_are_the_pages() -> None:
    assert usual_case("ANA O’NEILL") == "Ana O’Neill"
    (person,) = found("ANA REYES, chair")
    assert person.name == "Ana Reyes"


def test_the_lexicon_says_what_a_word_may_be() -> None:
    known = lexicon()
    assert known["Björk"] == known["Bjork"] != 0
    assert known["xyzzyq"] == 0
    assert [run.text for run in find_runs("met Dr. Ana de la Cruz in Oslo")] == ["Dr. Ana de la Cruz", "Oslo"]


HOSTILE = listed(
    "A|A |A. |1|(|“A | |Ana Reyes, |Ana Reyes said. |Dr. Ana |Ana and |Ana Reyes\n|head of |Ana Reyes, head of the ",
    "A-|A'|Ana’s |Photo: Ana Reyes/|Ana/|The Minister of |Ana & |Holm, D. |de la ",
    "Holm A, |: Holm, |Ana Reyes of Elm, |in Elm, Oak and |PC 12 Ana |the Board, Dr Ana |“The Ana” ",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text(piece: str) -> None:
    assert grows_linearly(lambda size: find_people(read_passage(repeated(piece, size))), 8_000)
