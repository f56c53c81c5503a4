"""Runs the proof: python -m tests.prove [--every N]."""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from array import array
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import sync_playwright

from tests.prove.answers import COMPLETE, PARTIAL, block
from tests.prove.holding import Findings, hold, hold_together
from tests.prove.in_browsers import differences_in, served
from tests.prove.in_pyodide import digests_in_pyodide, texts_in_pyodide
from tests.prove.in_small import (
    CHUNK,
    REFUSED,
    answered_in_small,
    chunks_of,
    digest_of_numbers,
    first_difference,
    mistakes_with_bad_input,
    published,
    shuffled,
)
from tests.prove.outcomes import digest, texts_of
from tests.support.tabs import installed

CORES = os.cpu_count() or 1

IN_BROWSERS = {"Chromium": 20_000, "Firefox": 5_000, "WebKit": 5_000}
"""How many sets each browser is asked for; all of them are asked in Node."""


def main() -> None:
    """Hold all sets of answers to what must be true of them, in CPython and in each Pyodide; fail where one is not."""
    parser = argparse.ArgumentParser(prog="python -m tests.prove", description="Prove the checker for every answer.")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth block of answers alone")
    options = parser.parse_args()
    # Each half is told when it is done, into a file too.
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    blocks = [*COMPLETE[:: options.every], *PARTIAL[:: options.every]]
    expected, held = _in_cpython(blocks)
    same = _in_pyodide(expected)
    numbers = shuffled(blocks)
    in_small = _in_small(numbers)
    in_browsers = _in_browsers(numbers)
    sys.exit(not (held and same and in_small and in_browsers))


def _in_cpython(blocks: list[str]) -> tuple[dict[str, str], bool]:
    """A digest of the outcomes of each block, and whether all holds."""
    began = perf_counter()
    findings, expected, sizes = Findings(), {}, {"complete": 0, "partial": 0}
    with Pool(CORES) as pool:
        for name, found, digested in pool.imap_unordered(_held, blocks):
            findings.add(found)
            expected[name] = digested
            sizes[name.split()[0]] += found.sets.total()
    hold_together(findings)
    print(f"CPython: {sizes['complete']:,} complete sets of answers and {sizes['partial']:,} others", end=" ")
    print(f"in {perf_counter() - began:.0f} seconds, {CORES} at a time")
    for kind, count in sorted(findings.sets.items()):
        print(f"  {kind}: {count:,}")
    for kind, examples in findings.failures.items():
        print(f"\nNOT TRUE in {findings.counts[kind]:,} cases, for example: {kind}", *examples, sep="\n")
    return expected, not findings.failures


def _held(name: str) -> tuple[str, Findings, str]:
    findings = Findings()
    digested = digest(hold(block(name), findings))
    return name, findings, digested


def _in_pyodide(expected: dict[str, str]) -> bool:
    """Whether Pyodide gives every block the same outcomes, in the same order."""
    began = perf_counter()
    names = list(expected)
    with ThreadPoolExecutor(CORES) as pool:
        parts = pool.map(digests_in_pyodide, (names[core::CORES] for core in range(CORES)))
        found = {name: digested for part in parts for name, digested in part.items()}
    different = [name for name in names if found[name] != expected[name]]
    print(f"Pyodide: the same answers in {perf_counter() - began:.0f} seconds, {CORES} at a time", end="; ")
    print(f"{len(different)} of {len(names)} blocks differ" if different else "the same outcomes")
    for name in different[:3]:
        print(*_first_difference(name), sep="\n")
    return not different


def _first_difference(name: str) -> list[str]:
    for answers, ours, theirs in zip(block(name), texts_of(name), texts_in_pyodide(name), strict=True):
        if ours != theirs:
            return [json.dumps(answers), f"CPython: {ours}", f"Pyodide: {theirs}"]
    return [f"{name}: only once"]


def _in_small(numbers: array[int]) -> bool:
    """Whether the small Python gives all sets the same outcomes, in one process, and reads nothing that it lacks."""
    published()
    began = perf_counter()
    with Pool(max(CORES - 1, 1)) as pool, ThreadPoolExecutor(1) as one:
        answering = one.submit(answered_in_small, numbers, refused=REFUSED)
        expected = pool.map(digest_of_numbers, chunks_of(numbers), chunksize=1)
        answered = answering.result()
    different = _different(expected, answered.digests)
    wrong = mistakes_with_bad_input(answered)
    print(f"Small Python: {len(numbers):,} sets of answers in one process and in an order by chance, and", end=" ")
    print(f"{len(answered.saved) + len(answered.refused)} times bad input,", end=" ")
    print(f"in {perf_counter() - began:.0f} seconds; {answered.faults} needed what was cut out;", end=" ")
    print(f"{len(different)} of {len(expected)} chunks differ" if different else "the same outcomes")
    _tell([*wrong, *(first_difference(numbers, different[0]) if different else [])])
    return _reads_nothing_left_out(numbers, expected) and not different and not wrong and not answered.faults


def _reads_nothing_left_out(numbers: array[int], expected: list[str]) -> bool:
    """The same once more, with every read of Python's memory recorded."""
    began = perf_counter()
    share = math.ceil(len(expected) / CORES) * CHUNK
    with ThreadPoolExecutor(CORES) as pool:
        parts = [numbers[start : start + share] for start in range(0, len(numbers), share)]
        answered = list(pool.map(lambda part: answered_in_small(part, reads=True), parts))
    different = _different(expected, [digested for part in answered for digested in part.digests])
    wrong = [mistake for part in answered for mistake in mistakes_with_bad_input(part)]
    read = sorted({address for part in answered for address in part.read})
    print(f"Its reads: recorded for the same in {perf_counter() - began:.0f} seconds, {CORES} at a time;", end=" ")
    print(f"of {answered[0].left_out:,} bytes that were left out, {len(read)} are read", *read[:20])
    _tell([*wrong, *(f"chunk {chunk} differs" for chunk in different)])
    return not (different or wrong or read)


def _tell(mistakes: list[str]) -> None:
    for mistake in mistakes:
        print(mistake)


def _different(expected: list[str], found: list[str]) -> list[int]:
    return [chunk for chunk, pair in enumerate(zip(expected, found, strict=True)) if pair[0] != pair[1]]


def _in_browsers(numbers: array[int]) -> bool:
    """Whether each browser that is here says the same, and the whole Python is needed for bad questions alone."""
    same = True
    with sync_playwright() as playwright, served() as url:
        for browser in installed(playwright):
            began = perf_counter()
            some = numbers[: IN_BROWSERS[browser.name]]
            with TemporaryDirectory(ignore_cleanup_errors=True) as profile, browser.opened(Path(profile)) as tab:
                differences = differences_in(tab, url, some)
            print(f"{browser.name}: {len(some):,} sets of answers, files and errors", end=" ")
            print(f"in {perf_counter() - began:.0f} seconds;", end=" ")
            print(f"{len(differences)} differ" if differences else "the same")
            _tell(differences[:3])
            same = same and not differences
    return same


if __name__ == "__main__":
    main()
