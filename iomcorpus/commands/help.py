"""`help`: what holds for all commands, topic by topic; or what a command says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from iomcorpus.commands.options import Color, NoPager, pager_setting
from iomcorpus.errors import CorpusError

if TYPE_CHECKING:
    from iomcorpus.output.form import Form

EXAMPLES = ("iomcorpus help query", "iomcorpus help search")
LEFT = 14  # columns of a name in a list


def help(
    context: typer.Context,
    topic: Annotated[
        str | None, typer.Argument(metavar="[TOPIC|COMMAND]", help="What to explain; else all topics are listed.")
    ] = None,
    color: Color = None,
    no_pager: NoPager = False,
) -> int:
    """Explain the query language, the formats, the exit status, the settings; or a command, as its --help does."""
    from iomcorpus.commands.topics import TOPICS, text_of
    from iomcorpus.config import settle
    from iomcorpus.output.form import choose_form

    form = choose_form(settle(color=color, pager=pager_setting(no_pager)), ())
    group: Any = context.parent.command if context.parent else context.command
    commands = group.list_commands(context)
    if topic is None:
        _print("".join(_listed()), form)
    elif topic in TOPICS:
        _print(text_of(topic), form)
    elif topic in commands:
        group.get_command(context, topic).main(["--help"], prog_name=f"iomcorpus {topic}", standalone_mode=False)
    else:
        from iomcorpus.text.near import suggestion

        raise CorpusError(
            f"there is no topic or command {topic!r}. {suggestion(topic, (*TOPICS, *commands), 'topics and commands')}"
        )
    return 0


def _listed() -> list[str]:
    from iomcorpus.commands.topics import TOPICS

    lines = [f"  {name:<{LEFT}}{topic.summary}\n" for name, topic in TOPICS.items()]
    return [
        "Topics:\n",
        *lines,
        "\n`iomcorpus help TOPIC` explains one, `iomcorpus help COMMAND` a command.\n"
        "`iomcorpus --help` lists the commands.\n",
    ]


def _print(text: str, form: Form) -> None:
    from iomcorpus.output.pager import paged
    from iomcorpus.output.rows import printer

    with paged(form.pager) as stream:
        printer(stream)(text)
