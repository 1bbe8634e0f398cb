"""Whoever comes is settled beside those alone who may be the same, and that gives what all at once give."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import capture_rows, memory_store

from iomcorpus import settling
from iomcorpus.asking.holding import padded
from iomcorpus.facts.identity import matching, namesakes
from iomcorpus.facts.identity.resolve import NONE, Decisions
from iomcorpus.model import Mention, Named, RecordFacts
from iomcorpus.settling import reach
from iomcorpus.settling.known import Known
from iomcorpus.settling.neighbours import Neighbours
from iomcorpus.store import facts
from iomcorpus.store import names as stored
from iomcorpus.store.check import verify
from iomcorpus.store.facts import Found
from iomcorpus.store.write import replace_captures

Person = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], bool, bool]  # names, roles, orgs, given, weak
Row = tuple[str, Sequence[Person]]  # a record by its id


class Census:
    """A store to which records come, each with its persons, and from which they go."""

    def __init__(self) -> None:
        self.store = memory_store({})
        self.records = 0
        self.captures: dict[str, list[Row]] = {}

    def add(self, records: Sequence[Sequence[Person]]) -> None:
        """Bring in records in a capture of their own, and find their persons."""
        self.put(f"{self.records:04}.txt", self._numbered(records))

    def replace(self, name: str, keep: int, records: Sequence[Sequence[Person]]) -> None:
        """Leave some records of a capture, and bring in others for the rest."""
        self.put(name, [*self.captures[name][:keep], *self._numbered(records)])

    def put(self, name: str, rows: list[Row]) -> None:
        """Bring in a capture in place of what it was, and find the persons of those of its records that are new."""
        known = self.captures.get(name, [])
        self.captures[name] = rows
        replace_captures(self.store, [capture_rows(name, [{"id": id, "text": f"Record {id}."} for id, _ in rows])])
        self._find([row for row in rows if row not in known])

    def drop(self, name: str) -> None:
        """Take a capture away."""
        del self.captures[name]
        replace_captures(self.store, [], [name])

    def find_otherwise(self, name: str, place: int, people: Sequence[Person]) -> None:
        """Find other persons in a record that stays."""
        rows = self.captures[name]
        rows[place] = rows[place][0], people
        self._find([rows[place]])

    def _numbered(self, records: Sequence[Sequence[Person]]) -> list[Row]:
        first = self.records
        self.records += len(records)
        # in another order than they come
        return [(f"{number * 7919 % 10007:05}", one) for number, one in enumerate(records, start=first)]

    def _find(self, rows: Sequence[Row]) -> None:
        numbers = dict(self.store.execute("SELECT id, number FROM record"))
        found = [
            Found(numbers[id], None, RecordFacts([], [Named(id, who, *one) for who, one in enumerate(people)]))
            for id, people in rows
        ]
        facts.write_found(self.store, found, "none")

    def settle(self) -> None:
        settling.settle_people(self.store, NONE, "none", "all", padded)

    def holds(self) -> list[list[Any]]:
        """Who is who, and how persons are called."""
        statements = (
            "SELECT record.id, who, person, key FROM persona JOIN record ON number = record "
            "JOIN name ON name.id = persona.name ORDER BY 1, 2",
            "SELECT * FROM person ORDER BY id",
            "SELECT * FROM person_name ORDER BY 1, 2",
            "SELECT key, text FROM name ORDER BY key",
            "SELECT block, key FROM name_block JOIN name ON id = name ORDER BY 1, 2",
            "SELECT version, personas FROM settled",
            "SELECT * FROM gone",
        )
        return [self.store.execute(statement).fetchall() for statement in statements]


def once(census: Census) -> Census:
    """The same where nobody is settled before all are there, and who went never came."""
    other = Census()
    for name, rows in census.captures.items():
        other.put(name, rows)
    other.settle()
    return other


def assert_sound(census: Census) -> None:
    assert [one for one in verify(census.store, lambda name: None) if one.severity == "damage"] == []


def settled(*steps: Sequence[Sequence[Person]]) -> Census:
    """A store to which records came in these steps."""
    census = Census()
    for records in steps:
        census.add(records)
        census.settle()
    return census


def born(name: str, role: str = "", org: str = "", *, weak: bool = False) -> Person:
    return (name,), (role,) if role else (), (org,) if org else (), False, weak


def mayor(name: str) -> Person:
    return born(name, "mayor", "Bari Council")


BILL, WILL, WILLIAM = (mayor(f"{given} Henderson") for given in ("Bill", "Will", "William"))
NURSE, JUDGE = born("Ruth Kimani", "nurse", "Salt Clinic"), born("Ruth Kimani", "judge", "High Court")
AMA = born("Ama Boateng")
TREMOL = born("Walter Tremol")

# Who is there, who comes, and what that changes for those who were there.
CASES: dict[str, tuple[list[list[Person]], list[list[Person]]]] = {
    "a third name makes a block too large to tell two": ([[BILL], [WILLIAM]], [[WILL]]),
    "a third name makes a block too large to tell two that are not like it": (
        [[born("Hery Rakotoarimanana")], [born("Hery Rakatoarimamana")]], [[born("Hery Tsiranana")]],
    ),
    "a family name proves to be a given name": (
        [[born("Ruth Amara")], [born("Amara", weak=True)]], [[born("Amara Boateng")]],
    ),
    "one of two family names does": (
        [[born("Ruth Amara-Diallo")], [born("Amara-Diallo", weak=True)]], [[born("Amara Boateng")]],
    ),
    "whom many records name connects nobody": ([[NURSE, AMA], [JUDGE, AMA]], [[AMA]]),
    "a shorter name fits another too": ([[born("Walter Tring")], [born("W. Tring")]], [[born("Wendy Tring")]]),
    "a family name fits another too": ([[born("Walter Tring")], [born("Tring")]], [[born("Wendy Tring")]]),
    "a fuller name": ([[born("Walter Tring")], [born("Tring", weak=True)]], [[born("Walter Amos Tring")]]),
    "a namesake outgrows another": ([[NURSE], [JUDGE]], [[NURSE], [JUDGE], [JUDGE], [JUDGE]]),
    "a more frequent name makes another a slip": (
        [[born("Katarzyna Wisniewska")], [born("Katarzyna Wisneiwska")] , [born("Katarzyna Wisneiwska")],
         [born("Katarzyna Wisneiwska")]], [[born("Katarzyna Wisniewska")]] * 20,
    ),
    "a more frequent name makes another a slip in a short word": ([[born("Walter Trenol")]], [[TREMOL]] * 5),
    "a third name makes a part of a block too large to tell two": (
        [[born("Walter Tremnol")], [born("Walter Trembol")], [born("Walter Okonjo")]], [[born("Walter Tremdol")]],
    ),
}  # fmt: skip


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that two names reach, and no store that is too small to add to."""
    for module in (matching, reach):
        monkeypatch.setattr(module, "MOST_IN_BLOCK", 2)
    for other in (namesakes, reach):
        monkeypatch.setattr(other, "MOST_RECORDS_OF_COMPANY", 2)
    monkeypatch.setattr(settling, "MOST_NEW", 0)


@pytest.mark.parametrize(("first", "later"), CASES.values(), ids=CASES.keys())
def test_who_comes_changes_who_was_there(few: None, first: list[list[Person]], later: list[list[Person]]) -> None:
    census = settled(first)
    before = census.holds()
    census.add(later)
    census.settle()
    after = census.holds()
    assert after == once(census).holds()
    known = {(record, who): person for record, who, person, _ in before[0]}
    assert any(known.get((record, who), person) != person for record, who, person, _ in after[0])


# Who is there, and who comes in which step. Words of seven letters are surely alike, such and one of six perhaps.
IN_STEPS: dict[str, list[list[list[Person]]]] = {
    "who is like a third is no more like the second": [
        [[born("Walter Tremnol")], [born("Walter Trembol")]], [[born("Walter Trenol")]] * 2,
    ],
    "who comes is like two": [
        [[born("Walter Trembol")], [born("Walter Trenol")], [born("Walter Trenol")]], [[born("Walter Tremnol")]],
    ],
    "who is called by the other family name tells more of a person": [
        [[born("Gabriela Fernández Ibarra", org="IOM")], [born("Pedro Ibarra")], [born("Luis Fernández")],
         [born("Fernández", "judge", "IOM")]], [[born("Ibarra", "judge")]],
    ],
}  # fmt: skip


@pytest.mark.parametrize("steps", IN_STEPS.values(), ids=IN_STEPS.keys())
def test_in_steps_they_are_who_they_are_at_once(
    monkeypatch: pytest.MonkeyPatch, steps: list[list[list[Person]]]
) -> None:
    monkeypatch.setattr(settling, "MOST_NEW", 0)
    census = settled(*steps)
    assert census.holds() == once(census).holds()


@pytest.mark.parametrize(("first", "later"), CASES.values(), ids=CASES.keys())
def test_who_goes_leaves_others_as_if_he_had_never_been_there(
    few: None, first: list[list[Person]], later: list[list[Person]]
) -> None:
    census = Census()
    census.add(first)
    census.add(later)
    census.settle()
    census.drop(max(census.captures))
    census.settle()
    assert census.holds() == settled(first).holds()
    assert_sound(census)


def test_who_goes_before_he_was_settled_changes_nobody(few: None) -> None:
    census = settled([[NURSE]])
    census.add([[JUDGE], [AMA]])
    census.drop(max(census.captures))
    assert stored.gone(census.store) == []
    census.settle()
    assert census.holds() == settled([[NURSE]]).holds()


def test_all_who_were_there_go(few: None) -> None:
    census = settled([[NURSE, AMA], [JUDGE]])
    census.drop("0000.txt")
    census.settle()
    *tables, known, gone = census.holds()
    assert not any(tables) and known == [(settling.VERSION, 0)] and gone == []


def test_a_block_that_is_too_large_stays_so_for_two_of_it(few: None) -> None:
    census = settled([[BILL], [WILL], [WILLIAM]], [[mayor("W. Henderson")]])
    assert census.holds() == once(census).holds()
    assert len(census.holds()[1]) == 4


def test_who_has_a_common_family_name_leaves_its_bearers_alone(few: None) -> None:
    """Else the cost of one more would grow with the store."""
    census = Census()
    census.add([[born(f"{given} Khan")] for given in ("Asif", "Bilal", "Danish", "Ehsan")] + [[born("Khan")]])
    census.settle()
    census.add([[born("Zara Khan"), born("Khan", weak=True)]])
    found = reach.Reach(Known(census.store, stored.not_settled(census.store)))
    settled = Neighbours(found.known, found).settle()
    assert found.belong == {"zara khan"}
    assert [person.id if person else None for _, _, person, _ in settled] == [None, "zara-khan"]


def test_a_form_that_turns_leaves_its_fuller_names_alone(few: None) -> None:
    """Who is called Khan may be another now; whoever bears a fuller name is not settled again for that."""
    khans = [[born(f"{given} Khan", org=f"{given} Trust")] for given in ("Asif", "Bilal", "Danish", "Ehsan")]
    census = settled([*khans, [born("Khan", org="Bilal Trust")]])
    census.add([[born("Khan", org="Danish Trust")]])
    found = reach.Reach(Known(census.store, stored.not_settled(census.store)))
    persons = {person.id for _, _, person, _ in Neighbours(found.known, found).settle() if person}
    assert found.belong == {"khan", "danish khan"} and persons == {"danish-khan"}
    census.settle()
    assert census.holds() == once(census).holds()


def test_names_that_nothing_connects_are_left_alone(few: None) -> None:
    """A nickname is somebody else's as long as no organisation or post says that it is not."""
    census = settled([[WILLIAM], [NURSE]], [[born("Asif Khan", "mayor", "Salt Council")]])
    found = {}
    for who in (born("Bill Henderson"), BILL):
        census.add([[who]])
        found[who] = reach.Reach(Known(census.store, stored.not_settled(census.store)))
        Neighbours(found[who].known, found[who]).settle()
        census.settle()
        assert census.holds() == once(census).holds()
    assert [one.belong for one in found.values()] == [{"bill henderson"}, {"bill henderson", "william henderson"}]


def test_all_are_settled_again_where_it_is_not_known_who_has_gone() -> None:
    census = Census()
    census.add([[NURSE, AMA], [JUDGE]])
    assert stored.settled_by(census.store) is None
    census.settle()
    census.add([[AMA]])
    census.drop("0000.txt")
    assert stored.settled_by(census.store) == settling.VERSION
    census.store.execute("DELETE FROM gone")
    assert stored.settled_by(census.store) is None
    census.settle()
    assert [person for _, _, person, _ in census.holds()[0]] == ["ama-boateng"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE gone SET names = '[\"Ruth Kimana\"]'",
        "UPDATE gone SET person = NULL",
        "UPDATE gone SET again = '[]'",
        "DELETE FROM gone WHERE rowid = 1",
    ],
)
def test_it_is_noticed_where_those_who_have_gone_are_not_as_they_were_noted(statement: str) -> None:
    census = settled([[NURSE, AMA], [JUDGE]])
    census.drop("0000.txt")
    assert_sound(census)
    census.store.execute(statement)
    assert "stage extract" in [one.where for one in verify(census.store, lambda name: None) if one.severity == "damage"]


def test_a_person_whom_no_record_names_is_damage(few: None) -> None:
    census = settled([[NURSE], [JUDGE]])
    census.store.execute("INSERT INTO person VALUES ('ruth-kimani-0', 'Ruth Kimani', x'')")
    census.add([[NURSE]])
    with pytest.raises(sqlite3.DatabaseError, match="nobody is ruth-kimani-0"):
        census.settle()
    census.store.close()


def test_decisions_are_heeded_over_all_and_then_forgotten() -> None:
    census = Census()
    census.add([[WILLIAM], [born("Bill Henderson")]])
    said = Decisions(same=(("william-henderson", "bill-henderson"),))
    settling.settle_people(census.store, said, "none", "all", padded)
    assert stored.settled_by(census.store) is None
    assert len(census.store.execute("SELECT id FROM person").fetchall()) == 1
    census.settle()
    assert len(census.store.execute("SELECT id FROM person").fetchall()) == 2


def test_another_date_of_a_record_changes_nobody() -> None:
    census = Census()
    census.add([[NURSE]])
    census.settle()
    before = census.holds()
    number = census.store.execute("SELECT number FROM record").fetchone()[0]
    mention = Mention("person", 1, 0, 6, "Record", "given", 1.0, name="Ruth Kimani", who=0)
    facts.write_found(
        census.store, [Found(number, "2016-08-22", RecordFacts([mention], [Named("r", 0, *NURSE)]))], "none"
    )
    assert stored.settled_by(census.store) == settling.VERSION and census.holds() == before
    assert census.store.execute("SELECT type, person FROM mention").fetchall() == [("person", "ruth-kimani")]
    assert_sound(census)


# Names that have to do with each other in all ways that the rules know.
GIVEN = [
    "Walter", "Wolter", "W.", "Walter Amos", "W. A.", "Katarzyna", "Katarzina", "Bill", "William", "Mohammed",
    "Muhammad", "Park", "Ann-Marie", "Maria", "Zhang", "Xiaoling", "Thomas",
    "Ann Marie", 'Walter "Brakes"', "WALTER",
]  # fmt: skip
FAMILY = [
    "Tring", "Trinng", "Wisniewska", "Wisneiwska", "Wisniewskaa", "Henderson", "Farole", "Fernández Ibarra", "Soo-jin",
    "Soojin", "Xiaoling", "Zhang", "Khan", "Quispe-Trallero", "Trallero", "Walter", "Thomas III",
    "Quispe Trallero", "TRING",
]  # fmt: skip
ROLES = ["", "", "mayor", "judge", "spokeswoman", "goalkeeper", "mayor of Bari"]
ORGS = ["", "", "IOM", "IOM UK", "Harbour Trust"]
FULL_NAME = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY))
NAME = st.one_of(FULL_NAME, FULL_NAME, FULL_NAME, st.sampled_from(FAMILY), st.sampled_from(["Maria", "Thomas"]))
PERSON = st.builds(
    lambda names, role, org, kind: (
        tuple(sorted({*names}, key=lambda name: (-len(name), name))),
        (role,) if role else (),
        (org,) if org else (),
        kind == "given" and all(" " not in name for name in names),
        kind == "weak",
    ),
    st.lists(NAME, min_size=1, max_size=2),
    st.sampled_from(ROLES),
    st.sampled_from(ORGS),
    st.sampled_from(["", "", "", "given", "weak"]),
)
RECORD = st.lists(PERSON, max_size=3)
RECORDS = st.lists(RECORD, min_size=1, max_size=2)
PLACE = st.integers(0, 1000)  # of a capture, or of a record in it, counted round
CHANGE = st.one_of(
    st.tuples(st.just("add"), RECORDS),
    st.tuples(st.just("drop"), PLACE),
    st.tuples(st.just("replace"), PLACE, PLACE, RECORDS),
    st.tuples(st.just("find_otherwise"), PLACE, PLACE, RECORD),
)


def change(census: Census, what: str, *how: Any) -> None:
    """Let records come or go."""
    if what == "add":
        census.add(*how)
        return
    filled = [name for name, rows in census.captures.items() if rows]
    if not filled:
        return
    name, rest = filled[how[0] % len(filled)], how[1:]
    place = [rest[0] % len(census.captures[name]), *rest[1:]] if rest else []
    getattr(census, what)(name, *place)


@given(
    st.lists(RECORD, min_size=12, max_size=40),
    st.lists(st.lists(CHANGE, min_size=1, max_size=3), min_size=1, max_size=4),
    st.sampled_from([2, 4, 16]),
)
@settings(max_examples=60, deadline=None)
def test_those_who_come_and_go_are_settled_as_all_at_once(
    first: list[list[Person]], later: list[list[tuple[Any, ...]]], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "MOST_IN_BLOCK", most)
        patch.setattr(reach, "MOST_IN_BLOCK", most)
        patch.setattr(settling, "MOST_NEW", 0)
        census = Census()
        for start in range(0, len(first), 4):
            census.add(first[start : start + 4])
        census.settle()
        for steps in later:
            for step in steps:
                change(census, *step)
            census.settle()
            assert census.holds() == once(census).holds()
        assert_sound(census)


def person_of(random: Random, *, told: float) -> Person:
    """Somebody of whom more or less is told."""
    full, family = (f"{random.choice(GIVEN)} {random.choice(FAMILY)}", random.choice([*FAMILY, "Maria", "Thomas"]))
    names = random.choice([(full,), (full,), (full,), (family,), (full, family)])
    said = [(one,) if (one := random.choice(some)) and random.random() < told else () for some in (ROLES, ORGS)]
    weak, given = random.random() < 0.2, random.random() < 0.2 and " " not in names[0]
    return tuple(sorted(names, key=len, reverse=True)), said[0], said[1], given, weak


@pytest.mark.parametrize("seed", range(24))
def test_captures_one_by_one_give_what_all_at_once_give(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Larger than what is drawn above: so that many are beside those who come, and most of them stay who they are."""
    random, told, most = Random(seed), (seed % 4) / 3, (2, 4, 16)[seed % 3]
    for module in (matching, reach):
        monkeypatch.setattr(module, "MOST_IN_BLOCK", most)
    monkeypatch.setattr(settling, "MOST_NEW", 0)
    census = Census()
    census.add([[person_of(random, told=told) for _ in range(random.randrange(4))] for _ in range(60)])
    census.settle()
    for _ in range(8):
        census.add([[person_of(random, told=told) for _ in range(random.randrange(4))] for _ in range(2)])
        census.settle()
        assert census.holds() == once(census).holds()
    census.drop(random.choice(list(census.captures)[1:]))
    census.settle()
    assert census.holds() == once(census).holds()
    assert_sound(census)
