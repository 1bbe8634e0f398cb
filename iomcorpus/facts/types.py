"""The types of mentions, by the names that commands and options have for them."""

from __future__ import annotations

TYPES = ("date", "person", "figure", "quote", "contact", "organisation")
PLURALS = {
    "dates": "date",
    "people": "person",
    "figures": "figure",
    "quotes": "quote",
    "contacts": "contact",
    "organisations": "organisation",
}
