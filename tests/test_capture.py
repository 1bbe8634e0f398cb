"""Captures: bytes in, lines out; every byte accounted for."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import pickle
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.errors import CorpusError
from iomcorpus.reading.capture import BOMS, Capture, capture_name, encode_line, read_capture

Found = tuple[list[str], list[int], dict[int, tuple[int, ...]]]


def lines_of(capture: Capture, size: int = 1 << 20) -> Found:
    lines: list[str] = []
    ends: list[int] = []
    strays: dict[int, tuple[int, ...]] = {}
    for batch in capture.batches(size):
        assert batch.first_line == len(lines) + 1
        assert len(batch.lines) == len(batch.ends) > 0
        lines += batch.lines
        ends += batch.ends
        strays |= batch.strays
    return lines, ends, strays


def written(folder: Path, data: bytes, name: str = "x.txt") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def zstd_compress(data: bytes) -> bytes:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1})


LINES = [
    (b"", [], []),
    (b"a", ["a"], [1]),
    (b"a\n", ["a"], [2]),
    (b"\n", [""], [1]),
    (b"a\r\nb\rc\nd", ["a", "b", "c", "d"], [3, 5, 7, 8]),
    (b"a\r\r\nb\n\r", ["a", "", "b", ""], [2, 4, 6, 7]),
    (b"a\0b\n", ["a\0b"], [4]),
    ("a\fb\vc\x1cd\x85e\u2028f\u2029g\n".encode(), ["a\fb\vc\x1cd\x85e\u2028f\u2029g"], [19]),
    (b"\xef\xbb\xbfa\nb", ["a", "b"], [5, 6]),
    (b"\xef\xbb\xbf", [""], [3]),  # a BOM alone has to lie in some line
    (b"\xef\xbb\xbf\n", [""], [4]),
    ("a\ufeffb".encode(), ["a\ufeffb"], [5]),  # elsewhere it is a character
    ("Genève\nZürich".encode(), ["Genève", "Zürich"], [8, 15]),
    ("Genève\nZürich".encode("cp1252"), ["Genève", "Zürich"], [7, 13]),
    (b"caf\xe9 \x81\x8d\x8f\x90\x9d", ["café \x81\x8d\x8f\x90\x9d"], [10]),
    ("\ufeffa\r\nb\r\U0001f6a2\n".encode("utf-16-le"), ["a", "b", "\U0001f6a2"], [8, 12, 18]),
    ("\ufeffa\r\nb\r\U0001f6a2".encode("utf-16-be"), ["a", "b", "\U0001f6a2"], [8, 12, 16]),
    ("\ufeff\u0a00\u000aਊ\u0d0a\n".encode("utf-16-le"), ["\u0a00", "ਊ\u0d0a"], [6, 12]),  # 0A and 0D in letters
    (b"\xff\xfea\0\n\0b", ["a", "\ufffd"], [6, 7]),  # an odd byte
    (b"\xff\xfe\x3d\xd8a\0\xa2\xde\n\0", ["\ufffda\ufffd"], [10]),  # halves of pairs
    (b"\xff\xfe", [""], [2]),
]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 1 << 20])
@pytest.mark.parametrize(("data", "lines", "ends"), LINES)
def test_lines(tmp_path: Path, data: bytes, lines: list[str], ends: list[int], size: int) -> None:
    assert lines_of(read_capture(written(tmp_path, data), "x"), size) == (lines, ends, {})


ENCODINGS = [
    (b"plain", "utf-8", ""),
    ("Genève".encode(), "utf-8", ""),
    (b"\xef\xbb\xbfplain", "utf-8-sig", ""),
    ("\ufeffplain".encode("utf-16-le"), "utf-16-le", ""),
    ("\ufeffplain".encode("utf-16-be"), "utf-16-be", ""),
    (b"\xff\xfea\0\n\0b", "utf-16-le", "1 broken UTF-16 character(s), read as U+FFFD"),
    (b"\xff\xfea\0\x3d\xd8", "utf-16-le", "1 broken UTF-16 character(s), read as U+FFFD"),
    (b"caf\xe9", "cp1252", "read as cp1252"),
    (b"\x93quoted\x94", "cp1252", "read as cp1252"),
    ("é".encode() + b" \xe9", "utf-8", "UTF-8, but for 1 stray byte(s) read as cp1252"),  # a tie
    ("é".encode() + b" \xe9\xe9", "cp1252", "read as cp1252"),
    ("é".encode() + b" \xe2\x80", "cp1252", "read as cp1252"),  # a sequence cut off: both its bytes are stray
    (b"\xef\xbb\xbf\x93quoted\x94", "utf-8-sig", "UTF-8, but for 2 stray byte(s) read as cp1252"),
]


@pytest.mark.parametrize(("data", "encoding", "note"), ENCODINGS)
def test_encoding(tmp_path: Path, data: bytes, encoding: str, note: str) -> None:
    source = written(tmp_path, data)
    capture = read_capture(source, "x")
    assert (capture.encoding, capture.notes) == (encoding, (f"{source}: {note}",) if note else ())


def test_stray_bytes_of_a_utf_8_file_are_cp1252_characters(tmp_path: Path) -> None:
    data = "“Genève”\n".encode() + b"don\x92t \x81\n" + "très\n".encode()
    lines, ends, strays = lines_of(read_capture(written(tmp_path, data), "x"))
    assert lines == ["“Genève”", "don’t \x81", "très"]
    assert strays == {2: (3, 6)}
    assert encode_line(lines[1], "utf-8", strays[2]) + b"\n" == data[ends[0] : ends[1]]


def test_a_character_between_two_blocks_is_whole(tmp_path: Path) -> None:
    data = b"a" * ((1 << 20) - 1) + "é\n".encode()  # read_capture reads a mebibyte at a time
    capture = read_capture(written(tmp_path, data), "x")
    assert (capture.encoding, capture.notes) == ("utf-8", ())


texts = st.text("aé’\u2028\ufffd🚢\r\n\0\x85")
pieces = st.sampled_from(
    [b"\r", b"\n", b"\r\n", b"\n\0", b"\r\0", b"\0\n", b"\x92", b"\xc3\xa9", b"\xe2\x80", b"\xd8\x3d"]
)
raw = st.one_of(
    st.binary(),
    st.lists(st.one_of(st.binary(max_size=3), pieces, texts.map(str.encode))).map(b"".join),
    texts.map(lambda text: text.encode("cp1252", "ignore")),
)
marked = st.tuples(st.sampled_from([b"", *BOMS.values()]), raw).map(b"".join)


@given(marked, st.integers(1, 64))
def test_any_bytes_in_any_batches(data: bytes, size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            capture = read_capture(written(Path(folder), data), "x")
        except CorpusError as error:
            assert "HTML" in str(error)
            return
        lines, ends, strays = lines_of(capture, size)
        assert lines_of(capture) == (lines, ends, strays)
    assert capture.size == len(data) == (ends[-1] if ends else 0)
    starts = [0, *ends][:-1]
    assert all(start < end for start, end in pairwise([0, *ends]))
    "\n".join(lines).encode()  # SQLite and every stream take it
    if not capture.encoding.startswith("utf-16"):
        bom = BOMS.get(capture.encoding, b"")
        back = [encode_line(line, capture.encoding, strays.get(n, ())) for n, line in enumerate(lines, 1)]
        spans = [data[start:end] for start, end in zip(starts, ends, strict=True)]
        assert [span.removeprefix(bom if not n else b"").rstrip(b"\r\n") for n, span in enumerate(spans)] == back
        assert back == data.removeprefix(bom).splitlines() or (data == bom and back in ([], [b""]))


@given(texts, st.sampled_from(["utf-16-le", "utf-16-be"]), st.integers(1, 64))
def test_good_utf_16_comes_back(text: str, encoding: str, size: int) -> None:
    data = BOMS[encoding] + text.encode(encoding)
    with tempfile.TemporaryDirectory() as folder:
        lines, ends, _ = lines_of(read_capture(written(Path(folder), data), "x"), size)
    starts = [2, *ends][:-1]
    for line, start, end in zip(lines, starts, ends, strict=True):
        assert data[start:end].decode(encoding).rstrip("\r\n") == line
        assert encode_line(line, encoding) == line.encode(encoding)


def test_one_long_line_is_one_batch(tmp_path: Path) -> None:
    data = "première ligne\n".encode() + "déjà vu ".encode() * 500_000 + b"\nlast"
    capture = read_capture(written(tmp_path, data), "x")
    lines, ends, _ = lines_of(capture, 1 << 16)
    assert [len(line) for line in lines] == [14, 4_000_000, 4]
    assert ends == [16, len(data) - 4, len(data)]


COMPRESSED: list[tuple[str, Any]] = [
    (".gz", gzip.compress),
    (".bz2", bz2.compress),
    (".xz", lzma.compress),
    (".zst", zstd_compress),
    (".GZ", gzip.compress),
]


@pytest.mark.parametrize(("suffix", "compress"), COMPRESSED)
def test_compressed_is_like_plain(tmp_path: Path, suffix: str, compress: Any) -> None:
    data = "Genève\nZürich\n".encode() * 1000
    plain = read_capture(written(tmp_path, data), "x.txt")
    packed = read_capture(written(tmp_path, compress(data), f"x.txt{suffix}"), "x.txt")
    assert (packed.digest, packed.size, packed.encoding) == (plain.digest, plain.size, plain.encoding)
    assert len(plain.digest) == 32
    assert lines_of(packed, 100) == lines_of(plain)


@pytest.mark.parametrize(("suffix", "compress"), COMPRESSED)
@pytest.mark.parametrize("damage", ["cut short", "changed", "no archive"])
def test_a_damaged_archive_is_one_line(tmp_path: Path, suffix: str, compress: Any, damage: str) -> None:
    packed = compress(bytes(range(256)) * 1000)
    middle = len(packed) // 2
    data = {
        "cut short": packed[:-5],
        "changed": packed[:middle] + bytes(byte ^ 0xFF for byte in packed[middle : middle + 8]) + packed[middle + 8 :],
        "no archive": b"plain text, not an archive",
    }[damage]
    assert_refused(written(tmp_path, data, f"x.txt{suffix}"), "damaged or cut short")


def assert_refused(source: str, *words: str, max_size: int | None = None) -> None:
    with pytest.raises(CorpusError) as caught:
        read_capture(source, "x", max_size=max_size)
    line = str(caught.value)
    assert "\n" not in line
    for word in (source, *words):
        assert word in line


@pytest.mark.parametrize(
    "page",
    [
        b"<!DOCTYPE html><html>",
        b"\n\n  <html lang=en>",
        b"\xef\xbb\xbf<!doctype HTML PUBLIC '-//W3C//DTD XHTML'>",
        b'<?xml version="1.0"?>\n<!-- page -->\n<html xmlns="http://www.w3.org/1999/xhtml">',
        b" " * 5000 + b"<html>",
        "\ufeff<html>".encode("utf-16-le"),
        "\ufeff\n<html>".encode("utf-16-be"),
    ],
)
def test_html_is_refused(tmp_path: Path, page: bytes) -> None:
    source = written(tmp_path, page)
    assert_refused(source, "HTML", f"iomcorpus convert {source} -o FOLDER")


@pytest.mark.parametrize(
    "text", [b"How <html> works", b"<htmlish>", b"<?xml version='1.0'?><rss></rss>", b"<doctype html"]
)
def test_text_about_html_is_not_html(tmp_path: Path, text: bytes) -> None:
    assert read_capture(written(tmp_path, text), "x").size == len(text)


def test_what_cannot_be_read_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_refused(str(tmp_path), "a folder")
    assert_refused(str(tmp_path / "none.txt"), "no such file")
    assert_refused(str(tmp_path / "none.txt.zst"), "no such file")
    assert_refused("nul\0.txt", "cannot be read")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    source = written(tmp_path, b"a")
    monkeypatch.setattr("builtins.open", denied)
    assert_refused(source, "no permission")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_a_pipe_by_name_does_not_wait_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert_refused(str(tmp_path / "pipe.txt"), "a pipe or device")


def test_the_limit_is_of_the_decompressed_size(tmp_path: Path) -> None:
    source = written(tmp_path, gzip.compress(b"a" * 5000), "x.txt.gz")
    assert read_capture(source, "x", max_size=5000).size == 5000
    assert_refused(source, "4,999 bytes", max_size=4999)


@pytest.mark.parametrize("later", [b"b\n", b"", b"a\nb\n", b"\xff\xfe\0", b"\xe9" * 9])
@pytest.mark.parametrize("before", [b"a\n", b"\xef\xbb\xbfa\n", b"\xff\xfea\0", b"\xe9"])
def test_bytes_that_change_in_between_are_noticed(tmp_path: Path, before: bytes, later: bytes) -> None:
    capture = read_capture(written(tmp_path, before), "x")
    written(tmp_path, later)
    with pytest.raises(CorpusError, match="changed while"):
        lines_of(capture)
    Path(capture.source).unlink()
    with pytest.raises(CorpusError, match="no such file"):
        lines_of(capture)


def test_a_capture_goes_to_another_process(tmp_path: Path) -> None:
    capture = read_capture(written(tmp_path, b"a\nb"), "x")
    copy = pickle.loads(pickle.dumps(capture))
    assert copy == capture
    assert lines_of(copy) == (["a", "b"], [2, 3], {})


@pytest.mark.parametrize("spooled", [1, 1 << 20])  # to a file, in memory
def test_standard_input_can_be_read_twice(monkeypatch: pytest.MonkeyPatch, spooled: int) -> None:
    monkeypatch.setattr("iomcorpus.reading.capture.SPOOLED", spooled)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"caf\xe9\nb\n")))
    capture = read_capture("-", "-")
    assert (capture.source, capture.encoding, capture.notes) == ("-", "cp1252", ("standard input: read as cp1252",))
    assert [next(iter(capture.batches(1))).lines, *lines_of(capture, 3)] == [["café"], ["café", "b"], [5, 7], {}]
    for one, other in zip(capture.batches(1), capture.batches(1), strict=True):
        assert one == other


def test_no_standard_input_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(CorpusError, match="standard input: closed"):
        read_capture("-", "-")


@pytest.mark.parametrize(
    ("source", "base", "name"),
    [
        ("data/a.txt", ".", "data/a.txt"),
        ("data/../a.txt", ".", "a.txt"),
        ("/n/data/a.txt.xz", "/n", "data/a.txt"),
        ("/n/a.txt", "/n/store", "../a.txt"),
        ("page", ".", "page"),
        ("-", "/n", "-"),
        ("./-", ".", "./-"),  # a file of that name is not standard input
        ("caf\udce9.txt", ".", "caf\\xe9.txt"),
    ],
)
def test_names(source: str, base: str, name: str) -> None:
    assert capture_name(source, base) == name
