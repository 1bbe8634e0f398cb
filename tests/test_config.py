"""Settings: which of several places counts, and what is said of a bad one."""

from __future__ import annotations

from pathlib import Path

import pytest

from iomcorpus.config import CHOICES, DEFAULTS, LEAST, find_settings, settle
from iomcorpus.errors import CorpusError


@pytest.fixture
def places(tmp_path: Path) -> tuple[dict[str, str], Path, Path]:
    """An environment, the user's file and the project's."""
    user = tmp_path / "home" / "iomcorpus" / "config.toml"
    user.parent.mkdir(parents=True)
    project = tmp_path / "project" / "iomcorpus.toml"
    project.parent.mkdir()
    return {"XDG_CONFIG_HOME": str(tmp_path / "home")}, user, project


Places = tuple[dict[str, str], Path, Path]


def test_the_nearer_place_counts(places: Places) -> None:
    environ, user, project = places
    folder = str(project.parent)

    def value(**flags: int) -> int | None:
        return settle(environ, folder, **flags).limit

    assert value() is None
    user.write_text("limit = 1\ncolor = 'never'\n")
    assert value() == 1
    project.write_text("limit = 2\n")
    assert value() == 2
    environ["IOMCORPUS_LIMIT"] = "3"
    assert value() == 3
    assert value(limit=4) == 4
    found = find_settings(environ, folder)
    assert found["limit"].origin == "IOMCORPUS_LIMIT"
    assert found["color"] == ("never", str(user))
    assert found["db"] == ("iomcorpus.db", "default")


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("colour = 'never'", "there is no setting 'colour', only db, format"),
        ("limit = -1", "limit is -1, it must be auto or a whole number from 0"),
        ("limit = true", "limit is True"),
        ("limit = 1.5", "limit is 1.5"),
        ("limit = 99999999999999999999999", "limit is 99999999999999999999999"),
        ("jobs = 0", "jobs is 0, it must be auto or a whole number from 1"),
        ("format = 'xml'", "format is 'xml', it must be one of auto, table, jsonl"),
        ("date-order = 'ymd'", "date-order is 'ymd'"),
        ("db = ''", "db is '', it must be a path"),
        ("db = [1]", "db is [1]"),
        ("db = 'a", "is not TOML"),
    ],
)
def test_a_bad_file_is_named_with_its_key(places: Places, toml: str, said: str) -> None:
    environ, _, project = places
    project.write_text(toml)
    with pytest.raises(CorpusError) as error:
        settle(environ, str(project.parent))
    assert str(error.value).startswith(str(project))
    assert said in str(error.value)


def test_a_bad_variable_is_named(places: Places) -> None:
    with pytest.raises(CorpusError, match="IOMCORPUS_JOBS is 'many'"):
        settle({"IOMCORPUS_JOBS": "many"}, "/nowhere")
    with pytest.raises(CorpusError, match="IOMCORPUS_LIMIT"):
        settle({"IOMCORPUS_LIMIT": "9" * 5000}, "/nowhere")
    with pytest.raises(CorpusError, match="--limit is -1"):
        settle({}, "/nowhere", limit=-1)


def test_an_empty_variable_is_none() -> None:
    assert settle({"IOMCORPUS_DB": ""}, "/nowhere").db == "iomcorpus.db"
    assert settle({}, "/nowhere").pager == "auto"
    assert settle({"IOMCORPUS_PAGER": ""}, "/nowhere").pager == "never"  # as git has it of GIT_PAGER


def test_no_color_is_heard_and_can_be_overruled() -> None:
    assert find_settings({"NO_COLOR": "1"}, "/nowhere")["color"] == ("never", "NO_COLOR")
    assert settle({"NO_COLOR": ""}, "/nowhere").color == "auto"
    assert settle({"NO_COLOR": "1", "IOMCORPUS_COLOR": "always"}, "/nowhere").color == "always"
    assert settle({"NO_COLOR": "1"}, "/nowhere", color="always").color == "always"


def test_a_file_that_cannot_be_read_is_named(places: Places) -> None:
    environ, _, project = places
    project.write_bytes(b"db = '\xff'")
    with pytest.raises(CorpusError, match=r"iomcorpus\.toml is not TOML"):
        settle(environ, str(project.parent))


def test_a_key_takes_a_choice_a_number_or_a_path() -> None:
    assert DEFAULTS.keys() == CHOICES.keys() | LEAST.keys() | {"db", "pager"}
    for key, choices in CHOICES.items():
        assert DEFAULTS[key] in choices
