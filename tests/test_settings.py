"""What a user decides about splitting: from `--set`, and by `[captures."pattern"]` in the files of settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from articles import SLIP, WELL, headed, run
from hypothesis import given
from hypothesis import strategies as st
from samples import records_of
from test_recurring import PROSE, TITLES

from iomcorpus.config import capture_tables, find_settings
from iomcorpus.errors import CorpusError
from iomcorpus.splitting.cues import NAMES
from iomcorpus.splitting.settings import Settings

EXAMPLE = st.text(min_size=1).map(str.strip).filter(bool)
EXAMPLES = st.lists(EXAMPLE, max_size=3).map(tuple)
SETTINGS = st.builds(
    Settings,
    st.sampled_from([None, "dmy", "mdy"]),
    st.lists(st.sampled_from(NAMES), unique=True, max_size=4).map(lambda names: tuple(sorted(names))),
    EXAMPLES,
    EXAMPLES,
    EXAMPLES,
)


@given(SETTINGS)
def test_what_is_written_is_read(settings: Settings) -> None:
    assert Settings.read(str(settings)) == settings


@given(SETTINGS, SETTINGS)
def test_other_settings_are_written_otherwise(one: Settings, other: Settings) -> None:
    assert (str(one) == str(other)) is (one == other)


def test_what_captures_have_of_their_own_is_written_for_each() -> None:
    settings = Settings("mdy").with_captures({"a*": {"date-order": "dmy"}}, "here")
    assert (str(settings), settings) == (str(Settings("mdy")), Settings("mdy"))
    assert str(settings.of("a.txt")) == str(Settings("dmy"))


# Of one capture

TABLES: dict[str, dict[str, Any]] = {
    "uk/*": {"date-order": "dmy", "head": "No. 7"},
    "uk/bay*": {"date-order": "auto", "furniture": ["Larger print", "To the front"]},
    "*.gz": {"without": "gloss"},
}
OF_CAPTURES = [
    ("uk/lock.txt", Settings("dmy", head=("No. 7",))),
    ("uk/bay.txt", Settings(head=("No. 7",), furniture=("Larger print", "To the front"))),  # the later table counts
    ("us.txt", Settings("mdy")),
    ("UK/lock.txt", Settings("mdy")),  # names differ by their case
    ("us.gz", Settings("mdy", ("gloss",))),
]


@pytest.mark.parametrize(("name", "expected"), OF_CAPTURES, ids=[name for name, _ in OF_CAPTURES])
def test_settings_of_a_capture(name: str, expected: Settings) -> None:
    assert Settings("mdy").with_captures(TABLES, "here").of(name) == expected


def test_a_capture_has_no_tables_of_its_own() -> None:
    assert Settings().with_captures(TABLES, "here").of("uk/lock.txt").of_captures == ()


def test_other_values_leave_the_rest_as_it_is() -> None:
    settings = Settings("dmy", ("gloss",), head=("No. 7",), behind=("Back to top",))
    assert settings.with_values({}, "--set") == settings
    changed = settings.with_values({"date-order": "auto", "head": ["Issue 4", " Issue 2 ", "Issue 4"]}, "--set")
    assert changed == Settings(None, ("gloss",), head=("Issue 2", "Issue 4"), behind=("Back to top",))


BAD: list[tuple[dict[str, Any], str]] = [
    ({"colour": "red"}, "colour: there is no such setting of splitting, only date-order, head"),
    ({"date-order": "ymd"}, "date-order is 'ymd', it must be one of auto, dmy, mdy."),
    ({"date-order": ["dmy"]}, "date-order is ['dmy'], it must be one of"),
    ({"head": ""}, "head is '', it must be a text or a list of texts."),
    ({"head": []}, "head is [], it must be"),
    ({"behind": ["Issue 4", " "]}, "behind is ['Issue 4', ' '], it must be"),
    ({"furniture": 7}, "furniture is 7, it must be"),
    ({"without": {"gloss": True}}, "without is {'gloss': True}, it must be"),
]


@pytest.mark.parametrize(("values", "told"), BAD, ids=[repr(values) for values, _ in BAD])
def test_what_cannot_be_used_is_told_with_its_place(values: dict[str, Any], told: str) -> None:
    with pytest.raises(CorpusError) as error:
        Settings().with_values(values, "--set")
    assert str(error.value).startswith(f"--set: {told}") and "\n" not in str(error.value)
    with pytest.raises(CorpusError) as error:
        Settings().with_captures({"a.txt": {}, "uk/*": values}, "iomcorpus.toml")
    assert str(error.value).startswith(f'iomcorpus.toml: [captures."uk/*"]: {told}')


# In files


@pytest.fixture
def places(tmp_path: Path) -> tuple[dict[str, str], Path, Path]:
    """An environment, the user's file and the project's."""
    user = tmp_path / "home" / "iomcorpus" / "config.toml"
    user.parent.mkdir(parents=True)
    return {"XDG_CONFIG_HOME": str(tmp_path / "home")}, user, tmp_path / "iomcorpus.toml"


Places = tuple[dict[str, str], Path, Path]


def test_tables_of_the_project_come_last_and_so_count_first(places: Places) -> None:
    environ, user, project = places
    folder = str(project.parent)
    assert capture_tables(environ, folder) == []
    user.write_text('limit = 3\n[captures."*"]\ndate-order = "mdy"\nhead = "No. 7"\n')
    project.write_text('[captures."uk*"]\ndate-order = "dmy"\n')
    found = capture_tables(environ, folder)
    assert found == [
        (str(user), {"*": {"date-order": "mdy", "head": "No. 7"}}), (str(project), {"uk*": {"date-order": "dmy"}}),
    ]  # fmt: skip
    settings = Settings()
    for path, tables in found:
        settings = settings.with_captures(tables, path)
    assert settings.of("uk.txt") == Settings("dmy", head=("No. 7",))
    assert settings.of("us.txt") == Settings("mdy", head=("No. 7",))
    assert find_settings(environ, folder)["limit"].value == 3  # the other settings are not disturbed


def test_a_file_without_tables_has_none(places: Places) -> None:
    environ, _, project = places
    project.write_text("limit = 3\n")
    assert capture_tables(environ, str(project.parent)) == [(str(project), {})]


@pytest.mark.parametrize("toml", ["captures = 7", 'captures = "dmy"', '[captures]\n"uk*" = "dmy"', "[[captures]]"])
def test_captures_that_are_no_tables(places: Places, toml: str) -> None:
    environ, _, project = places
    project.write_text(f"{toml}\n")
    with pytest.raises(CorpusError, match="captures must be tables by a pattern of names, as ") as error:
        capture_tables(environ, str(project.parent))
    assert str(error.value).startswith(f"{project}: ")


# What they do

NUMBERED = "\n\n".join(f"Number {number} of our paper\n\n{PROSE[number]}\n\n{PROSE[number - 1]}" for number in range(3))


def first_lines(settings: Settings) -> list[str]:
    return [record.text.split("\n")[0] for record in records_of(NUMBERED, settings)]


def test_items_begin_with_lines_like_the_named_ones_or_behind_them() -> None:
    assert len(first_lines(Settings())) == 1
    assert first_lines(Settings(head=("Number 12 of our paper",))) == [f"Number {n} of our paper" for n in range(3)]
    assert first_lines(Settings(behind=("Number 12 of our paper",))) == list(PROSE[:3])
    assert first_lines(Settings(head=("Sheet 12 of our paper",))) == first_lines(Settings())  # no line is like it


def test_lines_like_the_named_ones_are_furniture() -> None:
    text = f"{TITLES[0]}\n\n{PROSE[0]}\n\nLetters 4 to 7\n\n{PROSE[1]}\n\n{PROSE[2]}"
    assert [record.skip for record in records_of(text)] == [()]
    assert [record.skip for record in records_of(text, Settings(furniture=("Letters 12 to 14",)))] == [(5,)]
    assert [record.skip for record in records_of(text, Settings(furniture=("Pages 12 to 14",)))] == [()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two captures whose date lines leave open which is the month."""
    for name, article in (("uk.txt", SLIP), ("us.txt", WELL)):
        (tmp_path / name).write_text(headed([article._replace(date="04/08/16")]), encoding="utf-8")
    return tmp_path


def dates(folder: Path, *arguments: str) -> str:
    done = run(folder, "split", "uk.txt", "us.txt", *arguments, "--csv", "--fields", "published")
    assert done.returncode == 0
    return done.stdout


def test_the_nearer_setting_counts_for_a_capture(folder: Path) -> None:
    (folder / "iomcorpus.toml").write_text('date-order = "mdy"\n[captures."uk*"]\ndate-order = "dmy"\n')
    assert dates(folder).split() == ["published", "2016-08-04", "2016-04-08"]
    assert dates(folder, "--date-order", "mdy") == dates(folder)  # of all captures; a table is of some
    assert dates(folder, "--set", "date-order=mdy").split() == ["published", "2016-04-08", "2016-04-08"]
    (folder / "iomcorpus.toml").unlink()  # the store's records are decided again
    assert dates(folder, "--set", "date-order=dmy").split() == ["published", "2016-08-04", "2016-08-04"]


WRONG = [
    (["--set", "date-order"], "--set date-order: write it as KEY=VALUE, with one of date-order, head"),
    (["--set", "colour=red"], "--set: colour: there is no such setting of splitting"),
    (["--set", "date-order=ymd"], "--set: date-order is 'ymd'"),
    (["--set", "head="], "--set: head is ['']"),
    (["--set", "head=12"], "'12' is no line that an item could be known by: name a short line, no sentence."),
    (["--set", "without=glos"], "there is no cue 'glos'"),
]


@pytest.mark.parametrize(("arguments", "told"), WRONG, ids=[arguments[1] for arguments, _ in WRONG])
def test_errors_in_a_line(folder: Path, arguments: list[str], told: str) -> None:
    done = run(folder, "split", "uk.txt", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert told in done.stderr


@pytest.mark.xfail(strict=True, reason="names of cues in a table of captures are not looked up")
def test_a_cue_that_there_is_not_in_a_table(folder: Path) -> None:
    (folder / "iomcorpus.toml").write_text('[captures."uk*"]\nwithout = "glos"\n')
    assert run(folder, "split", "uk.txt").returncode == 2
