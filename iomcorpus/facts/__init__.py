"""Facts: dates, people, figures, quotes, contacts and organisations, found in a record and resolved over all.

Finders (`dates`, `people`, `figures`, ...) read the `Passage` of one record and know of nothing else, so they can run
side by side and what they found can be kept. What needs more than the record comes after: `calendar` gives dates their
value from the record's date, `identity` tells who is who in the corpus.
"""
