"""What Python users see: the names of the package, data frames, the summary in a notebook."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import iomcorpus
from iomcorpus import Corpus, CorpusError
from iomcorpus.output.frames import to_frame
from iomcorpus.output.schema import OUTPUTS, Field, names

NEWS = """5 May 2017

The ferry sank off Bari with 40 people on board. "We saw it go," said Mr Tom Holm, a fisherman, on Friday.


6 May 2017

Mr Tom Holm saw 12 boats from the quay. Nobody was hurt, they said. Call the Harbour Trust on 01632 960418.
"""
ALL = (
    "records", "hits", "mentions", "dates", "figures", "quotes", "contacts", "organisations", "people", "people_pairs",
    "ledger", "speakers", "contacts_once", "timeline", "copies", "pairs", "captures",
)  # fmt: skip


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("village")
    (folder / "news.txt").write_text(NEWS, encoding="utf-8")
    made = Corpus(str(folder / "a&<b>.db"))
    made.split([str(folder / "news.txt")])
    made.dedupe()
    made.extract(jobs=1)
    return made


def test_what_the_package_exports() -> None:
    assert {"Corpus", "CorpusError"} <= set(dir(iomcorpus))
    assert iomcorpus.Corpus is Corpus
    with pytest.raises(AttributeError, match="no attribute 'Korpus'"):
        _ = iomcorpus.Korpus  # type: ignore[attr-defined]


def test_importing_it_costs_nothing() -> None:
    code = "import sys, iomcorpus; known = set(sys.modules); from iomcorpus import Corpus; Corpus()"
    heavy = "print(sorted({'iomcorpus.corpus'} & known | {'typer', 'rich', 'rapidfuzz', 'pandas'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", f"{code}; {heavy}"], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("engine", ["pandas", "polars"])
@pytest.mark.parametrize("what", ALL)
def test_every_kind_of_rows_is_a_frame(corpus: Corpus, what: str, engine: Any) -> None:
    pytest.importorskip(engine)
    frame = corpus.to_dataframe(what, engine=engine)
    columns = names(OUTPUTS[{"mentions": "columns"}.get(what, what)].fields) if what != "organisations" else None
    assert columns is None or tuple(frame.columns) == columns
    assert (frame.shape[0] > 0) is (what not in ("people_pairs", "copies", "pairs"))


@pytest.mark.parametrize(
    "what, query, filters, column, values",
    [
        ("figures", None, {}, "value", [40.0, 12.0]),
        ("figures", "ferry", {}, "value", [40.0]),
        ("figures", None, {"figure": "<20"}, "value", [12.0]),
        ("hits", "zeppelin", {}, "id", []),
        ("records", None, {"after": "2017-05-06"}, "published", ["2017-05-06"]),
        ("kwic", "ferry", {}, "hit", ["ferry"]),
    ],
)
def test_a_frame_holds_what_was_asked(
    corpus: Corpus, what: str, query: str | None, filters: Any, column: str, values: list[Any]
) -> None:
    pytest.importorskip("pandas")
    assert corpus.to_dataframe(what, query, **filters)[column].tolist() == values


@pytest.mark.parametrize(
    "what, query, options, message",
    [
        ("figure", None, {}, "no rows called 'figure'. Did you mean 'figures'?"),
        ("records", None, {"engine": "spark"}, "no engine 'spark', only pandas and polars"),
        ("copies", "ferry", {}, "copies take no query"),
        ("captures", None, {"kind": "news"}, "captures take no filters"),
    ],
)
def test_what_makes_no_frame(corpus: Corpus, what: str, query: str | None, options: Any, message: str) -> None:
    with pytest.raises(CorpusError, match=message.replace("?", r"\?")):
        corpus.to_dataframe(what, query, **options)


def test_without_engines_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for engine in ("pandas", "polars"):
        monkeypatch.setitem(sys.modules, engine, None)
    with pytest.raises(CorpusError, match="needs pandas or polars"):
        to_frame([], (Field("id", "id", "", ""),))
    with pytest.raises(CorpusError, match="needs polars"):
        to_frame([], (Field("id", "id", "", ""),), "polars")


def test_a_notebook_shows_what_there_is(corpus: Corpus, tmp_path: Path) -> None:
    shown = corpus._repr_html_()
    assert "a&amp;&lt;b&gt;.db" in shown and "<b>" not in shown
    assert "<th>records</th><td>2</td>" in shown and "2017-05-05 to 2017-05-06" in shown
    assert "there is no store yet" in Corpus(str(tmp_path / "none.db"))._repr_html_()
