"""Runs the benchmark: python -m tests.bench [--rounds N] [--only BROWSER]."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from statistics import median

from playwright.sync_api import sync_playwright

from tests.bench.measure import FULL, PROFILES, Profile, Timed, busy_loop, count_bytes, served, timed
from tests.bench.report import Measured, report
from tests.support.compressing_host import Host
from tests.support.paths import MAINTAINERS
from tests.support.tabs import Browser, installed

PAGE = MAINTAINERS / "bench.md"


def main() -> None:
    """Measure, print, and write the page; with --only, print alone."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description="How fast Python starts, beside stock Pyodide."
    )
    parser.add_argument("--rounds", type=int, default=7, help="how often each is measured (7)")
    parser.add_argument("--only", metavar="BROWSER", help="Chromium, Firefox or WebKit alone; writes no page")
    options = parser.parse_args()
    # Whoever ends the benchmark ends the browsers too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    load, _, _ = os.getloadavg()
    with sync_playwright() as playwright, served() as host:
        browsers = [each for each in installed(playwright) if (options.only or each.name).lower() == each.name.lower()]
        page = report(_measure(browsers, host, options.rounds, load))
    print(page)
    if not options.only:
        PAGE.write_text(page, encoding="utf-8")


def _measure(browsers: list[Browser], host: Host, rounds: int, load: float) -> Measured:
    chief = browsers[0]
    slowdowns = sorted({profile.slowdown for profile in PROFILES})
    busy = {slowdown: median(busy_loop(chief, host, slowdown) for _ in range(3)) for slowdown in slowdowns}
    # What is slow is measured in Chromium alone.
    todo = [
        (browser, profile)
        for browser in browsers
        for profile in PROFILES
        if browser.name == "Chromium" or profile is FULL
    ]
    done: dict[tuple[str, Profile], list[Timed]] = {(browser.name, profile): [] for browser, profile in todo}
    for turn in range(rounds):
        for browser, profile in todo:
            once = timed(browser, host, profile)
            done[browser.name, profile].append(once)
            print(
                f"round {turn + 1} of {rounds}, {browser.name}, {profile.name}: "
                f"stock {once.stock:.0f} ms, site {once.site:.0f} ms, floor {once.floor:.0f} ms",
                flush=True,
            )
    return Measured(
        versions={browser.name: browser.version() for browser in browsers},
        rounds=done,
        compressed=count_bytes(chief, host, compressing=True),
        raw=count_bytes(chief, host, compressing=False),
        busy=busy,
        load=load,
    )


if __name__ == "__main__":
    main()
