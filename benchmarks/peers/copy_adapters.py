"""Finders of copies behind one interface, run by the Python of the environment that has them.

`python -I copy_adapters.py datasketch FILE` reads articles from JSON Lines, `id` and `text`, puts them into clusters
and writes one line of JSON: `version`, and `labels`, equal where two articles are in one cluster, in the file's order.
The whole process counts, its start and the reading of the file too.

This file imports nothing of the project: the others' environment does not have it. Each finder is run as its own
documentation does, and all are asked for the same: MinHash of five-word runs, at a Jaccard similarity of 0.7. Where
one leaves the last step to its users, the clusters are what is connected by the pairs that it names.
"""

from __future__ import annotations

import json
import os
import re
import struct
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from hashlib import blake2b
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

Labels = Sequence[int]
Clusterer = Callable[[Path], Labels]

RUN = 5  # words
PERMUTATIONS = 128
THRESHOLD = 0.7
BANDS = 16  # of 8: where a pair is found as likely as not, (1/16) ** (1/8), is 0.7
SEED = 1
BLOCK = 500  # articles that are hashed at once
ODD = 0x9E3779B97F4A7C15
WORD = re.compile(r"\w+")


def exact(path: Path) -> Labels:
    """No finder but the floor: a hash of an article's words in small letters."""
    first: dict[bytes, int] = {}
    labels = []
    for number, text in enumerate(read_texts(path)):
        key = blake2b(" ".join(words_of(text)).encode(), digest_size=16).digest()
        labels.append(first.setdefault(key, number))
    return labels


def datasketch(path: Path) -> Labels:
    """datasketch: sketches in bulk, an index filled in one session, and a query for each article."""
    package = import_module("datasketch")
    runs = ([run.encode() for run in runs_of(text)] for text in read_texts(path))
    sketches = package.MinHash.bulk(runs, num_perm=PERMUTATIONS)
    index = package.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    with index.insertion_session() as session:
        for number, sketch in enumerate(sketches):
            session.insert(number, sketch, check_duplication=False)
    return connect(
        len(sketches), ((number, other) for number, one in enumerate(sketches) for other in index.query(one))
    )


def rensa(path: Path) -> Labels:
    """rensa with its own index: sketches of lists of tokens, all inserted, all queried."""
    package = import_module("rensa")
    sketches = package.RMinHash.from_token_sets(map(runs_of, read_texts(path)), num_perm=PERMUTATIONS, seed=SEED)
    index = package.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
    index.insert_many(sketches)
    return connect(len(sketches), ((at, other) for at, near in enumerate(index.query_all(sketches)) for other in near))


def rensa_flat(path: Path) -> Labels:
    """rensa as fast as it can be driven: hashes instead of texts of runs, and bands compared by numpy."""
    numpy = import_module("numpy")
    package = import_module("rensa")
    texts = list(read_texts(path))
    parts = [hash_runs(numpy, texts[at : at + BLOCK]) for at in range(0, len(texts), BLOCK)]
    hashes = numpy.concatenate([found for found, _ in parts])
    ends = numpy.cumsum(numpy.concatenate([counts for _, counts in parts]))
    digests = package.RMinHash.digest_matrix_from_flat_token_hashes(hashes, [0, *ends.tolist()], PERMUTATIONS, SEED)
    return connect(len(texts), pairs_of_bands(numpy, numpy.array(digests.to_rows(), numpy.uint32)))


def hash_runs(numpy: Any, texts: Sequence[str]) -> tuple[Any, Any]:
    """A hash for each five-word run of all these texts, and how many each text has.

    A sum over the bytes up to each place, their values weighted by powers of an odd number, gives the hash of any word
    as a difference; a run is a weighted sum of five words. No text is looked at by Python.
    """
    random = numpy.random.default_rng(SEED)
    value, factors = (random.integers(1 << 63, size=size, dtype=numpy.uint64) for size in (256, RUN))
    pieces = [text.lower().encode() + b"\n" for text in texts]
    data = numpy.frombuffer(b"".join(pieces), numpy.uint8)
    powers, inverses = (numpy.full(len(data), odd, numpy.uint64) for odd in (ODD, pow(ODD, -1, 1 << 64)))
    powers, inverses = powers.cumprod(), inverses.cumprod()
    sums = numpy.concatenate([numpy.zeros(1, numpy.uint64), (value[data] * powers).cumsum()])
    inside = numpy.array([chr(byte).isalnum() or byte > 127 or byte == ord("_") for byte in range(256)])[data]
    dashes = numpy.flatnonzero((data[:-2] == 0xE2) & (data[1:-1] == 0x80))  # U+2000 to U+203F: quotation marks too
    inside[dashes] = inside[dashes + 1] = inside[dashes + 2] = False
    edges = numpy.flatnonzero(inside[1:] != inside[:-1]) + 1
    edges = numpy.concatenate([[0], edges]) if inside[0] else edges
    starts, ends = edges[0::2], edges[1::2]  # the last byte is no letter
    words = (sums[ends] - sums[starts]) * inverses[starts]
    last = len(words) - RUN + 1
    runs = sum(words[place : last + place] * factors[place] for place in range(RUN))
    owner = numpy.searchsorted(numpy.cumsum([len(piece) for piece in pieces]), starts, side="right")
    whole = owner[:last] == owner[RUN - 1 :]
    return runs[whole], numpy.bincount(owner[:last][whole], minlength=len(texts))


def pairs_of_bands(numpy: Any, matrix: Any) -> Iterator[tuple[int, int]]:
    """Rows of sketches with a band in common, each with the first that has it."""
    width = PERMUTATIONS // BANDS
    for start in range(0, PERMUTATIONS, width):
        band = numpy.ascontiguousarray(matrix[:, start : start + width]).view(f"V{4 * width}").ravel()
        _, first, inverse = numpy.unique(band, return_index=True, return_inverse=True)
        partner = first[inverse]
        numbers = numpy.flatnonzero(partner != numpy.arange(len(partner)))
        yield from zip(numbers.tolist(), partner[numbers].tolist(), strict=True)


def text_dedup(path: Path) -> Labels:
    """text-dedup's command, with the arguments that its README has; its clusters are left in a variable."""
    with TemporaryDirectory() as folder:
        os.environ |= {"HF_HOME": folder, "HF_HUB_OFFLINE": "1"}  # nothing from elsewhere, nothing kept
        package = import_module("text_dedup.minhash")
        source = ["--path", "json", "--data_files", str(path), "--split", "train", "--column", "text"]
        places = ["--cache_dir", f"{folder}/cache", "--output", f"{folder}/output"]
        package.main([*source, *places, "--batch_size", "10000"], standalone_mode=False)
        return [package.uf.find(number) for number, _ in enumerate(read_texts(path))]


def datatrove(path: Path) -> Labels:
    """datatrove's pipeline of its example, up to the clusters, on one machine with one worker."""
    executor = import_module("datatrove.executor").LocalPipelineExecutor
    stages = import_module("datatrove.pipeline.dedup.minhash")
    reader = import_module("datatrove.pipeline.readers").JsonlReader
    config = stages.MinhashConfig()
    with TemporaryDirectory() as folder:
        signatures, buckets, clusters = (f"{folder}/{name}" for name in ("signatures", "buckets", "clusters"))
        articles = reader(str(path.parent), glob_pattern=path.name)
        signing = stages.MinhashDedupSignature(output_folder=signatures, config=config)
        matching = stages.MinhashDedupBuckets(input_folder=signatures, output_folder=buckets, config=config)
        joining = stages.MinhashDedupCluster(
            input_folder=buckets, output_folder=clusters, config=config, save_cluster_id=True
        )
        for name, pipeline, tasks in (
            ("signatures", [articles, signing], 1),
            ("buckets", [matching], config.num_buckets),
            ("clusters", [joining], 1),
        ):
            executor(pipeline=pipeline, tasks=tasks, workers=1, logging_dir=f"{folder}/logs/{name}").run()
        found = dict(struct.iter_unpack("<II", Path(clusters, "000000.clusters").read_bytes()))
    # Its clusters are numbered from 0; articles that are in none have a number below.
    return [found.get(number, -1 - number) for number, _ in enumerate(read_texts(path))]


# Name of the adapter -> package whose version is told, and what clusters.
ADAPTERS: Mapping[str, tuple[str | None, Clusterer]] = {
    "exact": (None, exact),
    "datasketch": ("datasketch", datasketch),
    "rensa": ("rensa", rensa),
    "rensa-flat": ("rensa", rensa_flat),
    "text-dedup": ("text-dedup", text_dedup),
    "datatrove": ("datatrove", datatrove),
}


def read_texts(path: Path) -> Iterator[str]:
    """The texts of the articles."""
    with open(path, "rb") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return WORD.findall(text.lower())


def runs_of(text: str) -> list[str]:
    """The five-word runs of a text; a shorter text is a run.

    >>> runs_of("The ferry sank off the harbour.")
    ['the ferry sank off the', 'ferry sank off the harbour']
    """
    words = words_of(text)
    return [" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))]


def connect(size: int, pairs: Iterator[tuple[int, int]]) -> list[int]:
    """The clusters that pairs connect, each by the number of its first member.

    >>> connect(5, iter([(3, 1), (4, 3)]))
    [0, 1, 2, 1, 1]
    """
    parent = list(range(size))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return [root(number) for number in range(size)]


def main(name: str, path: Path, stdout: TextIO) -> None:
    """Cluster a file."""
    package, cluster = ADAPTERS[name]
    with redirect_stdout(sys.stderr):  # some speak of their progress
        labels = list(cluster(path))
    stdout.write(json.dumps({"version": version(package) if package else "", "labels": labels}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.stdout)
