"""Tables in files, from one stage to the next: what is put there appears whole or not at all."""

from __future__ import annotations

import json
import os
import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from iomcorpus.errors import CorpusError
from iomcorpus.reading.extras import load_extra
from iomcorpus.reading.interchange import pyarrow

WORK = "work"  # what is between the stages
PARTS = b"parts"  # in the metadata of a file that is scattered: which partition each of its row groups goes to

Table = Any  # of pyarrow, which has no types
Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder, by its path or the address of one in an object store that pyarrow knows (`s3://bucket/folder`)."""

    place: str

    def put(self, stage: str, number: int, columns: Mapping[str, Any], parts: Any = None) -> None:
        """Keep a table of a stage's partition, for the next ones.

        With `parts`, where each row goes, it is scattered to these.
        """
        arrow, parquet = pyarrow("A run in partitions")
        table = arrow.table(dict(columns))
        if parts is None:
            self._write(_in_work(stage, number), lambda file: parquet.write_table(table, file, compression="zstd"))
            return
        of = np.asarray(parts, np.int64)
        sorting = np.argsort(of, kind="stable")
        there, starts = np.unique(of[sorting], return_index=True)
        table = table.take(arrow.array(sorting)).replace_schema_metadata({PARTS: json.dumps(there.tolist())})
        ends = [*starts[1:].tolist(), len(of)][: len(starts)]

        def write(file: Any) -> None:
            with parquet.ParquetWriter(file, table.schema, compression="zstd") as writer:
                for start, end in zip(starts.tolist(), ends, strict=True):
                    writer.write_table(table.slice(start, end - start), row_group_size=max(end - start, 1))

        self._write(_in_work(stage, number), write)

    def table(self, stage: str, number: int, columns: Sequence[str] | None = None) -> Table:
        """A table that was kept."""
        _, parquet = pyarrow("A run in partitions")
        with self._open(_in_work(stage, number)) as file:
            return parquet.read_table(file, columns=columns)

    def rows(self, stage: str, number: int, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
        """The rows of a table that was kept."""
        rows: list[dict[str, Any]] = self.table(stage, number, columns).to_pylist()
        return rows

    def gather(
        self, stage: str, part: int, among: int, columns: Sequence[str] | None = None
    ) -> Iterator[tuple[int, Table]]:
        """What the partitions of a stage, `among` so many, have scattered to one of the next."""
        _, parquet = pyarrow("A run in partitions")
        for number in range(among):
            with self._open(_in_work(stage, number)) as raw, parquet.ParquetFile(raw) as file:
                there = json.loads(file.schema_arrow.metadata[PARTS])
                if part in there:
                    yield number, file.read_row_group(there.index(part), columns=columns)

    def write_rows(self, stage: str, number: int, rows: Sequence[Mapping[str, Any]], fields: Sequence[Any]) -> None:
        """Keep rows as people read them: a column a field."""
        from iomcorpus.output.parquet import write_parquet

        self._write(f"{stage}/{number:05}.parquet", lambda file: write_parquet(rows, fields, file))

    def note(self, name: str, told: Result) -> None:
        """Keep a small answer; where it is, what it tells of is there."""
        self._write(f"{name}.json", lambda file: file.write(json.dumps(told).encode()))

    def noted(self, name: str) -> Result | None:
        """A small answer that was kept."""
        try:
            with self._open(f"{name}.json") as file:
                told: Result = json.loads(file.read())
                return told
        except FileNotFoundError:
            return None

    def clear(self, name: str) -> None:
        """Take a folder away, with all that is in it."""
        fs = _filesystems()
        system, folder = self._system()
        path = posixpath.join(folder, name)
        if system.get_file_info(path).type == fs.FileType.Directory:
            system.delete_dir(path)

    def is_empty(self) -> bool:
        """Whether nothing is there."""
        fs = _filesystems()
        system, folder = self._system()
        return not system.get_file_info(fs.FileSelector(folder, allow_not_found=True))

    def _system(self) -> tuple[Any, str]:
        fs = _filesystems()
        if "://" in self.place:
            try:
                system, folder = fs.FileSystem.from_uri(self.place)
            except Exception as error:  # pyarrow has many ways to say it
                raise CorpusError(f"{self.place}: no such place ({' '.join(str(error).split())}).") from None
            return system, folder
        return fs.LocalFileSystem(), os.path.abspath(self.place)

    def _open(self, name: str) -> Any:
        system, folder = self._system()
        return system.open_input_file(posixpath.join(folder, name))

    def _write(self, name: str, write: Callable[[Any], Any]) -> None:
        system, folder = self._system()
        path = posixpath.join(folder, name)
        try:
            system.create_dir(posixpath.dirname(path), recursive=True)
            if system.type_name != "local":  # an object appears when it is whole
                with system.open_output_stream(path) as file:
                    write(file)
                return
            passing = posixpath.join(folder, WORK, "passing")  # goes with the rest, whoever is killed
            os.makedirs(passing, exist_ok=True)
            beside = posixpath.join(passing, uuid4().hex)
            with open(beside, "xb") as file:
                write(file)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, path)
        except OSError as error:
            raise CorpusError(f"{path} cannot be written: {error.strerror or error}.") from None


def _filesystems() -> Any:
    return load_extra("pyarrow.fs", "cluster", "A run in partitions")


def _in_work(stage: str, number: int) -> str:
    return f"{WORK}/{stage}/{number:05}.parquet"


def strings(values: Sequence[str]) -> Any:
    """A column of texts; of none too it is known what they would be."""
    arrow, _ = pyarrow("A run in partitions")
    return arrow.array(values, arrow.large_string())


def blobs(values: Sequence[bytes]) -> Any:
    """A column of bytes."""
    arrow, _ = pyarrow("A run in partitions")
    return arrow.array(values, arrow.large_binary())


def whole_numbers(values: Any) -> NDArray[np.int64]:
    """A column of integers."""
    return np.fromiter(values, np.int64)


def column(table: Table, name: str) -> NDArray[Any]:
    """A column of numbers."""
    values: NDArray[Any] = table.column(name).to_numpy()
    return values
