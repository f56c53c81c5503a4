"""A slower processor: the browsers run for a short while, stand still for a longer one, and so on.

The developer tools' own slow-down (Emulation.setCPUThrottlingRate) reaches only the main thread of a page: at 6, a busy
loop there takes 5 times as long, but in a worker as long as without (Chromium 156). Here every thread of every process
of the browser is stopped and set going, which works alike for every browser. Each run of the benchmark measures by a
busy loop in a worker that the factor is real.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

__all__ = ["slowed_down"]

RUN_S = 0.01
"""How long the browsers run at a stretch: short beside what is measured, long beside the cost of stopping them."""


@contextmanager
def slowed_down(factor: float) -> Iterator[None]:
    """For the length of the block, every browser that this process has started runs `factor` times slower."""
    if factor == 1:
        yield
        return
    # A process of its own: the host that serves the files would keep a thread from being on time.
    command = [sys.executable, "-m", "tests.bench.slowdown", str(factor), *map(str, _browsers_groups())]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        process.stdout.readline()
        yield
        # It ends with its input, and so also when this process is killed.
        process.stdin.close()


def _browsers_groups() -> list[int]:
    """The process groups that this process has started: browsers, each with all of its processes, and their screens."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,pgid="], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()]
    ours = {os.getpid()}
    # A process may be listed before its parent.
    while more := {pid for pid, parent, _ in rows if parent in ours} - ours:
        ours |= more
    return sorted({group for pid, _, group in rows if pid in ours} - {os.getpgrp()})


def _stop_and_go(factor: float, groups: list[int]) -> None:
    """Slow the groups down until the standard input ends."""
    # Whatever ends this process, no browser may stay stopped.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, 0, -20)
    print("begun", flush=True)
    began = time.perf_counter()
    ran = 0.0
    ended = False
    try:
        while not ended:
            _signal(groups, signal.SIGCONT)
            set_going = time.perf_counter()
            time.sleep(RUN_S)
            _signal(groups, signal.SIGSTOP)
            now = time.perf_counter()
            # Whoever is woken late makes up for it: what counts is the share of the whole time.
            ran += now - set_going
            ended = bool(select.select([sys.stdin], [], [], max(0.0, ran * factor - (now - began)))[0])
    finally:
        _signal(groups, signal.SIGCONT)


def _signal(groups: list[int], number: signal.Signals) -> None:
    for group in groups:
        with suppress(ProcessLookupError):
            os.killpg(group, number)


if __name__ == "__main__":
    _stop_and_go(float(sys.argv[1]), [int(group) for group in sys.argv[2:]])
