"""What records tell of their days, kept in parts: no more in memory than is looked at, and nothing else comes of it."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from captures import path_of
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.forms.dates import find_dates
from iomcorpus.model import Evidence
from iomcorpus.splitting import repeats as counting
from iomcorpus.splitting import told as telling
from iomcorpus.splitting.clues import Bound, Clues, Gloss
from iomcorpus.splitting.groups import Group
from iomcorpus.splitting.repeats import repeats
from iomcorpus.splitting.told import BOUNDS, EVENT, GLOSSES, HELD, SAVED, TOGETHER, TWO_WAYS, YEARS, Chosen, Told
from iomcorpus.streams import split_stream

HERE = Evidence(7, 0, 5, "a test")
DAY = Bound("2016-05-03", HERE)
MAY = Group("2016-05-01", "2016-05-31", HERE)
NAMED, OPEN = next(find_dates("3 May 2016")), next(find_dates("3/5/16"))

KINDS = [
    (Clues(), 0),
    (Clues(stated=NAMED, stated_at=HERE), 0),
    (Clues(stated=OPEN), TWO_WAYS),
    (Clues(glosses=[Gloss(NAMED, 0, 0, False, HERE)]), GLOSSES),
    (Clues(glosses=[Gloss(NAMED, 0, 0, False, HERE), Gloss(OPEN, 1, 1, False, HERE)]), GLOSSES | TWO_WAYS),
    (Clues(lows=[DAY]), BOUNDS),
    (Clues(highs=[DAY], years=Counter({2016: 2})), BOUNDS | YEARS),
    (Clues(group=MAY, event=True), EVENT),
    (Clues(saved=DAY), SAVED),
]


@pytest.mark.parametrize(("clues", "kinds"), KINDS)
def test_kinds(clues: Clues, kinds: int) -> None:
    told = Told.of([clues])
    assert told.kinds[0] == kinds and told.groups == [clues.group]
    assert Chosen(told, [0, 0]).has(1, kinds or EVENT) is bool(kinds)


@given(st.integers(0, 2 * TOGETHER + 5), st.randoms(use_true_random=False))
def test_what_is_put_in_comes_out(count: int, random: Random) -> None:
    known = [KINDS[random.randrange(len(KINDS))][0] for _ in range(count)]
    told = Told.of(known)
    assert len(told) == count and list(told) == known
    places = random.sample(range(count), min(count, 20))
    chosen = Chosen(told, places)
    assert [chosen[at] for at in range(len(chosen))] == [known[place] for place in places]
    assert [*chosen.having(GLOSSES)] == [at for at, place in enumerate(places) if known[place].glosses]
    assert [chosen.group(at) for at in range(len(places))] == [known[place].group for place in places]


def test_few_are_in_memory() -> None:
    told = Told.of(Clues(stated=NAMED) for _ in range(20 * TOGETHER))
    assert sum(1 for _ in told) == 20 * TOGETHER
    assert len(told.last) + sum(map(len, told.held.values())) <= HELD * TOGETHER


@given(st.lists(st.integers(0, 30)), st.integers(1, 9), st.integers(2, 4))
def test_counted_in_parts(numbers: list[int], together: int, least: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "COUNTED", together)
        assert repeats(numbers, least) == {one: count for one, count in Counter(numbers).items() if count >= least}


@pytest.mark.parametrize("name", ["agency-datelines", "month-dated", "year-stripped", "teaser-list", "daily-bulletin"])
def test_parts_change_nothing(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = str(path_of(name))
    whole = list(split_stream([path]))
    monkeypatch.setattr(telling, "TOGETHER", 3)
    monkeypatch.setattr(counting, "COUNTED", 20)
    assert list(split_stream([path])) == whole
