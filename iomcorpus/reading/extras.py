"""Packages that only some uses need, and that people install for them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from iomcorpus.errors import CorpusError


def load_extra(module: str, extra: str, what: str) -> Any:
    """A module of an extra's package; without it `what` cannot be done, and what to type is said."""
    try:
        return import_module(module)
    except ModuleNotFoundError:
        package = module.partition(".")[0]
        raise CorpusError(f"{what} needs the package {package}. Type: pip install 'iomcorpus[{extra}]'") from None
