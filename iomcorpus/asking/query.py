"""A question: the tree that a query's text means, and the filters beside it.

The grammar: words are ANDed; `"a phrase"`; `OR`; `NOT` and `-word`; parentheses; `prefix*`; `NEAR(a b, 5)`; and fields
with a value, `person:strand`, `figure:>1000`, `role:"chief of mission"`. Operators are capitals, fields are those of
FIELDS, and only where they join or say something. All else is plain text, so that no pasted sentence is an error:
`e-mail` is the phrase *e mail*, as the index has it. This stands on the fast path: nothing is imported that a bare
interpreter has not loaded, and what fields need only where one is asked for.
"""

from __future__ import annotations

from iomcorpus.errors import CorpusError

DEEPEST = 10  # brackets in brackets that still nest: one can be three in FTS5, whose parser gives up near 40
NEAR_WORDS = 10  # how far apart NEAR(a b) lets its members be, as in FTS5
FARTHEST = 1_000_000  # longer than any record; FTS5 counts in 32 bits

# Fields of records and of the facts in them, as they stand before a colon; `asking/fields.py` says what they mean.
OF_RECORDS = ("date", "kind", "source", "title", "byline", "language", "id", "has")
OF_FACTS = ("person", "role", "org", "speaker", "quote", "mentions", "figure", "unit", "of")
FIELDS = (*OF_RECORDS, *OF_FACTS)


class _Node:
    """Equal where class and content are: trees are values."""

    __slots__: tuple[str, ...] = ()

    def _content(self) -> tuple[object, ...]:
        content: list[object] = []
        for name in self.__slots__:
            value = getattr(self, name)
            content.extend(value if isinstance(value, tuple) else (value,))
        return tuple(content)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, _Node) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash((type(self).__name__, *self._content()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._content()))})"


class Word(_Node):
    """One word, in any of its forms."""

    __slots__ = ("word",)

    def __init__(self, word: str) -> None:
        self.word = word


class Phrase(_Node):
    """Words in a row."""

    __slots__ = ("words",)

    def __init__(self, *words: str) -> None:
        self.words = words


class Prefix(_Node):
    """Words in a row, the last of which only begins so."""

    __slots__ = ("words",)

    def __init__(self, *words: str) -> None:
        self.words = words


class Near(_Node):
    """Members in any order, with at most `distance` words between them."""

    __slots__ = ("distance", "members")

    def __init__(self, distance: int, *members: Word | Phrase | Prefix) -> None:
        self.distance = distance
        self.members = members


class InTitle(_Node):
    """What has to stand in the heading."""

    __slots__ = ("inner",)

    def __init__(self, inner: Node) -> None:
        self.inner = inner


class Field(_Node):
    """What a record must be, or one fact in it: a field with its value, read as `asking/fields.py` tells."""

    __slots__ = ("name", "value")

    def __init__(self, name: str, value: Value) -> None:
        self.name = name
        self.value = value


class Fact(_Node):
    """One mention in the record of which all of these fields hold."""

    __slots__ = ("fields",)

    def __init__(self, *fields: Field) -> None:
        self.fields = fields


class And(_Node):
    """All of them."""

    __slots__ = ("parts",)

    def __init__(self, *parts: Node) -> None:
        self.parts = parts


class Or(_Node):
    """Any of them."""

    __slots__ = ("parts",)

    def __init__(self, *parts: Node) -> None:
        self.parts = parts


class Not(_Node):
    """What `wanted` finds and `unwanted` does not."""

    __slots__ = ("wanted", "unwanted")  # noqa: RUF023 (the order in which they are shown)

    def __init__(self, wanted: Node, unwanted: Node) -> None:
        self.wanted = wanted
        self.unwanted = unwanted


Leaf = Word | Phrase | Prefix
Node = Leaf | Near | InTitle | Field | Fact | And | Or | Not
Value = str | tuple[str | int | float | bool | None, ...]


class Filters:
    """What a hit must be besides matching, in which order hits come, and how many.

    Days are `YYYY-MM-DD`, inclusive; a date that is a period matches where it overlaps. `source` is part of a capture's
    name, or a pattern of it where it has `*`, `?` or `[`. `inferred` is `yes`, `no` (without what is dated by
    inference) or `only`. `copies` is `hide` (of each article one record), `show` or `only`. `exact` finds words as they
    are written, not their other forms. `sort` is `rank` (best first) or `date` (newest first). `fields` is a tree of
    fields alone.
    """

    __slots__ = ("after", "before", "copies", "exact", "fields", "inferred", "kind", "limit", "sort", "source")

    def __init__(
        self,
        *,
        after: str | None = None,
        before: str | None = None,
        source: str | None = None,
        kind: str | None = None,
        inferred: str = "yes",
        copies: str = "hide",
        exact: bool = False,
        sort: str = "rank",
        limit: int | None = None,
        fields: Node | None = None,
    ) -> None:
        self.after = after
        self.before = before
        self.source = source
        self.kind = kind
        self.inferred = inferred
        self.copies = copies
        self.exact = exact
        self.sort = sort
        self.limit = limit
        self.fields = fields

    def showing_copies(self) -> Filters:
        """The same, but for copies, which are shown."""
        filters = self._same()
        filters.copies = "show"
        return filters

    def narrowed(self, fields: Node | None) -> Filters:
        """The same, and of records also these fields are asked."""
        if fields is None:
            return self
        filters = self._same()
        filters.fields = fields if self.fields is None else And(self.fields, fields)
        return filters

    def without_fields(self) -> Filters:
        """The same, but for fields."""
        filters = self._same()
        filters.fields = None
        return filters

    def _same(self) -> Filters:
        return Filters(**{name: getattr(self, name) for name in self.__slots__})


def is_pattern(source: str) -> bool:
    """Whether `--source` is a pattern rather than a part of the name."""
    return any(sign in source for sign in "*?[")


def in_word(char: str) -> bool:
    """Whether a character belongs to a word for FTS5's unicode61: a letter, number, private one, or mark over a letter.

    FTS5 reads each word again, so for characters younger than its tables (Unicode 6.1) its own answer holds.
    """
    return char.isalnum() or "\u0300" <= char <= "\u0331" or "\ue000" <= char <= "\uf8ff"


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are written.

    >>> words("O'Brien’s e-mail, AT&T")
    ('O', 'Brien', 's', 'e', 'mail', 'AT', 'T')
    """
    spaced = "".join([char if in_word(char) else " " for char in text])
    return tuple(word for word in spaced.split() if any(map(str.isalnum, word)) or "\ue000" <= word[0] <= "\uf8ff")


def with_copies(number: int, every: int) -> str:
    """What to tell of a number that hides copies; nothing where there are none.

    >>> with_copies(33, 40), with_copies(3, 3)
    ('40 with their copies: --copies show\\n', '')
    """
    return f"{every} with their copies: --copies show\n" if every > number else ""


def did_you_mean(query: str | None) -> str:
    """What to tell where nothing was found; nothing where no query is likely to be meant.

    >>> did_you_mean("trafficking"), did_you_mean(None)
    ('Did you mean: trafficking?\\n', '')
    """
    if query is None:
        return ""
    from iomcorpus.text.safe import for_terminal

    return f"Did you mean: {for_terminal(query)}?\n"


def has_fields(node: Node) -> bool:
    """Whether a tree asks for more than the index knows: its words, in the heading or anywhere."""
    if isinstance(node, And | Or):
        return any(map(has_fields, node.parts))
    if isinstance(node, Not):
        return has_fields(node.wanted) or has_fields(node.unwanted)
    return isinstance(node, Field | Fact)


def parse(text: str) -> Node:
    """The tree of a query.

    >>> parse('traffick* (boat OR "small craft") -Libya')
    Not(And(Prefix('traffick'), Or(Word('boat'), Phrase('small', 'craft'))), Word('Libya'))
    >>> parse("see x:y, and (so on OR")
    And(Word('see'), Phrase('x', 'y'), Word('and'), Word('so'), Word('on'), Word('OR'))
    >>> parse('boat person:strand role:"director general" kind:news')
    And(Word('boat'), Fact(Field('person', 'strand'), Field('role', 'director general')), Field('kind', 'news'))
    """
    tokens = _drop_empty_brackets(_read_tokens(text))
    if not tokens:
        raise CorpusError('The query has nothing to search for: give a word, a number or a "phrase".')
    return _Reader(tokens).alternatives()


# Tokens are nodes, or one of these signs.
OPEN, CLOSE, MINUS = "(", ")", "-"
OPERATORS = ("AND", "OR", "NOT")
LONGEST_FIELD = max(map(len, FIELDS))
NONE: set[int] = set()


def _read_tokens(text: str) -> list[Node | str]:
    brackets = _pairs(text)
    tokens: list[Node | str] = []
    at = 0
    while at < len(text):
        char = text[at]
        near = _read_near(text, at) if char == "N" and _starts(text, at) else None
        name = _field_name(text, at, brackets)
        if near:
            node, at = near
            tokens.append(node)
        elif name:
            field, at = _read_field(text, at, name, brackets)
            tokens.append(field)
        elif char in "()" and at in brackets:
            tokens.append(char)
            at += 1
        elif char == '"' and text.find('"', at + 1) > 0:
            end = text.index('"', at + 1)
            _add(tokens, _leaf(text[at + 1 : end], starred=False))
            at = end + 1
        elif (
            char == "-" and _starts(text, at) and at + 1 < len(text) and (in_word(text[at + 1]) or text[at + 1] in '"(')
        ):
            tokens.append(MINUS)
            at += 1
        elif char.isspace():
            at += 1
        else:
            end = _chunk_end(text, at, brackets)
            chunk = text[at:end]
            _add(tokens, chunk if chunk in OPERATORS else _leaf(chunk, starred=True))
            at = end
    return tokens


def _field_name(text: str, at: int, brackets: set[int]) -> str:
    """The field that is asked for here; nothing where there is none, or nothing behind its colon ("title: a poem")."""
    if not _starts(text, at):
        return ""
    colon = text.find(":", at, at + LONGEST_FIELD + 1)
    name, value = text[at:colon] if colon > 0 else "", text[colon + 1 : colon + 2]
    return name if name in FIELDS and value and not value.isspace() and colon + 1 not in brackets else ""


def _read_field(text: str, at: int, name: str, brackets: set[int]) -> tuple[Node, int]:
    """`name:value` or `name:"a value"` at this place, and where it ends."""
    start = at + len(name) + 1
    closing = text.find('"', start + 1) if text[start] == '"' else -1
    if closing > 0:
        value, end = (start + 1, closing), closing + 1
    else:
        end = start
        while end < len(text) and not text[end].isspace() and end not in brackets:
            end += 1
        value = (start, end)
    leaf = _leaf(text[slice(*value)], starred=True) if name == "title" else None
    if leaf:
        return InTitle(leaf), end
    from iomcorpus.asking.fields import read_in_query

    return read_in_query(name, text, *value), end


def _add(tokens: list[Node | str], token: Node | str | None) -> None:
    """Add what was read; where that was only signs, a minus before it has nothing to refuse and goes too."""
    if token is not None:
        tokens.append(token)
    elif tokens and tokens[-1] == MINUS:
        tokens.pop()


def _starts(text: str, at: int) -> bool:
    """Whether something begins here: after a blank, a bracket or a minus."""
    return at == 0 or text[at - 1].isspace() or text[at - 1] in "(-"


def _pairs(text: str) -> set[int]:
    """Where the brackets stand that group: they begin something and are closed, unlike those in `IOM(UK)` or `:(`."""
    pairs: set[int] = set()
    opened: list[int] = []
    quoted_to = -1
    for at, char in enumerate(text):
        if at <= quoted_to:
            continue
        if char == '"':
            quoted_to = text.find('"', at + 1)
        elif char == "(":
            opened.append(at)
        elif char == ")" and opened:
            start = opened.pop()
            if _starts(text, start) and len(opened) < DEEPEST:
                pairs.update((start, at))
    return pairs


def _chunk_end(text: str, at: int, brackets: set[int]) -> int:
    """Where a run of plain text ends: before a blank, a grouping bracket or a quotation."""
    end = at + 1
    while end < len(text) and not text[end].isspace() and end not in brackets:
        if text[end] == '"' and text.find('"', end + 1) > 0:
            break
        end += 1
    return end


def _leaf(text: str, *, starred: bool) -> Leaf | None:
    """The word or phrase in a piece of plain text; None where it has no letter or number."""
    found = words(text)
    if not found:
        return None
    if starred and _ends_in_star(text):
        return Prefix(*found)
    return Word(found[0]) if len(found) == 1 else Phrase(*found)


def _ends_in_star(text: str) -> bool:
    """Whether the last word is followed by `*`: in `migra*` and `migra*,`, not in `5*3` or `**bold**`."""
    last = max(at for at, char in enumerate(text) if in_word(char))
    return text[last + 1 : last + 2] == "*" and not text.startswith("*")


def _read_near(text: str, at: int) -> tuple[Near, int] | None:
    """`NEAR(a "b c" d*, 5)` at this place and where it ends; None where it is plain text (one member is near none)."""
    if not text.startswith("NEAR(", at):
        return None
    end = text.find(")", at)
    inside = text[at + 5 : end]
    if end < 0 or "(" in inside:
        return None
    before, comma, after = inside.rpartition(",")
    number = after.strip()
    if not (comma and number.isascii() and number.isdigit()):
        before, number = inside, str(NEAR_WORDS)
    members: list[Leaf] = []
    for nth, piece in enumerate(before.split('"')):
        closed = nth < before.count('"') or before.count('"') % 2 == 0
        quoted = nth % 2 == 1 and closed
        for chunk in [piece] if quoted else piece.split():
            member = _leaf(chunk, starred=not quoted)
            if member:
                members.append(member)
    if len(members) < 2:
        return None
    return Near(min(int(number[:9]), FARTHEST), *members), end + 1


def _drop_empty_brackets(tokens: list[Node | str]) -> list[Node | str]:
    """Without `()`, nor a minus before it, so that each sign left has something to act on."""
    kept: list[Node | str] = []
    for token in tokens:
        if token == CLOSE and kept[-1] == OPEN:
            kept.pop()
            if kept and kept[-1] == MINUS:
                kept.pop()
        else:
            kept.append(token)
    return kept


def of_one_mention(parts: list[Node], apart: set[int] = NONE) -> list[Node]:
    """Parts of a group, the fields in it that can be of one mention put together, but for those that stand `apart`.

    A field that is given again begins another mention: two persons, each with the post behind it.
    """
    from iomcorpus.asking.fields import grouped

    together = {at: part for at, part in enumerate(parts) if isinstance(part, Fact) and at not in apart}
    firsts = {id(fact.fields[0]): fact for fact in grouped(together.values())}
    found: list[Node] = []
    for at, part in enumerate(parts):
        fact = firsts.get(id(together[at].fields[0])) if at in together else part
        if fact is not None:  # else it went to an earlier one
            found.append(fact)
    return found


class _Reader:
    """Reads tokens by descent: alternatives of groups of parts."""

    __slots__ = ("at", "tokens")

    def __init__(self, tokens: list[Node | str]) -> None:
        self.tokens = tokens
        self.at = 0

    def peek(self, ahead: int = 0) -> Node | str | None:
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else None

    def alternatives(self) -> Node:
        """Groups joined by OR."""
        parts = [self.group()]
        while self.peek() == "OR":
            self.at += 1
            parts.append(self.group())
        return parts[0] if len(parts) == 1 else Or(*parts)

    def group(self) -> Node:
        """What stands side by side, less what NOT and minus refuse."""
        wanted: list[Node] = []
        unwanted: list[Node] = []
        in_brackets: set[int] = set()
        while self.peek() not in (None, CLOSE):
            if wanted or unwanted:
                if self.peek() == "OR" and self.begins_part(1):
                    break
                if self.peek() == "AND" and self.begins_part(1):
                    self.at += 1
            refused = self.peek() == MINUS or (self.peek() == "NOT" and self.peek(1) not in (None, CLOSE, *OPERATORS))
            self.at += refused
            if self.peek() == OPEN and not refused:
                in_brackets.add(len(wanted))
            (unwanted if refused else wanted).append(self.part())
        if not wanted:
            raise CorpusError("The query only says what to leave out: add a word that is wanted, as in: boat NOT ferry")
        if any(isinstance(part, Fact) for part in wanted):
            wanted = of_one_mention(wanted, in_brackets)
        found = wanted[0] if len(wanted) == 1 else And(*wanted)
        if not unwanted:
            return found
        return Not(found, unwanted[0] if len(unwanted) == 1 else Or(*unwanted))

    def begins_part(self, ahead: int) -> bool:
        """Whether an operator has something to join there; of two in a row the second is one (`AND NOT` is fine)."""
        if self.peek(ahead) == "NOT":
            ahead += 1
        return self.peek(ahead) not in (None, CLOSE, *OPERATORS)

    def part(self) -> Node:
        """A leaf, a bracketed query, or an operator that joins nothing: then it is a word."""
        token = self.tokens[self.at]
        self.at += 1
        if not isinstance(token, str):
            return token
        if token != OPEN:
            return Word(token)
        inside = self.alternatives()
        self.at += 1
        return inside
