"""The words of texts, kept for when two of them are compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO

import numpy as np

from iomcorpus.copies.parts import MEMORY
from iomcorpus.copies.sketch import Marks, Words, hash_texts
from iomcorpus.store import copies as stored
from iomcorpus.store.open import Store


@dataclass(slots=True)
class WordFile:
    """The words of texts in order, read as often as wanted."""

    memory: int = MEMORY  # bytes; what is more goes to a temporary file
    file: IO[bytes] = field(init=False)
    sizes: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.file = SpooledTemporaryFile(max_size=self.memory)  # noqa: SIM115 - see __del__

    def __del__(self) -> None:
        self.file.close()

    def put(self, words: Words, marks: Marks) -> None:
        """Add the next text."""
        self.places.append(self.file.seek(0, 2))
        self.sizes.append(len(words))
        self.file.write(words.tobytes())
        self.file.write(marks.tobytes())

    def get(self, which: int) -> tuple[Words, Marks]:
        """The words and marks of a text."""
        size = self.sizes[which]
        self.file.seek(self.places[which])
        data = self.file.read(9 * size)
        return np.frombuffer(data, np.uint64, size), np.frombuffer(data, np.uint8, size, 8 * size)


def words_of(store: Store, text: int) -> tuple[Words, Marks]:
    """The words and marks of a text of the store."""
    (hashed,) = hash_texts([stored.clean_text(store, text)])
    return hashed.words, hashed.marks
