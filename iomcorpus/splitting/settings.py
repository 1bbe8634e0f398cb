"""What a user decides about splitting. Light, since commands that split nothing ask for it too.

Lines are named by an example: `head="Bulletin No. 113, 14/06/2013"` means all lines of that form, whatever number and
date stand in them (`line_forms.py`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from iomcorpus.errors import CorpusError

VERSION = 5  # of the splitting: another one decides everything again
ORDERS = ("auto", "dmy", "mdy")
LINES = ("head", "behind", "furniture")  # keys whose values are examples of lines
KEYS = ("date-order", *LINES, "without")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user decides about splitting."""

    date_order: str | None = None  # dmy or mdy; None: as proved
    off: tuple[str, ...] = ()  # cues switched off by name
    head: tuple[str, ...] = ()  # items begin with a line like one of these
    behind: tuple[str, ...] = ()  # items begin behind a line like one of these
    furniture: tuple[str, ...] = ()  # lines like these are the page's
    of_captures: tuple[tuple[str, str], ...] = field(
        default=(), compare=False
    )  # pattern of names, JSON of what differs

    def __str__(self) -> str:
        told = f"v{VERSION} date-order={self.date_order or 'auto'} off={','.join(sorted(self.off))}"
        lines = {key: getattr(self, key) for key in LINES if getattr(self, key)}
        return f"{told} lines={json.dumps(lines)}" if lines else told

    @classmethod
    def read(cls, text: str) -> Settings:
        """The settings that were written so.

        >>> settings = Settings("dmy", ("gloss", "today"), head=("No. 7",))
        >>> Settings.read(str(settings)) == settings
        True
        """
        told, _, lines = text.partition(" lines=")
        order, _, off = told.partition(" off=")
        order = order.rpartition("=")[2]
        examples = {key: tuple(values) for key, values in json.loads(lines or "{}").items()}
        return cls(None if order == "auto" else order, tuple(off.split(",")) if off else (), **examples)

    def of(self, name: str) -> Settings:
        """Those of one capture: what its site's table says counts before the rest.

        >>> settings = Settings("mdy").with_captures({"uk-*.txt": {"date-order": "dmy", "head": "No. 7"}}, "here")
        >>> settings.of("uk-1.txt").date_order, settings.of("uk-1.txt").head, settings.of("us.txt").date_order
        ('dmy', ('No. 7',), 'mdy')
        """
        from fnmatch import fnmatchcase

        own = replace(self, of_captures=())
        for pattern, told in self.of_captures:
            if fnmatchcase(name, pattern):
                own = own.with_values(json.loads(told), "")
        return own

    def with_values(self, values: Mapping[str, object], place: str) -> Settings:
        """These settings with some others in their place; `place` says where they stand, for what cannot be used.

        >>> Settings().with_values({"date-order": "dmy"}, "--set").date_order
        'dmy'
        """
        changed: dict[str, object] = {}
        for key, value in values.items():
            where = f"{place}: {key}" if place else key
            if key == "date-order":
                if value not in ORDERS:
                    raise CorpusError(f"{where} is {value!r}, it must be one of {', '.join(ORDERS)}.")
                changed["date_order"] = None if value == "auto" else value
            elif key in (*LINES, "without"):
                changed["off" if key == "without" else key] = _texts(value, where)
            else:
                raise CorpusError(f"{where}: there is no such setting of splitting, only {', '.join(KEYS)}.")
        return replace(self, **changed)  # type: ignore[arg-type]

    def with_captures(self, tables: Mapping[str, Mapping[str, object]], place: str) -> Settings:
        """These settings and those of captures by patterns of their names, the later table before the earlier."""
        for pattern, values in tables.items():
            Settings().with_values(values, f'{place}: [captures."{pattern}"]')
        told = tuple((pattern, json.dumps(values)) for pattern, values in tables.items())
        return replace(self, of_captures=(*self.of_captures, *told))


def _texts(value: object, where: str) -> tuple[str, ...]:
    values: Sequence[object] = value if isinstance(value, list | tuple) else (value,)
    texts = [one.strip() for one in values if isinstance(one, str) and one.strip()]
    if len(texts) < len(values) or not texts:
        raise CorpusError(f"{where} is {value!r}, it must be a text or a list of texts.")
    return tuple(sorted({*texts}))
