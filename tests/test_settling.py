"""Whoever comes is settled beside those alone who may be the same, and that gives what all at once give."""

from __future__ import annotations

from collections.abc import Sequence
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
from iomcorpus.store import facts
from iomcorpus.store import names as stored
from iomcorpus.store.check import verify
from iomcorpus.store.facts import Found
from iomcorpus.store.write import replace_captures

Person = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], bool, bool]  # names, roles, orgs, given, weak


class Census:
    """A store to which records come, each with its persons."""

    def __init__(self) -> None:
        self.store = memory_store({})
        self.records = 0

    def add(self, records: Sequence[Sequence[Person]]) -> None:
        """Bring in records in a capture of their own, and find their persons."""
        name, first = f"{self.records:04}.txt", self.records
        self.records += len(records)
        ids = [
            f"{number * 7919 % 10007:05}" for number in range(first, self.records)
        ]  # in another order than they come
        replace_captures(self.store, [capture_rows(name, [{"id": id, "text": f"Record {id}."} for id in ids])])
        numbers = dict(self.store.execute("SELECT id, number FROM record"))
        found = [
            Found(numbers[id], None, RecordFacts([], [Named(id, who, *one) for who, one in enumerate(people)]))
            for id, people in zip(ids, records, strict=True)
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
        )
        return [self.store.execute(statement).fetchall() for statement in statements]


Steps = Sequence[Sequence[Sequence[Person]]]


def one_by_one(steps: Steps) -> list[list[Any]]:
    """What a store holds to which records came in these steps."""
    census = Census()
    for records in steps:
        census.add(records)
        census.settle()
    assert [one for one in verify(census.store, lambda name: None) if one.severity == "damage"] == []
    return census.holds()


def at_once(steps: Steps) -> list[list[Any]]:
    """The same where nobody is settled before all are there."""
    census = Census()
    for records in steps:
        census.add(records)
    census.settle()
    return census.holds()


def born(name: str, role: str = "", org: str = "", *, weak: bool = False) -> Person:
    return (name,), (role,) if role else (), (org,) if org else (), False, weak


def mayor(name: str) -> Person:
    return born(name, "mayor", "Bari Council")


BILL, WILL, WILLIAM = (mayor(f"{given} Henderson") for given in ("Bill", "Will", "William"))
NURSE, JUDGE = born("Ruth Kimani", "nurse", "Salt Clinic"), born("Ruth Kimani", "judge", "High Court")
AMA = born("Ama Boateng")

# Who is there, who comes, and what that changes for those who were there.
CASES: dict[str, tuple[list[list[Person]], list[list[Person]]]] = {
    "a third name makes a block too large to tell two": ([[BILL], [WILLIAM]], [[WILL]]),
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
}  # fmt: skip


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that two names reach, and no store that is too small to add to."""
    for module in (matching, settling):
        monkeypatch.setattr(module, "MOST_IN_BLOCK", 2)
    for other in (namesakes, settling):
        monkeypatch.setattr(other, "MOST_RECORDS_OF_COMPANY", 2)
    monkeypatch.setattr(settling, "MOST_NEW", 0)


@pytest.mark.parametrize(("first", "later"), CASES.values(), ids=CASES.keys())
def test_who_comes_changes_who_was_there(few: None, first: list[list[Person]], later: list[list[Person]]) -> None:
    before, after = at_once([first]), one_by_one([first, later])
    assert after == at_once([first, later])
    known = {(record, who): person for record, who, person, _ in before[0]}
    assert any(known.get((record, who), person) != person for record, who, person, _ in after[0])


def test_a_block_that_is_too_large_stays_so_for_two_of_it(few: None) -> None:
    steps = [[[BILL], [WILL], [WILLIAM]], [[mayor("W. Henderson")]]]
    assert one_by_one(steps) == at_once(steps)
    assert len(at_once(steps)[1]) == 4


def test_who_has_a_common_family_name_leaves_its_bearers_alone(few: None) -> None:
    """Else the cost of one more would grow with the store."""
    census = Census()
    census.add([[born(f"{given} Khan")] for given in ("Asif", "Bilal", "Danish", "Ehsan")] + [[born("Khan")]])
    census.settle()
    census.add([[born("Zara Khan"), born("Khan", weak=True)]])
    neighbours = settling.Neighbours(census.store, stored.not_settled(census.store))
    settled, _ = neighbours.settle()
    assert neighbours.belong == {"zara khan"}
    assert [person.id if person else None for _, _, person, _ in settled] == [None, "zara-khan"]


def test_all_are_settled_again_where_somebody_has_gone() -> None:
    census = Census()
    census.add([[NURSE, AMA], [JUDGE]])
    assert stored.settled_by(census.store) is None
    census.settle()
    assert stored.settled_by(census.store) == settling.VERSION
    census.add([[AMA]])
    assert stored.settled_by(census.store) == settling.VERSION
    replace_captures(census.store, [], ["0000.txt"])
    assert stored.settled_by(census.store) is None
    census.settle()
    assert [person for _, _, person, _ in census.holds()[0]] == ["ama-boateng"]


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
    assert [one for one in verify(census.store, lambda name: None) if one.severity == "damage"] == []


# Names that have to do with each other in all ways that the rules know.
GIVEN = [
    "Walter", "Wolter", "W.", "Walter Amos", "W. A.", "Katarzyna", "Katarzina", "Bill", "William", "Mohammed",
    "Muhammad", "Park", "Ann-Marie", "Maria", "Zhang", "Xiaoling", "Thomas",
]  # fmt: skip
FAMILY = [
    "Tring", "Trinng", "Wisniewska", "Wisneiwska", "Wisniewskaa", "Henderson", "Farole", "Fernández Ibarra", "Soo-jin",
    "Soojin", "Xiaoling", "Zhang", "Khan", "Quispe-Trallero", "Trallero", "Walter", "Thomas III",
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
STEPS = st.tuples(
    st.lists(RECORD, min_size=12, max_size=40), st.lists(st.lists(RECORD, min_size=1, max_size=2), max_size=4)
)


@given(STEPS, st.sampled_from([2, 4, 16]))
@settings(max_examples=40, deadline=None)
def test_those_who_come_are_settled_as_all_at_once(
    steps: tuple[list[list[Person]], list[list[list[Person]]]], most: int
) -> None:
    first, later = steps
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "MOST_IN_BLOCK", most)
        patch.setattr(settling, "MOST_IN_BLOCK", most)
        patch.setattr(settling, "MOST_NEW", 0)
        assert one_by_one([first, *later]) == at_once([first, *later])
