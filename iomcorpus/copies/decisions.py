"""What people have said of copies, from the lines of a file of decisions.

    copy A B          # one article, whatever the rules say
    not-a-copy A B    # two articles
    keep A            # of its copies, this one

A and B are ids of records.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from iomcorpus.decisions import Said, pairs_of

VERBS = ("copy", "not-a-copy", "keep")


@dataclass(frozen=True, slots=True)
class CopyDecisions:
    """Decisions about copies, by ids of records."""

    copies: tuple[tuple[str, str], ...] = ()
    not_copies: tuple[tuple[str, str], ...] = ()
    kept: frozenset[str] = frozenset()
    said: tuple[Said, ...] = ()  # the lines that they stand in
    file: str = ""  # and the file

    @classmethod
    def of(cls, said: list[Said], file: str) -> CopyDecisions:
        """Those about copies among all decisions of a file."""
        kept = frozenset(one.ids[0] for one in said if one.verb == "keep")
        own = tuple(one for one in said if one.verb in VERBS)
        return cls(pairs_of(said, "copy"), pairs_of(said, "not-a-copy"), kept, own, file)

    @property
    def digest(self) -> str:
        """What tells these decisions from others."""
        told = repr((self.copies, self.not_copies, sorted(self.kept)))
        return blake2b(told.encode(), digest_size=8).hexdigest()

    def without_effect(self, texts_of: Callable[[str], Collection[int]]) -> Iterator[str]:
        """What to tell of lines that decide nothing; `texts_of` says which texts the records with an id have.

        >>> said = [Said("keep", ("a",), 1), Said("copy", ("a", "x"), 3), Said("not-a-copy", ("a", "b"), 4)]
        >>> texts = {"a": [7], "b": [7]}
        >>> for message in CopyDecisions.of(said, "decisions.txt").without_effect(lambda id: texts.get(id, [])):
        ...     print(message)
        decisions.txt, line 3: no record has the id x.
        decisions.txt, line 4: a and b have the same words, so they stay copies.
        """
        for one in self.said:
            where = f"{self.file}, line {one.line}"
            found = [{*texts_of(id)} for id in one.ids]
            yield from (
                f"{where}: no record has the id {id}." for id, texts in zip(one.ids, found, strict=True) if not texts
            )
            if one.verb == "not-a-copy" and found[0] & found[1]:
                yield f"{where}: {one.ids[0]} and {one.ids[1]} have the same words, so they stay copies."
