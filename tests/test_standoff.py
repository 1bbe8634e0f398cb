"""Mentions in brat and CoNLL-U, read back by the rules of both."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from iomcorpus.facts.find import find_facts
from iomcorpus.facts.identity.resolve import resolve_people
from iomcorpus.output.mentions import known_rows
from iomcorpus.output.standoff import CONFIGURATION, Document, brat_lines, conllu_lines, spans_of, write_brat

QUOTED = (
    "22/08/16\n\nFerry slip\n\n“We heard the goats first,” said Mercy Achieng, a seamstress, on Monday.\n\n"
    "About 1,200 boats (one in five) sank between 5 and 10 May 2015.\n\nTel: Lin Wei, 020 7946 0018"
)
WRAPPED = (
    "The council of the town of Varn has approved a plan to dig out the old\n"
    "ferry slip, which lies under two metres of mud. It was said on 21 May\n"
    "2015 by Mr William Lacy Swing, who has been the Director General of the\n"
    "trust for a while. He had come by train with about three hundred small\n"
    "boats, which were left in the yard behind the hall for people to see."
)
ODD = "Said Zo\u00c3\u00ab Okello &amp; Lin Wei at 10\u00a0am:\u2028“We stay.”\r\x85 On 5 May 2015."
TEXTS = {"quoted": QUOTED, "wrapped": WRAPPED, "odd": ODD, "nothing": "", "a sign": "-", "blanks": " \n\n "}


def document(text: str, **fields: Any) -> Document:
    record = {"id": "a1b2", "text": text, "source": "in/a.txt", "first_line": 7, "last_line": 9, **fields}
    facts = find_facts(record, date="2016-08-22")
    return record, list(known_rows(record, facts.mentions, resolve_people(facts.people)))


def read_brat(text: str, lines: list[str]) -> dict[str, dict[str, Any]]:
    """Entities by name, checked by the rules of brat."""
    entities: dict[str, dict[str, Any]] = {}
    declared = CONFIGURATION.replace("\t", " ").split()
    for line in lines:
        kind, *columns = line.split("\t")
        head = columns[0].split()
        if kind[0] == "T":
            type, places = columns[0].split(" ", 1)
            pieces = [tuple(map(int, part.split())) for part in places.split(";")]
            assert type in declared and kind not in entities
            assert " ".join(text[start:end] for start, end in pieces) == columns[1]
            assert all("\n" not in text[start:end] and start < end for start, end in pieces)
            entities[kind] = {"type": type, "text": columns[1], "notes": [], "refs": [], "attributes": []}
        elif kind[0] == "N":
            assert head[0] == "Reference" and re.fullmatch(r"\w+:\S+", head[2]) and len(columns) == 2
            entities[head[1]]["refs"].append(head[2])
        elif kind[0] == "A":
            assert head[0] in declared
            entities[head[1]]["attributes"].append(head[0])
        elif kind[0] == "#":
            assert head[0] == "AnnotatorNotes" and columns[1]
            entities[head[1]]["notes"].append(columns[1])
        else:
            assert kind[0] == "R" and head[0] in declared
            first, second = (part.partition(":")[2] for part in head[1:])
            entities[first]["to"] = second
    names = [line.split("\t")[0] for line in lines]
    assert len(names) == len(set(names))
    return entities


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_brat_reads_it(text: str, tmp_path: Path) -> None:
    one = document(text)
    assert write_brat([one, one], str(tmp_path)) == 2
    names = {"a1b2.txt", "a1b2.ann", "a1b2-2.txt", "a1b2-2.ann", "annotation.conf", "records.tsv"}
    assert {path.name for path in tmp_path.iterdir()} == names
    written = (tmp_path / "a1b2.txt").read_bytes().decode()
    assert len(written) == len(text) and written.count("\n") == text.count("\n")
    lines = (tmp_path / "a1b2.ann").read_bytes().decode().splitlines()
    assert len(read_brat(written, lines)) == len(one[1])
    assert (tmp_path / "records.tsv").read_text().splitlines()[1] == "a1b2\ta1b2\tin/a.txt\t7\t9"


def test_what_brat_is_told() -> None:
    record, mentions = document(QUOTED)
    entities = read_brat(QUOTED, list(brat_lines(QUOTED, spans_of(record, mentions))))
    told = {(one["type"], one["text"]): one for one in entities.values()}
    quote = told["Quote", "We heard the goats first,"]
    assert entities[quote["to"]]["text"] == "Mercy Achieng"
    assert quote["refs"] == ["iomcorpus:mercy-achieng"] and quote["notes"] == ["Mercy Achieng, seamstress"]
    assert told["Date", "Monday"]["attributes"] == ["Relative"]
    assert told["Date", "Monday"]["refs"] == ["EDTF:2016-08-22"]
    assert told["Figure", "About 1,200"]["attributes"] == ["Approximate"]
    assert told["Figure", "About 1,200"]["notes"] == ["About 1,200 boats"]


def test_a_mention_over_two_lines_is_in_two_pieces() -> None:
    record, mentions = document(WRAPPED)
    lines = list(brat_lines(WRAPPED, spans_of(record, mentions)))
    assert any(re.match(r"T\d+\tDate \d+ \d+;\d+ \d+\t21 May 2015$", line) for line in lines)


# CoNLL-U


def read_conllu(lines: list[str]) -> list[tuple[dict[str, str], list[list[str]]]]:
    """Sentences with their comments, checked by the rules of the format."""
    sentences = []
    for block in "\n".join(lines).split("\n\n"):
        comments, words = {}, []
        for line in block.strip("\n").split("\n"):
            if line.startswith("#"):
                name, _, value = line[2:].partition(" = ")
                comments[name] = value
            elif line:
                columns = line.split("\t")
                assert len(columns) == 10 and all(columns) and columns[0] == str(len(words) + 1)
                assert not any(column.strip() != column for column in columns)
                words.append(columns)
        if words:
            text = "".join(word[1] + ("" if "SpaceAfter=No" in word[9] else " ") for word in words)
            assert text == comments["text"]
            sentences.append((comments, words))
    return sentences


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_conllu_is_conllu(text: str) -> None:
    sentences = read_conllu(list(conllu_lines(*document(text))))
    ids = [comments["sent_id"] for comments, _ in sentences]
    assert ids == [f"a1b2-{number}" for number in range(1, len(ids) + 1)]
    for _, words in sentences:
        tags = [re.search(r"\bNE=(\w)-(\w+)", word[9]) for word in words]
        for before, tag in zip([None, *tags], tags, strict=False):
            if tag and tag[1] == "I":
                assert before and before[2] == tag[2]


def entities_of(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for _, words in read_conllu(list(conllu_lines(*document(text)))):
        for word in words:
            if tag := re.search(r"\bNE=(\w)-(\w+)", word[9]):
                if tag[1] == "B":
                    found.append((tag[2], word[1]))
                else:
                    found[-1] = (tag[2], f"{found[-1][1]} {word[1]}")
    return found


def test_what_conllu_is_told() -> None:
    found = entities_of(QUOTED)
    assert ("PERSON", "Mercy Achieng") in found and ("DATE", "Monday") in found
    assert ("FIGURE", "About 1,200") in found
    lines = [line.split("\t") for line in conllu_lines(*document(QUOTED)) if line[:1].isdigit()]
    told = {columns[1]: columns[9] for columns in lines}
    assert told["Mercy"] == "NE=B-PERSON|Ref=mercy-achieng"
    assert told["Monday"] == "NE=B-DATE|Value=2016-08-22|SpaceAfter=No"
    assert told["We"] == "Quote=B|QuoteRef=mercy-achieng"
    assert "Contact=" in told["7946"]


def test_wrapped_lines_are_one_sentence() -> None:
    assert ("DATE", "21 May 2015") in entities_of(WRAPPED)
    assert ("PERSON", "William Lacy Swing") in entities_of(WRAPPED)
    assert len(read_conllu(list(conllu_lines(*document(WRAPPED))))) == 3


def test_spacy_reads_it() -> None:
    pytest.importorskip("spacy", reason="reads CoNLL-U as training data")
    from spacy.training.converters.conllu_to_docs import conllu_to_docs

    (doc,) = conllu_to_docs("\n".join(conllu_lines(*document(QUOTED))), n_sents=100, no_print=True)
    assert [(span.label_, span.text) for span in doc.ents] == entities_of(QUOTED)
