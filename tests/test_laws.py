"""Laws: whatever bytes come in, nothing is lost, places are right, and the way it is read makes no difference."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from laws import check_laws, lines_of
from samples import SAMPLES, capture_of, sample, split_of

from iomcorpus.errors import CorpusError
from iomcorpus.model import Record
from iomcorpus.reading.capture import encode_line, read_capture
from iomcorpus.splitting.settings import Settings

LAW = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", SAMPLES)
def test_samples(name: str) -> None:
    one = sample(name)
    check_laws(one.capture, one.runs)


@pytest.mark.parametrize("size", [1, 100, 4096])
@pytest.mark.parametrize("name", SAMPLES)
def test_samples_read_so_many_bytes_at_a_time(name: str, size: int) -> None:
    one = sample(name)
    assert split_of(one.capture, size) == one.runs


@LAW
@given(st.binary(max_size=400))
@example(b"")
@example(b"\n")
@example(b"\xef\xbb\xbf")
@example(b"\0\r\n\0")
@example("5 APRİL 2017\nFrı 5 Auguſt 2016\n".encode())
def test_any_bytes(folder: Path, data: bytes) -> None:
    check_file(folder, data)


def check_file(folder: Path, data: bytes) -> None:
    path = folder / "x.txt"
    path.write_bytes(data)
    try:
        capture = read_capture(str(path), "x.txt")
    except CorpusError as refused:
        assert "HTML" in str(refused)
        return
    check_laws(capture, split_of(capture))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laws")


# Lines as captures have them, in any order, cut and joined anyhow.
LINES = sorted({line for name in SAMPLES for batch in sample(name).capture.batches() for line in batch.lines})
SHORT = [line for line in LINES if len(line) < 80]
PIECE = st.one_of(
    st.sampled_from(SHORT),
    st.sampled_from(SHORT),
    st.sampled_from(LINES),
    st.builds(lambda line, at: line[at:], st.sampled_from(LINES), st.integers(0, 200)),
    st.builds(lambda line, at: line[:at], st.sampled_from(LINES), st.integers(0, 200)),
    st.builds(lambda one, other: one + other, st.sampled_from(SHORT), st.sampled_from(SHORT)),
    st.sampled_from(
        [
            "",
            "",
            "-",
            "3 May",
            "4/5/16",
            "On Sunday (4/5) it",
            "today (31/12)",
            "TURKU, May 3 – It rained on the gate.",
            "###",
        ]
    ),
    st.text(max_size=10),
)
JOINT = st.sampled_from(
    [
        "\n",
        "\n",
        "\n\n",
        "\n\n\n",
        "\r\n",
        "\r",
        "\r\n\r\n",
        "\0\n",
        "\ufeff\n",
        "\u2028",
        "\x0c\n",
        " \n",
        "\u00a0\n",
        "\u200b\n\n",
    ]
)
TEXT = st.lists(st.tuples(PIECE, JOINT), max_size=40).map(
    lambda parts: "".join(piece + joint for piece, joint in parts)
)
ENCODING = st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"])


@LAW
@given(TEXT, ENCODING)
def test_any_text(folder: Path, text: str, encoding: str) -> None:
    check_file(folder, text.encode(encoding, "replace" if encoding == "cp1252" else "surrogatepass"))


def wrapped(text: str, width: int) -> str:
    """Wrapped hard, in the middle of words too, so that dates and names break anywhere."""
    return "\n".join(line[at : at + width] for line in text.split("\n") for at in range(0, max(len(line), 1), width))


@LAW
@given(TEXT, st.integers(40, 100), st.integers(1, 3))
def test_any_wrapped_text(text: str, width: int, times: int) -> None:
    capture = capture_of(wrapped((text + "\n") * times, width).encode("utf-8", "surrogatepass"))
    check_laws(capture, split_of(capture))


@LAW
@given(TEXT, st.integers(1, 300))
def test_the_size_of_batches_makes_no_difference(text: str, size: int) -> None:
    capture = capture_of(text.encode("utf-8", "surrogatepass"))
    assert split_of(capture, size) == split_of(capture)


@LAW
@given(TEXT, st.sampled_from(["dmy", "mdy"]))
def test_what_is_given_decides_between_both_readings(text: str, order: str) -> None:
    capture = capture_of(text.encode("utf-8", "surrogatepass"))
    for run in split_of(capture, settings=Settings(date_order=order)):
        if isinstance(run, Record):
            assert not (run.header.published or "").startswith("[")
            assert not (run.header.updated or "").startswith("[")


@settings(deadline=None)
@given(st.lists(PIECE, max_size=12))
def test_a_record_of_its_own_text_is_the_same_text(pieces: list[str]) -> None:
    data = "\n".join(pieces).encode("utf-8", "surrogatepass")
    capture = capture_of(data)
    runs = split_of(capture)
    lines, _ = lines_of(capture)
    rebuilt = [encode_line(line, "utf-8") for run in runs for line in run.text.split("\n")]
    assert rebuilt == [encode_line(line, "utf-8") for line in lines]


LONG = [
    ("a" * 2_000_000, "a word of two megabytes"),
    ("the bridge is shut " * 100_000, "a line without a full stop"),
    ("It rained. " * 200_000, "a line of sentences"),
    ("On 3 May 2016 it rained. " * 20_000, "a line of dates"),
    ("(3/5) " * 50_000, "a line of brackets"),
    ("On Sunday (3/5) it rained in 2016. " * 10_000, "a line of glosses"),
    ("- " * 500_000, "a rule"),
    ("“" * 200_000, "quotation marks"),
    ("A. " * 200_000, "initials"),
    ("Lin Wei, " * 100_000, "names"),
    ("x@y.example " * 50_000, "addresses"),
    ("We must act. I believe we can. " * 30_000, "arguments"),
    ("\u200b" * 500_000, "nothing to see"),
    ("\n" * 500_000, "blank lines"),
]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(("text", "why"), LONG, ids=[why for _, why in LONG])
def test_long_lines(text: str, why: str) -> None:
    capture = capture_of(f"{text}\n\nLock shut again\n\n3 June 2011\n\n{text}".encode())
    runs = split_of(capture)
    assert all(before.end_byte == after.start_byte for before, after in pairwise(runs))
    assert runs[-1].end_byte == capture.size, why
