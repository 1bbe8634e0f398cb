"""Files and folders appear whole or not at all."""

from __future__ import annotations

import gzip
import os
from contextlib import chdir
from pathlib import Path

import pytest

from iomcorpus.errors import CorpusError
from iomcorpus.output.files import MANY, replace_file, replace_folder, replace_path


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


def test_a_compressed_file_has_the_same_bytes_at_any_time(tmp_path: Path) -> None:
    for name in ("a.csv.gz", "b.csv.GZ"):
        with replace_file(str(tmp_path / name)) as stream:
            stream.write("na\u00efve\n")
    one, other = (tmp_path / name for name in ("a.csv.gz", "b.csv.GZ"))
    assert gzip.decompress(one.read_bytes()) == "naïve\n".encode()
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("error", [CorpusError("stop"), KeyboardInterrupt(), RuntimeError("a library's")])
def test_a_path_is_replaced_whole_or_not_at_all(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "records.parquet"
    with replace_path(str(target)) as path:
        Path(path).write_bytes(b"old")
    with pytest.raises(type(error)), replace_path(str(target), force=True) as path:
        Path(path).write_bytes(b"half")
        raise error
    assert target.read_bytes() == b"old" and os.listdir(tmp_path) == ["records.parquet"]


@pytest.mark.parametrize("error", [CorpusError("stop"), KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_a_folder_is_replaced_whole_or_not_at_all(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "out"
    with replace_folder(str(target), "sign") as folder:
        Path(folder, "sign").write_text("old")
        assert not target.exists()
    with pytest.raises((type(error), CorpusError)), replace_folder(str(target), "sign", force=True) as folder:
        Path(folder, "sign").write_text("half")
        raise error
    assert (target / "sign").read_text() == "old" and os.listdir(tmp_path) == ["out"]
    with replace_folder(str(target), "sign", force=True) as folder:
        Path(folder, "sign").write_text("new")
    assert os.listdir(target) == ["sign"] and (target / "sign").read_text() == "new"
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.skipif(not hasattr(os, "sync"), reason="no sync of all files here")
def test_many_files_reach_the_disk_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(os, "sync", lambda: calls.append("all"))
    monkeypatch.setattr(os, "fsync", lambda file: calls.append("one"))
    for number, expected in ((MANY, ["one"] * MANY), (MANY + 1, ["all"])):
        calls.clear()
        with replace_folder(str(tmp_path / "out"), "sign", force=True) as folder:
            for name in ("sign", *map(str, range(number - 1))):
                Path(folder, name).write_text("x")
        assert calls == expected and len(os.listdir(tmp_path / "out")) == number


def test_a_folder_of_somebody_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with replace_folder(str(tmp_path / "mine"), "sign") as folder:  # an empty one may be filled
        Path(folder, "sign").write_text("new")
    (tmp_path / "mine" / "sign").unlink()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    os.mkdir(tmp_path / "empty")
    for here, path in (
        (tmp_path, "mine"),
        (tmp_path, "mine/thesis.txt"),
        (tmp_path / "mine", ""),
        (tmp_path / "mine", "."),
    ):
        with (
            chdir(here),
            pytest.raises(CorpusError, match="no folder of an earlier"),
            replace_folder(path, "sign", force=True),
        ):
            pass
    with (
        chdir(tmp_path / "empty"),
        pytest.raises(CorpusError),
        replace_folder("", "sign"),
    ):  # a variable that is not set
        pass
    assert sorted(os.listdir(tmp_path)) == ["empty", "mine"]
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"
