"""The benchmark's page: what was measured, as text and one table."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median, quantiles

from tests.bench.measure import FULL, PHONE, SIX, Bytes, Profile, Timed

__all__ = ["Measured", "report"]

GOALS = {
    ("Chromium", FULL): 0.13,
    ("Chromium", SIX): 0.14,
    ("Chromium", PHONE): 0.30,
    ("Firefox", FULL): 0.14,
    ("WebKit", FULL): 0.16,
}
# Two megabytes, of what stock Pyodide takes.
GOAL_COMPRESSED, GOAL_RAW = 0.32, 0.15

INTRODUCTION = """# How fast Python starts

`make bench` measures this and writes this page. It compares three ways to start Python in a reader's browser:

- **stock**: Pyodide 314.0.7 as it comes, in a worker, which installs the checker from the lock that the site
  publishes for other people's pages, and answers once. The time runs from the creation of the worker, on a page that
  does nothing else, to its answer.
- **this site**: the page "Check your situation", from the press on the button that starts Python until it is ready.
- **floor**: the least that any page with this Python must do: a worker fetches, compiles and instantiates the same
  WebAssembly, and nothing else.

Each time is taken in a freshly started browser with an empty profile, in rounds: each way once, then each way once
again. The host is on the same machine. It compresses with gzip what a usual host would, and for stock also the wheel
and the library. A **phone** has 1.6 Mbit/s for all connections together, 150 ms before each response, and a processor
that is 4 times slower. To slow a processor down, all processes of the browser are stopped and set going in turns, since
what the developer tools offer for that does not reach workers. The **second visit** opens the page in a browser that
was closed and started again with the profile of the first; it asks the host whether its copies are still good.

A goal is the largest ratio of this site to stock that we want. Nothing here is a test: a machine that has other work to
do gives other numbers.
"""


TRIAL = """## What a trial had promised, and what came of it

Before the small Python was built, a trial had cut the same Pyodide down and timed it from the creation of the worker.
The site as it was before and as it is now, side by side in one run of 7 rounds on 2026-11-28, from the press on the
button until it is ready (this table is written by hand; the older site is the commit before "A small Python"):

| what | before | now | now / before | promised |
|---|---|---|---|---|
| bytes | 4.65 MB | 1.43 MB | 0.31 | 0.31 |
| Chromium | 0.55 s | 0.29 s | 0.53 | 0.53 |
| Chromium, phone | 25.4 s | 8.3 s | 0.33 | |
| Firefox | 0.61 s | 0.24 s | 0.39 | 0.33 |
| WebKit | 0.84 s | 0.63 s | 0.75 | 0.48 |

Nothing was lost in bytes. In time, Firefox and WebKit gain less than promised: these times begin earlier than the
trial's, at the press, and end later, when the page has said that it is ready, and that part of the page's own did not
get shorter. Where WebKitGTK spends the rest was not measured; its floor in the table above is half of its time.
"""


@dataclass(frozen=True)
class Measured:
    """All that was measured in one run."""

    versions: dict[str, str]
    rounds: dict[tuple[str, Profile], list[Timed]]
    compressed: Bytes
    raw: Bytes
    busy: dict[float, float]
    """Milliseconds of a busy loop in a worker, by slow-down."""
    load: float
    """How many programs wanted the processors in the minute before."""


def report(measured: Measured) -> str:
    """The page, in Markdown."""
    return "\n".join(
        (INTRODUCTION, *_machine(measured), "", *_table(_rows(measured)), "", *_notes(measured), "", TRIAL)
    )


def _machine(measured: Measured) -> Iterator[str]:
    browsers = ", ".join(f"{name} {version}" for name, version in measured.versions.items())
    count = len(next(iter(measured.rounds.values())))
    now = datetime.now(UTC)
    yield f"Measured on {now:%Y-%m-%d at %H:%M} UTC, on a machine with {os.cpu_count()} cores, in {browsers}."
    yield f"In the minute before, {measured.load:.1f} programs wanted its processors: a run that counts begins near 0."
    yield f"Medians of {count} rounds; the least and the most in brackets. Times in seconds."


def _table(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| what | stock | this site | floor | site / stock | goal |"
    yield "|---|---|---|---|---|---|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _rows(measured: Measured) -> Iterator[tuple[str, ...]]:
    for (browser, profile), rounds in measured.rounds.items():
        stock, site, floor = ([getattr(each, way) for each in rounds] for way in ("stock", "site", "floor"))
        goal = GOALS[browser, profile]
        yield f"{browser}, {profile.name}", *map(_spread, (stock, site, floor)), *_against(site, stock, goal)
    for (browser, profile), rounds in measured.rounds.items():
        stock = [each.stock for each in rounds]
        second = [each.second for each in rounds if each.second is not None]
        if second:
            what = f"{browser}, {profile.name}, second visit"
            yield what, _spread(stock), _spread(second), "", *_against(second, stock, goal)
    hosts = (("compresses", measured.compressed, GOAL_COMPRESSED), ("does not", measured.raw, GOAL_RAW))
    for host, sent, goal in hosts:
        counts = map(_megabytes, (sent.stock, sent.site, sent.floor))
        yield f"sent, if the host {host}", *counts, *_against([sent.site], [sent.stock], goal)


def _notes(measured: Measured) -> Iterator[str]:
    pages = [f"{sent.page / 1000:.0f} kB" for sent in (measured.compressed, measured.raw)]
    yield f"- The page itself, with its styles and scripts: {pages[0]} from a host that compresses, else {pages[1]}."
    for (browser, profile), rounds in measured.rounds.items():
        tasks = [each.longest_task for each in rounds if each.longest_task is not None]
        if tasks and profile is FULL:
            yield (
                f"- {browser}: the longest task of the page's main thread, from the press on the button to the first "
                f"answer: {_task(median(tasks))}, at most {_task(max(tasks))} (goal: 100 ms)."
            )
        answers = [answer for each in rounds for answer in each.answers]
        if answers:
            yield (
                f"- {browser}: from the press on the button to the answer on the page, {len(answers)} times with "
                f"changing answers: median {median(answers):.1f} ms, 95th percentile "
                f"{quantiles(answers, n=20)[-1]:.1f} ms (goal: 16 ms)."
            )
    for factor, took in measured.busy.items():
        if factor != 1:
            longer = took / measured.busy[1]
            yield f"- Slowed down {factor:g} times, a busy loop in a worker took {longer:.1f} times as long."


def _spread(times: list[float]) -> str:
    return f"{median(times) / 1000:.2f} ({min(times) / 1000:.2f} to {max(times) / 1000:.2f})"


def _against(ours: list[float], theirs: list[float], goal: float) -> tuple[str, str]:
    return f"**{median(ours) / median(theirs):.2f}**", f"{goal:.2f}"


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.2f} MB"


def _task(ms: float) -> str:
    return f"{ms:.0f} ms" if ms else "below 50 ms"
