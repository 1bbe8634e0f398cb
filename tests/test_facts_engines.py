"""People by a model of spaCy: a pipeline of a few patterns stands for a trained one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from articles import run

from iomcorpus.errors import CorpusError
from iomcorpus.facts.find import find_facts
from iomcorpus.facts.people.engines import people_marker

TEXT = "The weaver Zzorblat Quimp spoke. Quimp smiled at Ama Boateng of the Loom Guild."


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pipeline without any training, that knows one name."""
    spacy = pytest.importorskip("spacy", reason="an extra; no wheels for this Python")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Zzorblat Quimp"}, {"label": "ORG", "pattern": "Ama Boateng"}])
    folder = tmp_path_factory.mktemp("model") / "people"
    pipeline.to_disk(folder)
    return f"spacy:{folder}"


@pytest.mark.filterwarnings("ignore")
def test_the_model_says_who_is_a_person_and_rules_read_the_rest(model: str) -> None:
    facts = find_facts({"id": "a", "text": TEXT}, ("person",), engine=model)
    found = [(mention.surface, mention.rule, mention.role) for mention in facts.mentions]
    assert found == [("Zzorblat Quimp", "marked", "weaver"), ("Quimp", "known", None)]


def test_without_it_the_rules_do() -> None:
    facts = find_facts({"id": "a", "text": TEXT}, ("person",))
    assert "Ama Boateng" in [mention.surface for mention in facts.mentions]


@pytest.mark.filterwarnings("ignore")
def test_a_model_that_cannot_be_loaded(model: str) -> None:
    with pytest.raises(CorpusError, match="spaCy cannot load 'no-such-model'"):
        people_marker("spacy:no-such-model")


def test_an_engine_that_there_is_not(tmp_path: Path) -> None:
    record = json.dumps({"id": "r", "text": TEXT})
    done = run(tmp_path, "extract", "-", "--people-engine", "stanza", stdin=record)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "there is no engine 'stanza'. Write rules, or spacy:MODEL." in done.stderr


@pytest.mark.filterwarnings("ignore")
def test_the_command_with_a_model(tmp_path: Path, model: str) -> None:
    record = json.dumps({"id": "r", "text": TEXT})
    done = run(tmp_path, "extract", "-", "--types", "people", "--people-engine", model, stdin=record)
    assert [json.loads(line)["surface"] for line in done.stdout.splitlines()] == ["Zzorblat Quimp", "Quimp"]
