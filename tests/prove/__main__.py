"""Runs the proof: python -m tests.prove [--every N]."""

from __future__ import annotations

import argparse
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool
from time import perf_counter

from tests.prove.answers import COMPLETE, PARTIAL, block
from tests.prove.holding import Findings, hold, hold_together
from tests.prove.in_pyodide import digests_in_pyodide, texts_in_pyodide
from tests.prove.outcomes import digest, texts_of

CORES = os.cpu_count() or 1


def main() -> None:
    """Hold all sets of answers to what must be true of them, in CPython and then in Pyodide; fail where one is not."""
    parser = argparse.ArgumentParser(prog="python -m tests.prove", description="Prove the checker for every answer.")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth block of answers alone")
    options = parser.parse_args()
    # Each half is told when it is done, into a file too.
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    blocks = [*COMPLETE[:: options.every], *PARTIAL[:: options.every]]
    expected, held = _in_cpython(blocks)
    same = _in_pyodide(expected)
    sys.exit(not (held and same))


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


if __name__ == "__main__":
    main()
