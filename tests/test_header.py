"""What a record says of itself: kind, byline, title, lead, and where its body begins."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

import pytest
from samples import records_of

from iomcorpus.model import Record

BARGE = "A barge lies across the lower gate, and the keeper sits on it with a kettle and no particular hurry."
GOAT = "Below the mill there are eleven goats to a well, and eleven opinions on whose turn it is with the bucket."
SNOW = "Snow lies on both sides of the pass, which is more than anybody knows of the road that leads over it."
NEWS = f"{BARGE}\n\n{GOAT}\n\n{SNOW}"


def the_record(text: str) -> Record:
    records = records_of(text)
    assert len(records) == 1, [record.text for record in records]
    return records[0]


TOPS = [
    # text, title, lead's first words, body line, date, why
    (f"Lock shut again\n\n3 June 2011\n\n{NEWS}", "Lock shut again", "A barge", 5, "2011-06-03", "heading, date line"),
    (f"3 June 2011\nLock shut again\n\n{NEWS}", "Lock shut again", "A barge", 4, "2011-06-03", "date line, heading"),
    (f"3 June 2011\n\n{NEWS}", None, "A barge", 3, "2011-06-03", "no heading"),
    (f"Lock shut again\nGoats complain\n\nBy Lin Wei\n\n{NEWS}", "Lock shut again", "A barge", 6, None, "a sub-heading is no title"),
    (f"LOCK SHUT AGAIN AND\nAGAIN AND AGAIN\n\n{NEWS}", "LOCK SHUT AGAIN AND AGAIN AND AGAIN", "A barge", 4, None, "capitals in two lines"),
    (
        f"FOR IMMEDIATE RELEASE\n\nLock shut again\n\n3 June 2011\n\nPhoto: Milan Kos\n\n{NEWS}",
        "Lock shut again", "A barge", 9, "2011-06-03", "stamp, heading, date line, caption",
    ),
    (f"Photo: Milan Kos\n\nLock shut again\n\n{NEWS}", "Lock shut again", "A barge", 5, None, "the caption stands first"),
    (f"Lock shut again\n\nTURKU, 3 June 2011 – {NEWS}", "Lock shut again", "TURKU, 3 June", 3, "2011-06-03", "a dateline with its year"),
    (f"Lock shut again\n\nTurku – {NEWS}", "Lock shut again", "Turku – A barge", 3, None, "a dateline without a day"),
    (f"Posted by Lin Wei on 3 June 2011\nLock shut again\n\n{NEWS}", "Lock shut again", "A barge", 4, "2011-06-03", "a meta line"),
    (f"June 03, 2011, 16:30 ET Lock Shut Again on Friday\n\n{NEWS}", "Lock Shut Again on Friday", "A barge", 3, "2011-06-03", "a wire’s list line"),
    (f"{NEWS}", None, "A barge", 1, None, "a body alone"),
    (f"Who pays?\n\n3 June 2011\n\n{NEWS}", "Who pays?", "A barge", 5, "2011-06-03", "a question"),
    (f"Lock shut: what now?\n\n3 June 2011\n\n“Nobody came.” {NEWS}", "Lock shut: what now?", "“Nobody came.”", 5, "2011-06-03", "a quotation opens"),
    ("3 June 2011\nLock shut again\nThe lock is shut.", "Lock shut again", "The lock is shut.", 3, "2011-06-03", "a notice of a line"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "lead", "body_line", "published", "why"), TOPS)
def test_the_head_of_a_record(
    text: str, title: str | None, lead: str, body_line: int, published: str | None, why: str
) -> None:
    record = the_record(text)
    header = record.header
    assert (header.title, header.body_line, header.published) == (title, body_line, published), why
    assert header.lead is not None
    assert header.lead.startswith(lead), why
    assert header.lead in record.text.replace("\n", " ")


UPDATED = [
    (f"Lock shut again\n\n3 June 2011\n\nUpdated: 5 June 2011\n\n{NEWS}", "2011-06-03", "2011-06-05", "two lines"),
    (
        f"Lock shut again\n\n3/6/11\n\nUpdated: 13/6/11\n\n{NEWS}\n",
        "2011-06-03",
        "2011-06-13",
        "the second proves how the first is read",
    ),
]


@pytest.mark.parametrize(("text", "published", "updated", "why"), UPDATED)
def test_updated(text: str, published: str, updated: str, why: str) -> None:
    header = the_record(text).header
    assert (header.published, header.updated) == (published, updated), why


@pytest.mark.xfail(
    strict=True, reason="a line that begins `Last updated` is taken for the page's stamp wherever it stands"
)
def test_last_updated_in_a_head() -> None:
    header = the_record(f"Lock shut again\n\n3 June 2011\nLast updated: 5 June 2011\n\n{NEWS}").header
    assert (header.published, header.updated) == ("2011-06-03", "2011-06-05")


def test_the_clean_text_has_no_date_line() -> None:
    record = the_record(f"Lock shut again\n\n3 June 2011\n\n{BARGE}\n{GOAT}\n\nSee also\n\n{SNOW}")
    assert record.clean == f"Lock shut again\n\n{BARGE}\n{GOAT}\n\n{SNOW}"
    assert record.skip == (8,)


BYLINES = [
    (f"Lock shut again\n\nBy Lin Wei\n\n{NEWS}", "Lin Wei", "a byline"),
    (f"Lock shut again\nBy LIN WEI and AMA BOATENG\n\n{NEWS}", "Lin Wei and Ama Boateng", "two, in capitals"),
    (f"Lock shut again\n\nBy Staff\n\n{NEWS}", None, "nobody is named"),
    (f"2011-06-03 | Locks | by Lin Wei\n\nLock shut again\n\n{NEWS}", "Lin Wei", "a meta line"),
    (f"Posted by admin on 3 June 2011\n\nLock shut again\n\n{NEWS}", None, "the site"),
    (f"Lock shut again\nPosted by Lin Wei in Locks\n\n{NEWS}", "Lin Wei", "a line without a date"),
    (f"{NEWS}\n\nLin Wei, keeper of the lower lock", "Lin Wei", "a signature"),
    (f"{NEWS}\n\n– Lin Wei, Turku", "Lin Wei", "a signature behind a dash"),
    (f"{NEWS}\n\nLin Wei is a writer in Turku.", "Lin Wei", "a note on the author"),
    (f"{NEWS}\n\n(Reporting by Lin Wei; Editing by Milan Kos)", "Lin Wei", "an agency’s credit"),
    (f"{NEWS}\n\n(Editing by Milan Kos)", None, "an editor is no author"),
    (f"{NEWS}\n\nOpinion piece by Lin Wei", "Lin Wei", "a credit"),
    (f"{NEWS}\n\nThis article was written by Lin Wei and Ama Boateng.", "Lin Wei and Ama Boateng", "a credit"),
    (f"{NEWS}\n\nLin Wei", "Lin Wei", "a name alone"),
    (f"{NEWS}\n\nLin Wei\nTurku", "Lin Wei", "and where"),
    (f"{NEWS}\n\nContact: Lin Wei, 020 7946 0018", None, "whom to ask is no author"),
    (
        f"{NEWS}\n\nFor more information, please contact:\nLin Wei, keeper of the lower lock\nTel: 020 7946 0018",
        None,
        "nor in a block",
    ),
    (f"{NEWS}\n\n• Lin Wei, keeper", None, "nor in a list"),
    (NEWS, None, "nobody"),
]


@pytest.mark.parametrize(("text", "byline", "why"), BYLINES)
def test_bylines(text: str, byline: str | None, why: str) -> None:
    assert the_record(text).header.byline == byline, why


ARGUES = (
    "We must ask who pays for the lock, because I have paid for it twice. It is time that the town did.\n\n"
    "Let us imagine a lock without a keeper. I believe that we cannot. Governments should know it, and surely they must not wait."
)
PLEA = (
    "We welcome the plan for the lower lock, and we urge the town to read it before the snow.\n\n"
    "We call on the keeper to stay, and we thank the goats. We are deeply concerned about the kettle."
)
KINDS = [
    (f"Lock shut again\n\n3 June 2011\n\n{NEWS}", "news", "dated news"),
    (f"Who pays for the lock?\n\nBy Lin Wei\n\n{ARGUES}", "opinion", "a byline over arguments"),
    (f"Who pays for the lock?\n\n{ARGUES}\n\nLin Wei, keeper of the lower lock", "opinion", "signed"),
    (f"Opinion: who pays for the lock?\n\nBy Lin Wei\n\n{NEWS}", "opinion", "headed so"),
    (f"Lock shut again\n\nBy Lin Wei\n\n{NEWS}", "news", "a reporter"),
    (f"Lock shut again\n\nBy Lin Wei\n\n{BARGE}\n\n“We must pay. I believe we should. I have paid. Let us go,” said the keeper.\n\n{SNOW}", "news", "who is quoted argues"),
    (f"Joint statement on the lower lock\n\n3 June 2011\n\n{NEWS}", "statement", "headed so"),
    (f"The lower lock\n\n3 June 2011\n\n{PLEA}", "statement", "organisations speak as we"),
    (f"The lower lock\n\n3 June 2011\n\nWe, the undersigned, ask for a lock.\n\n{NEWS}", "statement", "the undersigned"),
    (f"The lower lock\n\n3 June 2011\n\n{BARGE}\n\n“We urge the town. We call on the keeper,” she said.\n\n{SNOW}", "news", "who is quoted says we"),
    (
        f"An evening at the lock\n\n3 June 2011\n\n{BARGE}\n\nVenue: the barn at Kaprun\nTime: 7 pm to 9 pm\nTickets: 4 euros",
        "event", "place, hours, price",
    ),
    ("An evening at the lock\n\n3 June 2011\n\nJoin us on 9 June, from 7 pm, in the barn. Admission is free, and all are welcome who bring a chair.", "event", "an invitation"),
    (f"An evening at the lock\n\n3 June 2011\n\nForty people attended a talk in the barn, which began at 7 pm, said the keeper.\n\n{NEWS}", "news", "it is over"),
    (f"Correction: lock not shut\n\n3 June 2011\n\n{NEWS}", "news", "a correction"),
    (f"What a lock is\n\n{NEWS}\n\n{NEWS.upper()}", "page", "undated, alone, of a theme"),
    (f"What a lock is\n\nThe lock was shut yesterday (3/6) by a barge.\n\n{NEWS}", "news", "it says when"),
    (f"What a lock is\n\nTURKU – {NEWS}", "news", "a dateline"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "why"), KINDS)
def test_kinds(text: str, kind: str, why: str) -> None:
    assert the_record(text).header.kind == kind, why


def test_a_page_says_first_what_it_is_of_the_items_below_it() -> None:
    text = f"About these notices\n\n{NEWS} {NEWS}\n\n" + "".join(
        f"{day} June 2011\n\nNotice number {day}\n\n{GOAT}\n\n{SNOW}\n\n" for day in (9, 6, 3)
    )
    records = records_of(text)
    assert [record.header.kind for record in records] == ["page", "news", "news", "news"]
    assert [record.header.published for record in records] == [None, "2011-06-09", "2011-06-06", "2011-06-03"]


LANGUAGES = [
    (f"Lock shut again\n\n3 June 2011\n\n{NEWS}", "en"),
    (
        "L’écluse est fermée\n\n3 June 2011\n\nUne péniche est couchée dans l’écluse, et le gardien est assis sur la coque avec du thé.\n\n"
        "Il ne sait pas qui va payer pour les travaux de la porte, ni dans quelle saison ils vont être finis.", "fr",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_language(text: str, language: str) -> None:
    assert the_record(text).header.language == language


def test_the_body_begins_behind_furniture_in_the_head() -> None:
    record = the_record(f"Lock shut again\n\n3 June 2011\n\nShare this article\n\n{NEWS}")
    assert record.skip == (5,)
    assert record.header.body_line == 7


def test_evidence_is_the_date_in_its_line() -> None:
    record = the_record(f"Lock shut again\n\n  Posted on: 3 June 2011, 10:30\n\n{NEWS}")
    (evidence,) = record.header.evidence
    line = record.text.split("\n")[evidence.line - record.first_line]
    assert (evidence.line, line[evidence.start : evidence.end], evidence.why) == (3, "3 June 2011", "date line")
