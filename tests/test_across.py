"""Other captures as evidence for borders: what a twin shows, and what it must not."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from articles import (
    ARTICLES,
    BEES,
    CLOCK,
    EMAIL,
    LETTERS,
    LIBRARY,
    SLIP,
    WELL,
    Article,
    bare,
    dated,
    headed,
    on_site,
    paragraphs,
    starts,
    straight,
    without,
    wrapped,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import survey_of

from iomcorpus import showing
from iomcorpus.corpus import Corpus
from iomcorpus.splitting import across
from iomcorpus.splitting.across import (
    MOST_HOLDERS,
    RECURS,
    Cut,
    Onces,
    Shown,
    common_prints,
    find_partners,
    find_recurring,
    find_twins,
    find_votes,
    label_prints,
    label_spots,
    telling_prints,
)
from iomcorpus.splitting.layout import lay_out


def cuts(text: str, *others: str) -> list[int]:
    """The lines on which records begin, with what other captures show."""
    surveys = {str(number): survey_of(one.rstrip("\n")) for number, one in enumerate((text, *others))}
    twins = find_twins(surveys, ["0"])["0"]
    return [place.first_line for place in lay_out(surveys["0"], twins).places()]


def votes(text: str, *others: str) -> dict[int, str]:
    """What most of the other captures show, by line, be it news or not."""
    survey, shown = survey_of(text.rstrip("\n")), Shown()
    for other in others:
        shown.count(find_votes(Cut.of(survey), Cut.of(survey_of(other.rstrip("\n")))))
    return {survey.first[at]: vote for at, vote in shown.twins(range(len(survey))).items()}


def news(text: str, *others: str) -> dict[int, str]:
    """What a capture learns of them, by line."""
    surveys = {str(number): survey_of(one.rstrip("\n")) for number, one in enumerate((text, *others))}
    return {surveys["0"].first[at]: vote for at, vote in find_twins(surveys, ["0"])["0"].items()}


def each(change: Callable[[Article], Article]) -> list[Article]:
    return [change(article) for article in ARTICLES]


HARD = bare(ARTICLES)
CLEAR = dated(ARTICLES)


def test_alone_its_borders_cannot_be_found() -> None:
    assert cuts(HARD) == [1]
    assert len(starts(HARD, ARTICLES)) == 6


TWINS: dict[str, Sequence[str]] = {
    "the same articles under date lines": [CLEAR],
    "headings over date lines": [headed(ARTICLES)],
    "wrapped at 72 columns": [wrapped(CLEAR)],
    "wrapped at 65 columns": [wrapped(headed(ARTICLES), 65)],
    "straight quotation marks": [straight(CLEAR)],
    "wrapped, with straight quotation marks": [straight(wrapped(CLEAR))],
    "e-mail addresses taken out": [CLEAR.replace(EMAIL, "")],
    "capitals": [CLEAR.upper()],
    "without the second paragraphs": [dated(each(lambda one: without(one, 1)))],
    "without the third paragraphs": [dated(each(lambda one: without(one, 2)))],
    "without the last paragraphs": [dated(each(lambda one: without(one, len(one.body) - 1)))],
    "without two paragraphs each": [dated(each(lambda one: without(one, 1, 2)))],
    "with two more paragraphs each": [
        dated(each(lambda one: one._replace(body=(*one.body[:2], f"{one.title} was first told here.", *one.body[2:]))))
    ],
    "in another order": [dated(ARTICLES[::-1])],
    "on a page with menu and foot": [on_site(CLEAR)],
    "one page an article": [dated([article]) for article in ARTICLES],
    "in two parts": [dated(ARTICLES[:3]), headed(ARTICLES[3:])],
    "beside other hard ones": [HARD.replace("spoonful", "cupful"), CLEAR, bare(ARTICLES[1:])],
}


@pytest.mark.parametrize("twins", TWINS.values(), ids=TWINS.keys())
def test_a_twin_shows_the_borders(twins: Sequence[str]) -> None:
    assert cuts(HARD, *twins) == starts(HARD, ARTICLES)


@pytest.mark.parametrize("change", [straight, wrapped, str.upper, lambda text: text.replace(EMAIL, "")])
def test_every_paragraph_is_known_again(change: Callable[[str], str]) -> None:
    assert change(CLEAR) != CLEAR
    assert votes(HARD, change(CLEAR)) == votes(HARD, CLEAR)
    assert len(votes(HARD, CLEAR)) == sum(len(article.body) for article in ARTICLES)


HARD_ONES: dict[str, str] = {
    "wrapped": wrapped(HARD),
    "straight quotation marks": straight(HARD),
    "e-mail addresses taken out": HARD.replace(EMAIL, ""),
    "indented": HARD.replace("\n\n", "\n\n   "),
    "no blank lines": HARD.replace("\n\n", "\n"),
    "without the second paragraphs": bare(each(lambda one: without(one, 1))),
    "without the last paragraphs": bare(each(lambda one: without(one, len(one.body) - 1))),
    "without the leads": bare(each(lambda one: without(one, 0))),
}


@pytest.mark.parametrize("hard", HARD_ONES.values(), ids=HARD_ONES.keys())
def test_whatever_the_hard_one_looks_like(hard: str) -> None:
    lines = [straight(line.strip()) for line in hard.splitlines()]
    leads = [next(part for part in article.body if straight(part)[:60] in " ".join(lines)) for article in ARTICLES]
    expected = [
        next(n for n, line in enumerate(lines, 1) if line and straight(lead).startswith(line[:60])) for lead in leads
    ]
    assert cuts(hard, CLEAR) == expected
    assert cuts(hard, wrapped(straight(CLEAR))) == expected


def test_only_what_is_shown_is_cut() -> None:
    """The other articles have no twin, and nothing is known of where they begin."""
    assert cuts(HARD, dated([BEES, WELL])) == [1, *starts(HARD, [BEES, WELL])]
    assert cuts(HARD, dated([LETTERS])) == [1, *starts(HARD, [LETTERS])]


@pytest.mark.xfail(strict=True, reason="where a twin lacks the lead, its first paragraph is taken for the beginning")
def test_a_twin_without_the_leads() -> None:
    assert cuts(HARD, dated(each(lambda one: without(one, 0)))) == starts(HARD, ARTICLES)


def test_rewritten_leads_cut_nothing_in_two() -> None:
    rewritten = each(
        lambda one: one._replace(body=(f"Here is told how {one.title} came about, at length.", *one.body[1:]))
    )
    assert set(cuts(HARD, dated(rewritten))) <= set(starts(HARD, ARTICLES))


# What a twin must not do.

PLAIN = CLEAR.replace("\n\n-\n\n", "\n\n")
TIGHT = headed(ARTICLES).replace("\n\n\n", "\n\n")
# Two of the items have lost their date lines, and so they run on.
RUN_ON = TIGHT.replace(f"\n{BEES.date}\n", "\n").replace(f"\n{CLOCK.date}\n", "\n")
PLAIN_RUN_ON = PLAIN.replace(f"{BEES.date}\n\n", "").replace(f"{CLOCK.date}\n\n", "")


@pytest.mark.parametrize("text", [CLEAR, PLAIN, TIGHT, headed(ARTICLES)], ids=["dated", "plain", "tight", "headed"])
@pytest.mark.parametrize("other", [RUN_ON, PLAIN_RUN_ON, HARD, dated([BEES]) + bare([CLOCK, WELL])])
def test_a_twin_never_joins_what_is_clearly_two(text: str, other: str) -> None:
    assert len(cuts(text)) == 6
    assert cuts(text, other) == cuts(text, other, other) == cuts(text)


@pytest.mark.parametrize("other", [RUN_ON, PLAIN_RUN_ON])
def test_the_twin_that_would_join_runs_on_itself(other: str) -> None:
    """Else the test above would show nothing."""
    assert len(cuts(other)) == 4


def story(lead: str, *rest: str, title: str, date: str = "02/08/16") -> Article:
    return Article(date, title, (lead, *rest))


ROADS = story(
    "A bypass around Old Kestering will be dug by hand, after the last excavator in the district sank.",
    "Volunteers have been promised soup. So far the soup has more volunteers than the spade.",
    "What happens next",
    "Nothing will be dug before the surveyors agree on where the church is. They have measured it four times today.",
    title="A bypass, by hand",
)
OTHER = story(
    "The oldest cinema of Port Sandrine was sold on Friday to its own projectionist for the price of a projector.",
    "He means to show what he likes, beginning with a film about glaciers that lasts as long as they do.",
    "Photo: Maud Ekberg / Port Sandrine Film Club",
    title="What happens next",
)


def test_headings_alone_are_no_evidence() -> None:
    """A sub-heading here that is a title there, the same date, the same caption: none of them is an article."""
    text = dated([SLIP, ROADS, BEES])
    other = dated([OTHER, LIBRARY, CLOCK])
    assert votes(text, other) == {}
    assert votes(bare([SLIP, ROADS, BEES]), other, headed([OTHER, WELL]), dated([OTHER])) == {}


def test_headings_that_recur_in_twins_are_no_evidence_elsewhere() -> None:
    """The captures share an article, and a label that stands over another one there and within one here."""
    text = bare([SLIP, ROADS, BEES])
    label = text.splitlines().index("What happens next") + 1
    assert votes(text, dated([SLIP, OTHER, BEES])).get(label) is None
    assert cuts(text, dated([SLIP, OTHER, BEES])) == [1, *starts(text, [BEES])]


def test_one_paragraph_that_begins_alike_is_no_evidence() -> None:
    """Prints are of the first words only: press offices open many a paragraph with the same."""
    words = "The Minister for Harbours and Inland Waters of the Republic"
    inside = SLIP._replace(
        body=(*SLIP.body[:2], f"{words} has been asked for his opinion and is away.", *SLIP.body[2:])
    )
    opens = story(
        f"{words} opened a fish ladder yesterday.",
        "Two trout were seen to use it, and a duck that had been told about it by the trout.",
        title="A ladder for fish",
    )
    text = bare([inside, BEES])
    assert cuts(text, dated([opens, BEES, WELL])) == [1, *starts(text, [BEES])]


def test_a_page_that_is_cut_off_at_its_top_is_no_evidence() -> None:
    rest = paragraphs(BEES.body[2:])
    for page in (f"{rest}\n\n-\n\n{dated([WELL, LETTERS])}", f"{rest}\n\n{PLAIN}", f"{rest}\n"):
        assert set(cuts(HARD, page)) <= set(starts(HARD, ARTICLES))


def test_the_rest_of_an_article_under_another_is_no_evidence() -> None:
    page = f"{dated([LETTERS, WELL, SLIP])}\n{paragraphs(BEES.body[2:])}\n"
    assert cuts(HARD, page) == [1, *starts(HARD, [WELL, LETTERS])]


def test_paragraphs_that_stand_twice_are_no_evidence() -> None:
    """Which of them would be the twin?"""
    assert votes(HARD + HARD, CLEAR) == {}
    assert votes(HARD, CLEAR + CLEAR) == {}


def test_those_who_say_opposite_things_say_nothing() -> None:
    joined = dated([SLIP._replace(body=SLIP.body + BEES.body), LIBRARY, CLOCK, WELL])
    (border,) = starts(HARD, [BEES])
    assert votes(HARD, CLEAR)[border] == "opens"
    assert votes(HARD, joined)[border] == "goes on"
    assert border not in votes(HARD, CLEAR, joined)
    assert votes(HARD, CLEAR, headed(ARTICLES), joined)[border] == "opens"


def test_that_an_item_goes_on_is_news_only_where_its_own_cues_end_it() -> None:
    """So a paragraph that two articles share by chance does not have a capture split again."""
    joined = dated([SLIP._replace(body=SLIP.body + BEES.body), LIBRARY, CLOCK, WELL])
    (border,) = starts(HARD, [BEES])
    assert {*news(HARD, CLEAR)} == {*starts(HARD, ARTICLES)}
    assert border not in news(HARD, joined)
    parted = bare([SLIP, BEES]).replace(BEES.body[0], f"By Ann Reed\n\n{BEES.body[0]}")
    (opening,) = starts(parted, [BEES])
    assert votes(parted, joined)[opening] == news(parted, joined)[opening] == "goes on"


def test_a_capture_that_cuts_seldom_does_not_show_where_articles_go_on() -> None:
    """That two paragraphs stand in one record of a hard capture says nothing: there everything does."""
    assert votes(HARD, HARD.replace("spoonful", "cupful")) == {}


# Laws

POOL = {
    "hard": HARD, "clear": CLEAR, "wrapped": wrapped(headed(ARTICLES)), "part": dated(ARTICLES[2:4]),
    "page": on_site(bare(ARTICLES[1:5])), "run on": RUN_ON, "roads": dated([ROADS, OTHER]),
    "mixed": bare([OTHER, WELL, ROADS]),
}  # fmt: skip
SURVEYS = {name: survey_of(text.rstrip("\n")) for name, text in POOL.items()}


@given(st.permutations(sorted(POOL)), st.integers(2, len(POOL)))
@settings(deadline=None)
def test_the_order_of_captures_does_not_count(names: list[str], count: int) -> None:
    chosen = names[:count]
    one_way = find_twins({name: SURVEYS[name] for name in chosen}, chosen)
    other_way = find_twins({name: SURVEYS[name] for name in sorted(chosen)}, sorted(chosen))
    assert one_way == other_way
    for name in chosen:
        assert list(one_way[name]) == sorted(one_way[name])


@given(st.sampled_from(sorted(POOL)), st.sets(st.sampled_from(sorted(POOL))))
@settings(deadline=None)
def test_only_those_that_share_a_telling_print_count(name: str, others: set[str]) -> None:
    """So a store needs to look only at these when captures come or go."""
    telling = {other: set(telling_prints(survey)) for other, survey in SURVEYS.items()}
    partners = {other for other in others - {name} if telling[other] & telling[name]}
    among_all = find_twins({other: SURVEYS[other] for other in others | {name}}, [name])
    among_partners = find_twins({other: SURVEYS[other] for other in partners | {name}}, [name])
    assert among_all == among_partners


@pytest.mark.parametrize("name", [*POOL, "nothing"])
def test_a_cut_that_was_kept_shows_the_same(name: str) -> None:
    """So a store need not cut a capture again to show others its borders."""
    cut = Cut.of(SURVEYS.get(name, survey_of("")))
    kept = Cut.load(cut.dump())
    assert kept == cut and kept.spots() == label_spots(SURVEYS.get(name, survey_of("")))
    onces = Onces(room=40)  # so little that it is full again and again
    for other in map(Cut.of, SURVEYS.values()):
        assert list(find_votes(other, kept)) == list(find_votes(other, cut))
        assert list(find_votes(cut, other, onces)) == list(find_votes(cut, other))
        assert list(find_votes(kept, other)) == list(find_votes(cut, other))


def test_what_one_shows_can_be_taken_away_again() -> None:
    cuts = {name: Cut.of(survey) for name, survey in SURVEYS.items()}
    shown = Shown()
    for name in ("clear", "page", "mixed"):
        shown.count(find_votes(cuts["hard"], cuts[name]))
    shown.count(find_votes(cuts["hard"], cuts["page"]), -1)
    expected = find_twins({name: SURVEYS[name] for name in ("hard", "clear", "mixed")}, ["hard"])["hard"]
    assert expected and shown.twins(cuts["hard"].begins) == expected
    for name in ("clear", "mixed"):
        shown.count(find_votes(cuts["hard"], cuts[name]), -1)
    assert shown == Shown() and shown.dump() == b""


def test_what_tells_is_prose_that_stands_once() -> None:
    twice = "This paragraph stands on the page two times, word for word, and so it tells nothing of the page.\n"
    contact = (
        "For more information please contact Ama Boateng, Harbour Trust, Tel: +254 20 555 0134, press@harbour.example\n"
    )
    text = f"22/08/16\n\nA heading of some length\n\n{SLIP.body[1]}\n\n{twice}\n{contact}\n{twice}\n{BEES.body[1]}\n"
    assert len(telling_prints(survey_of(text))) == 2
    assert telling_prints(survey_of("")) == []


@pytest.mark.parametrize("most", [1, 4, 10])
def test_of_a_long_capture_a_share_tells_and_it_is_the_same_share(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """So that two long captures that hold the same articles still know each other, in bounded memory."""
    every = set(telling_prints(SURVEYS["clear"]))
    monkeypatch.setattr(across, "MOST_TELLING", most)
    shares = [set(telling_prints(SURVEYS[name])) for name in ("hard", "clear")]
    assert all(share <= every for share in shares)
    assert all(len(share) < len(every) for share in shares)
    assert shares[0] <= shares[1] or shares[1] <= shares[0]


# Lines that recur across captures belong to the site; headings of an article that several captures hold do not.

SLOGAN = "Rope, salt and patience since 1911"
BODY = {
    "a": "The ropewalk at Paimpol took on two apprentices this spring, the first since its roof fell in.",
    "b": "A tanker of molasses overturned near Kisumu on Tuesday, and bees from three parishes came to look.",
    "c": "Snow closed the pass above Kars for a week, so the bakers sent their loaves across on sledges.",
    "d": "The ferry to Hiiumaa carries a piano tuner on every second Thursday, tools and all, free of charge.",
}
MORE = "Nobody could remember when that had last happened, and the oldest who were asked did not agree."


def page(name: str, *, label: str = SLOGAN, heading: str | None = None) -> str:
    head = f"{heading}\n" if heading else ""
    return f"{label}\n\n{head}{BODY[name]}\n\n{MORE.replace('Nobody', name.upper() + ' few')}\n"


def recurring_lines(*texts: str) -> list[int]:
    surveys = {str(number): survey_of(text.rstrip("\n")) for number, text in enumerate(texts)}
    counts: dict[int, int] = {}
    for survey in surveys.values():
        for number in label_prints(survey):
            counts[number] = counts.get(number, 0) + 1
    often = {number for number, count in counts.items() if count >= RECURS}
    return sorted(surveys["0"].first[at] for at in find_recurring(surveys, ["0"], often)["0"])


def test_a_label_on_three_pages_is_the_sites() -> None:
    assert recurring_lines(page("a"), page("b"), page("c")) == [1]


def test_two_pages_are_too_few() -> None:
    assert recurring_lines(page("a"), page("b")) == []


def test_the_heading_of_a_copied_article_is_its_own() -> None:
    copies = [
        page("a", label=f"Page {number} of the harbour", heading="Apprentices at the ropewalk") for number in (1, 2, 3)
    ]
    assert recurring_lines(*copies) == []


def test_the_heading_of_a_column_stands_on_its_date_line() -> None:
    column = "From the harbour master\n4 May 201{}\n\n"
    texts = [column.format(number) + BODY[name] + "\n" for number, name in enumerate("abc")]
    assert recurring_lines(*texts) == []


def titles(folder: Path) -> dict[str, list[Any]]:
    with sqlite3.connect(folder / "iomcorpus.db") as store:
        statement = (
            "SELECT capture.name, record.id, first_line, last_line, title, record.text, border FROM capture "
            "JOIN record ON record.capture = capture.id ORDER BY 1, 3"
        )
        rows = store.execute(statement).fetchall()
        rows += store.execute(
            "SELECT capture.name, first_line, last_line, reason FROM capture "
            "JOIN furniture ON furniture.capture = capture.id ORDER BY 1, 2"
        ).fetchall()
    store.close()
    found: dict[str, list[Any]] = {}
    for name, *row in rows:
        found.setdefault(name, []).append(row)
    return found


@pytest.mark.parametrize("order", list(permutations("abcd"))[::5])
def test_one_by_one_gives_what_all_at_once_gives(tmp_path: Path, order: tuple[str, ...]) -> None:
    for kind in ("once", "steps"):
        (tmp_path / kind).mkdir()
        for name in BODY:
            (tmp_path / kind / f"{name}.txt").write_text(page(name), encoding="utf-8")
    Corpus(str(tmp_path / "once" / "iomcorpus.db")).split(
        [str(tmp_path / "once" / f"{name}.txt") for name in sorted(BODY)]
    )
    steps = Corpus(str(tmp_path / "steps" / "iomcorpus.db"))
    for name in order:
        steps.split([str(tmp_path / "steps" / f"{name}.txt")])
    once = titles(tmp_path / "once")
    assert titles(tmp_path / "steps") == once
    assert all([1, 1, "recurs across captures"] in rows for rows in once.values())


def test_what_ceases_to_recur_is_decided_again(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(page(name), encoding="utf-8")
    corpus = Corpus(str(tmp_path / "iomcorpus.db"))
    corpus.split([str(tmp_path / f"{name}.txt") for name in "abc"])
    assert [row["first_line"] for row in corpus.records(["a.txt"])] == [3]
    (tmp_path / "c.txt").unlink()
    corpus.split([str(tmp_path / f"{name}.txt") for name in "ab"], prune=True)
    assert [row["first_line"] for row in corpus.records(["a.txt"])] == [1]


BOILERPLATE = "The Harbour Trust keeps eleven quays open to boats of all sizes and is paid for by those who moor there."


def pages_of_a_site(count: int) -> dict[str, str]:
    """Pages of an article each, which say of themselves what all of them say."""
    told = ("the crane", "a ferry", "the weir", "an old net", "the ice house")
    article = "On its {number} morning {what} at quay {number} was found to be heavier than the council had paid for."
    return {
        f"page{number:03}": f"{article.format(number=number, what=told[number % len(told)])}\n\n{BOILERPLATE}"
        for number in range(count)
    }


@pytest.mark.parametrize(("count", "partners"), [(MOST_HOLDERS, MOST_HOLDERS - 1), (MOST_HOLDERS + 1, 0)])
def test_what_a_site_says_on_all_its_pages_makes_no_partners(count: int, partners: int) -> None:
    surveys = {name: survey_of(text) for name, text in pages_of_a_site(count).items()}
    telling = {name: telling_prints(survey) for name, survey in surveys.items()}
    found = find_partners(telling, surveys, common_prints(surveys.values()))
    assert {len(others) for others in found.values()} == {partners}


def test_pages_of_a_site_are_not_all_compared_with_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a store neither: what is compared grows as the pages do, though all of them share a paragraph."""
    compared: list[int] = []
    monkeypatch.setattr(showing, "find_votes", lambda *cuts: compared.append(1) or iter(()))
    counts = []
    for number, (name, text) in enumerate(pages_of_a_site(2 * MOST_HOLDERS).items(), start=1):
        (tmp_path / f"{name}.txt").write_text(text)
        Corpus(str(tmp_path / "iomcorpus.db")).split([str(tmp_path / f"{name}.txt")], jobs=1)
        if number % MOST_HOLDERS == 0:
            counts.append(len(compared))
    # Each pair is compared from both sides as it meets and, when the paragraph becomes the site's, as it parts.
    assert counts == [MOST_HOLDERS * (MOST_HOLDERS - 1), 2 * MOST_HOLDERS * (MOST_HOLDERS - 1)]
