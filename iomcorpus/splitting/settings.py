"""What a user decides about splitting. Light, since commands that split nothing ask for it too."""

from __future__ import annotations

from dataclasses import dataclass

VERSION = 1  # of the splitting: another one decides everything again


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user decides about splitting."""

    date_order: str | None = None  # dmy or mdy; None: as proved
    off: tuple[str, ...] = ()  # cues switched off by name

    def __str__(self) -> str:
        return f"v{VERSION} date-order={self.date_order or 'auto'} off={','.join(sorted(self.off))}"

    @classmethod
    def read(cls, text: str) -> Settings:
        """The settings that were written so.

        >>> Settings.read(str(Settings("dmy", ("gloss", "today")))) == Settings("dmy", ("gloss", "today"))
        True
        """
        order, _, off = text.partition(" off=")
        order = order.rpartition("=")[2]
        return cls(None if order == "auto" else order, tuple(off.split(",")) if off else ())
