"""A capture: its bytes read once to know it, and again for its lines.

The first reading settles digest, size and encoding, the second yields lines. Both stream, so memory follows the longest
line and not the file. Decoding never fails, and no line depends on where a block of bytes happened to end.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import IO

from iomcorpus.errors import CorpusError
from iomcorpus.model import UNDESCRIBED, Batch, Metadata

STANDARD_INPUT = "-"
COMPRESSIONS = (".gz", ".bz2", ".xz", ".zst")
BLOCK = 1 << 20  # bytes read at a time
SPOOLED = 32 << 20  # bytes of standard input kept in memory; what is longer goes to a temporary file
# Text becomes 3 to 20 times smaller; where pages repeat each other some 100 times, but then files are small. What
# claims more than both of these was made to fill memory and disks.
MOST_TIMES = 100
ALWAYS = 256 << 20  # decompressed bytes that any file may have

# A BOM decides. Without one a capture is `utf-8` or `cp1252`, by count.
BOMS = {"utf-8-sig": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
LF_AND_CR = {"utf-16-le": (b"\n\0", b"\r\0"), "utf-16-be": (b"\0\n", b"\0\r")}  # elsewhere one byte each

# Windows-1252 with the five bytes that it leaves undefined as latin-1: each byte has a character of its own, so the
# way back is always open.
CP1252 = "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
CP1252_BYTES = codecs.charmap_build(CP1252)

# Python's "surrogateescape" reads a stray byte 0xNN as U+DCNN, which nothing valid decodes to.
STRAY = re.compile("[\udc80-\udcff]")
STRAY_TO_CP1252 = {0xDC00 + byte: CP1252[byte] for byte in range(0x80, 0x100)}
CP1252_TO_STRAY = {character: chr(stray) for stray, character in STRAY_TO_CP1252.items()}
LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # in decoded UTF-16, where pairs have become one character
NOT_LEADING = bytes(range(0xC0))  # bytes that begin no multi-byte sequence

HTML = re.compile(rb"<!doctype\s+html\b|<html[\s>]|<\?xml\s.*?<html[\s>]", re.IGNORECASE | re.DOTALL)
HTML_HEAD = 4096  # bytes from the first text on: XML prolog, comments and DOCTYPE stand before <html
NO_TEXT = b" \t\r\n\f\v" + codecs.BOM_UTF8 + codecs.BOM_UTF16_LE


@dataclass(frozen=True, slots=True)
class Capture:
    """One raw file as it was when first read. It can be sent to another process, but for standard input."""

    name: str  # what the store calls it, see `capture_name`
    source: str  # the path as given, or `-`
    digest: str  # BLAKE2b of its bytes (decompressed), 16 bytes in hex
    encoding: str  # utf-8, utf-8-sig (it has a BOM), utf-16-le, utf-16-be or cp1252
    size: int  # in bytes (decompressed)
    notes: tuple[str, ...] = ()  # lines for standard error
    spool: IO[bytes] | None = field(default=None, repr=False, compare=False)  # what came on standard input
    metadata: Metadata = UNDESCRIBED

    def batches(self, size: int = BLOCK) -> Iterator[Batch]:
        """All lines, in batches of about `size` bytes; a longer line makes a batch of its length.

        Raises CorpusError after the last line where the bytes are no longer those first read.
        """
        from hashlib import blake2b

        digest = blake2b(digest_size=16)
        held = bytearray()  # what was read since the end of the last whole line
        line, end = 1, len(BOMS.get(self.encoding, b""))
        bom = end  # bytes of it that are still to come
        for block in _blocks(self.source, self.spool, size):
            digest.update(block)
            text, bom = block[bom:], max(0, bom - len(block))
            cut = _last_end(text, len(held), self.encoding)
            held += text[:cut] if cut else text
            if cut:
                batch = _batch(line, end, _taken(held), self.encoding)
                line, end = line + len(batch.lines), batch.ends[-1]
                held += text[cut:]
                yield batch
                del batch  # before the next one is there
        if held or (line == 1 and end):  # a BOM alone is a line: bytes have to lie in one
            yield _batch(line, end, _taken(held), self.encoding)
        if digest.hexdigest() != self.digest:
            raise CorpusError(f"{_shown(self.source)}: changed while it was being read. Run the command again.")


def read_capture(source: str, name: str, *, max_size: int | None = None) -> Capture:
    """Get to know a capture: all its bytes are read once.

    `max_size` is in bytes, decompressed; None: no limit but for what no text compresses to.
    """
    from hashlib import blake2b

    spool = _spool() if source == STANDARD_INPUT else None
    digest = blake2b(digest_size=16)
    census: _Census | None = None
    size, head = 0, b""
    swollen = _swollen(source) if max_size is None else None
    for block in _blocks(source, None, BLOCK) if spool is None else _standard_input(spool):
        digest.update(block)
        size += len(block)
        if max_size is not None and size > max_size:
            raise CorpusError(
                f"{_shown(source)}: larger than the limit of {max_size:,} bytes. Raise it, or leave it out."
            )
        if swollen is not None and size > swollen:
            raise CorpusError(
                f"{source}: more than {swollen:,} bytes decompressed, as no text of its size has. "
                "If it is meant so, say --max-size BYTES."
            )
        if len(head) < HTML_HEAD:
            head = (head + block.replace(b"\0", b"")).lstrip(NO_TEXT)[:HTML_HEAD]  # UTF-16 without its zeros is ASCII
            _refuse_html(source, head)
        census = census or _Census(block)
        census.add(block)
    encoding, notes = census.verdict() if census else ("utf-8", ())
    notes = tuple(f"{_shown(source)}: {note}" for note in notes)
    return Capture(name, source, digest.hexdigest(), encoding, size, notes, spool)


def _swollen(source: str) -> int | None:
    """How many bytes, decompressed, are more than a compressed capture of text can have."""
    if os.path.splitext(source)[1].lower() not in COMPRESSIONS:
        return None
    try:
        return max(ALWAYS, MOST_TIMES * os.stat(source).st_size)
    except (OSError, ValueError):
        return None  # reading it will say what is wrong


def capture_name(source: str, base: str) -> str:
    """What the store calls a capture: its path from the folder `base`, the same on every system.

    >>> capture_name("/news/2017/a.txt.gz", "/news"), capture_name("/b.txt", "/news"), capture_name("-", "/news")
    ('2017/a.txt', '../b.txt', '-')
    """
    if source == STANDARD_INPUT:
        return source
    try:
        path = os.path.relpath(source, base)
    except ValueError:  # on another drive
        path = os.path.abspath(source)
    name = without_compression(path).replace(os.sep, "/")
    # A file name that is not UTF-8 has surrogates in it, which no store and no stream takes.
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "./-" if name == STANDARD_INPUT else name


def without_compression(path: str) -> str:
    """A path without the suffix of a compression.

    >>> without_compression("a.txt.GZ"), without_compression("a.gz.txt"), without_compression("news/.gz")
    ('a.txt', 'a.gz.txt', 'news/.gz')
    """
    stem, suffix = os.path.splitext(path)
    return stem if suffix.lower() in COMPRESSIONS else path


def lines_of(capture: Capture) -> Iterator[str]:
    """All lines of a capture."""
    return (line for batch in capture.batches() for line in batch.lines)


def encode_line(line: str, encoding: str, strays: Sequence[int] = ()) -> bytes:
    """The raw bytes of a line, without BOM and terminator. In UTF-16 a U+FFFD may have stood for something broken.

    >>> encode_line("Córdoba – café", "utf-8", [13])
    b'C\\xc3\\xb3rdoba \\xe2\\x80\\x93 caf\\xe9'
    """
    if encoding == "cp1252":
        return codecs.charmap_encode(line, "strict", CP1252_BYTES)[0]
    if encoding in LF_AND_CR:
        return line.encode(encoding)
    if strays:
        characters = list(line)
        for column in strays:
            characters[column] = CP1252_TO_STRAY[characters[column]]
        line = "".join(characters)
    return line.encode("utf-8", "surrogateescape")


# Bytes


def _blocks(source: str, spool: IO[bytes] | None, size: int) -> Iterator[bytes]:
    """The bytes of a capture, decompressed."""
    if spool is not None:
        at = 0
        while spool.seek(at) == at and (block := spool.read(size)):
            at += len(block)
            yield block
        return
    suffix = os.path.splitext(source)[1].lower()
    opened, damage = opener(source, suffix)
    try:
        if not stat.S_ISREG(os.stat(source).st_mode):  # a pipe would wait for its writer, and can be read once only
            raise CorpusError(f"{source}: {'a folder' if os.path.isdir(source) else 'a pipe or device'}, not a file.")
        with opened(source) as stream:
            while block := stream.read(size):
                yield block
    except FileNotFoundError:
        raise CorpusError(f"{source}: no such file. Check the path.") from None
    except PermissionError:
        raise CorpusError(f"{source}: no permission to read it. Change that with chmod u+r.") from None
    except (OSError, EOFError, ValueError, damage) as error:
        if suffix in COMPRESSIONS and not (isinstance(error, OSError) and error.errno):
            raise CorpusError(f"{source}: damaged or cut short ({error}). Get the file again.") from None
        raise CorpusError(f"{source}: cannot be read ({getattr(error, 'strerror', None) or error}).") from None


def opener(source: str, suffix: str) -> tuple[Callable[[str], IO[bytes] | io.BufferedIOBase], type[Exception]]:
    """What opens a file, and what it raises where the data are damaged (besides OSError and EOFError)."""
    if suffix == ".gz":
        import gzip
        import zlib

        return gzip.GzipFile, zlib.error
    if suffix == ".bz2":
        import bz2

        return bz2.BZ2File, EOFError
    if suffix == ".xz":
        import lzma

        return lzma.LZMAFile, lzma.LZMAError
    if suffix == ".zst":
        try:
            if sys.version_info >= (3, 14):
                from compression import zstd
            else:
                from backports import zstd
        except ImportError:
            raise CorpusError(f"{source}: to read .zst files, pip install backports.zstd") from None
        return zstd.ZstdFile, zstd.ZstdError
    return lambda path: open(path, "rb", buffering=0), OSError


def _spool() -> IO[bytes]:
    from tempfile import SpooledTemporaryFile

    class Spool(SpooledTemporaryFile[bytes]):
        def __del__(self) -> None:
            self.close()  # it lives as long as its capture; Python would warn that nobody has closed it

    return Spool(max_size=SPOOLED)


def _standard_input(spool: IO[bytes]) -> Iterator[bytes]:
    """The bytes of standard input, kept in `spool` for the second reading."""
    if sys.stdin is None:
        raise CorpusError("standard input: closed. Pipe a capture in, or name a file.")
    try:
        while block := sys.stdin.buffer.read(BLOCK):
            spool.write(block)
            yield block
    except OSError as error:
        raise CorpusError(f"standard input: cannot be read ({error.strerror or error}).") from None


def _shown(source: str) -> str:
    return "standard input" if source == STANDARD_INPUT else source


def _refuse_html(source: str, head: bytes) -> None:
    if HTML.match(head):
        todo = "convert - | iomcorpus split -" if source == STANDARD_INPUT else f"convert {source} -o FOLDER"
        raise CorpusError(f"{_shown(source)}: HTML, not text. Make text of it first: iomcorpus {todo}")


# Encodings


class _Census:
    """Counts over all blocks of a capture that tell its encoding, and what in it is broken."""

    def __init__(self, first_block: bytes) -> None:
        self.marked = next((encoding for encoding, bom in BOMS.items() if first_block.startswith(bom)), None)
        self.sequences = 0  # multi-byte ones of UTF-8 that are whole
        self.broken = 0  # bytes that no UTF-8 sequence has, or halves of UTF-16 pairs
        self.rest = b""  # the begun character at the end of the last block

    def add(self, block: bytes) -> None:
        if self.marked in LF_AND_CR:
            decode = codecs.utf_16_le_decode if self.marked == "utf-16-le" else codecs.utf_16_be_decode
            keep = "surrogatepass"
        elif not self.rest and block.isascii():
            return
        else:
            decode, keep = codecs.utf_8_decode, "surrogateescape"
        data = self.rest + block
        try:
            _, used = decode(data, "strict", False)
            whole = data[:used]
        except UnicodeDecodeError:
            text, used = decode(data, keep, False)
            whole = text.encode("utf-8", "ignore")
            self.broken += len(text) - len(whole.decode())
        self.rest = data[used:]
        self.sequences += len(whole.translate(None, NOT_LEADING))

    def verdict(self) -> tuple[str, tuple[str, ...]]:
        """The encoding, and notes on it."""
        if self.marked in LF_AND_CR:
            broken = self.broken + (len(self.rest) + 1) // 2
            return self.marked, (f"{broken:,} broken UTF-16 character(s), read as U+FFFD",) if broken else ()
        strays = self.broken + len(self.rest)
        if strays > self.sequences and not self.marked:
            return "cp1252", ("read as cp1252",)
        return self.marked or "utf-8", (f"UTF-8, but for {strays:,} stray byte(s) read as cp1252",) if strays else ()


# Lines


def _last_end(block: bytes, before: int, encoding: str) -> int:
    """Where the last line ends that is surely whole, 0 if none does; `before`: bytes since the end of a line."""
    lf, cr = LF_AND_CR.get(encoding, (b"\n", b"\r"))
    # A CR at the very end may be half of a CRLF.
    last = max(_last(lf, block, len(block), before), _last(cr, block, len(block) - len(cr), before))
    return last + len(lf) if last >= 0 else 0


def _last(unit: bytes, block: bytes, stop: int, before: int) -> int:
    """Where a code unit stands last before `stop`, or -1. In UTF-16 it counts on even places of the capture only."""
    at = block.rfind(unit, 0, max(stop, 0))
    while at >= 0 and (before + at) % len(unit):
        at = block.rfind(unit, 0, at + 1)
    return at


def _taken(held: bytearray) -> bytes:
    data = bytes(held)
    held.clear()
    return data


def _batch(first_line: int, start: int, data: bytes, encoding: str) -> Batch:
    """The lines of bytes that begin at byte `start` with a line and end with one."""
    end = start + len(data)
    strays: dict[int, tuple[int, ...]] = {}
    if encoding in LF_AND_CR:
        lines, lengths = _utf_16_lines(data, encoding)
    else:
        pieces, lengths = _byte_lines(data)
        del data  # it may be a line of hundreds of megabytes
        if encoding == "cp1252":
            lines = [codecs.charmap_decode(piece, "strict", CP1252)[0] for piece in pieces]
        else:
            try:
                lines = list(map(bytes.decode, pieces))  # faster than the whole and its lines: most of them are ASCII
            except UnicodeDecodeError:
                lines, strays = _lines_with_strays(pieces, first_line)
    ends = list(accumulate(lengths, initial=start))[1:]
    ends[-1] = end
    return Batch(first_line, lines, ends, strays)


def _byte_lines(data: bytes) -> tuple[list[bytes], Iterable[int]]:
    """Lines, and how many bytes each is with its terminator (the last may have none).

    `bytes` splits at LF, CRLF and CR only; `str.splitlines` would do so at form feed, NEL and U+2028 too.
    """
    if b"\r" in data:
        kept = data.splitlines(keepends=True)
        return [line.rstrip(b"\r\n") for line in kept], map(len, kept)
    pieces = data.split(b"\n")
    if data.endswith(b"\n"):
        pieces.pop()
    return pieces, [len(piece) + 1 for piece in pieces]


def _lines_with_strays(pieces: list[bytes], first_line: int) -> tuple[list[str], dict[int, tuple[int, ...]]]:
    """Lines of UTF-8 in which stray bytes are read as cp1252 characters, and the columns of these by line."""
    lines: list[str] = []
    strays: dict[int, tuple[int, ...]] = {}
    for number, piece in enumerate(pieces, first_line):
        try:
            lines.append(piece.decode())
        except UnicodeDecodeError:
            line = piece.decode("utf-8", "surrogateescape")
            strays[number] = tuple(match.start() for match in STRAY.finditer(line))
            lines.append(line.translate(STRAY_TO_CP1252))
    return lines, strays


def _utf_16_lines(data: bytes, encoding: str) -> tuple[list[str], Iterable[int]]:
    """Lines and their bytes. What is broken becomes U+FFFD: half a pair, and an odd byte at the end of the capture."""
    odd = len(data) % 2
    text = data[: len(data) - odd].decode(encoding, "surrogatepass")
    text = LONE_SURROGATE.sub("\ufffd", text) + "\ufffd" * odd
    kept = list(io.StringIO(text, newline="")) or [""]  # StringIO too splits at LF, CRLF and CR only
    if 2 * len(text) == len(data) + odd:
        lengths = [2 * len(line) for line in kept]
    else:  # some characters are pairs
        lengths = [len(line.encode(encoding)) for line in kept]
    return [line.rstrip("\r\n") for line in kept], lengths
