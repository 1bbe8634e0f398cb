"""`people`: list the people of the corpus, who is named beside whom, or all that is said of one of them."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from iomcorpus.commands.facts import LISTED
from iomcorpus.commands.offering import offer
from iomcorpus.commands.options import Given, settle_form, takes
from iomcorpus.errors import CorpusError

EXAMPLES = (
    "iomcorpus people --after 2017",
    "iomcorpus people --role 'chief of mission'",
    "iomcorpus people show 'philip strand'",
    "iomcorpus people --pairs --min 2 --csv --fields a,b,records",
)


@takes(**LISTED)
def people(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUERY | show NAME]", help="Of the records of a query; or one person, by name or id."),
    ] = None,
    sort: Annotated[
        Literal["mentions", "name", "first", "last"] | None,
        typer.Option("--sort", help="Most often named first; with --role by the first date."),
    ] = None,
    least: Annotated[
        int, typer.Option("--min", metavar="N", help="Only who is named so often, or pairs in so many records.")
    ] = 1,
    pairs: Annotated[bool, typer.Option("--pairs", help="Who is named beside whom, in how many records.")] = False,
    *,
    chosen: Given,
    printing: Given,
) -> int:
    """List the people of the corpus: how often, when and with which posts they are named.

    Years of posts are those of the records that say so, one with a question mark is of an inferred date. In brackets
    behind a number: the same with all copies. `show NAME` prints all of one person: names, posts over time,
    organisations, who is named beside them, how to reach them, and each mention and quote with its place.
    """
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import print_all
    from iomcorpus.output.mentions import PERSON, PERSON_PAIR

    query = words[0] if words else None
    if words and query == "show":
        if sort or pairs or least != 1:
            raise CorpusError("people show: it has no --sort, --min or --pairs. Leave them out.")
        return _show(" ".join(words[1:]), chosen, printing)
    if words and len(words) > 1:
        raise CorpusError(f"QUERY is one argument. Type: iomcorpus people '{' '.join(words)}'")
    settings, form = settle_form(printing, PERSON_PAIR if pairs else PERSON)
    corpus = Corpus(settings.db)
    if pairs:
        if sort:
            raise CorpusError("--sort: pairs come by the number of their records. Leave it out.")
        found = print_all(corpus.people_pairs(query, least=least, **chosen), form, PERSON_PAIR, "people_pairs")
        return 0 if found else offer(query, settings.db, chosen)
    by = sort or ("first" if chosen.get("role") else "mentions")
    found = print_all(corpus.people(query, sort=by, least=least, **chosen), form, PERSON, "people")
    return 0 if found else offer(query, settings.db, chosen)


def _show(name: str, chosen: Given, printing: Given) -> int:
    """All of one person: a page on a terminal, else one object."""
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import print_rows
    from iomcorpus.output.mentions import PERSON_PAGE
    from iomcorpus.output.pager import paged
    from iomcorpus.output.person import write_person

    if not name:
        raise CorpusError(
            "people show: whom? Give a name or an id; for the word itself type: iomcorpus people '\"show\"'"
        )
    settings, form = settle_form(printing, PERSON_PAGE)
    person = Corpus(settings.db).person(name, **chosen)
    if person is None:
        return 1
    if form.format == "table" and not form.fields:
        with paged(form.pager) as stream:
            write_person(person, stream, form.limit, form.color)
    else:
        print_rows([person], form, PERSON_PAGE, "people")
    return 0
