"""Who else may say which names are people's: a model of spaCy, for those who have one (the extra `spacy`).

The model marks names; their titles, posts, organisations and further mentions are read by the same rules as ever.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from iomcorpus.errors import CorpusError

RULES_ALONE = "rules"
SPACY = "spacy"
PERSON = ("PERSON", "PER")  # as models trained on OntoNotes and on CoNLL call them
LONGEST = 900_000  # characters that spaCy takes at a time

Spans = list[tuple[int, int]]


def check_engine(engine: str) -> str:
    """The engine, if there is such a one: `rules`, or `spacy:MODEL` with a model's name or folder.

    >>> check_engine("spacy:en_core_web_sm")
    'spacy:en_core_web_sm'
    >>> check_engine("stanza")
    Traceback (most recent call last):
    ...
    iomcorpus.errors.CorpusError: --people-engine: there is no engine 'stanza'. Write rules, or spacy:MODEL.
    """
    name, colon, model = engine.partition(":")
    if engine != RULES_ALONE and not (name == SPACY and colon and model):
        raise CorpusError(f"--people-engine: there is no engine {engine!r}. Write rules, or spacy:MODEL.")
    return engine


@cache
def people_marker(engine: str) -> Callable[[str], Spans]:
    """What marks the people in a text, as an engine other than `rules` does; loaded once a process."""
    model = engine.partition(":")[2]
    try:
        import spacy
    except ImportError:
        raise CorpusError("--people-engine spacy needs spaCy. Run: pip install 'iomcorpus[spacy]'") from None
    try:
        pipeline = spacy.load(model)
    except (OSError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        raise CorpusError(f"--people-engine: spaCy cannot load {model!r}: {reason}") from None

    def mark(text: str) -> Spans:
        found: Spans = []
        for start in range(0, len(text), LONGEST):
            document = pipeline(text[start : start + LONGEST])
            found += [(start + one.start_char, start + one.end_char) for one in document.ents if one.label_ in PERSON]
        return found

    return mark
