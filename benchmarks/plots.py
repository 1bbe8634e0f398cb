"""Plots as SVG, of plain shapes and text: lines of what grows, and dots of what is set side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH = 760
LEFT, RIGHT, TOP, BOTTOM = 250, 90, 44, 46  # around what is plotted
HEIGHT = 300  # of what is plotted, in a plot of lines
ROW = 22  # of a plot of dots
OURS, OTHERS, GRID, INK, FAINT, BAND = "#0b62a4", "#8a8a8a", "#e2e2e2", "#222222", "#666666", "#e9f3ea"
COLORS = (OURS, "#c2410c", "#15803d", "#7e22ce", "#a16207", "#be123c", "#0e7490", "#444444")
LABEL = 15  # pixels that two labels of lines are apart, at least


@dataclass(frozen=True, slots=True)
class Dot:
    """What one row took."""

    label: str
    least: float
    most: float  # in any round
    ours: bool
    told: str  # the value as it is printed


@dataclass(frozen=True, slots=True)
class Scale:
    """Values by the powers of ten, from one place to another."""

    low: float
    high: float
    begin: float
    end: float

    @classmethod
    def of(cls, values: Sequence[float], begin: float, end: float) -> Scale:
        """Whole powers of ten around some values, one at least."""
        low, high = floor(log10(min(values))), ceil(log10(max(values)))
        return cls(low, max(high, low + 1), begin, end)

    def at(self, value: float) -> float:
        """Where a value lies.

        >>> Scale.of([2, 50], 100, 300).at(10)
        200.0
        """
        return self.begin + (log10(value) - self.low) / (self.high - self.low) * (self.end - self.begin)

    def powers(self) -> Iterator[float]:
        """The powers of ten on it."""
        return (10.0**power for power in range(floor(self.low), ceil(self.high) + 1))


def dots(title: str, rows: Sequence[Dot], unit: str) -> str:
    """A row for each tool, its value by powers of ten; the line behind a dot leads to the dearest round."""
    scale = Scale.of([value for row in rows for value in (row.least, row.most)], LEFT, WIDTH - RIGHT)
    bottom = TOP + ROW * len(rows)
    shapes = [_text(LEFT, 22, title, weight="bold")]
    for power in scale.powers():
        x = scale.at(power)
        shapes += [_line(x, TOP, x, bottom, GRID), _text(x, bottom + 18, _number(power), FAINT, "middle")]
    shapes.append(_text((LEFT + WIDTH - RIGHT) / 2, bottom + 36, unit, FAINT, "middle"))
    for number, row in enumerate(rows):
        y, color = TOP + ROW * (number + 0.5), OURS if row.ours else OTHERS
        shapes += [
            _text(LEFT - 10, y + 4, row.label, INK, "end", weight="bold" if row.ours else "normal"),
            _line(scale.at(row.least), y, scale.at(row.most), y, color, 3),
            f'<circle cx="{scale.at(row.least):.1f}" cy="{y:.1f}" r="5" fill="{color}"/>',
            _text(scale.at(row.most) + 10, y + 4, row.told, FAINT),
        ]
    return _svg(bottom + BOTTOM, title, shapes)


def lines(title: str, series: Mapping[str, Sequence[tuple[float, float]]], flat: float) -> str:
    """What a record costs in times of the least in any run, in a band up to what counts as flat."""
    left, right = 60, WIDTH - 200
    scale = Scale.of([x for points in series.values() for x, _ in points], left, right)
    most = max(1.5, *(y for points in series.values() for _, y in points)) * 1.05

    def height(value: float) -> float:
        return TOP + HEIGHT * (1 - value / most)

    shapes = [_text(left, 22, title, weight="bold")]
    band = height(flat)
    shapes.append(
        f'<rect x="{left}" y="{band:.1f}" width="{right - left}" height="{TOP + HEIGHT - band:.1f}" fill="{BAND}"/>'
    )
    shapes.append(_text(left + 6, band - 5, f"{flat:g} times", FAINT))
    for power in scale.powers():
        x = scale.at(power)
        shapes += [_line(x, TOP, x, TOP + HEIGHT, GRID), _text(x, TOP + HEIGHT + 18, _number(power), FAINT, "middle")]
    for half in range(int(most * 2) + 1):
        y = height(half / 2)
        shapes += [_line(left, y, right, y, GRID), _text(left - 8, y + 4, f"{half / 2:g}", FAINT, "end")]
    shapes.append(_text((left + right) / 2, TOP + HEIGHT + 36, "records", FAINT, "middle"))
    places = _apart({name: height(points[-1][1]) for name, points in series.items()})
    for (name, points), color in zip(series.items(), COLORS, strict=False):
        path = " ".join(f"{scale.at(x):.1f},{height(y):.1f}" for x, y in points)
        shapes.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>')
        shapes += [f'<circle cx="{scale.at(x):.1f}" cy="{height(y):.1f}" r="3.5" fill="{color}"/>' for x, y in points]
        x, y = points[-1]
        shapes.append(_line(scale.at(x) + 5, height(y), right + 12, places[name], color, 0.6))
        shapes.append(_text(right + 16, places[name] + 4, f"{name} {y:.2f}", color))
    return _svg(TOP + HEIGHT + BOTTOM, title, shapes)


def _apart(wanted: Mapping[str, float]) -> dict[str, float]:
    """Places of labels, moved until none stands on another.

    >>> _apart({"a": 100, "b": 101, "c": 300})
    {'a': 100, 'b': 115, 'c': 300}
    """
    places: dict[str, float] = {}
    above = -float(LABEL)
    for name, place in sorted(wanted.items(), key=lambda item: item[1]):
        above = places[name] = max(place, above + LABEL)
    return places


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def _text(x: float, y: float, text: str, color: str = INK, anchor: str = "start", *, weight: str = "normal") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{color}" text-anchor="{anchor}" font-weight="{weight}">'
        f"{escape(text)}</text>"
    )


def _line(x1: float, y1: float, x2: float, y2: float, color: str, width: float = 1) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{color}" stroke-width="{width:g}"/>'


def _svg(height: float, title: str, shapes: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}" '
        f'viewBox="0 0 {WIDTH} {height:.0f}" font-family="sans-serif" font-size="13" role="img">'
    )
    ground = f'<rect width="{WIDTH}" height="{height:.0f}" fill="#ffffff"/>'
    return "\n".join([head, f"<title>{escape(title)}</title>", ground, *shapes, "</svg>"]) + "\n"
