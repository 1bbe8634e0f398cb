"""Write how well records are found into the tables of README.md and docs/explanation.md, as `tests.captures` scores it.

    python scripts/fill_scores.py

A row is known by its first cell. Scores of facts, copies and speed are measured apart, by the commands beside them.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.captures import DATA, Score, names, records_given, score  # noqa: E402

SAMPLES = sorted(path.stem for path in DATA.glob("*.txt"))


def cells(found: Score, *, borders: bool = True) -> str:
    """Exact and start F1, stated date, kind and byline."""
    stated = found.share("stated", found.stated)
    fields = [f"{share:.3f}" for share in (stated, found.share("kind"), found.share("byline"))]
    ends = [f"{found.f1(found.exact):.3f}", f"{found.f1(found.start):.3f}"] if borders else ["", ""]
    return " | ".join([*ends, *fields]).replace("  |", " |").lstrip()


def rows() -> dict[str, dict[str, str]]:
    """By file, the beginnings of rows and what follows them."""
    looked_at, later, aside, last = (score(names(folder)) for folder in ("", "later", "aside", "last"))
    told = "exact F1 {:.3f}, start F1 {:.3f}".format
    return {
        "docs/explanation.md": {
            "| 12 samples of `data/`": cells(score(SAMPLES)),
            "| 20 captures of other shapes": cells(looked_at),
            "| the same, borders given": cells(score(names(), records_given), borders=False),
            "| the same after they had been looked at": cells(later),
            "| these ten after that look": cells(aside),
            "| these last ten since then": cells(last),
        },
        "README.md": {
            "| Records, 20 captures": told(looked_at.f1(looked_at.exact), looked_at.f1(looked_at.start)),
            "| Records, the same ten": told(aside.f1(aside.exact), aside.f1(aside.start)),
        },
    }


def filled(line: str, told: dict[str, str], last_cells: int) -> str:
    """A line of a table with its last cells as told."""
    for label, text in told.items():
        if line.startswith(label):
            kept = line.split("|")[: -last_cells - 1]
            return "|".join(kept) + f"| {text} |"
    return line


def main() -> None:
    for (name, told), last_cells in zip(rows().items(), (5, 1), strict=True):
        path = ROOT / name
        lines = path.read_text(encoding="utf-8").split("\n")
        assert all(any(line.startswith(label) for line in lines) for label in told), name
        path.write_text("\n".join(filled(line, told, last_cells) for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
