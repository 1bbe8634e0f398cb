"""Stems of English words, as SQLite's FTS5 makes them: the classic algorithm of Porter (1980), on the bytes of a word.

A stem is what the forms of a word share: *trafficked* and *trafficking* both become `traffick`. FTS5 takes words of 3
to 64 bytes and leaves others as they are; so do we, since a scan must find what the store finds.
"""

from __future__ import annotations

from itertools import pairwise

from iomcorpus.asking.query import And, InTitle, Near, Node, Not, Or, Phrase, Prefix, Word

SHORTEST, LONGEST = 3, 64  # bytes

# Of each list the first ending that fits is taken, or refused where its condition fails: so longer ones stand first.
# Condition: more than 0 vowel-consonant sequences before it.
STEP_2 = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"),
    ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"),
    ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
    ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
)  # fmt: skip
STEP_3 = (
    ("ical", "ic"), ("ness", ""), ("icate", "ic"), ("iciti", "ic"), ("ful", ""), ("ative", ""), ("alize", "al"),
)  # fmt: skip
# More than 1. `ion` is taken after s or t only.
STEP_4 = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate",
    "iti", "ous", "ive", "ize",
)  # fmt: skip

# Endings as they stand in texts, alone and in a row (-ization-s): what may follow the beginning of a word.
ENDINGS = tuple(
    ending + plural
    for ending in (
        "ed", "eed", "ing", "ings", "y", "ies", "e", "ational", "tional", "ency", "ancy", "izer", "logy", "bly",
        "ally", "ently", "ely", "ously", "ization", "ation", "ator", "alism", "iveness", "fulness", "ousness",
        "ality", "ivity", "bility", "ical", "ness", "icate", "icity", "ful", "ative", "alize", "al", "ance", "ence",
        "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "ity", "ous", "ive",
        "ize", "ated", "ating", "ized", "izing", "ication", "alization", "fully", "lessly", "ically", "ibility",
        "ability", "ingly", "edly", "eness", "atory",
    )
    for plural in ("", "s")
)  # fmt: skip


def stem(word: str) -> str:
    """The stem of a folded word.

    >>> [stem(word) for word in ("trafficked", "policies", "relational", "hopping", "sky", "du")]
    ['traffick', 'polici', 'relat', 'hop', 'sky', 'du']
    """
    if word.isascii():
        return _stem(word) if SHORTEST <= len(word) <= LONGEST else word
    encoded = word.encode("utf-8", "surrogatepass").decode("latin-1")
    stemmed = _stem(encoded) if SHORTEST <= len(encoded) <= LONGEST else encoded
    return stemmed.encode("latin-1").decode("utf-8", "replace")


def _stem(word: str) -> str:
    if word.endswith("s"):
        word = _without_plural(word)
    word = _without_past(word)
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    word = _replaced(word, STEP_2)
    word = _replaced(word, STEP_3)
    for ending in STEP_4:
        if len(word) > len(ending) and word.endswith(ending):
            rest = word[: -len(ending)]
            if _measure(rest) > 1 and (ending != "ion" or rest.endswith(("s", "t"))):
                word = rest
            break
    if word.endswith("e"):
        rest = word[:-1]
        sequences = _measure(rest)
        if sequences > 1 or (sequences == 1 and not _ends_like_hop(rest)):
            word = rest
    if word.endswith("ll") and _measure(word[:-1]) > 1:
        word = word[:-1]
    return word


def _without_plural(word: str) -> str:
    if word.endswith("ss"):
        return word
    if (word.endswith("sses") and len(word) > 4) or (word.endswith("ies") and len(word) > 3):
        return word[:-2]
    return word[:-1]


def _without_past(word: str) -> str:
    """Without -ed or -ing, and mended: hopp(ing) is hop, fil(ing) is file."""
    if word.endswith("eed") and len(word) > 3:
        return word[:-1] if _measure(word[:-3]) else word
    for ending in ("ed", "ing"):
        if len(word) > len(ending) and word.endswith(ending):
            break
    else:
        return word
    rest = word[: -len(ending)]
    if not _has_vowel(rest):
        return word
    if len(rest) > 2 and rest.endswith(("at", "bl", "iz")):
        return rest + "e"
    if len(rest) > 1 and rest[-1] == rest[-2] and rest[-1] not in "aeioulsz":
        return rest[:-1]
    return rest + "e" if _measure(rest) == 1 and _ends_like_hop(rest) else rest


def _replaced(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    for ending, other in rules:
        if len(word) > len(ending) and word.endswith(ending):
            rest = word[: -len(ending)]
            return rest + other if _measure(rest) else word
    return word


def _consonants(word: str) -> list[bool]:
    """Of each letter whether it is a consonant; y is one at the beginning and after a vowel."""
    kinds: list[bool] = []
    consonant = False
    for letter in word:
        consonant = not (letter in "aeiou" or (letter == "y" and consonant))
        kinds.append(consonant)
    return kinds


def _measure(word: str) -> int:
    """How often a vowel is followed by a consonant."""
    kinds = _consonants(word)
    return sum(1 for before, after in pairwise(kinds) if after and not before)


def _has_vowel(word: str) -> bool:
    return any(letter in "aeiou" or (letter == "y" and at > 0) for at, letter in enumerate(word))


def _ends_like_hop(word: str) -> bool:
    """Consonant, vowel, consonant, where the last is not w, x or y."""
    return word[-1:] not in ("w", "x", "y") and _consonants(word)[-3:] == [True, False, True]


def expand(node: Node) -> Node:
    """The tree with each `prefix*` as what finds it among stems.

    The index knows stems only, and FTS5 stems a prefix like a word: by itself `news*` would look for `new*`, and
    `migrati*` for no stem at all, since *migration* stands there as `migrat`. So a prefix becomes the prefix of stems
    that is wanted, or any word that begins so and whose stem is shorter.

    >>> expand(Prefix("migrati"))
    Or(Prefix('migrati'), Word('migrating'), Word('migrativeness'))
    >>> expand(Prefix("news"))  # the stem of `newse` is `news`
    Or(Prefix('newse'), Word('news'))
    """
    if isinstance(node, Prefix):
        *before, last = node.words
        kept = Prefix(*before, _unstemmed(last))
        return kept if before else _any_of((kept, *map(Word, _shortened(last))))
    if isinstance(node, Near):  # members of NEAR cannot be alternatives
        return Near(node.distance, *map(_expand_member, node.members))
    if isinstance(node, And):
        return And(*map(expand, node.parts))
    if isinstance(node, Or):
        return Or(*map(expand, node.parts))
    if isinstance(node, Not):
        return Not(expand(node.wanted), expand(node.unwanted))
    return InTitle(expand(node.inner)) if isinstance(node, InTitle) else node


def _expand_member(member: Word | Phrase | Prefix) -> Word | Phrase | Prefix:
    """A member of NEAR: of a prefix only the one for stems."""
    return Prefix(*member.words[:-1], _unstemmed(member.words[-1])) if isinstance(member, Prefix) else member


def _any_of(parts: tuple[Node, ...]) -> Node:
    return parts[0] if len(parts) == 1 else Or(*parts)


def _unstemmed(prefix: str) -> str:
    """What FTS5's stemmer makes this very prefix of; where there is nothing the prefix, of which it makes a shorter."""
    wanted = prefix.lower()
    for added in ("", "e", "ful"):
        if stem(wanted + added) == wanted:
            return prefix + added
    return prefix


def _shortened(prefix: str) -> list[str]:
    """Words that begin so, one for each stem that does not: *migration* for `migrati`."""
    begun = prefix.lower()
    found: dict[str, str] = {}
    completions = ["", "ing"] if begun[-1:] == begun[-2:-1] else [""]  # *spotting* becomes `spot`
    for ending in ENDINGS:
        completions.extend(ending[length:] for length in range(1, len(ending)) if begun.endswith(ending[:length]))
    for completion in completions:
        stemmed = stem(begun + completion)
        if not stemmed.startswith(begun):
            found.setdefault(stemmed, prefix + completion)
    return list(found.values())
