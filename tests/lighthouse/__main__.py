"""Runs Lighthouse: python -m tests.lighthouse [--rounds N]."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from tests.support.browsers import chromium, playwrights_own
from tests.support.compressing_host import Host
from tests.support.paths import PROJECT

LIGHTHOUSE = Path(__file__).parent / "node_modules" / ".bin" / "lighthouse"
PAGES = ("", "check/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 98


def main() -> int:
    """Print the scores of each page. Returns 0, or 1 if one is too low."""
    parser = argparse.ArgumentParser(prog="python -m tests.lighthouse", description="Lighthouse's scores, on a phone.")
    parser.add_argument("--rounds", type=int, default=3, help="how often each page is scored; the median counts (3)")
    rounds: int = parser.parse_args().rounds
    host = Host(PROJECT / "site")
    print("page    ", *CATEGORIES, sep="  ")
    low = False
    try:
        for page in PAGES:
            runs = [_scores(host.address + page) for _ in range(rounds)]
            scores = [round(median(each)) for each in zip(*runs, strict=True)]
            low |= min(scores) < LEAST
            row = (f"{score:{len(name)}}" for name, score in zip(CATEGORIES, scores, strict=True))
            print(f"/{page:7}", *row, sep="  ", flush=True)
    finally:
        host.close()
    if low:
        print(f"A score is below {LEAST}. Does the machine have other work to do? Then try again.", file=sys.stderr)
    return int(low)


def _scores(address: str) -> list[float]:
    # Lighthouse's own settings are those of a phone on a slow network.
    command = [
        str(LIGHTHOUSE),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        "--no-enable-error-reporting",
        # Root, in a container most likely, has no sandbox.
        f"--chrome-flags=--headless=new{' --no-sandbox' if os.geteuid() == 0 else ''}",
    ]
    node = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": node, "CHROME_PATH": chromium() or playwrights_own()}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    categories = json.loads(done.stdout)["categories"]
    return [100 * categories[name]["score"] for name in CATEGORIES]


if __name__ == "__main__":
    sys.exit(main())
