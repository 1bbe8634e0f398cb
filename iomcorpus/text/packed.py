"""Packed bytes: what comes out is no longer than it can be. A store from elsewhere may hold what would fill memory."""

from __future__ import annotations

import zlib

from iomcorpus.errors import CorpusError

PIECE = 1 << 14  # packed bytes that are looked at at a time where they are only counted,
BLOCK = 1 << 20  # and bytes that come out


def unpack(data: bytes, most: int | None = None) -> bytes:
    """What was packed, which is no longer than so many bytes.

    >>> unpack(zlib.compress(b"abc" * 9), most=27) == b"abc" * 9
    True
    """
    unpacker = zlib.decompressobj()
    try:
        raw = unpacker.decompress(data, 0 if most is None else most + 1)
    except zlib.error as error:
        raise CorpusError(f"what is packed cannot be unpacked ({error})") from None
    if most is not None and len(raw) > most:
        raise CorpusError(f"what is packed is longer than the {most:,} bytes that it can be")
    if not unpacker.eof:
        raise CorpusError("what is packed is cut short")
    return raw


def is_swollen(data: bytes, most: int) -> bool:
    """Whether more bytes than that come out, which are counted and not kept.

    >>> bomb = zlib.compress(bytes(1 << 22))
    >>> is_swollen(bomb, 1 << 22), is_swollen(bomb, (1 << 22) - 1), is_swollen(b"no such thing", 1)
    (False, True, False)
    """
    unpacker = zlib.decompressobj()
    size = 0
    try:
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE]
            while piece and size <= most:
                size += len(unpacker.decompress(piece, BLOCK))
                piece = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return size > most
