"""Who is who: tables of persons of records, and which of them are one."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
from growth import grows_linearly

from iomcorpus.facts.identity.common_ground import compare_orgs, compare_posts, read_ground, same_field
from iomcorpus.facts.identity.matching import RULES
from iomcorpus.facts.identity.name_parts import read_name
from iomcorpus.facts.identity.person_ids import slug_of
from iomcorpus.facts.identity.resolve import Decisions, identify, named_people, resolve_people
from iomcorpus.facts.identity.variants import slip, sounds_alike
from iomcorpus.model import Named, Person, PersonFound

CASES = Path(__file__).parent / "cases" / "facts" / "identity.jsonl"
ASIDE = 3  # one case in so many, by a hash of `why`, was set aside until the rules stood


def read_person(text: str, number: int) -> Named:
    """A person as the cases write it: `1:William Lacy Swing = Swing | Director General | IOM`.

    The number before the colon is the record, else each person has its own; `?` is weak, `~` a given name alone.
    """
    record = f"record {number}"
    if text[:1].isdigit() and text[1:2] == ":":
        record, text = f"shared {text[0]}", text[2:]
    weak, text = text.startswith("?"), text.removeprefix("?")
    given, text = text.startswith("~"), text.removeprefix("~")
    names, roles, orgs = [*map(str.strip, text.split("|")), "", ""][:3]
    return Named(record, number, tuple(names.split(" = ")), listed(roles), listed(orgs), given, weak)


def listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def read_cases() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def is_aside(why: str) -> bool:
    return blake2b(why.encode(), digest_size=2).digest()[0] % ASIDE == 0


def letters(people: list[Named], found: dict[tuple[str, int], Person]) -> str:
    """Who is who as letters in order of appearance, `-` for nobody."""
    seen: dict[str, str] = {}
    persons = [found.get((one.record, one.who)) for one in people]
    return "".join("-" if p is None else seen.setdefault(p.id, chr(ord("A") + len(seen))) for p in persons)


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case["why"])
def test_who_is_who(case: dict[str, Any]) -> None:
    people = [read_person(text, number) for number, text in enumerate(case["people"])]
    found = resolve_people(people)
    assert letters(people, found) == case["who"]
    if "name" in case:
        first = found[people[0].record, people[0].who]
        assert first.name == case["name"]


def test_there_are_cases_enough() -> None:
    cases = read_cases()
    assert len(cases) >= 150
    assert len(cases) / 4 < sum(is_aside(case["why"]) for case in cases) < len(cases) / 2
    assert len({case["why"] for case in cases}) == len(cases)


# People of a small corpus, for decisions: by letter.
CORPUS = (
    "William Lacy Swing | Director General | IOM",  # a
    "Bill Swing",  # b
    "Swing | Ambassador",  # c
    "Sarah Crowe",  # d
    "Sara Crowe",  # e
    "Ruth Kimani | nurse | Nakuru Hospital",  # f
    "Ruth Kimani | goalkeeper | Mathare Queens",  # g
    "~Moussa",  # h
    "~Moussa",  # i
    "?Pardasani",  # j
    "Anil Banks",  # k
    "?Banks",  # l
)
PLAIN = "ABCDDEFGH-I-"
DECIDED = [
    # why, same, different, who is who
    ("nothing decided", [], [], PLAIN),
    ("a nickname", ["william-lacy-swing bill-swing"], [], "AAABBCDEF-G-"),
    ("two spellings that are two", [], ["sarah-crowe sara-crowe"], "ABCDEFGHI-J-"),
    ("a title that is another's", [], ["swing william-lacy-swing"], "ABBCCDEFG-H-"),
    ("namesakes that are one", ["ruth-kimani@record-5 ruth-kimani@record-6"], [], "ABCDDEEFG-H-"),
    ("given names of two records", ["moussa@record-7 moussa@record-8"], [], "ABCDDEFGG-H-"),
    ("a weak name that is somebody", ["pardasani anil-banks"], [], "ABCDDEFGHII-"),
    ("a common word that is somebody", ["banks anil-banks"], [], "ABCDDEFGH-II"),
    ("a chain", ["swing bill-swing", "bill-swing william-lacy-swing"], [], "AAABBCDEF-G-"),
    ("one who is nobody's title", ["bill-swing swing"], ["bill-swing william-lacy-swing"], "ABBCCDEFG-H-"),
    ("capitals in a decision", ["William-Lacy-Swing Bill-Swing"], [], "AAABBCDEF-G-"),
]


def corpus() -> list[Named]:
    people = (read_person(text, number) for number, text in enumerate(CORPUS))
    return [Named(f"record-{one.who}", *[getattr(one, name) for name in FIELDS]) for one in people]


FIELDS = ("who", "names", "roles", "orgs", "given", "weak")


def decisions(same: list[str], different: list[str]) -> Decisions:
    pairs = ([(line.split()[0], line.split()[1]) for line in lines] for lines in (same, different))
    return Decisions(*map(tuple, pairs))


@pytest.mark.parametrize(("why", "same", "different", "who"), DECIDED, ids=[row[0] for row in DECIDED])
def test_decisions_override(why: str, same: list[str], different: list[str], who: str) -> None:
    people = corpus()
    found, remarks = identify(people, decisions(same, different))
    assert letters(people, found) == who
    assert remarks == []


STALE = [
    (["jane-roe bill-swing"], [], ["same jane-roe bill-swing: nobody is called jane-roe."]),
    ([], ["jane-roe john-roe"], ["different jane-roe john-roe: nobody is called jane-roe or john-roe."]),
    (["moussa@elsewhere bill-swing"], [], ["same moussa@elsewhere bill-swing: nobody is called moussa@elsewhere."]),
    ([], ["bill-swing bill-swing"], ["different bill-swing bill-swing: both are the same person."]),
    (
        ["sarah-crowe sara-crowe"],
        ["sarah-crowe sara-crowe"],
        ["same sarah-crowe sara-crowe: another decision says that they are different."],
    ),
    (
        ["bill-swing sara-crowe", "sara-crowe anil-banks"],
        ["bill-swing anil-banks"],
        ["same sara-crowe anil-banks: another decision says that they are different."],
    ),
]


@pytest.mark.parametrize(("same", "different", "remarks"), STALE)
def test_decisions_that_are_stale_or_contradict_are_told(
    same: list[str], different: list[str], remarks: list[str]
) -> None:
    assert identify(corpus(), decisions(same, different)).remarks == remarks


def test_namesakes_taken_for_one_can_be_parted_by_their_records() -> None:
    people = [Named(f"r{number}", 0, ("Amina Yusuf",)) for number in range(4)]
    assert letters(people, resolve_people(people)) == "AAAA"
    found = resolve_people(people, decisions([], ["amina-yusuf amina-yusuf@r2"]))
    assert letters(people, found) == "AABA"
    assert found["r0", 0].id == "amina-yusuf"


def test_an_id_goes_on_to_name_its_namesake() -> None:
    people = [Named(f"r{n}", 0, ("Ruth Kimani",), (post,), (org,)) for n, post, org in NAMESAKES]
    ids = {resolve_people(people)[f"r{n}", 0].id for n, _, _ in NAMESAKES}
    (other,) = ids - {"ruth-kimani"}
    assert letters(people, resolve_people(people, decisions([f"{other} ruth-kimani"], []))) == "AAA"
    renamed = [*people, Named("r9", 0, ("Ruth Wambui Kimani",), ("goalkeeper",), ("Mathare Queens",))]
    assert other not in {person.id for person in resolve_people(renamed).values()}
    found = resolve_people([*renamed, Named("r8", 0, ("Rose Kim",))], decisions([f"{other} rose-kim"], []))
    assert found["r8", 0] == found["r9", 0]


NAMESAKES = (
    (1, "nurse", "Nakuru Hospital"),
    (2, "nurse", "Nakuru Hospital"),
    (3, "goalkeeper", "Mathare Queens"),
)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("William Lacy Swing", "william-lacy-swing"),
        ("Siobhan O’Rourke-Weiß", "siobhan-orourke-weiss"),
        ("Þórdís Guðmundsdóttir", "thordis-gudmundsdottir"),
        ("J. K. Rowntree", "j-k-rowntree"),
        ("Alden Whitlock Jr.", "alden-whitlock-jr"),
        ('Themba "Brakes" Mokoena', "themba-brakes-mokoena"),
        ("Themba “Brakes” Mokoena", "themba-brakes-mokoena"),
        ("Nguyễn Văn Thiệu", "nguyen-van-thieu"),
    ],
)
def test_ids_are_readable(name: str, id: str) -> None:
    assert slug_of(name) == id
    assert resolve_people([Named("r", 0, (name,))])["r", 0].id == id


def test_ids_of_other_scripts_have_a_hash() -> None:
    ids = {slug_of("Иван Петров"), slug_of("Иван Сидоров"), slug_of("王小明")}
    assert len(ids) == 3
    assert all(id.isascii() and id.startswith("person-") for id in ids)
    assert slug_of("王小明") == slug_of("王小明")


def test_the_namesake_of_most_records_has_the_plain_id_and_keeps_it() -> None:
    people = [Named(f"r{n}", 0, ("Ruth Kimani",), (post,), (org,)) for n, post, org in NAMESAKES]
    before = resolve_people(people)
    assert before["r1", 0].id == before["r2", 0].id == "ruth-kimani"
    assert before["r3", 0].id.startswith("ruth-kimani-")
    newcomers = [Named(f"n{n}", 0, ("Ruth Kimani",), ("pianist",), (f"Hall {n}",)) for n in range(1)]
    newcomers += [Named("n9", 0, ("Zodwa Ruth",)), Named("n8", 0, ("Kimani",))]
    after = resolve_people(people + newcomers)
    assert all(after[key] == person for key, person in before.items())


def test_of_namesakes_with_one_short_hash_all_get_a_longer_one() -> None:
    people = [Named(f"r{n}", 0, ("Mohamed",), given=True) for n in range(12_000)]
    ids = [person.id for person in resolve_people(people).values()]
    assert len(set(ids)) == len(ids)
    assert sum(len(id) <= len("mohamed-123456") for id in ids) > 0.99 * len(ids)


def test_the_order_of_records_does_not_matter() -> None:
    people = [
        Named(f"{case['why']} {one.record}", one.who, one.names, one.roles, one.orgs, one.given, one.weak)
        for case in read_cases()
        for one in (read_person(text, number) for number, text in enumerate(case["people"]))
    ]
    said = decisions(["sarah-crowe jane-roe", "umar-nobody x"], ["ruth-kimani pedro-sanchez"])
    expected = identify(people, said)
    for seed in range(3):
        random.Random(seed).shuffle(people)
        assert identify(people, said) == expected


def test_hashes_of_strings_do_not_matter() -> None:
    program = (
        "from iomcorpus.facts.identity.resolve import resolve_people as r; from iomcorpus.model import Named as N;"
        "o = ['IOM', 'WHO', 'Harbour Trust', 'IOM UK']; p = ['nurse', 'head', 'judge'];"
        "print(sorted((k, v.id) for k, v in r(N(str(i), 0, (('Ruth Kimani', 'R. Kimani', 'Kimani')[i % 3],),"
        " (p[i % 3],), (o[i % 4],)) for i in range(60)).items()))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1


def test_of_two_with_one_record_and_number_there_is_one() -> None:
    people = [Named("r", 0, ("Ama Boateng",)), Named("r", 0, ("Ama Boateng",))]
    assert resolve_people(people) == {("r", 0): Person("ama-boateng", "Ama Boateng")}


@pytest.mark.parametrize(
    "names", [(), ("",), ("-",), ("X",), ("...",), ("\u200b",), ('"',), ("A" * 5000,), ("a " * 5000,)]
)
def test_what_is_hardly_a_name_is_somebody_all_the_same(names: tuple[str, ...]) -> None:
    found = resolve_people([Named("r", 0, names), Named("s", 0, ("Ama Boateng",))])
    assert set(found) == {("r", 0), ("s", 0)}
    assert found["r", 0].id


def test_persons_of_a_record() -> None:
    found = [
        PersonFound(0, 18, "full", 0.9, "William Lacy Swing", 0, "Director General", "IOM"),
        PersonFound(40, 45, "again", 0.8, "Swing", 0, "Ambassador"),
        PersonFound(60, 66, "alone", 0.6, "Moussa", 1, given=True),
        PersonFound(70, 78, "nothing", 0.5, "Kilburnham", 2, weak=True),
    ]
    assert named_people("r", found) == [
        Named("r", 0, ("William Lacy Swing", "Swing"), ("Director General", "Ambassador"), ("IOM",)),
        Named("r", 1, ("Moussa",), given=True),
        Named("r", 2, ("Kilburnham",), weak=True),
    ]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Amb. William Lacy Swing", "william lacy swing"),
        ("SWING, William Lacy", "william lacy swing"),
        ("Ana Luísa Pereira da Costa", "ana luisa pereira costa"),
        ("Joost van der Merwe", "joost vandermerwe"),
        ("Khalid bin Salem Al Harthy", "khalid binsalem harthy"),
        ("Abd al-Rahman Noorzai", "abdrahman noorzai"),
        ("Abdullah Khan", "abdullah khan"),
        ("A.P.J. Abdul Kalam", "a p j abdkalam"),
        ("JK Rowntree", "j k rowntree"),
        ("JO HALVORSEN", "jo halvorsen"),
        ("LI Keqing", "li keqing"),
        ("PRAJVAL V. MOY", "prajval v moy"),
        ("Ben Okri", "ben okri"),
        ("David Ben-Haim", "david benhaim"),
        ("Mícheál Ó Conghaile", "micheal oconghaile"),
        ("Flann O'Brien", "flann obrien"),
        ("Robert E Lee", "robert e lee"),
        ("Leroy Banks, Jr.", "leroy banks"),
        ("Иван Петров", "иван петров"),
    ],
)
def test_units(text: str, units: str) -> None:
    assert " ".join(read_name(text).units) == units


@pytest.mark.parametrize(
    ("one", "other", "family", "degree"),
    [
        ("wisniewska", "wisneiwska", True, 2),
        ("chatzigeorgiou", "hatzigeorgiou", True, 2),
        ("mario", "maria", False, 0),
        ("petrov", "petrova", True, 0),
        ("clarke", "clark", True, 0),
        ("davies", "davis", True, 0),
        ("daniel", "daniela", False, 0),
        ("okonkwo", "okoro", True, 0),
        ("berg", "borg", True, 0),
        ("lukstins", "bukstins", True, 0),
        ("zzyzx", "zzyzk", True, 1),
    ],
)
def test_slips(one: str, other: str, family: bool, degree: int) -> None:
    assert slip(one, other, family) == slip(other, one, family) == degree


@pytest.mark.parametrize(
    ("one", "other", "family", "alike"),
    [
        ("mohamed", "muhammad", False, True),
        ("dmitry", "dmitriy", False, True),
        ("zelenskyy", "zelensky", True, True),
        ("qadhafi", "gaddafi", True, True),
        ("muellenbach", "mullenbach", True, True),
        ("lee", "li", True, False),
        ("khan", "kahn", True, False),
        ("denis", "denise", False, False),
        ("hassan", "hussain", False, False),
        ("michael", "michal", False, False),
        ("andersen", "anderson", True, False),
    ],
)
def test_sounds(one: str, other: str, family: bool, alike: bool) -> None:
    assert sounds_alike(one, other, family) is sounds_alike(other, one, family) is alike


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("IOM", "International Organization for Migration", True),
        ("IOM UK", "IOM", True),
        ("Ministry of Health", "Health Ministry", True),
        ("World Health Organisation (WHO)", "WHO", True),
        ("IOM’s Mission in Kenya", "IOM", True),
        ("University of Umbria", "University of Tromso", False),
        ("Harbour Trust", "Coastal Trust", False),
        ("police", "Harbour Trust", None),
        ("", "Harbour Trust", None),
    ],
)
def test_organisations_compared(one: str, other: str, same: bool | None) -> None:
    assert compare_orgs(read_ground((), listed(one)), read_ground((), listed(other))) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("spokeswoman", "spokesman", True),
        ("former Foreign Minister", "foreign minister", True),
        ("Dr.", "doctor", True),
        ("Chief of Mission", "Chief of Mission in Kenya", True),
        ("nurse", "goalkeeper", False),
        ("Ambassador", "Director General", False),
        ("nurse", "", None),
    ],
)
def test_posts_compared(one: str, other: str, same: bool | None) -> None:
    assert compare_posts(read_ground(listed(one), ()), read_ground(listed(other), ())) is same


def test_walks_of_life_that_go_together_contradict_nothing() -> None:
    judge, striker, head, mayor, minister = (
        read_ground((post,), ()) for post in ("Judge", "striker", "head", "mayor of Dunley", "foreign minister")
    )
    assert same_field(judge, striker) is False
    assert same_field(judge, head) is None
    assert same_field(mayor, minister) is True


def test_rules_have_names() -> None:
    assert len({rule.__name__ for rule in RULES}) == len(RULES)
    assert all(rule.__doc__ for rule in RULES)


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    program = "import sys, iomcorpus.facts.identity.resolve; print('rapidfuzz' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout.strip() == b"False"


def word(number: int) -> str:
    """A made-up name for each number."""
    letters_ = "abcdefghijklmnopqrstuvwxyz"
    return "Q" + "".join(letters_[number // 26**place % 26] for place in range(4)) + "ou"


# What a badly written rule would compare pair by pair.
HOSTILE: dict[str, Callable[[int], Named]] = {
    "other names": lambda n: Named(f"r{n}", 0, (f"{word(n)} {word(n * 7 + 1)}",)),
    "one family": lambda n: Named(f"r{n}", 0, (f"{word(n)} Smith",)),
    "one given name": lambda n: Named(f"r{n}", 0, (f"John {word(n)}",)),
    "one name": lambda n: Named(f"r{n}", 0, ("John Smith",), (f"post {word(n)}",), (f"Org {word(n)}",)),
    "middle names": lambda n: Named(f"r{n}", 0, (f"John {word(n)} Smith" if n % 2 else "John Smith",), (), (word(n),)),
    "initials": lambda n: Named(f"r{n}", 0, (f"{word(n)[1]}. {word(n)[2]}. {word(n)[3]}. Smith",)),
    "titles": lambda n: Named(f"r{n}", 0, (f"{word(n)} Smith" if n % 2 else "Smith",), (), (f"Org {word(n // 2)}",)),
    "weak": lambda n: Named(f"r{n}", 0, (f"{word(n)} Okonkwo" if n % 2 else "Okonkwo",), weak=n % 2 == 0),
    "one record": lambda n: Named("r", n, (f"{word(n)} Smith",)),
    "one record, one name": lambda n: Named("r", n, ("Smith",)),
    "aliases": lambda n: Named(f"r{n}", 0, ("William Lacy Swing", f"Bill {word(n)}", word(n))),
    "anagrams": lambda n: Named(f"r{n}", 0, ("A" + "a" * (n % 100) + " A" + "a" * (n // 100),)),
    "given names": lambda n: Named(f"r{n}", 0, ("Mohamed",), given=True),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_cost_grows_with_the_names(kind: str) -> None:
    make = HOSTILE[kind]
    assert grows_linearly(lambda size: resolve_people([make(number) for number in range(size)]), 800)
