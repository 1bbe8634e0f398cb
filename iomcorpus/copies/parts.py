"""Columns of numbers in parts, in memory as far as they are few and in a temporary file beyond that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from tempfile import TemporaryFile
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]

MEMORY = 512 << 20  # bytes that a run keeps in memory of what can be put on disk


@dataclass(slots=True)
class Parts:
    """Rows put into numbered parts in any order, each part taken out whole."""

    types: Sequence[Any]  # of the columns
    number: int
    memory: int  # bytes
    pieces: list[list[tuple[Column, ...]]] = field(init=False)  # of each part, in memory
    places: list[list[tuple[int, int]]] = field(init=False)  # of its other pieces: where in the file, how many rows
    held: int = 0  # bytes
    file: IO[bytes] | None = None

    def __post_init__(self) -> None:
        self.pieces = [[] for _ in range(self.number)]
        self.places = [[] for _ in range(self.number)]

    def __del__(self) -> None:
        if self.file:
            self.file.close()

    def put(self, bounds: Sequence[int], *columns: Column) -> None:
        """Add rows: those from `bounds[i]` to `bounds[i + 1]` to the i-th part."""
        columns = tuple(column.astype(type, copy=False) for column, type in zip(columns, self.types, strict=True))
        for part, (start, stop) in enumerate(pairwise(bounds)):
            if start < stop:
                self.pieces[part].append(tuple(column[start:stop] for column in columns))
        self.held += sum(column.nbytes for column in columns)
        if self.held > self.memory:
            self._spill()

    def _spill(self) -> None:
        self.file = self.file or TemporaryFile()  # noqa: SIM115 - see __del__
        for part, pieces in enumerate(self.pieces):
            if pieces:
                columns = [np.concatenate(column) for column in zip(*pieces, strict=True)]
                self.places[part].append((self.file.seek(0, 2), len(columns[0])))
                for column in columns:
                    self.file.write(column.tobytes())
                pieces.clear()
        self.held = 0

    def take(self, part: int) -> tuple[Column, ...]:
        """The columns of a part, as they were put. They can be taken again."""
        pieces = []
        for place, rows in self.places[part]:
            assert self.file
            self.file.seek(place)
            read = (np.dtype(type) for type in self.types)
            pieces.append(tuple(np.frombuffer(self.file.read(rows * type.itemsize), type) for type in read))
        pieces += self.pieces[part]
        if not pieces:
            return tuple(np.empty(0, type) for type in self.types)
        return tuple(np.concatenate(column) for column in zip(*pieces, strict=True))
