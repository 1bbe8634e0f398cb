"""What one text may be to another: names for all who tell it, without the code (and numpy) that finds it out."""

from __future__ import annotations

EXACT = "exact"
NEAR = "near"  # light edits
REVISED = "revised"
CONTAINED = "contained"  # the shorter lies in the longer
CONTAINS = "contains"  # the same, told of the longer
PART = "part"  # contained as the beginning or end, and the rest has other names: of two such a composite is made
TEMPLATE = "template"  # one wording with other facts
BOILERPLATE = "boilerplate"  # hardly more than a common foot
JOINS = (EXACT, NEAR, REVISED, CONTAINED, PART)  # those of copies

KEPT = "kept"  # of a record, not of two
COMPOSITE = "composite"  # two articles in one record
SINGLE = "single"  # without copies
