"""Write docs/reference/ and the man page from the code: commands, fields, cues, marks, rules, settings, the Python API.

    python scripts/make_reference.py [--check]

With `--check` nothing is written; exit status 1 says that a file is not as the code has it.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from iomcorpus.cli import COMMANDS, EXAMPLES, HELP, load_command  # noqa: E402
from iomcorpus.commands.topics import TOPICS, text_of  # noqa: E402
from iomcorpus.copies.keep import RULES as KEEP  # noqa: E402
from iomcorpus.corpus import Corpus  # noqa: E402
from iomcorpus.facts.dates.find import LINKS  # noqa: E402
from iomcorpus.facts.dates.find import RULES as DATES  # noqa: E402
from iomcorpus.facts.people.find import AFTERWARDS, MARKED  # noqa: E402
from iomcorpus.output.schema import OUTPUTS, Field  # noqa: E402
from iomcorpus.splitting.cues import BASELINE, CUES  # noqa: E402
from iomcorpus.splitting.marks import MARKS  # noqa: E402

REFERENCE = ROOT / "docs" / "reference"
MAN = ROOT / "docs" / "iomcorpus.1"
WRITTEN = "<!-- Written by `make docs` from the code: change it there. -->\n\n"
SHARED = 6  # commands that have an option in the same words make it one of many
# Rules that look at more than one place, and so have no function or comment of their own that says what they find.
TOLD_HERE = {
    "authors": 'The authors of a paper: "Fehr O, Okabe KJ & van der Laan P.".',
    "line_up": 'The names of a team: "Rovers: Holm, Reyes, Sikora (Aputi 60)".',
    "listed": 'A name in one list with somebody\'s: "Ewa Sikora, Jun Aputi and Tlalli Xoc".',
    "couple": '"Anna and Peter Holm".',
    "known": 'Another mention of somebody who is named in the record: "Okello".',
    "weak": "A lone name without evidence here, if it is known in the corpus.",
    "marked": "An engine of your own has marked the name.",
    "address": "An e-mail address, unless it is told that nobody is to write there.",
    "lost_address": 'A place where an address stood that the capture has lost: "Tel: 020 7946 0018, Email:".',
    "acronym_given": '"SoC", where its full name stands beside it in brackets, or the other way round.',
    "acronym_initials": "The initials of an organisation that is named in full.",
    "acronym_known": '"BBC".',
}
FINDERS = ("dates", "people", "figures", "quotes", "contacts", "organisations")


class Option(NamedTuple):
    """An option or argument as a help text has it."""

    names: str
    help: str


class Command(NamedTuple):
    """What a command says of itself."""

    name: str
    examples: tuple[str, ...]
    usage: str
    paragraphs: tuple[str, ...]
    arguments: tuple[Option, ...]
    options: tuple[Option, ...]


def read_command(name: str) -> Command:
    verb = load_command(name)
    context = verb.make_context(name, [], resilient_parsing=True)
    told = [(parameter.param_type_name, parameter.get_help_record(context)) for parameter in verb.get_params(context)]
    records = [(kind, Option(*map(plain, record))) for kind, record in told if record]
    arguments = tuple(option for kind, option in records if kind == "argument")
    options = tuple(option for kind, option in records if kind != "argument" and "--help" not in option.names)
    usage = " ".join(["iomcorpus", name, *verb.collect_usage_pieces(context)])
    paragraphs = tuple(" ".join(part.split()) for part in inspect.cleandoc(verb.help).split("\n\n"))
    return Command(name, verb.examples, usage, paragraphs, arguments, options)


def plain(text: str) -> str:
    return " ".join(text.split())


def shared_options(commands: Iterable[Command]) -> list[Option]:
    """Options that many commands have, in the order in which they come."""
    counted = Counter(option for command in commands for option in command.options)
    return [option for option, count in counted.items() if count >= SHARED]


# Markdown


def cell(text: object) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ")


def code(text: str) -> str:
    return f"`{text}`".replace("|", "\\|")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"


def fenced(lines: Iterable[str], language: str = "") -> str:
    return "".join([f"```{language}\n", *(f"{line}\n" for line in lines), "```\n\n"])


def options_table(title: str, options: Sequence[Option]) -> str:
    return table((title, "is"), ((code(option.names), cell(option.help)) for option in options)) if options else ""


def markdown(text: str) -> str:
    """Sentences of the code as Markdown: what looks like a tag is none."""
    return re.sub(r"`[^`]*`|<", lambda match: match[0] if match[0] != "<" else "&lt;", text)


def commands_page(commands: Sequence[Command]) -> str:
    shared = shared_options(commands)
    parts = ["# Commands\n\n", WRITTEN, f"{HELP} `iomcorpus COMMAND --help` says the same in the terminal.\n\n"]
    parts.append(table(("command", "does"), ((f"[{name}](#{name})", cell(what)) for name, what in COMMANDS.items())))
    parts += ["## Options of many commands\n\n", options_table("option", shared)]
    for command in commands:
        own = [option for option in command.options if option not in shared]
        also = [option.names.split(" ")[0].rstrip(",") for option in command.options if option in shared]
        parts += [f"## {command.name}\n\n", fenced([command.usage, "", *command.examples])]
        parts += [markdown(f"{paragraph}\n\n") for paragraph in command.paragraphs]
        parts += [options_table("argument", command.arguments), options_table("option", own)]
        if also:
            parts.append(f"[Of many commands](#options-of-many-commands): {', '.join(map(code, also))}\n\n")
    return "".join(parts)


def field_rows(fields: Iterable[Field], above: str = "") -> Iterator[Sequence[str]]:
    for field in fields:
        absent = [word for word, holds in (("null", field.nullable), ("absent", field.optional)) if holds]
        example = "" if field.example is None else code(str(field.example))
        kind = f"{field.type}, {field.unit}" if field.unit else field.type
        yield code(f"{above}{field.name}"), cell(kind), " or ".join(absent), cell(markdown(field.meaning)), example
        inside = "[]." if field.type == "objects" else ".*." if field.type == "objects by name" else "."
        yield from field_rows(field.parts, f"{above}{field.name}{inside}")


def fields_page() -> str:
    parts = ["# Fields of all output\n\n", WRITTEN]
    parts.append(
        "What `--fields` takes, and what stands in each object. `iomcorpus schema NAME` prints the same, `iomcorpus "
        "schema NAME --json` a JSON Schema. Lines and columns count as in the raw capture.\n\n"
    )
    names = ((f"[{name}](#{name})", cell(output.meaning)) for name, output in OUTPUTS.items())
    parts.append(table(("rows", "a row is"), names))
    head = ("field", "type, unit", "may be", "means", "example")
    for name, output in OUTPUTS.items():
        printed = ", ".join(code(f"iomcorpus {line}") for line in output.printed_by)
        parts += [
            f"## {name}\n\n",
            f"{output.meaning} Printed by {printed}.\n\n",
            table(head, field_rows(output.fields)),
        ]
        for type, fields in output.more.items():
            parts += [f"With `type` {code(type)} also:\n\n", table(head, field_rows(fields))]
    return "".join(parts)


def cues_page() -> str:
    cues = ((cell(cue.name), f"{cue.weight:+.1f}", cell(cue.why)) for cue in CUES)
    marks = ((cell(mark.name), "yes" if mark.furniture else "", cell(mark.why)) for mark in MARKS)
    return "".join(
        [
            "# Cues and marks\n\n",
            WRITTEN,
            "How they work together is told in [how it decides](../explanation.md). `iomcorpus why ID` shows the cues "
            "at a record, `split --without NAME` does without one.\n\n## Cues\n\n",
            f"Weights are log odds. A place needs more than {-BASELINE:g} to begin an item; of two cues that speak for "
            "the same place both count.\n\n",
            table(("cue", "weight", "why"), cues),
            "## Marks\n\nWhat a paragraph looks like by itself. Where the second column says yes, it belongs to the "
            "page and to no record.\n\n",
            table(("mark", "furniture", "why"), marks),
        ]
    )


class Rule(NamedTuple):
    """A rule that finds facts."""

    name: str
    confidence: str
    why: str


def fact_rules(finder: str) -> list[Rule]:
    """The rules of a finder, in the order in which they are asked."""
    if finder == "dates":
        rules = [Rule(rule.name, f"{rule.confidence:g}", why_of(rule.find)) for rule in DATES]
        return [*rules, *(Rule(link.__name__, "", why_of(link)) for link in LINKS)]
    module = import_module(f"iomcorpus.facts.{finder}.find")
    if finder == "figures":
        return [Rule(rule.__name__, "", why_of(rule)) for rule in module.RULES]
    if finder == "people":
        found = [Rule(rule.name, f"{rule.confidence:g}", why_of(rule.shows)) for rule in module.RULES]
        more = [Rule(name, f"{sure:g}", TOLD_HERE[name]) for name, sure in AFTERWARDS.items()]
        return [*found, *more, Rule(MARKED, "0.85", TOLD_HERE[MARKED])]
    rules = module.RULES
    return [Rule(rule.name, f"{rule.confidence:g}", why_at(finder, rule)) for rule in rules]


def why_of(test: Callable[..., Any]) -> str:
    """The first paragraph of a function's docstring; nothing for one without."""
    return plain((inspect.getdoc(test) or "").split("\n\n")[0]) if test.__name__ != "<lambda>" else ""


def why_at(finder: str, rule: Any) -> str:
    """What a rule's function says, else the comment beside the rule."""
    if rule.name in TOLD_HERE:
        return TOLD_HERE[rule.name]
    test = getattr(rule, "find", None) or getattr(rule, "applies", None)
    if test is not None and (why := why_of(test)):
        return why
    for path in sorted((ROOT / "iomcorpus" / "facts" / finder).glob("*.py")):
        match = re.search(
            rf'^ *(?:Rule|Told)\("{rule.name}",.*?#[ ](.+)$', path.read_text(encoding="utf-8"), re.MULTILINE
        )
        if match:
            return match[1]
    return ""


def rules_page() -> str:
    parts = ["# Rules of facts and copies\n\n", WRITTEN]
    parts.append(
        "Each fact names the `rule` that found it and how sure it is (`confidence`, 0 to 1; empty: it depends on "
        "what was found). `extract --without RULE` does without one. Of two finds that overlap the longer one wins, "
        "then the earlier rule.\n\n"
    )
    for finder in FINDERS:
        rows = ((code(rule.name), rule.confidence, cell(markdown(rule.why))) for rule in fact_rules(finder))
        parts += [f"## {finder.capitalize()}\n\n", table(("rule", "confidence", "finds"), rows)]
    keeps = ", ".join(map(code, KEEP))
    parts.append(f"## Which copy is kept\n\n`dedupe --keep` takes {keeps}; what they mean stands in `dedupe --help`.\n")
    return "".join(parts)


def topics_page() -> str:
    parts = ["# Queries, formats, exit status, settings\n\n", WRITTEN, "The texts of `iomcorpus help TOPIC`.\n\n"]
    for name, topic in TOPICS.items():
        parts += [f"## {name}\n\n", f"{topic.summary}\n\n", fenced([text_of(name).rstrip("\n")], "text")]
    return "".join(parts)


def api_page() -> str:
    parts = ["# Python API\n\n", WRITTEN, "```python\nfrom iomcorpus import Corpus, CorpusError\n```\n\n"]
    parts.append(f"{doc_markdown(inspect.getdoc(Corpus) or '')}\n\n")
    for name, member in vars(Corpus).items():
        if name.startswith("_") and name != "__init__":
            continue
        told = inspect.getdoc(member) or ""
        if isinstance(member, property):
            parts.append(f"## {name}\n\nA property. {doc_markdown(told)}\n\n")
        elif callable(member):
            title = "Corpus" if name == "__init__" else name
            parts += [f"## {title}\n\n", fenced([signature(title, inspect.unwrap(member))], "python")]
            parts.append(f"{doc_markdown(told)}\n\n" if name != "__init__" else "")
    return "".join(parts).rstrip("\n") + "\n"


def signature(name: str, function: Callable[..., Any]) -> str:
    """A function's parameters with their types, on lines that are not too long."""
    found = inspect.signature(function)
    parameters, stars = [], False
    for parameter in list(found.parameters.values())[1:]:  # without self
        if parameter.kind is parameter.KEYWORD_ONLY and not stars:
            parameters.append("*")
            stars = True
        sign = "**" if parameter.kind is parameter.VAR_KEYWORD else ""
        default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
        parameters.append(f"{sign}{parameter.name}: {parameter.annotation}{default}")
    gives = "" if name == "Corpus" else f" -> {found.return_annotation}"
    line = f"{name}({', '.join(parameters)}){gives}"
    if len(line) <= 100:
        return line
    return f"{name}(\n" + "".join(f"    {parameter},\n" for parameter in parameters) + f"){gives}"


def doc_markdown(text: str) -> str:
    """A docstring, with its examples in a block."""
    parts = []
    for part in text.split("\n\n"):
        lead, sign, rest = part.partition(">>> ")
        if lead.strip():
            parts.append(plain(markdown(lead)) + "\n\n")
        if sign:
            parts.append(fenced([sign + rest], "pycon"))
    return re.sub(r"Schema: `([a-z_]+)`\.", r"Schema: [`\1`](fields.md#\1).", "".join(parts).strip())


# The man page


def roff(text: str) -> str:
    """Text as roff has it: no sign of it at the start of a line, bare hyphens."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    escaped = re.sub(r"[^\x00-\x7f]", lambda match: f"\\[u{ord(match[0]):04X}]", escaped)
    return "\n".join(f"\\&{line}" if line.startswith(".") else line for line in escaped.split("\n"))


def man_options(options: Iterable[Option]) -> str:
    return "".join(f".TP\n.B {roff(option.names)}\n{roff(option.help)}\n" for option in options)


def man_page(commands: Sequence[Command]) -> str:
    shared = shared_options(commands)
    parts = [
        '.\\" Written by `make docs` from the code.\n',
        '.TH IOMCORPUS 1 "" "iomcorpus" "User Commands"\n',
        f".SH NAME\niomcorpus \\- {roff(HELP[0].lower() + HELP[1:].rstrip('.'))}\n",
        ".SH SYNOPSIS\n.B iomcorpus\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]\n",
        ".SH DESCRIPTION\nEach command prints a table on a terminal and JSON Lines on a pipe. Results go to standard\n"
        "output, all else to standard error.\n",
        ".SH COMMANDS\n",
    ]
    for command in commands:
        own = [option for option in command.options if option not in shared]
        also = [option.names.split(" ")[0].rstrip(",") for option in command.options if option in shared]
        parts.append(f".SS {roff(command.name)}\n.B {roff(command.usage)}\n")
        parts += [f".PP\n{roff(paragraph)}\n" for paragraph in command.paragraphs]
        parts += [man_options(command.arguments), man_options(own)]
        if also:
            parts.append(f".PP\nAlso: {roff(', '.join(also))}\n")
        parts.append(".PP\nExamples:\n.nf\n" + "".join(f"  {roff(line)}\n" for line in command.examples) + ".fi\n")
    parts += [".SH OPTIONS OF MANY COMMANDS\n", man_options(shared)]
    for title, name in (("QUERIES", "query"), ("ENVIRONMENT AND FILES", "environment"), ("EXIT STATUS", "exit-codes")):
        parts.append(f".SH {title}\n.nf\n{roff(text_of(name).rstrip())}\n.fi\n")
    parts.append(".SH EXAMPLES\n.nf\n" + "".join(f"{roff(line)}\n" for line in EXAMPLES) + ".fi\n")
    return "".join(parts)


def pages() -> dict[Path, str]:
    """All files that are made of the code."""
    commands = [read_command(name) for name in COMMANDS]
    return {
        REFERENCE / "commands.md": commands_page(commands),
        REFERENCE / "fields.md": fields_page(),
        REFERENCE / "cues.md": cues_page(),
        REFERENCE / "rules.md": rules_page(),
        REFERENCE / "topics.md": topics_page(),
        REFERENCE / "python.md": api_page(),
        MAN: man_page(commands),
    }


def main(arguments: list[str]) -> int:
    REFERENCE.mkdir(parents=True, exist_ok=True)
    stale = [(path, text) for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text]
    for path, text in stale:
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {'not as the code has it' if '--check' in arguments else 'written'}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
