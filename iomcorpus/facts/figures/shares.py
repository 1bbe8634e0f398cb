"""The base of a share: what a percentage, a fraction or a ratio is a part of."""

from __future__ import annotations

import re

from iomcorpus.facts.figures.counted import joined, read_counted
from iomcorpus.facts.figures.noun_words import STOP
from iomcorpus.forms.grammar import Pattern

DETERMINERS = r"(?:(?:the|an?|all|its|their|his|her|our|my|your|these|this|that|every)[ ]){0,2}"
OF = Pattern(rf"[ \n]of[ ]{DETERMINERS}")
BARE = Pattern(r"[ ](?:(?:the|all|its|their|his|her|our|my|your|these|those|this|that)[ ]){1,2}")  # "half the fleet"
# "of them", "of those counted", "of those who sit the test"
THOSE = Pattern(
    r"""
    [ \n]of[ ] (?P<words>
        (?: them | whom | which | these | us | you )\b
      | those (?: [ ](?:who|that) (?: [ ](?!were|are|was|is|had|have|has|said|will|would)[a-z]+ ){1,4}
                | [ ][a-z]+(?:ed|ing|n)\b (?: [ ](?:last|in|on|for)[ ]\w+ )? )?
    )
    """,
    re.VERBOSE,
)
# A participle belongs to the noun where a finite verb still follows: "refugees resettled in the UK have been women".
PARTICIPLE = Pattern(r"[ ](?P<word>[a-z]+(?:ed|wn|en|ing))\b")
FINITE = Pattern(r"[^.\n;:]{0,80}?[ ](?:is|are|was|were|has|have|had|will|would|can|could|may|might|said|say|do|did)\b")
PLACE = Pattern(
    r"[ ](?P<word>in|on|across|at|around|aboard|among|under|over|with|within|from)[ ]"
    r"(?:(?:the|this|that|its|their|an?)[ ])?"
)
LOOSE = ("from", "with")  # "two thirds of revenue from taxes": not of the noun, unless a participle stands before
WORLD = Pattern(r"[ ](?:worldwide|nationwide|globally)\b")


def read_base(text: str, at: int, bare: bool = False) -> str | None:
    """What a share is a share of, from the words behind it. `bare`: also without "of".

    >>> read_base("39% of individuals interviewed had fled", 3), read_base("9 out of 10 calves.", 11, bare=True)
    ('individuals interviewed', 'calves')
    >>> read_base("80 per cent, it said", 11) is None
    True
    """
    those = THOSE.match(text, at)
    if those:
        counted = read_counted(text, those.end()) if those["words"] in ("those", "these") else None
        return counted.name if counted else str(those["words"])
    start = OF.match(text, at) or (BARE.match(text, at) if bare else None)
    if start is None and not bare:
        return None
    return _phrase(text, start.end() - 1 if start else at, start is not None)


def _phrase(text: str, at: int, singular: bool) -> str | None:
    """A noun phrase with the participle and the place that limit it; `singular`: of any number."""
    end = _noun(text, at, singular)
    if not end:
        return None
    end = joined(text, end)
    of = OF.match(text, end)
    end = (_noun(text, of.end() - 1, True) if of else 0) or end
    participle = PARTICIPLE.match(text, end)
    if participle and (
        participle["word"].endswith("ing") or (participle["word"] not in STOP and FINITE.match(text, participle.end()))
    ):
        end = participle.end()
    else:
        participle = None
    place = PLACE.match(text, end)
    if place and (participle or place["word"] not in LOOSE):
        inner = read_counted(text, place.end() - 1, one=True, deep=False)
        end = inner.end if inner else end
    world = WORLD.match(text, end)
    return text[at : world.end() if world else end].replace("\n", " ").strip(' “"‘')


def _noun(text: str, at: int, singular: bool) -> int:
    counted = read_counted(text, at, deep=False)
    if counted is None and singular:
        counted = read_counted(text, at, one=True, deep=False)
    return counted.end if counted else 0
