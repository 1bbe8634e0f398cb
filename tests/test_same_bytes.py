"""However the machine is set, the same captures give the same bytes: order, processes, locale, time zone, hashes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from articles import ARTICLES, BEES, CLOCK, LETTERS, SLIP, WELL, dated, environment, headed, on_site, without

CAPTURES = {
    "a.txt": on_site(dated([SLIP, BEES, CLOCK])),
    "İ/ı.txt": headed([without(CLOCK, 2), WELL]),  # letters that other locales fold in other ways
    "é.txt": dated([LETTERS, SLIP._replace(title="Überraschung: 1.234,50 Euro für die Fähre")]),
    "z.txt": on_site(headed([*ARTICLES][::-1]), "Zeitung"),
}
# What is asked of a store after `split` and `build`; every kind of answer, those of the shortest way among them.
QUESTIONS = (
    "search ferry", "search clock --copies show --format csv", "search ferry --json --fields id,score,snippet",
    "search --sort date --kind news", "kwic the --sort left --limit 30", "words --stop", "collocates clock",
    "keywords --of ferry", "timeline --by month", "timeline ferry --format table --color never", "facets source",
    "facets person", "stats", "captures", "people", "people --pairs", "dates", "figures --ledger", "quotes",
    "contacts --unique", "export", "export --format bibtex", "export --what mentions --format csv",
    "export --format conllu", "borders", "report -", "schema records --json", "help query", "status",
)  # fmt: skip
# The program that lets processes work side by side on captures and records however small, and says so.
SIDE_BY_SIDE = """
import sys
from iomcorpus import finding, processes, work
from iomcorpus.__main__ import main
work.WORTH_A_PROCESS, finding.HERE, finding.BATCH = 1, 0, 1
def told(number, ours=processes.processes):
    print("side by side", file=sys.stderr)
    return ours(number)
work.processes = finding.processes = told
sys.exit(main())
"""
ORDERS = (sorted(CAPTURES), sorted(CAPTURES, reverse=True))
# Beside the first: processes, order of files, and what the machine is set to.
PLACES: dict[str, tuple[str, int, dict[str, str]]] = {
    "two processes": ("2", 0, {}),
    "files the other way round": ("1", 1, {"PYTHONHASHSEED": "2"}),
    "locale C, far east": ("2", 1, {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "3"}),
    "Turkish, far west": ("1", 1, {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "4"}),
    "German, UTF-8 mode": ("2", 0, {"LC_ALL": "de_DE.UTF-8", "PYTHONUTF8": "1", "LANGUAGE": "de"}),
}


def answers(folder: Path, jobs: str, order: int, variables: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """What is printed by each verb, in a folder of its own; what `build` says of time is left out."""
    for name, text in CAPTURES.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(text, encoding="utf-8")
    environ = environment(**{"PYTHONHASHSEED": "1", **variables})

    def out(*arguments: str) -> bytes:
        several = "--jobs" in arguments and jobs != "1"
        command = [sys.executable, *(("-c", SIDE_BY_SIDE) if several else ("-m", "iomcorpus")), *arguments]
        given = {"cwd": folder, "env": environ, "stdin": subprocess.DEVNULL, "capture_output": True, "timeout": 120}
        done = subprocess.run(command, **given)  # type: ignore[call-overload]
        assert done.returncode in (0, 1), done.stderr.decode()
        assert (b"side by side" in done.stderr) == several
        return bytes(done.stdout)

    split = out("split", *ORDERS[order], "--jobs", jobs)
    yield "split", b"".join(sorted(split.splitlines(keepends=True)))  # it prints captures as they were named
    yield "dedupe", out("dedupe")
    yield "extract", out("extract", "--jobs", jobs)
    for question in QUESTIONS:
        yield question, out(*question.split())
    out("build", *ORDERS[order], "--jobs", jobs, "--db", "built.db")
    for what in ("records", "mentions", "people"):
        yield f"{what} of build", out("export", "--what", what, "--db", "built.db")
    yield "from a pipe", out("dedupe", "--records", _written(folder, split))
    assert out("verify") == b""


def _written(folder: Path, rows: bytes) -> str:
    (folder / "rows.jsonl").write_bytes(b"".join(sorted(rows.splitlines(keepends=True))))
    return "rows.jsonl"


@pytest.mark.timeout(300)
def test_every_answer_has_the_same_bytes_everywhere(tmp_path_factory: pytest.TempPathFactory) -> None:
    def ask(place: tuple[str, int, dict[str, str]]) -> dict[str, bytes]:
        return dict(answers(tmp_path_factory.mktemp("place"), *place))

    with ThreadPoolExecutor(2) as pool:
        first, *others = pool.map(ask, [("1", 0, {}), *PLACES.values()])
    assert all(first[question] for question in ("split", "dedupe", "extract", "search ferry", "people"))
    assert first["records of build"] == first["export"]
    differing = {
        where: [question for question, shown in answer.items() if shown != first[question]]
        for where, answer in zip(PLACES, others, strict=True)
    }
    assert differing == {where: [] for where in PLACES}
