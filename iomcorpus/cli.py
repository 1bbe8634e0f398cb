"""The command line: which verbs there are, and how every run ends.

A verb's module is imported when the verb is called; the list of verbs and its help import none of them.
Exit status: 0 done, 1 the answer is no, 2 wrong use or input that cannot be used, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import suppress
from errno import ENOSPC
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from iomcorpus.errors import CorpusError
from iomcorpus.output.rows import finish, told

COMMANDS = {
    "build": "Make or update the whole store: split, index, dedupe and extract.",
    "split": "Cut captures into records, print them and keep them in the store.",
    "convert": "Make captures of web pages: HTML files and WARC files.",
    "borders": "Write where records begin, in lines that people correct.",
    "search": "Find records: ranked, with snippets.",
    "kwic": "Show the words of a query in their context, aligned.",
    "words": "Count the words: how often each stands, in how many records.",
    "collocates": "Say which words stand near others more often than by chance.",
    "keywords": "Say which words are typical of some records beside others.",
    "timeline": "Plot how much falls on each day, month or year.",
    "facets": "Count the values of a field: kinds, sources, months, people, posts ...",
    "stats": "Say what the corpus is: records, words, days, kinds, facts, copies.",
    "saved": "List the queries that are kept, and what is new of their hits.",
    "replay": "Ask again what a receipt says was asked, and compare the answers.",
    "dedupe": "Find copies of every kind, say why, keep one, and put together what they know.",
    "diff": "Show word by word how two records differ.",
    "captures": "Say what each capture adds to the corpus.",
    "extract": "Find dates, people, figures, quotes and contacts, and say what each one means.",
    "people": "List the people: how often, when and with which posts they are named.",
    "dates": "List the dates in the text, with what they mean.",
    "figures": "List the figures: how many or how much of what.",
    "quotes": "List what was said, and who said it.",
    "contacts": "List whom to ask, with telephones and e-mail addresses.",
    "show": "Print one record and where it comes from.",
    "why": "Say which cues opened and closed a record, and how sure that is.",
    "export": "Write records, mentions or people for other programs: files, brat, Datasette.",
    "report": "Write a page to look at in a browser: one file, texts, facts and bars in it.",
    "schema": "Say what the fields of all rows mean; as JSON Schema, too.",
    "status": "Say what the store holds and which stages are stale.",
    "verify": "Prove that nothing is lost: the store against its captures.",
    "config": "Show the settings and where each comes from.",
    "help": "Explain queries, formats, fields, exit codes, settings; or a command.",
}
EXAMPLES = (
    "iomcorpus split data/",
    "iomcorpus search 'flood OR drought' --after 2017-06",
    "iomcorpus export -o records.csv",
)
HELP = "Searchable records from raw captures of news pages."
SETTINGS = {"help_option_names": ["-h", "--help"]}


def write_examples(examples: tuple[str, ...], formatter: Any) -> None:
    """What to type, before all else that a help text says."""
    formatter.write("Example:\n" if len(examples) == 1 else "Examples:\n")
    formatter.write("".join(f"  {example}\n" for example in examples) + "\n")


class Verb(TyperCommand):
    """A command whose help begins with its examples."""

    examples: tuple[str, ...] = ()

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        write_examples(self.examples, formatter)
        super().format_usage(ctx, formatter)


class Verbs(TyperGroup):
    """The commands by name, each imported on demand."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            from iomcorpus.text.near import nearest

            near = nearest(name, COMMANDS)
            hint = f"Did you mean {near!r}? " if near else ""
            raise CorpusError(f"there is no command {name!r}. {hint}The commands: {', '.join(COMMANDS)}.")
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        write_examples(EXAMPLES, formatter)
        super().format_usage(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def load_command(name: str) -> Any:
    """A verb as typer runs it."""
    module = import_module(f"iomcorpus.commands.{name}")
    verb = type("Verb", (Verb,), {"examples": module.EXAMPLES})
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, cls=verb, context_settings=SETTINGS)(getattr(module, name))
    return get_command(app)


def build_app() -> typer.Typer:
    """The program as typer sees it."""
    app = typer.Typer(
        cls=Verbs,
        help=HELP,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=SETTINGS,
        invoke_without_command=True,
    )

    @app.callback()
    def group(
        context: typer.Context, version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False
    ) -> int:
        if version:
            from iomcorpus import __version__

            typer.echo(f"iomcorpus {__version__}")
            raise typer.Exit(0)
        if context.invoked_subcommand is None:
            typer.echo(context.get_help(), err=True)
            raise typer.Exit(2)
        return 0

    return app


def main(arguments: list[str] | None = None) -> int:
    """Run one command line; gives its exit status."""
    try:
        _prepare_streams()
        status = _run(sys.argv[1:] if arguments is None else arguments)
        finish(sys.stdout)
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        status = 0  # the reader has had enough, as with `| head`: that is no error, and 1 would mean "nothing found"
    except Exception as error:
        status = 2
        _complain(error)
    _let_go_of_output()
    return status


def _run(arguments: list[str]) -> int:
    """Run typer's command and give its status.

    Typer's own way with errors is switched off (standalone_mode), but for a closed pipe, for which it exits with 1.
    """
    try:
        status = get_command(build_app()).main(arguments, prog_name="iomcorpus", standalone_mode=False)
    except SystemExit as leave:
        if isinstance(leave.__context__, BrokenPipeError):
            raise leave.__context__ from None
        raise
    return status or 0


def _prepare_streams() -> None:
    """On a pipe text is UTF-8 with bare line feeds, whatever the locale says; a terminal shows escapes if it must."""
    if sys.stdout is None:  # closed by the caller, as with `>&-`
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - it stays open as long as the program runs
    if sys.stderr is None:
        sys.stderr = sys.stdout
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _let_go_of_output() -> None:
    """What could not be written is not tried again when the interpreter leaves: that would print a traceback."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(error: Any) -> None:
    """Say what went wrong, in a line on standard error, and where."""
    from iomcorpus.text.safe import for_terminal

    if isinstance(error, OSError) and error.errno == ENOSPC and error.filename is None:
        error = told(error, sys.stdout)  # typer prints its help without our care
    if isinstance(error, CorpusError):
        lines = [str(error), *error.below]
    elif hasattr(error, "format_message"):  # typer's own: before 0.28 they have no public name in common
        lines = [error.format_message().rstrip("."), _usage_hint(error)]
    elif os.environ.get("IOMCORPUS_DEBUG"):
        traceback.print_exception(error)
        return
    else:
        what = " ".join(f"{type(error).__name__}: {error}".split())
        lines = [f"unexpected error, {what} (run with IOMCORPUS_DEBUG=1 for the traceback)"]
    with suppress(BrokenPipeError):
        for line in (f"iomcorpus: {lines[0]}", *lines[1:]):
            print(for_terminal(line), file=sys.stderr)


def _usage_hint(error: Any) -> str:
    command = error.ctx.command_path if error.ctx else "iomcorpus"
    dashes = "; text that begins with - follows --" if error.format_message().startswith("No such option") else ""
    return f"Try: {command} --help{dashes}"
