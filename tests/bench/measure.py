"""What is measured: the three ways to start Python, in a browser, over a network, on a slower processor."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.in_the_page import BUSY_LOOP, START_CHECK, START_WORKER
from tests.bench.slowdown import slowed_down
from tests.support.compressing_host import FAST, Host, Network
from tests.support.paths import NODE_MODULES, PROJECT
from tests.support.tabs import Browser, Tab

__all__ = [
    "FULL",
    "PHONE",
    "PROFILES",
    "SIX",
    "Bytes",
    "Profile",
    "Timed",
    "busy_loop",
    "count_bytes",
    "served",
    "timed",
]

HERE = Path(__file__).parent

ANSWERS = 110
"""How many answers are asked for, one after the other, where the answer's own time is measured."""

SETTLE_S = 2.0
"""A browser has much to do after its start, and a page after its loading; only then is the clock started."""


@dataclass(frozen=True)
class Profile:
    """A kind of reader."""

    name: str
    network: Network
    slowdown: float


FULL = Profile("full speed", FAST, 1)
SIX = Profile("6 times slower", FAST, 6)
PHONE = Profile("phone", Network(bytes_per_s=1.6e6 / 8, latency_s=0.15), 4)
PROFILES = (FULL, SIX, PHONE)


@dataclass
class Timed:
    """Milliseconds of each way to start, of one round; more where asked for."""

    stock: float
    site: float
    floor: float
    second: float | None = None
    """The site, opened again in the same profile."""
    longest_task: float | None = None
    """Of the page's main thread while Python started and answered once; 0 if none was worth noting."""
    answers: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Bytes:
    """Bytes of bodies that a browser fetched."""

    stock: int
    site: int
    floor: int
    page: int
    """The check page itself, before anybody asks for Python."""


# Each is called with one argument and promises its result, in every browser alike.


@contextmanager
def served() -> Iterator[Host]:
    """A host with the site as it is now, and beside it a page that uses Pyodide as it comes."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        _build_site(root / "site")
        _set_up_stock(root / "stock")
        host = Host(root)
        try:
            yield host
        finally:
            host.close()


def timed(browser: Browser, host: Host, profile: Profile) -> Timed:
    """One round: each way once, each in a browser of its own with an empty profile."""
    result = Timed(
        stock=_time_worker(browser, host, profile, "stock.mjs"),
        site=0,
        floor=_time_worker(browser, host, profile, "floor.mjs"),
    )
    with TemporaryDirectory(ignore_cleanup_errors=True) as kept:
        first = _time_check(browser, host, profile, Path(kept), answers=ANSWERS if profile is FULL else 0)
        result.site, result.longest_task, result.answers = first
        if browser.keeps_profiles:
            result.second, _, _ = _time_check(browser, host, profile, Path(kept), answers=0)
    return result


def count_bytes(browser: Browser, host: Host, *, compressing: bool) -> Bytes:
    """What a browser with an empty cache fetches, from a host that compresses or from one that does not."""
    host.compresses = compressing
    counted = []
    for worker in ("stock.mjs", "floor.mjs"):
        _time_worker(browser, host, FULL, worker)
        counted.append(sum(host.sent.values()))
    stock, floor = counted
    with _open_tab(browser) as tab:
        host.sent.clear()
        _open_check(tab, host)
        page = sum(host.sent.values())
        host.sent.clear()
        _measured(tab.call(START_CHECK, 0))
        site = sum(host.sent.values())
    host.compresses = True
    return Bytes(stock, site, floor, page)


def busy_loop(browser: Browser, host: Host, slowdown: float) -> float:
    """Milliseconds that a loop in a worker takes."""
    with _open_tab(browser) as tab:
        tab.open(f"{host.address}stock/idle.html")
        time.sleep(SETTLE_S)
        with slowed_down(slowdown):
            return float(tab.call(BUSY_LOOP, 500))


def _time_worker(browser: Browser, host: Host, profile: Profile, worker: str) -> float:
    with _open_tab(browser) as tab:
        tab.open(f"{host.address}stock/idle.html")
        time.sleep(SETTLE_S)
        host.sent.clear()
        with _as(profile, host):
            took = tab.call(START_WORKER, worker)
    if not isinstance(took, float | int):
        raise RuntimeError(f"{worker} failed in {browser.name}: {took}")
    return took


def _time_check(
    browser: Browser, host: Host, profile: Profile, kept: Path, *, answers: int
) -> tuple[float, float | None, list[float]]:
    with browser.opened(kept) as tab:
        _open_check(tab, host)
        with _as(profile, host):
            measured = _measured(tab.call(START_CHECK, answers))
        # A browser may write what it keeps a little later.
        time.sleep(SETTLE_S)
        return measured


def _open_check(tab: Tab, host: Host) -> None:
    tab.open(f"{host.address}site/check/")
    time.sleep(SETTLE_S)


def _measured(result: object) -> tuple[float, float | None, list[float]]:
    if not isinstance(result, dict):
        raise RuntimeError(f"the check page failed: {result}")
    return result["start"], result["longest"], result["times"]


@contextmanager
def _open_tab(browser: Browser) -> Iterator[Tab]:
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile, browser.opened(Path(profile)) as tab:
        yield tab


@contextmanager
def _as(profile: Profile, host: Host) -> Iterator[None]:
    host.network = profile.network
    try:
        with slowed_down(profile.slowdown):
            yield
    finally:
        host.network = FAST


def _build_site(into: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(into)]
    subprocess.run(command, cwd=PROJECT, check=True)


def _set_up_stock(into: Path) -> None:
    pyodide = NODE_MODULES / "pyodide"
    (into / "pyodide").mkdir(parents=True)
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        shutil.copy(pyodide / name, into / "pyodide")
    for name in ("stock.mjs", "floor.mjs"):
        shutil.copy(HERE / name, into)
    (into / "idle.html").write_text("<!doctype html><title>Idle</title>")
