"""The rules for other people's pages: a wheel of the checker, and the lock by which Pyodide installs it from there.

pyodide-build writes the lock. It holds this one wheel, which lies beside it, and nothing of Pyodide's own list: who
starts Pyodide with it asks no other server. Our own page uses neither, since filters of schools block wheels.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from importlib.metadata import PackageNotFoundError
from pathlib import Path

from checker.web.cache import made
from checker.web.errors import WriterError

__all__ = ["LOCK", "WheelError", "wheel_and_lock"]

LOCK = "pyodide-lock.json"
"""The name of a lock, ours and Pyodide's own."""

TOOLS = ("hatchling", "pyodide-build", "pyodide-lock")

DATE = {"SOURCE_DATE_EPOCH": "1577836800"}
"""The date of what is in the wheel: never the commit's, so that the same rules are the same wheel, by the same hash."""


class WheelError(WriterError):
    """The wheel or its lock could not be made."""


def wheel_and_lock(project: Path) -> dict[str, bytes]:
    """Both files by name, made anew only where their sources have changed. `project` is the whole project's folder.

    Raises WheelError where a tool is missing, or refuses.
    """
    stock = project / "node_modules" / "pyodide" / LOCK
    sources = [stock, *(project / name for name in ("LICENSE", "pyproject.toml")), Path(__file__)]
    sources += sorted((project / "checker").glob("*.py"))
    try:
        folder = made(project / ".cache" / "wheel", sources, partial(_make, project, stock), tools=TOOLS)
    except PackageNotFoundError as error:
        raise WheelError(f"{error.name} is not installed: run `make site`, which installs it first") from error
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def _make(project: Path, stock: Path, into: Path) -> None:
    # `pyodide build` would first fetch what compiles C: this is Python alone.
    _run(project, "hatchling", "build", "--target", "wheel", "--directory", str(into))
    (wheel,) = into.glob("*.whl")
    empty = into / "empty.json"
    # For which Python the lock is: Pyodide refuses one that was made for another.
    empty.write_text(json.dumps({"info": json.loads(stock.read_text(encoding="utf-8"))["info"], "packages": {}}))
    lock = ("--input", str(empty), "--output", str(into / LOCK))
    _run(project, "pyodide_cli", "lockfile", "add-wheels", *lock, str(wheel))
    empty.unlink()


def _run(project: Path, *command: str) -> None:
    command_line = [sys.executable, "-m", *command]
    done = subprocess.run(command_line, cwd=project, env=os.environ | DATE, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip() or f"{command[0]} failed without a word").splitlines()[-1]
        raise WheelError(f"the wheel of the rules could not be made: {last}")
