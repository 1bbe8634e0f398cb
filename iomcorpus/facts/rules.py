"""The names of all rules that find facts, by which each can be switched off."""

from __future__ import annotations

NAMES: tuple[str, ...] = ()
