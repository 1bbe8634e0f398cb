"""Which telephone numbers can be dialled: the numbering plans of all countries say so (the extra `phones`)."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from iomcorpus.errors import CorpusError

WORLD = "001"  # the region of numbers that no country has: "+800 1234 5678"


@dataclass(frozen=True, slots=True)
class Phone:
    """What the numbering plans say of a telephone number."""

    valid: bool  # it is in use by the plan of its country, as far as digits can tell
    international: str | None = None  # "+44 20 7946 0018"; None where no number can be read
    region: str | None = None  # its country, ISO 3166: "GB"; None for one of no country (+800)


def check_phone(text: str, region: str | None = None) -> Phone:
    """Whether a telephone number can be dialled, as a text writes it in some country (`region`, ISO 3166).

    Without a region only numbers in international form can be read: "+44 20 7946 0018" is valid, "020 7946 0018" may be
    anybody's. Numbers set aside for plays and examples ("07700 900461") are not valid. An extension is kept.
    """
    plans = _plans()
    try:
        number = plans.parse(text, region.upper() if region else None)
    except plans.NumberParseException:
        return Phone(False)
    written = plans.format_number(number, plans.PhoneNumberFormat.INTERNATIONAL)
    country = plans.region_code_for_number(number)
    return Phone(plans.is_valid_number(number), written, country if country != WORLD else None)


def _plans() -> Any:
    try:
        return import_module("phonenumbers")
    except ModuleNotFoundError:
        raise CorpusError(
            "Checking telephone numbers needs the package phonenumbers. Type: pip install 'iomcorpus[phones]'"
        ) from None
