"""Files appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from iomcorpus.errors import CorpusError
from iomcorpus.output.files import replace_file


def test_a_file_appears_when_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "records.csv"
    with replace_file(str(target)) as stream:
        stream.write("id\nna\u00efve\n")
        assert not target.exists()
    assert target.read_bytes() == "id\nnaïve\n".encode()
    assert os.listdir(tmp_path) == ["records.csv"]


@pytest.mark.parametrize("error", [CorpusError("stop"), KeyboardInterrupt()])
def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "records.csv"
    target.write_text("old")
    with pytest.raises(type(error)), replace_file(str(target), force=True) as stream:
        stream.write("half")
        raise error
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["records.csv"]


def test_nothing_is_replaced_without_force(tmp_path: Path) -> None:
    target = tmp_path / "records.csv"
    target.write_text("old")
    with pytest.raises(CorpusError, match="--force"), replace_file(str(target)):
        pass
    with replace_file(str(target), force=True) as stream:
        stream.write("new")
    assert target.read_text() == "new"


def test_a_link_keeps_pointing_and_rights_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "records.csv", tmp_path / "link.csv"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    with replace_file(str(link), force=True) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("path", ["/dev/null", ".", "missing/records.csv"])
def test_places_where_no_file_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CorpusError), replace_file(path, force=True):
        pass
    assert os.listdir(tmp_path) == []
