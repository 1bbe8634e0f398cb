"""`python -m benchmarks.planted`: make the articles, find the copies among them and print how well; or write them."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import benchmarks.planted
from benchmarks.planted.plan import draw_plan
from benchmarks.planted.press import Press, document_id, write_lines
from benchmarks.planted.score import score
from benchmarks.planted.show import print_errors, print_score
from benchmarks.planted.truth import Truth, write_truth
from iomcorpus.copies.find import find_copies


def main() -> None:
    """Make the articles, find the copies, print how well; or only write them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.planted", description=benchmarks.planted.__doc__)
    parser.add_argument("--seed", type=int, default=1, help="odd ones for tuning, even ones for testing (default 1)")
    parser.add_argument("--size", type=int, default=10_000, metavar="N", help="articles (default 10000)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N examples of each kind of error")
    parser.add_argument("--write", type=Path, metavar="FILE", help="only write the articles there, as JSON Lines")
    parser.add_argument("--truth", type=Path, metavar="FILE", help="write there what each article is")
    asked = parser.parse_args()
    press = Press(draw_plan(asked.seed, asked.size))
    if asked.truth:
        ids = [document_id(asked.seed, number) for number in range(asked.size)]
        write_lines(asked.truth, write_truth(press.plan, ids))
    if asked.write:
        write_lines(asked.write, press.documents())
    if not asked.write and not asked.truth:
        measure(press, asked.errors)


def measure(press: Press, errors: int) -> None:
    """Find the copies among the planted articles and print the table."""
    start = time.process_time()
    texts = [document["text"] for document in press.documents()]
    made = time.process_time()
    copies = find_copies(texts)
    took = time.process_time() - made
    truth = Truth.of(press.plan)
    print(f"Planted copies: {len(texts):,} articles, seed {press.plan.seed} ({sys.platform})")
    speed = f"{len(texts) / took:,.0f} articles a CPU second"
    print(f"  made in {made - start:.1f} CPU s, copies found in {took:.2f} CPU s: {speed}\n")
    print_score(score(truth, copies))
    if errors:
        print_errors(texts, truth, copies, errors)


if __name__ == "__main__":
    main()
