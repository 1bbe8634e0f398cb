"""Things in order, in memory as far as they are few and in a temporary file beyond that."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from errno import EDQUOT, EFBIG, ENOSPC
from tempfile import SpooledTemporaryFile, gettempdir
from typing import IO, Generic, TypeVar

from iomcorpus.errors import CorpusError

One = TypeVar("One")

NO_ROOM = (ENOSPC, EDQUOT, EFBIG)
SPOOLED = 16 << 20  # bytes kept in memory


@contextmanager
def room_to_spool() -> Iterator[None]:
    """Where there is no room for temporary files, say whose folder that is: they have no name that people know."""
    try:
        yield
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        raise CorpusError(
            f"{gettempdir()}: no room for temporary files ({error.strerror}). Make room there, or set TMPDIR to "
            "another folder."
        ) from None


@dataclass(slots=True)
class Spool(Generic[One]):
    """Put in once, read as often as wanted."""

    file: IO[bytes] = field(default_factory=lambda: SpooledTemporaryFile(max_size=SPOOLED))  # noqa: SIM115 - see __del__
    places: array[int] = field(default_factory=lambda: array("Q"))  # of each in the file

    def __del__(self) -> None:
        self.file.close()

    def __len__(self) -> int:
        return len(self.places)

    @classmethod
    def of(cls, things: Iterable[One]) -> Spool[One]:
        """Take all of them."""
        spool: Spool[One] = cls()
        for one in things:
            spool.put(one)
        return spool

    def put(self, one: One) -> None:
        """Add one behind the others."""
        with room_to_spool():
            self.places.append(self.file.seek(0, 2))
            pickle.dump(one, self.file, protocol=5)

    def get(self, number: int) -> One:
        """The one that was put in after so many others."""
        self.file.seek(self.places[number])
        one: One = pickle.load(self.file)  # our own temporary file
        return one

    def __iter__(self) -> Iterator[One]:
        return map(self.get, range(len(self)))
