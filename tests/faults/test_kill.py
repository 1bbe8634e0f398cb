"""Every command that writes may be killed at any moment: what was acknowledged stays, and the next run makes it whole.

Real processes are killed where they are seen from outside to be at work: after the store's head says that it is being
written to (or a file stands beside the one to be exported) and, of what is saved in steps, a reader has seen the first
of them; and before a whole run would have ended.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from nursery import Child, Nursery
from scenes import DB, PROGRAM, SOAK, Steps, damage_in, digest_at, reader_of, sizes_of, started, steps_of, write_volumes

from iomcorpus import finding
from iomcorpus.corpus import Corpus
from iomcorpus.store.open import bring_in, is_made

KILLS = 100 if SOAK else 20  # of each command
KILLS_A_LIFE = 10  # of one store, one after the other, before it is made whole
BATCH = 8 << 10  # bytes of records whose facts are saved together: many steps of little text
IN_SMALL_BATCHES = (
    sys.executable,
    "-c",
    f"import sys; from iomcorpus import finding; finding.BATCH = {BATCH}; from iomcorpus.__main__ import main; "
    "sys.exit(main())",
)
INSIDE = 0.8  # of the kills must land between the first and the last commit
WAL = b"\x02\x02"  # in the head of a store that is open for writing


def split_first(corpus: Corpus) -> None:
    corpus.split(["v0.txt"])


def split_all(corpus: Corpus) -> None:
    corpus.split(["v0.txt", "v1.txt", "v2.txt", "v3.txt"])


@dataclass(frozen=True)
class Scene:
    """A store, and what is done to it until it is killed."""

    arguments: tuple[str, ...]
    before: tuple[Callable[[Corpus], object], ...]  # what made the store
    work: Callable[[Corpus], object]  # the same as the command line
    removed: tuple[str, ...] = ()  # captures whose file is gone
    articles: int = 30  # in each capture
    program: tuple[str, ...] = PROGRAM


SCENES = {
    "split": Scene(("split", "v0.txt", "v1.txt", "v2.txt", "v3.txt"), (split_first,), split_all),
    "split into a new store": Scene(("split", "v0.txt", "v1.txt", "v2.txt", "v3.txt"), (), split_all),
    "split --prune": Scene(
        ("split", "--prune", "v0.txt"),
        (split_all,),
        lambda corpus: corpus.split(["v0.txt"], prune=True),
        ("v1.txt", "v2.txt", "v3.txt"),
        articles=60,
    ),
    "dedupe": Scene(("dedupe",), (split_all,), lambda corpus: corpus.dedupe(), articles=60),
    "extract": Scene(
        ("extract", "--jobs", "1"), (split_all,), lambda corpus: corpus.extract(jobs=1), program=IN_SMALL_BATCHES
    ),
    "build": Scene(
        ("build", "v0.txt", "v1.txt", "v2.txt", "v3.txt", "--jobs", "1"),
        (),
        lambda corpus: corpus.build(["v0.txt", "v1.txt", "v2.txt", "v3.txt"], jobs=1),
        articles=20,
        program=IN_SMALL_BATCHES,
    ),
}


@dataclass
class Pace:
    """How long a run is at work, as the kills show it: on a busy machine that is not always the same."""

    length: float  # in seconds

    def learn(self, inside: bool) -> None:
        """A kill came before the last commit, or too late."""
        self.length *= 1.04 if inside else 0.6


@dataclass
class Told:
    """What has come of the kills of one command."""

    kills: int = 0
    inside: int = 0
    reached: Counter[int] = field(default_factory=Counter)  # commits


def is_written_to(path: Path) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(20)[18:] == WAL
    except OSError:
        return False


def has_begun(folder: Path) -> bool:
    return is_written_to(folder / DB)


def wait_for(seen: Callable[[], bool], process: subprocess.Popen[bytes] | Child, pause: float = 0.002) -> bool:
    """Whether something was seen before the process ended, by a look each so many seconds."""
    while process.poll() is None:
        if seen():
            return True
        time.sleep(pause)
    return False


def length_of(
    folder: Path,
    arguments: tuple[str, ...],
    seen: Callable[[Path], bool],
    program: Sequence[str] = PROGRAM,
    *,
    to_the_end: bool = False,
) -> float:
    """For how many seconds an undisturbed run is seen to write, or is at work since it was."""
    process = started(folder, arguments, program)
    assert wait_for(lambda: seen(folder), process)
    begin = time.monotonic()
    while process.poll() is None and (to_the_end or seen(folder)):
        time.sleep(0.001)
    length = time.monotonic() - begin
    assert process.wait() == 0 and process.stderr
    process.stderr.close()
    return length


def reached(path: Path, steps: Steps) -> int:
    """How many commits a reader sees."""
    try:
        with reader_of(path) as store:
            return steps.sizes.index(sizes_of(store))
    except sqlite3.OperationalError:  # not made yet
        return 0


def is_further(path: Path, steps: Steps, known: int) -> Callable[[], bool]:
    return lambda: reached(path, steps) > known


def whole(folder: Path, arguments: tuple[str, ...]) -> None:
    """Run to the end."""
    process = started(folder, arguments)
    _, error = process.communicate(timeout=120)
    assert process.returncode == 0, error


def killed(nursery: Nursery, life: Path, scene: Scene, steps: Steps, pace: Pace, seed: int, most: int) -> Told:
    """One store whose writers are killed, one after the other, and that is then made whole."""
    told, random, path = Told(), Random(seed), life / DB
    known = 0
    for _ in range(most):
        process = nursery.start(scene.arguments)
        seen = wait_for(lambda: is_written_to(path), process)
        if seen and known < len(steps) - 2 and told.kills % 2 == 0:  # one more step is seen to be made, not the last
            seen = wait_for(is_further(path, steps, known), process, 0.01)
        if seen:
            time.sleep(random.random() * pace.length)
        known = max(known, reached(path, steps))
        alive = process.poll() is None
        process.kill()
        digest = digest_at(path)
        assert digest in steps.digests, f"half a batch, after {known} commits"
        now = steps.digests.index(digest)
        assert now >= known, f"{known} commits were seen, {now} are left"
        assert reached(path, steps) == now
        told.kills += 1
        told.reached[now] += 1
        inside = alive and seen and now < len(steps) - 1
        told.inside += inside
        pace.learn(inside)
        if now == len(steps) - 1 or not is_made(str(path)):
            break
        bring_in(str(path))  # so that the head tells when the next one is at work
        assert digest_at(path) == digest
    if known:
        assert damage_in(path) == []
    last = nursery.start(scene.arguments)
    assert last.wait() == 0, last.error()
    assert digest_at(path) == steps.digests[-1]
    assert damage_in(path) == []
    assert not [left for left in os.listdir(life) if left.startswith(f"{DB}-")]
    return told


@pytest.mark.parametrize("name", SCENES)
def test_killed_at_any_moment(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scene, base = SCENES[name], tmp_path / "base"
    base.mkdir()
    write_volumes(base, 4, scene.articles)
    for make in scene.before:
        steps_of(base, make)
    for gone in scene.removed:
        (base / gone).unlink()
    (base / "tmp").mkdir(exist_ok=True)
    shutil.copytree(base, tmp_path / "steps")
    monkeypatch.setattr(finding, "BATCH", BATCH)
    steps = steps_of(tmp_path / "steps", scene.work)
    if not scene.before:
        steps.insert(0, (digest_at(base / DB), ()))
    assert len(set(steps.digests)) == len(set(steps.sizes)) == len(steps) > 1
    shutil.copytree(base, tmp_path / "measured")
    several = len(steps) > 2  # commits, of which the first is waited for
    length = length_of(tmp_path / "measured", scene.arguments, has_begun, scene.program, to_the_end=several)
    pace = Pace(length * (0.8 / KILLS_A_LIFE if several else 0.2))

    total, most = Told(), KILLS_A_LIFE

    def life(seed: int) -> Told:
        folder = tmp_path / f"life {seed}"
        shutil.copytree(base, folder)
        try:
            with Nursery(folder, BATCH) as nursery:
                return killed(nursery, folder, scene, steps, pace, seed, most)
        finally:
            shutil.rmtree(folder)

    with ThreadPoolExecutor(2) as two:
        seed = 0
        while total.kills < KILLS:
            most = min(KILLS_A_LIFE, (KILLS - total.kills + 1) // 2)
            for told in two.map(life, (seed, seed + 1)):
                total.kills += told.kills
                total.inside += told.inside
                total.reached += told.reached
            seed += 2
    with capsys.disabled():
        print(f"\n{name}: {total.kills} kills, {total.inside} inside, of {len(steps) - 1} commits had been made")
        print("  " + ", ".join(f"{number}: {times}" for number, times in sorted(total.reached.items())))
    assert total.inside >= INSIDE * total.kills


def test_a_killed_export_leaves_no_half_file_and_the_next_one_sweeps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is the one before or the one after; what the killed one has left beside it goes with the next."""
    write_volumes(tmp_path, 4, 240)
    steps_of(tmp_path, split_all)
    arguments = ("export", "-o", "out.csv", "--force")

    def at_work(folder: Path) -> bool:
        return any(name.endswith(".part") for name in os.listdir(folder))

    whole(tmp_path, arguments)
    there = sorted(os.listdir(tmp_path))
    after, before = (tmp_path / "out.csv").read_bytes(), b"of yesterday"
    pace = Pace(0.6 * length_of(tmp_path, arguments, at_work))
    random, kills, inside = Random(1), 0, 0
    with Nursery(tmp_path, BATCH) as nursery:
        while kills < KILLS:
            (tmp_path / "out.csv").write_bytes(before)
            process = nursery.start(arguments)
            seen = wait_for(lambda: at_work(tmp_path), process)
            time.sleep(random.random() * pace.length)
            process.kill()
            now = (tmp_path / "out.csv").read_bytes()
            assert now in (before, after)
            kills += 1
            inside += seen and now == before
            pace.learn(seen and now == before)
            for left in tmp_path.glob("out.csv.*.part"):
                assert after.startswith(left.read_bytes())
                if kills < KILLS:
                    left.rename(tmp_path / f"{left.name}.kept")  # so that the next one is seen to be at work
    for left in tmp_path.glob("*.kept"):
        left.rename(left.with_suffix(""))
    whole(tmp_path, arguments)
    assert (tmp_path / "out.csv").read_bytes() == after and sorted(os.listdir(tmp_path)) == there
    with capsys.disabled():
        print(f"\nexport: {kills} kills, {inside} inside")
    assert inside >= INSIDE * kills


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="this system has no /proc")
def test_processes_that_split_side_by_side_end_with_the_one_that_is_killed(tmp_path: Path) -> None:
    write_volumes(tmp_path, 2, 2200)  # enough to be worth a process each
    process = started(tmp_path, ("split", "v0.txt", "v1.txt", "--jobs", "2"))
    assert process.stderr
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    workers: list[str] = []

    def at_work() -> bool:
        workers[:] = children.read_text().split()
        return len(workers) == 2

    assert wait_for(at_work, process)
    time.sleep(0.2)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stderr.close()
    deadline = time.monotonic() + 20
    while any(runs(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not [worker for worker in workers if runs(worker)]


def runs(process: str) -> bool:
    """Whether there is such a process, and it has not ended yet."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
