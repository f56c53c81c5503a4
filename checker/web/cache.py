"""What takes long to make is made once: it is kept in the project's folder .cache, by what it is made of."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp

__all__ = ["UNFINISHED", "made"]

UNFINISHED = "unfinished-"
"""What a folder of the cache is called while it is being made."""


def made(folder: Path, sources: Iterable[Path], make: Callable[[Path], None], *, tools: Iterable[str]) -> Path:
    """A folder with what `make` makes of the sources: the one from before if they and the tools are still the same.

    `tools` are Python packages. Raises PackageNotFoundError where one is not installed.
    """
    digest = hashlib.sha256(" ".join(f"{tool} {version(tool)}" for tool in tools).encode())
    for path in sources:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    kept = folder / digest.hexdigest()[:16]
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        # Whoever is interrupted leaves a folder of another name.
        unfinished = Path(mkdtemp(prefix=UNFINISHED, dir=folder))
        make(unfinished)
        try:
            unfinished.rename(kept)
        except OSError:
            # Another build has made the same in the meantime.
            if not kept.exists():
                raise
            shutil.rmtree(unfinished)
    return kept
