"""What `help` explains besides the commands: short texts, each with command lines that work on any store.

A line that begins with four blanks and `iomcorpus` is an example; a test runs them all.
"""

from __future__ import annotations

from typing import NamedTuple


class Topic(NamedTuple):
    """Something that holds for all commands."""

    summary: str
    text: str


QUERY = """\
A query is one argument. What you paste is found: only what follows has a
meaning of its own.

  flood coast            both words, in any of their forms: floods, flooded
  "flood wall"           these words in a row
  flood OR drought       one of them; AND, OR, NOT in capitals only
  flood -wall            without that word; NOT wall is the same
  (flood OR storm) wall  brackets group
  trafficking*           words that begin so
  NEAR(flood wall, 5)    at most five words between them

Fields: a name, a colon and a value, with quotes around more than one word.

  of the record   date: kind: source: title: byline: language: id: has:
  of a mention    person: role: org: speaker: quote: mentions: figure: unit: of:

  person:yusuf           the person, by words of any of her names, not the word
  date:2016-05..2017     of records; also 2016, 2016-05-12, 2017.., <2017
  mentions:2019          dates in the text ("since 2009" is one of 2009)
  figure:>=1,000         also <5, 1000..5000; ranges match where they overlap
  unit:boats             what is counted; USD and the like for money
  has:contact            a contact, person, figure, quote, title, copy ... in it

Fields of mentions side by side are of one mention: figure:>1000 unit:boats is
one figure, (figure:>1000) (unit:boats) may be two. An unknown name before a
colon is text. The options --person, --figure and so on say the same as fields.
Lists (people, figures, ...) and kwic without a word show just what was asked
for: kwic person:yusuf is each place where she is named.

    iomcorpus search 'flood OR storm' --before 2020
    iomcorpus search 'harbour* -canteen kind:news' --count
    iomcorpus search 'date:2019 has:figure' --fields date,title
    iomcorpus search '"flood wall" OR NEAR(river wall, 5)' --explain

A query that begins with a minus follows --. With --exact words are as typed,
with --fuzzy also those spelt nearly so. Many queries at once: search --queries
FILE, one a line. To keep one: search QUERY --save NAME, then `saved`.
"""

FORMATS = """\
On a terminal you get a table or a page, on a pipe JSON Lines: one object a
line, nothing cut, no colours. Results go to standard output, all else to
standard error. --format NAME asks for another:

  table   aligned columns; on a pipe too, with nothing cut or wrapped
  jsonl   an object a line
  json    one array (--json)
  csv     a header and a line a row, UTF-8, lines end with LF (--csv)
  tsv     the same between tabs, without quotes
  md      a Markdown table

--fields A,B,C chooses and orders the fields; --limit N cuts, 0 does not. Where
a terminal shows 20 rows of more, a line says so. In csv and tsv a cell that a
spreadsheet would run as a formula gets an apostrophe (--raw-cells: none).

    iomcorpus search flood --csv --fields id,date,title
    iomcorpus search flood --format md --limit 3
    iomcorpus search flood | head -1

What is longer than the terminal goes to a pager: see `iomcorpus help
environment`.
"""

EXIT_CODES = """\
  0    done: something was found, nothing is wrong, the answer is yes
  1    the answer is no: nothing found, damage found, another answer
  2    wrong use, or input that cannot be used; what can be used of it is done
  130  interrupted

A reader that closes the pipe early, as head does, or leaves the pager, ends
the command quietly with 0.

    iomcorpus search -q zeppelin || echo "nothing found"
    iomcorpus verify && echo "nothing is lost"

Errors are one line on standard error: what, where, what to do.
IOMCORPUS_DEBUG=1 shows where a bug comes from.
"""

ENVIRONMENT = """\
A flag counts before a variable, that before iomcorpus.toml in the working
directory, that before $XDG_CONFIG_HOME/iomcorpus/config.toml (else
~/.config/iomcorpus/config.toml), that before the default.

{settings}

The pager is IOMCORPUS_PAGER, else PAGER, else `less -FIRX`. Only tables and
pages on a terminal that are longer than it go there, and none with --no-pager,
an empty IOMCORPUS_PAGER or TERM=dumb. The command of a pager may stand in your
own config.toml, never in a project's iomcorpus.toml.
NO_COLOR and TERM=dumb switch colours off, COLUMNS is the width of tables.
IOMCORPUS_DEBUG=1 shows tracebacks.

    iomcorpus config show
    IOMCORPUS_LIMIT=2 iomcorpus search flood

Beside the store lie text files that you may edit: decisions.txt (copies,
people), borders.txt (where records begin), queries.toml (saved queries).
"""

FIELDS = """\
Rows have these fields, in this order. Any of them can be named with --fields.

{rows}

`iomcorpus schema NAME` says of each what it means, its type and unit, and
whether it may be null.

    iomcorpus schema hits
    iomcorpus search flood --fields id,date,title
"""

TOPICS = {
    "query": Topic("How to ask: words, operators, fields.", QUERY),
    "formats": Topic("What is printed on a terminal and on a pipe, and how to choose.", FORMATS),
    "fields": Topic("What rows are made of.", FIELDS),
    "exit-codes": Topic("What the exit status tells.", EXIT_CODES),
    "environment": Topic("Settings, variables, files, the pager.", ENVIRONMENT),
}


def text_of(topic: str) -> str:
    """The text of a topic, with what the program itself knows filled in."""
    text = TOPICS[topic].text
    if topic == "environment":
        return text.replace("{settings}", "\n".join(_settings()))
    if topic == "fields":
        return text.replace("{rows}", "\n\n".join(_rows()))
    return text


def _settings() -> list[str]:
    from iomcorpus.config import CHOICES, DEFAULTS

    head = f"  {'variable':<23}{'in a file':<12}default, or else"
    lines = []
    for key, default in DEFAULTS.items():
        others = [choice for choice in CHOICES.get(key, ()) if choice != default]
        choices = f", {', '.join(others)}" if others else ""
        lines.append(f"  {'IOMCORPUS_' + key.replace('-', '_').upper():<23}{key:<12}{default}{choices}")
    return [head, *lines]


def _rows() -> list[str]:
    import textwrap

    from iomcorpus.output.schema import OUTPUTS, names

    told = []
    for name in ("hits", "records", "mentions", "people", "copies", "captures"):
        output = OUTPUTS[name]
        more = dict.fromkeys(field for fields in output.more.values() for field in names(fields))
        fields = ", ".join(dict.fromkeys((*names(output.fields), *more)))
        told.append(
            f"  {name} ({', '.join(output.printed_by)})\n"
            + textwrap.fill(fields, 76, initial_indent="    ", subsequent_indent="    ")
        )
    return told
