"""iomcorpus: searchable records from raw captures of news pages. The map of the code, in reading order:

model       the nouns: capture, record, furniture, mention, person; errors, edtf and decisions beside it
text        lines and words: repairing them, making them safe to show
forms       the grammar of small things: dates, numbers, names, contacts
reading     files -> captures with their lines, whatever their encoding or compression
splitting   captures -> records and furniture, from cues, what recurs and decisions; what records say of themselves
copies      records -> sketches -> candidate pairs -> verdicts -> clusters; which is kept, what copies know together
facts       a record -> dates, figures, people, organisations, contacts, quotes, a folder each; identity: who is who
store       one SQLite file that holds them: schema, writing, reading, proving
asking      a query -> a tree -> SQL for the store, or a scan of JSON Lines
output      rows, tables and files
pipeline    the flow of one capture; work: many of them, side by side
update      what a store must do when captures come, change or go; copying and finding do so for copies and facts
corpus      the verbs on a store, as Python; streams: the same on what stands in no store
commands    one file a verb of the command line; cli joins them, fast answers plain piped searches without them
"""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["Corpus", "CorpusError", "__version__"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from iomcorpus.corpus import Corpus
    from iomcorpus.errors import CorpusError

PLACES = {"Corpus": "iomcorpus.corpus", "CorpusError": "iomcorpus.errors"}


def __getattr__(name: str) -> object:
    """What is exported is loaded where it is asked for: every start of the command line imports this module."""
    if name not in PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(PLACES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *PLACES})
