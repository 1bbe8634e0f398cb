"""Headings over groups of items: "JUNE 2014" over the items of a magazine, "Friday 11 May 2012" over those of a day.

They are the page's, not an item's, and tell when the items below them were published. A calendar has such headings too,
of the days that its events take place on: `order.py` tells the two apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from iomcorpus.edtf import bounds
from iomcorpus.forms.date_lines import read_group_heading
from iomcorpus.forms.grammar import Pattern
from iomcorpus.model import Evidence, sent_by_fields

# What is said of the page as a whole, or of its archive, is said of no group.
NO_HEADINGS = frozenset({"page stamp", "copyright", "pager", "page foot", "related links", "share bar", "page tools"})


YEAR_ALONE = Pattern(r"(?:19|20)\d\d")  # over days that lack their year


@sent_by_fields
@dataclass(frozen=True, slots=True)
class Group:
    """The day or month of the items below a heading."""

    low: str  # ISO, the first and the last day
    high: str
    evidence: Evidence


@dataclass(slots=True)
class GroupHeadings:
    """Reads a capture's furniture in order; `group` is the group that the next record stands in."""

    group: Group | None = None
    passed: list[Group] = field(default_factory=list)  # headings since the last record
    sure: bool = False  # the last one stands over items by what they are, and is no label of a list

    def take(self, reason: str, first_line: int, lines: Sequence[str]) -> None:
        """Take some furniture."""
        if reason in NO_HEADINGS:
            return
        for number, line in enumerate(lines, start=first_line):
            found = read_group_heading(line.strip())
            if found is None and reason == "group heading" and YEAR_ALONE.fullmatch(year := line.strip()):
                found = year, 0, len(year)
            days = bounds(found[0]) if found else None
            if found and days:
                indent = len(line) - len(line.lstrip())
                evidence = Evidence(number, indent + found[1], indent + found[2], "group heading")
                self.passed.append(Group(*days, evidence))
                self.sure = reason == "group heading" and len(lines) == 1

    def at_record(self) -> Group | None:
        """The group of a record that begins here.

        Of several headings with no record between, a day within its month counts, and one that is known to be one; else
        they are a list of archives.
        """
        last = self.passed[-1] if self.passed else None
        if last and (self.sure or all(one.low <= last.low and last.high <= one.high for one in self.passed)):
            self.group = last
        self.passed.clear()
        return self.group
