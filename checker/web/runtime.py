"""Python for the reader's browser: Pyodide's files, the wheel of the checker, and the lock file that joins them."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

__all__ = ["RuntimeMissingError", "runtime_files"]

PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
WHEEL_SOURCES = ("pyproject.toml", "README.md", "checker/*.py")


class RuntimeMissingError(FileNotFoundError):
    """Pyodide is not installed in node_modules."""


def runtime_files(project: Path) -> dict[str, Path]:
    """The files that run Python in a page: the name of each beside the others, and where it is on this disk.

    Builds the wheel only when its sources, or Pyodide, have changed. Raises RuntimeMissingError without Pyodide.
    """
    pyodide = project / "node_modules" / "pyodide"
    if not (pyodide / "pyodide-lock.json").exists():
        raise RuntimeMissingError("Pyodide is not installed: run `make site`, which installs it first")
    built = project / ".cache" / "runtime" / _fingerprint(project, pyodide)
    if not (built / "pyodide-lock.json").exists():
        shutil.rmtree(built.parent, ignore_errors=True)
        _build(project, pyodide, built)
    files = {name: pyodide / name for name in PYODIDE_FILES}
    return files | {path.name: path for path in sorted(built.iterdir())}


def _fingerprint(project: Path, pyodide: Path) -> str:
    sources = [path for pattern in WHEEL_SOURCES for path in sorted(project.glob(pattern))]
    digest = hashlib.sha256()
    for path in (*sources, pyodide / "pyodide-lock.json"):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _build(project: Path, pyodide: Path, into: Path) -> None:
    into.mkdir(parents=True)
    _run("build", "--wheel", "--no-isolation", "--outdir", str(into), cwd=project)
    (wheel,) = into.glob("*.whl")

    # Pyodide's own lock file offers hundreds of packages from a public CDN. This site serves one, from itself.
    stock = json.loads((pyodide / "pyodide-lock.json").read_text())
    empty = into / "empty-lock.json"
    empty.write_text(json.dumps(stock | {"packages": {}}))
    _run(
        *("pyodide_cli", "lockfile", "add-wheels", wheel.name),
        *("--input", empty.name, "--output", "pyodide-lock.json", "--base-path", "."),
        cwd=into,
    )
    empty.unlink()


def _run(module: str, *arguments: str, cwd: Path) -> None:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{module} failed:\n{done.stdout}{done.stderr}")
