"""Every field of everything that is printed: its type and unit, what it means, an example. The one source of them.

Lists of fields, `iomcorpus schema`, JSON Schemas, the columns of Parquet files and what Datasette shows come from here.
It is imported wherever rows are printed, so it holds plain values only.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

JsonSchema = dict[str, Any]


class Field(NamedTuple):
    """A field of a row."""

    name: str
    type: str  # one of TYPES
    meaning: str
    example: Any  # of what has parts they tell it
    unit: str = ""  # what it is counted in, or written as
    nullable: bool = False
    optional: bool = False  # rows that it does not apply to lack it
    parts: tuple[Field, ...] = ()  # of an object, or of the objects in a list


class Output(NamedTuple):
    """Rows of one kind."""

    meaning: str  # what a row is
    printed_by: tuple[str, ...]  # command lines
    fields: tuple[Field, ...]
    more: Mapping[str, tuple[Field, ...]] = MappingProxyType({})  # what rows have besides, by their `type`


# Each type as JSON Schema has it.
TYPES: dict[str, JsonSchema] = {
    "text": {"type": "string"},
    "id": {"type": "string"},
    "date": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "text or number": {"type": ["string", "number"]},
    "yes or no": {"type": "boolean"},
    "texts": {"type": "array", "items": {"type": "string"}},
    "integers": {"type": "array", "items": {"type": "integer"}},
    "numbers": {"type": "array", "items": {"type": "number"}},
    "spans": {
        "type": "array",
        "items": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
    },
    "pairs": {"type": "array", "items": {"type": "array", "minItems": 2, "maxItems": 2}},
    "text or texts": {"type": ["string", "array"], "items": {"type": "string"}},
    "object": {"type": "object"},
    "objects": {"type": "array", "items": {"type": "object"}},
    "objects by name": {"type": "object", "additionalProperties": {"type": "object"}},
    "numbers by name": {"type": "object", "additionalProperties": {"type": "integer"}},
    "texts by name": {"type": "object", "additionalProperties": {"type": "string"}},
}
LINE, COLUMN, BYTE = "1-based line", "0-based character", "0-based byte"
EDTF, SHARE = "EDTF", "0 to 1"

# Fields that rows of several kinds have.
ID = Field("id", "id", "The record: 8 characters from its text, 4 from its capture's name.", "ha3zvvsvmyal")
SOURCE = Field("source", "text", "The capture's path as given.", "data/agency-datelines.txt", nullable=True)
FIRST_LINE = Field("first_line", "integer", "The first line in the capture.", 9, LINE)
LAST_LINE = Field("last_line", "integer", "The last one; it belongs to it.", 27, LINE)
START_BYTE = Field("start_byte", "integer", "Where it begins in the raw file.", 162, BYTE)
END_BYTE = Field("end_byte", "integer", "Where what follows begins.", 1815, BYTE)
TITLE = Field(
    "title", "text", "The heading, where the capture has one.", "Come and argue about the flood wall", nullable=True
)
LEAD = Field("lead", "text", "The first sentence of the body.", "Should the new wall be of stone?", nullable=True)
DATE = Field("date", "date", "The first of published, filled and inferred that there is.", "2019-03-11", EDTF, True)
DATE_FROM = Field("date_from", "text", "Which of them: published, filled or inferred.", "published", nullable=True)
URL = Field("url", "text", "The page's address, from a sidecar.", "https://example.org/a", nullable=True)
RETRIEVED = Field("retrieved", "date", "When the page was saved, from a sidecar.", "2019-03-12", EDTF, nullable=True)

SPAN = (
    Field("line", "integer", "The line in the capture.", 11, LINE),
    Field("start", "integer", "Where it begins in the raw line.", 9, COLUMN),
    Field("end", "integer", "Where it ends, exclusive.", 19, COLUMN),
)
SURFACE = Field("surface", "text", "The raw characters there.", "4 May 2018")
EVIDENCE_PARTS = (*SPAN, Field("why", "text", "Why it counts.", "dateline"))
INFERRED = Field("inferred", "date", "The date that follows from text and order.", "2018-05-03/2018-05-04", EDTF, True)
EVIDENCE = Field("evidence", "objects", "What published and inferred rest on.", None, parts=EVIDENCE_PARTS)
CUES = Field("cues", "pairs", "Name and weight of each cue that spoke for or against it.", [["date line", 6.0]])
BORDER_PARTS = (
    Field("line", "integer", "Where the record begins.", 9, LINE),
    Field("sure", "number", "How sure the border is.", 0.98, SHARE),
)

RECORD = (
    ID,
    SOURCE,
    FIRST_LINE,
    LAST_LINE,
    START_BYTE,
    END_BYTE,
    Field("skip", "integers", "Lines inside that are furniture all the same.", [167], LINE),
    Field("published", "date", "The date that the capture states for it.", "2019-03-11", EDTF, nullable=True),
    Field("updated", "date", "When it was changed, where the capture states that.", "2019-03-12", EDTF, nullable=True),
    INFERRED,
    EVIDENCE,
    Field("kind", "text", "news, opinion, statement, event or page.", "event"),
    TITLE,
    LEAD,
    Field("byline", "text", "The author's name.", "Wanjiru Kamotho", nullable=True),
    Field("language", "text", "Of the text; und where too little text tells.", "en", "ISO 639-1 or BCP 47"),
    Field(
        "text", "text", "The lines as decoded, joined by newlines: the k-th is raw line first_line + k - 1.", "11 March"
    ),
    Field(
        "clean", "text", "The text for reading and searching: repaired, without furniture and date line.", "Come and"
    ),
    Field("body_line", "integer", "Where the body begins, after heading, date line and byline.", 13, LINE),
    URL,
    RETRIEVED,
)
BORDER = Field(
    "border",
    "object",
    "Why it begins where it does.",
    None,
    parts=(*BORDER_PARTS, CUES),
)
TAKEN_PARTS = (
    Field("value", "text or texts", "What was taken.", "2019-03-05"),
    Field("id", "id", "The copy that it was taken from.", "ghmiwbase2q6"),
    Field("source", "text", "Its capture.", "data/month-dated.txt", nullable=True),
    Field("line", "integer", "Where it stands there.", 130, LINE),
)
FILLED = Field(
    "filled", "objects by name", "What it takes from its copies, by field (published, title, emails ...).", None,
    parts=TAKEN_PARTS,
)  # fmt: skip

HIT = (
    ID,
    SOURCE,
    FIRST_LINE,
    LAST_LINE,
    DATE,
    DATE_FROM,
    TITLE,
    LEAD,
    Field("score", "number", "How well it matches: higher is better.", 5.542126),
    Field("snippet", "text", "The stretch that matches best, plain text.", "Three options go on show…"),
    Field("marks", "spans", "Where the words stand in it.", [[25, 30]], COLUMN),
    Field("copies", "integer", "How many copies are hidden behind it.", 0),
    URL,
    RETRIEVED,
)
FURNITURE = (
    SOURCE,
    FIRST_LINE,
    LAST_LINE,
    START_BYTE,
    END_BYTE,
    Field("reason", "text", "Why the lines are in no record: menu, blank, separator ...", "menu"),
    Field("text", "text", "The lines as decoded.", "Menu\nHome\nBlog"),
)
PROFILE = (
    SOURCE,
    Field("learned", "text", "What was learned of the capture.", "date line"),
    Field("value", "text", "How it is, where a word tells that.", "dmy"),
    Field("count", "integer", "How often it was seen.", 12, nullable=True),
    Field("line", "integer", "The line of the example.", 12, LINE, nullable=True),
    Field("example", "text", "A line that shows it.", "2019-03-14 | News | by Staff", nullable=True),
)
COPY = (
    Field("cluster", "id", "Records of one article share it: the smallest id of them.", "ghmiwbase2q6", nullable=True),
    ID,
    SOURCE,
    FIRST_LINE,
    Field("relation", "text", "What it is to the kept one: exact, near ...; else kept, composite, single.", "near"),
    Field("similarity", "number", "Five-word runs of the shorter one that the other has too.", 0.99, SHARE),
    Field("keep", "yes or no", "True for one record a cluster.", False),
    FILLED,
    Field("was", "id", "What the cluster was called before.", "k3h2vvsvmyal", nullable=True),
)  # fmt: skip
PAIR = (
    Field("a", "id", "A record.", "ghmiwbase2q6"),
    Field("b", "id", "Another.", "vz27bapumy4p"),
    Field("relation", "text", "What a is to b; composite and template too.", "near"),
    Field("similarity", "number", "Five-word runs of the shorter one that the other has too.", 0.99, SHARE),
    Field("joined", "yes or no", "Whether both are one article.", True),
)
PERIOD = (
    Field("first", "date", "First day.", "2012-03-05", "day", True),
    Field("last", "date", "Last day.", "2012-04-30", "day", True),
    Field("first_from", "text", "What the date of its record is: date_from.", "published", nullable=True),
    Field("last_from", "text", "The same of the last day.", "inferred", nullable=True),
)
CAPTURE = (
    Field("name", "text", "Its path from the store's folder.", "data/month-dated.txt"),
    SOURCE,
    Field("records", "integer", "How many it has.", 8),
    Field("new", "integer", "How many of them no capture before it has, by name.", 5),
    Field("only_here", "integer", "How many of them no other capture has.", 5),
    Field(
        "also_in",
        "numbers by name",
        "How many are in which other captures too, but for articles that over 100 of them hold.",
        {"data/year-stripped.txt": 3},
    ),
    Field("kept_copies", "integer", "How many are the kept one of their copies.", 3),
    Field("dates_given", "integer", "Dates that copies elsewhere take from it.", 3),
    Field("addresses_given", "integer", "E-mail addresses that copies elsewhere take from it.", 3),
    *PERIOD,
    URL,
    RETRIEVED,
    Field("language", "text", "From a sidecar.", "en", "BCP 47", nullable=True),
)

# Mentions
MENTION_HEAD = (
    Field("type", "text", "date, person, figure, quote, contact or organisation.", "figure"),
    ID,
    SOURCE,
    *SPAN,
    SURFACE,
    Field("rule", "text", "The rule that found it.", "count"),
    Field("confidence", "number", "How sure that is.", 0.95, SHARE),
)
PERSON_ID = Field("person_id", "id", "One a person of the corpus.", "wanjiru-kamotho", nullable=True)
ROLE = Field("role", "text", "The post, as written there.", "Chief of Mission", nullable=True)
ORG = Field("org", "text", "The organisation, as written there.", "Harbour Trust", nullable=True)
MENTION_FIELDS = {
    "date": (
        Field("value", "date", "What it means; null where the text does not settle it.", "2018-05-04", EDTF, True),
        Field("kind", "text", "published where the record states its own date, else mention.", "mention"),
        Field("relative", "yes or no", "Whether the value needs the record's date.", False),
        Field("doubt", "text", "What in the text contradicts it.", "5 May 2015 is a Tuesday", optional=True),
    ),
    "person": (
        Field("person", "text", "The fullest form of the name.", "Wanjiru Kamotho", nullable=True),
        PERSON_ID,
        ROLE,
        ORG,
    ),
    "figure": (
        Field("value", "number", "How many or how much.", 4000, nullable=True, optional=True),
        Field("low", "number", "The lower bound of a range.", 5, optional=True),
        Field("high", "number", "The upper bound.", 10, optional=True),
        Field("ratio", "numbers", "So many in so many.", [1, 7], optional=True),
        Field("unit", "text", "What is counted; ISO 4217 codes for money.", "families", nullable=True),
        Field("of", "text", "What a share is a share of.", "those asked", nullable=True),
        Field("approx", "text", "How it is qualified, as written.", "nearly", nullable=True),
    ),
    "quote": (
        Field("speaker", "text", "Who said it, in the fullest form of the name.", "Mercy Achieng", nullable=True),
        PERSON_ID,
        ROLE,
        ORG,
        Field("indirect", "yes or no", "Whether it is told, not quoted.", False),
    ),
    "contact": (
        Field("name", "text", "Whom to ask.", "Yusuf Sidibé", nullable=True),
        PERSON_ID,
        ORG,
        Field("phones", "texts", "Telephone numbers as written.", ["01632 960 418"]),
        Field("emails", "texts", "E-mail addresses in usable form.", ["ysidibe@lanyard.example"]),
    ),
    "organisation": (Field("organisation", "text", "The full form in the record, else as written.", "Harbour Trust"),),
}  # fmt: skip
LISTED = (
    DATE,
    DATE_FROM,
    Field("context", "text", "The stretch of the line around it.", "some 4,000 families into"),
    Field("marks", "spans", "Where it stands in the context.", [[5, 10]], COLUMN),
)
ALL_COPIES = Field("with_copies", "integer", "The same with all copies.", 5)
HELD_PARTS = (ROLE, ORG, *PERIOD, Field("records", "integer", "How many records say so.", 3))
PERSON_COUNTS = (
    PERSON_ID._replace(nullable=False),
    Field("person", "text", "The fullest form of the name.", "Winifred Dacre"),
    Field("mentions", "integer", "How often named.", 4),
    ALL_COPIES,
    Field("records", "integer", "In how many records.", 4),
    Field("records_with_copies", "integer", "The same with all copies.", 5),
    *PERIOD,
    Field("roles", "texts", "Posts as written, most often first.", ["Cllr"]),
)
HELD = Field("held", "objects", "Posts over time, as records say so.", None, parts=HELD_PARTS)
PERSON = (
    *PERSON_COUNTS,
    Field("orgs", "texts", "Organisations as written, most often first.", []),
    HELD,
)
PERSON_PAIR = (
    Field("a", "text", "A person.", "Winifred Dacre"),
    Field("b", "text", "Another whom the same records name.", "Duncan Routledge"),
    Field("a_id", "id", "The person_id of a.", "winifred-dacre"),
    Field("b_id", "id", "That of b.", "duncan-routledge"),
    Field("records", "integer", "How many records name both.", 2),
    ALL_COPIES,
    *PERIOD,
)
PLACE_PARTS = (ID, SOURCE, *SPAN, SURFACE, DATE, DATE_FROM)
LEDGER = (
    Field("thing", "text", "What the figure is about: the head of what is counted.", "families", nullable=True),
    Field("unit", "text", "What is counted, in the usual words.", "displaced families", nullable=True),
    Field("value", "number", "How many or how much.", 4000, nullable=True),
    Field("low", "number", "The lower bound of a range.", 5, nullable=True),
    Field("high", "number", "The upper bound.", 10, nullable=True),
    Field("ratio", "numbers", "So many in so many.", [1, 7], nullable=True),
    Field("of", "text", "What a share is a share of.", "those asked", nullable=True),
    Field("approx", "texts", "How it is qualified, most often first.", ["some", "over"]),
    SURFACE,
    Field("times", "integer", "How often it is said.", 3),
    ALL_COPIES,
    Field("records", "integer", "In how many records.", 3),
    *PERIOD,
    Field(
        "differs",
        "objects",
        "Near figures in the same words, in the same record or under the same date.",
        None,
        parts=(
            Field("value", "number", "How many or how much.", 4200, nullable=True),
            Field("low", "number", "The lower bound of a range.", 5, nullable=True),
            Field("high", "number", "The upper bound.", 10, nullable=True),
            Field("approx", "text", "How it is qualified there.", "nearly", nullable=True),
            Field("where", "text", "same record or same date.", "same date"),
            ID,
            SOURCE,
            SPAN[0],
        ),
    ),
    Field(
        "places",
        "objects",
        "All that say it, by date.",
        None,
        parts=(*PLACE_PARTS, Field("approx", "text", "How it is qualified there.", "nearly", nullable=True)),
    ),
    *LISTED[2:],
)
SPEAKER = (
    Field("speaker", "text", "Who is quoted, in the fullest form of the name.", "Mercy Achieng", nullable=True),
    PERSON_ID,
    ROLE,
    ORG,
    Field("quotes", "integer", "How often quoted.", 4),
    ALL_COPIES,
    Field("indirect", "integer", "How many of them are told, not quoted.", 1),
    Field("records", "integer", "In how many records.", 3),
    *PERIOD,
    Field(
        "said",
        "objects",
        "Each quote, the newest first.",
        None,
        parts=(*PLACE_PARTS, Field("indirect", "yes or no", "Whether it is told, not quoted.", False)),
    ),
)
CONTACT_ONCE = (
    Field("name", "text", "Whom to ask.", "Yusuf Sidibé", nullable=True),
    PERSON_ID,
    ORG,
    Field("names", "texts", "All forms of the name, the usual first.", ["Yusuf Sidibé", "Yusuf"]),
    Field("orgs", "texts", "All organisations, the usual first.", []),
    Field("phones", "texts", "Telephone numbers, each once.", ["01632 960 418"]),
    Field("emails", "texts", "E-mail addresses, each once.", ["ysidibe@lanyard.example"]),
    Field("mentions", "integer", "How often given.", 2),
    ALL_COPIES,
    Field("records", "integer", "In how many records.", 2),
    *PERIOD,
    Field("places", "objects", "Where it is given, by place.", None, parts=PLACE_PARTS),
)
PERSON_PAGE = (
    *PERSON_COUNTS,
    HELD,
    Field(
        "names",
        "objects",
        "How texts name the person, the usual form first.",
        None,
        parts=(
            Field("name", "text", "A form of the name.", "Cllr Dacre"),
            Field("mentions", "integer", "How often it is used.", 3),
            ALL_COPIES,
        ),
    ),
    Field(
        "orgs",
        "objects",
        "Organisations, those in most records first.",
        None,
        parts=(ORG._replace(nullable=False), Field("records", "integer", "How many say so.", 2), *PERIOD),
    ),
    Field(
        "beside",
        "objects",
        "Whom the same records name, most often first.",
        None,
        parts=(
            Field("person", "text", "The other person.", "Duncan Routledge"),
            PERSON_ID._replace(nullable=False),
            Field("records", "integer", "How many records name both.", 2),
            ALL_COPIES,
            *PERIOD,
        ),
    ),
    Field("contacts", "objects", "How to reach the person.", None, parts=CONTACT_ONCE),
    Field(
        "said_of",
        "objects",
        "Each mention, the newest first.",
        None,
        parts=(*MENTION_HEAD, *MENTION_FIELDS["person"], *LISTED),
    ),
    Field(
        "quotes",
        "objects",
        "Each quote, the newest first.",
        None,
        parts=(*MENTION_HEAD, *MENTION_FIELDS["quote"], *LISTED),
    ),
)

# Words
KWIC = (
    ID,
    SOURCE,
    *SPAN,
    Field("left", "text", "The text before it; left, hit and right joined are the text.", "workers say "),
    Field("hit", "text", "The words that were asked for, repaired.", "flood walls"),
    Field("right", "text", "The text behind it.", " are not enough."),
    DATE,
    DATE_FROM,
)
WORD = Field("word", "text", "The word without capitals and accents.", "flood")
IN_COPIES = Field("with_copies", "integer", "The same with all copies.", 31)
WORDS = (
    WORD,
    Field("count", "integer", "How often it stands in the texts.", 29),
    Field("per_million", "number", "How often in a million words.", 1208.3),
    Field("records", "integer", "In how many records.", 11),
    IN_COPIES,
)
COLLOCATES = (
    WORD,
    Field("near", "integer", "How often it stands near the hits.", 9),
    Field("total", "integer", "How often in all, outside of hits.", 12),
    Field("expected", "number", "How often it would stand near them by chance.", 0.31),
    Field("log_likelihood", "number", "How sure it is that this is no chance.", 48.2, "G2"),
    Field("mi", "number", "How many times as often as expected: 3 is eight times.", 4.86, "log2"),
    Field("logdice", "number", "How exclusively both go together; 14 is the most.", 11.4),
    Field("records", "integer", "In how many records near hits.", 5),
    IN_COPIES,
)
KEYWORDS = (
    WORD,
    Field("direction", "text", "over where it is more frequent here, else under.", "over"),
    Field("count", "integer", "How often it stands here.", 29),
    Field("against", "integer", "How often in the texts beside.", 3),
    Field("per_million", "number", "How often in a million words here.", 3208.3),
    Field("against_per_million", "number", "How often in a million words beside.", 118.9),
    Field("log_likelihood", "number", "How sure it is that this is no chance.", 88.4, "G2"),
    Field("log_ratio", "number", "How many times as frequent: 1 is twice, -1 half.", 4.75, "log2"),
    Field("percent_diff", "number", "How much more frequent; null where it is not there beside.", 2598.3, "%", True),
    Field("records", "integer", "In how many records here.", 11),
    Field("against_records", "integer", "In how many beside.", 2),
    IN_COPIES,
    Field("against_with_copies", "integer", "How often beside, with all copies.", 3),
)

# What one record, or two of them, are asked about
SHOWN = (
    *RECORD,
    Field("name", "text", "Its capture's path from the store's folder.", "data/month-dated.txt"),
    BORDER,
    FILLED._replace(nullable=True),
    DATE,
    DATE_FROM,
)
CUE_PARTS = (
    Field("name", "text", "The cue, as --without knows it.", "date line"),
    Field("weight", "number", "Above 0 it speaks for a border.", 6.0),
    Field("why", "text", "Why it does.", "a list of news sets a date over each item"),
)
SIDE_PARTS = (*BORDER_PARTS, Field("cues", "objects", "What spoke for and against it.", None, parts=CUE_PARTS))
HEAD = (ID, SOURCE, FIRST_LINE, LAST_LINE, TITLE, LEAD, DATE, DATE_FROM)
REASONED = EVIDENCE._replace(parts=(*EVIDENCE_PARTS, SURFACE))
REASON = (
    *HEAD,
    Field("opened", "object", "The border that it begins with.", None, parts=SIDE_PARTS),
    Field("closed", "object", "That of what follows; null at the end.", None, nullable=True, parts=SIDE_PARTS),
    Field(
        "dated_by",
        "object",
        "The copy that a filled date is from; null where the date is its own.",
        None,
        nullable=True,
        parts=(ID, SOURCE, REASONED),
    ),
    INFERRED,
    REASONED,
)
PLACED = (*SPAN, SURFACE)
SHARED_PARTS = (
    Field("words", "integer", "How long it is.", 395, "words"),
    *(
        Field(f"{side}_{which}_line", "integer", f"Its {which} line in {side}.", line, LINE)
        for side, first in (("a", 132), ("b", 195))
        for which, line in (("first", first), ("last", first + 20))
    ),
    Field("moved", "yes or no", "Whether it stands elsewhere in the order.", False),
    Field("text", "text", "As a has it.", "Nearly 1,900 people are"),
)
COMPARISON = (
    Field("a", "object", "A record.", None, parts=HEAD),
    Field("b", "object", "Another.", None, parts=HEAD),
    Field("relation", "text", "What a is to b.", "near"),
    Field("reason", "text", "What decided.", "light edits of one text"),
    Field("similarity", "number", "Five-word runs of the shorter one that the other has too.", 0.99, SHARE),
    Field("covered", "numbers", "How much of a and of b the other has too.", [0.9854, 1.0], SHARE),
    Field("spread", "number", "Over how much of the shorter one that is spread.", 1.0, SHARE),
    Field("numbers", "number", "How many numbers in the same places agree.", 1.0, SHARE),
    Field("names", "number", "How many names in the same places agree.", 1.0, SHARE),
    Field("shared", "objects", "Passages that both have.", None, parts=SHARED_PARTS),
    Field(
        "differing", "objects", "Where they differ.", None,
        parts=(
            Field("a", "objects", "What only a has there.", None, parts=PLACED),
            Field("b", "objects", "What only b has there.", None, parts=PLACED),
        ),
    ),
    Field(
        "facts", "objects", "Dates and figures in the same places.", None,
        parts=(
            Field("kind", "text", "date, figure or person.", "date"),
            Field("says", "text", "agree, contradict, only a or only b.", "agree"),
            Field("a", "object", "Where it stands in a.", None, nullable=True, parts=PLACED),
            Field("b", "object", "Where it stands in b.", None, nullable=True, parts=PLACED),
        ),
    ),
)  # fmt: skip
DIFF = (
    Field("op", "text", "equal, delete (only a has it) or insert (only b).", "delete"),
    *(
        Field(f"{side}_{name}", "integer", f"{meaning} in {side}.", example, unit, nullable=True)
        for side in "ab"
        for name, meaning, example, unit in (
            ("line", "The line", 130, LINE),
            ("start", "Where it begins", 0, COLUMN),
            ("end", "Where it ends, exclusive,", 8, COLUMN),
        )
    ),
    Field("text", "text", "The words; where they are equal, as a has them.", "05/03/19"),
)

# Counts
COUNT = Field("count", "integer", "How many, each article counted once.", 12)
EVERY = Field("with_copies", "integer", "The same with all copies.", 14)
VALUE = Field("value", "text", "The value.", "news")
TIMELINE = (
    Field("period", "date", "A day, month, quarter (2017-Q2), year or decade (201X).", "2017-05", EDTF),
    Field("first", "date", "Its first day.", "2017-05-01", "day"),
    Field("last", "date", "Its last day.", "2017-05-31", "day"),
    COUNT,
    Field("inferred", "integer", "How many of these are dated by inference.", 3),
    EVERY,
    Field("spanning", "integer", "How many more may be of it: their dates cover other periods as well.", 2),
)
FACET = (
    VALUE,
    COUNT,
    EVERY,
    Field("mentions", "integer", "In how many mentions, for fields of mentions.", 31, optional=True),
    PERSON_ID._replace(nullable=False, optional=True),
)
VALUES = (VALUE, COUNT, EVERY)
LENGTH_PARTS = (
    ID,
    SOURCE,
    FIRST_LINE,
    LAST_LINE,
    TITLE,
    LEAD,
    Field("words", "integer", "How long it is.", 1204, "words"),
)
STATS = (
    Field("captures", "integer", "How many captures the records are of.", 12),
    Field("records", "integer", "How many records, each article counted once.", 140),
    EVERY,
    Field("words", "integer", "How long they are together, each article counted once.", 24310, "words"),
    Field("words_with_copies", "integer", "The same with all copies.", 25120, "words"),
    Field("median_words", "integer", "Half of the records are no longer.", 141, "words", nullable=True),
    Field("shortest", "object", "The shortest of them.", None, nullable=True, parts=LENGTH_PARTS),
    Field("longest", "object", "The longest.", None, nullable=True, parts=LENGTH_PARTS),
    Field("first_day", "date", "The first day that a date covers.", "2007-04-03", "day", nullable=True),
    Field("last_day", "date", "The last one.", "2025-05-08", "day", nullable=True),
    Field(
        "dates", "objects", "Records by where their date is from: published, filled, inferred, or undated.", None,
        parts=(*VALUES, Field("share", "number", "Of the records.", 0.74, SHARE, nullable=True)),
    ),
    Field("kinds", "objects", "Records by kind.", None, parts=VALUES),
    Field("languages", "objects", "Records by language.", None, parts=VALUES),
    Field(
        "copies", "objects", "Copies by what they are to the kept record; null where they are not known.", None,
        nullable=True, parts=(VALUE, Field("count", "integer", "How many.", 3)),
    ),
    Field("facts", "objects", "Mentions by type; null where they are not known.", None, nullable=True, parts=VALUES),
    Field("people", "integer", "How many persons are named; null where they are not known.", 231, nullable=True),
)  # fmt: skip

# About the store and the program
ACTION = (
    Field("name", "text", "The capture's path from the store's folder.", "data/month-dated.txt"),
    Field("action", "text", "new, changed, described anew, unchanged, decided again or gone.", "new"),
)
PAGE = (
    Field("name", "text", "The capture that was made of it, by its path in the folder.", "news.example/ferry.txt"),
    URL._replace(meaning="Where it was fetched, else where it says that it is."),
    RETRIEVED._replace(meaning="When it was fetched.", example="2018-05-05T09:30:00Z"),
    Field("title", "text", "Its heading.", "Ferry runs again", nullable=True),
    Field("published", "date", "The day that its head or its mark-up states.", "2018-05-04", "day", nullable=True),
    Field("author", "text", "Who wrote it, as its head or its mark-up states.", "Ama Boateng", nullable=True),
    Field("original", "text", "The file with the page; in a WARC file also the id of its record.", "saved/ferry.html"),
    Field("digest", "text", "Of the page's bytes.", "9f86d081884c7d65", "SHA-256"),
    Field("made_by", "text", "What found the text in it, with its version.", "trafilatura 2.0.0"),
    Field("lines", "integer", "How many lines the capture has.", 14),
    Field("action", "text", "new, changed, unchanged, or no text, where there was none in it.", "new"),
)
PLAN = (
    Field("stage", "text", "split, dedupe or extract.", "split"),
    Field("name", "text", "The capture's path from the store's folder.", "data/month-dated.txt", nullable=True),
    Field("action", "text", "What becomes of the capture, or what the stage would go over.", "new"),
)
BUILD = (
    Field("captures", "numbers by name", "How many were new, changed, unchanged, decided again, gone ...", {"new": 3}),
    Field("failed", "integer", "Inputs that could not be used.", 0),
    Field(
        "changes", "numbers by name", "Records that are new, that are gone, and that have other dates or headings.",
        {"new": 57, "changed": 2, "gone": 1},
    ),
    Field("records", "integer", "How many there are now, each article counted once.", 1204),
    EVERY,
    Field("copies", "integer", "How many of them are copies of others.", 96),
    Field("copies_found", "integer", "How many more that is than before; below 0 where some have gone.", 14),
    Field("read", "integer", "Records in which facts were looked for.", 59),
    Field("facts", "objects", "What was found in them, by type.", None, parts=VALUES),
    Field(
        "seconds", "objects", "How long each stage took, by the clock.", None,
        parts=(
            Field("stage", "text", "split, index, dedupe, extract or people.", "extract"),
            Field("seconds", "number", "By the clock.", 4.12, "seconds"),
            Field("cpu", "number", "Of all processors that were at it.", 7.9, "seconds"),
        ),
    ),
)  # fmt: skip
FINDING = (
    Field("severity", "text", "damage, changed or note.", "damage"),
    Field("where", "text", "What it is about.", "data/month-dated.txt: line 3"),
    Field("what", "text", "What is wrong.", "its file has changed since it was split"),
    Field("mend", "text", "What to do.", "run: iomcorpus split data/month-dated.txt"),
)
QUERY = Field("query", "text", "The query.", "flood OR drought", nullable=True)
QUERY_NAME = Field(
    "name", "text", "What it is called; only where any query has a name.", "floods", optional=True, nullable=True
)
COUNTED = (
    Field("hits", "integer", "Records that match, each article once.", 33, nullable=True),
    Field("with_copies", "integer", "The same with all copies.", 40, nullable=True),
)
BATCH = (QUERY, QUERY_NAME, *HIT)
COUNTS = (QUERY, QUERY_NAME, *COUNTED)
SAVED_NAME = Field("name", "text", "What the query is called.", "floods")
SAVED = (
    SAVED_NAME,
    QUERY,
    Field("options", "object", "What was given beside it, as search has it.", {"after": "2017"}),
    *COUNTED,
)
NEW = (SAVED_NAME, *HIT)
CHANGE = (
    Field(
        "change",
        "text",
        "gone, new, moved or changed are records of the answer; capture, records and version what was asked.",
        "moved",
    ),
    Field("id", "id", "The record.", "ha3zvvsvmyal", nullable=True),
    Field("place", "text", "Where it stands, or the capture.", "data/agency-datelines.txt:9", nullable=True),
    Field("was", "text or number", "Then: the rank, or a digest.", 2, nullable=True),
    Field("now", "text or number", "Now.", 5, nullable=True),
)
SETTING = (
    Field("setting", "text", "Its name.", "db"),
    Field("value", "text or number", "What it is.", "iomcorpus.db"),
    Field("origin", "text", "default, a variable, a file or a flag.", "default"),
)
STATUS = (
    *(
        Field(name, "integer", meaning, example)
        for name, meaning, example in (
            ("captures", "How many captures.", 12),
            ("described", "How many of them a sidecar describes.", 0),
            ("bytes", "How long they are, decompressed.", 160749),
            ("lines", "How many lines they have.", 2852),
            ("records", "How many records.", 150),
            ("published", "Records whose capture states a date.", 112),
            ("inferred", "Records whose date is inferred.", 36),
            ("undated", "Records without any date.", 2),
        )
    ),
    Field("first_day", "date", "The first day of any record.", "2007-04-03", "day", nullable=True),
    Field("last_day", "date", "The last one.", "2025-05-08", "day", nullable=True),
    Field("kinds", "numbers by name", "How many records of each kind.", {"news": 107}),
    Field("stages", "texts by name", "How each stage stands.", {"split": "up to date"}),
)
SCHEMA = (
    Field("output", "text", "What the rows are.", "records"),
    Field("field", "text", "Its name; [] stands for each of a list, * for any name.", "evidence[].line"),
    Field("type", "text", "What its values are.", "integer"),
    Field("unit", "text", "What they are counted in, or written as.", "1-based line", nullable=True),
    Field("nullable", "yes or no", "Whether it may be null.", False),
    Field("optional", "yes or no", "Whether rows that it does not apply to lack it.", False),
    Field("of", "text", "The `type` of the rows that have it; null: of all.", "figure", nullable=True),
    Field("meaning", "text", "What it tells.", "The line in the capture."),
    Field("example", "text", "A value, as JSON.", "11"),
)  # fmt: skip
OUTPUT = (
    Field("output", "text", "What the rows are.", "records"),
    Field("meaning", "text", "What a row is.", "A record: one item of a capture."),
    Field("printed_by", "texts", "The command lines that print them.", ["split", "export"]),
    Field("fields", "texts", "Their fields.", ["id", "source"]),
)

# Records as other tools keep them (output/layouts.py)
CLEAN = Field("text", "text", "The record's `clean` text: repaired, without furniture and date line.", "Come and argue")
LINES = Field("lines", "text", "Its first and last line in the capture.", "165-181")
KIND, BYLINE, LANGUAGE = (
    next(field for field in RECORD if field.name == name) for name in ("kind", "byline", "language")
)
TOLD = (SOURCE, LINES, DATE, DATE_FROM, KIND, TITLE, BYLINE, LANGUAGE, URL, RETRIEVED)
METADATA = Field("metadata", "object", "What else is known.", None, parts=TOLD)
HF = (ID, CLEAN, *TOLD)
DATATROVE = (CLEAN, ID, METADATA)
DOLMA = (
    ID,
    CLEAN,
    SOURCE._replace(meaning="The capture's path."),
    Field(
        "created", "date", "The record's date, where it is one day.", "2019-03-11T00:00:00.000Z", "UTC", optional=True
    ),
    Field(
        "added",
        "date",
        "When the page was saved, where that is known.",
        "2019-03-12T00:00:00.000Z",
        "UTC",
        optional=True,
    ),
    METADATA._replace(parts=TOLD[1:]),
)

# A field of every name that a mention of any type has, for cells under one header.
ANY_MENTION = (
    *MENTION_HEAD,
    *{field.name: field for fields in reversed(MENTION_FIELDS.values()) for field in fields}.values(),
)

# Mentions where a column has one type only (Parquet, Datasette): a figure's value is in a column of its own.
NUMBER = Field("number", "number", "Of a figure: how many or how much.", 4000.0, nullable=True)
FLAT_MENTION = (
    *MENTION_HEAD,
    *{
        field.name: field._replace(nullable=True, optional=False)
        for type, fields in MENTION_FIELDS.items()
        for field in (fields if type != "figure" else (NUMBER, *fields[1:]))
    }.values(),
)

OUTPUTS = {
    "records": Output("A record: one item of a capture.", ("split", "export"), RECORD),
    "explained": Output("A record with its border.", ("split --explain",), (*RECORD, BORDER)),
    "furniture": Output("Lines that are in no record.", ("split --furniture",), FURNITURE),
    "profile": Output("A habit that was learned of a capture.", ("split --profile",), PROFILE),
    "actions": Output("What split would do with a capture.", ("split --dry-run",), ACTION),
    "hits": Output("A record that matches a query.", ("search",), HIT),
    "shown": Output("One record with all that is known of it.", ("show",), SHOWN),
    "reasons": Output("Why a record is what it is.", ("why ID",), REASON),
    "comparison": Output("What one record is to another.", ("why A B",), COMPARISON),
    "diff": Output("Words that both records have, or one.", ("diff",), DIFF),
    "copies": Output("A record that has copies.", ("dedupe", "export --what copies"), COPY),
    "passed": Output(
        "A record with what dedupe adds.",
        ("dedupe FILE --records", "dedupe FILE --unique"),
        (*RECORD, *(field for field in COPY if field not in RECORD)),
    ),
    "pairs": Output("Two records that have much in common.", ("dedupe --report pairs",), PAIR),
    "captures": Output("What a capture adds to the corpus.", ("captures",), CAPTURE),
    "mentions": Output("A fact where it stands.", ("extract", "export --what mentions"), MENTION_HEAD, MENTION_FIELDS),
    **{
        f"{type}s": Output(f"A {type} with what is around it.", (f"{type}s",), (*MENTION_HEAD, *fields, *LISTED))
        for type, fields in MENTION_FIELDS.items()
        if type not in ("person", "organisation")
    },
    "people": Output("A person of the corpus.", ("people", "export --what people"), PERSON),
    "people_pairs": Output("Two persons whom the same records name.", ("people --pairs",), PERSON_PAIR),
    "person": Output("All of one person.", ("people show",), PERSON_PAGE),
    "ledger": Output("A figure, with all that say it.", ("figures --ledger",), LEDGER),
    "speakers": Output("Who is quoted.", ("quotes --by-speaker",), SPEAKER),
    "contacts_once": Output("Whom to ask, once.", ("contacts --unique",), CONTACT_ONCE),
    "kwic": Output("A place where the words of a query stand.", ("kwic",), KWIC),
    "words": Output("A word of the texts.", ("words",), WORDS),
    "collocates": Output("A word that stands near others.", ("collocates",), COLLOCATES),
    "keywords": Output("A word that is typical of some records.", ("keywords",), KEYWORDS),
    "timeline": Output("How much falls on a period.", ("timeline",), TIMELINE),
    "facets": Output("A value of a field.", ("facets",), FACET),
    "stats": Output("What the corpus is, or what is chosen of it.", ("stats",), STATS),
    "hf": Output("A record for Hugging Face datasets.", ("export --layout hf",), HF),
    "datatrove": Output("A record for datatrove.", ("export --layout datatrove",), DATATROVE),
    "dolma": Output("A record for dolma.", ("export --layout dolma",), DOLMA),
    "columns": Output(
        "A mention in columns of one type each.", ("export --what mentions -o FILE.parquet",), FLAT_MENTION
    ),
    "pages": Output("A page that was made a capture.", ("convert",), PAGE),
    "plan": Output("What build would do.", ("build --dry-run",), PLAN),
    "built": Output("What a run of all stages has changed.", ("build",), BUILD),
    "findings": Output("What is wrong with the store.", ("verify",), FINDING),
    "status": Output("What the store holds.", ("status",), STATUS),
    "batch": Output("A record that matches one of several queries.", ("search --queries",), BATCH),
    "counts": Output("How much a query finds.", ("search --queries --count",), COUNTS),
    "saved": Output("A query that is kept.", ("saved",), SAVED),
    "new": Output("A record that a kept query has not found before.", ("saved new",), NEW),
    "changes": Output("How an answer differs from its receipt.", ("replay",), CHANGE),
    "settings": Output("A setting.", ("config show",), SETTING),
    "outputs": Output("A kind of rows.", ("schema",), OUTPUT),
    "schema": Output("A field.", ("schema NAME",), SCHEMA),
}


def names(fields: tuple[Field, ...]) -> tuple[str, ...]:
    """The names of some fields, in their order.

    >>> names(PAIR)
    ('a', 'b', 'relation', 'similarity', 'joined')
    """
    return tuple([field.name for field in fields])
