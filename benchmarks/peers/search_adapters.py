"""tantivy as a command, run by the Python of the environment that has it.

`python -I search_adapters.py index FOLDER < articles.jsonl` makes an index; `search FOLDER WORD LIMIT` prints a hit a
line, `number`, `score` and `snippet`, and last the CPU seconds that opening the index and searching took. This file
imports nothing of the project.
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from pathlib import Path

MEMORY = 128_000_000  # bytes for the writer
FIELDS = ("number", "title", "text")
SNIPPET = 200  # characters


def index(folder: Path) -> None:
    """Index rows of JSON from standard input, by stems of English as iomcorpus does."""
    tantivy = import_module("tantivy")
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", stored=True)
    builder.add_text_field("title", stored=True, tokenizer_name="en_stem")
    builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
    folder.mkdir()
    writer = tantivy.Index(builder.build(), path=str(folder)).writer(MEMORY, 1)
    for line in sys.stdin:
        row = json.loads(line)
        writer.add_document(tantivy.Document(**{name: row[name] for name in FIELDS}))
    writer.commit()
    writer.wait_merging_threads()


def search(folder: Path, word: str, limit: int) -> None:
    """The best hits with a snippet each, and what they took without the start of Python."""
    tantivy = import_module("tantivy")
    begin = time.process_time()
    opened = tantivy.Index.open(str(folder))
    searcher = opened.searcher()
    query = opened.parse_query(word, ["title", "text"], field_boosts={"title": 4.0})
    maker = tantivy.SnippetGenerator.create(searcher, query, opened.schema, "text")
    maker.set_max_num_chars(SNIPPET)
    for score, address in searcher.search(query, limit).hits:
        document = searcher.doc(address)
        snippet = maker.snippet_from_doc(document).fragment()
        print(json.dumps({"number": document["number"][0], "score": score, "snippet": snippet}))
    print(time.process_time() - begin)


if __name__ == "__main__":
    if sys.argv[1] == "index":
        index(Path(sys.argv[2]))
    else:
        search(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
