"""What the reader's browser gets beside the pages: our scripts and styles, and the pieces of Python."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from checker.web.runtime import Piece, pieces
from checker.web.scripts import joined

__all__ = ["Assets", "assets"]

BROWSER = Path(__file__).parent / "browser"

AS_THEY_ARE = ("shortcuts.js", "stale.js", "theme.css", "checker.css", "licences.txt")
QUESTIONNAIRE = ("fault", "pieces", "python", "questions", "outcome", "journey", "saved-page", "leave", "questionnaire")


@dataclass(frozen=True)
class Assets:
    """The files to publish under assets/, and what a page must know to fetch the pieces of Python among them."""

    files: dict[str, bytes]
    pieces: list[dict[str, object]]


def assets(project: Path, *, offline: bool) -> Assets:
    """Everything for a host, or for the offline edition. Raises RuntimeMissingError without Pyodide."""
    files = {f"checker/{name}": (BROWSER / name).read_bytes() for name in AS_THEY_ARE}
    files["checker/questionnaire.js"] = _questionnaire(project).encode()
    listed = []
    for piece in pieces(project):
        published = {f"python/{name}": data for name, data in piece.files(offline=offline).items()}
        files |= published
        listed.append(_listed(piece, list(published)))
    return Assets(files, listed)


def search_offline(search_worker: str) -> bytes:
    """The script that lets Material's search run in a page that was opened from a disk."""
    script = (BROWSER / "search-offline.js").read_text(encoding="utf-8")
    return script.replace('"SEARCH_WORKER"', json.dumps(search_worker).replace("</", "<\\/")).encode()


def _listed(piece: Piece, paths: list[str]) -> dict[str, object]:
    return {
        "name": piece.name,
        "bytes": len(piece.data),
        "sha256": piece.sha256,
        "later": piece.later,
        "paths": [f"assets/{path}" for path in paths],
    }


def _questionnaire(project: Path) -> str:
    """The script of the page /check/: our modules and, for pages without crypto.subtle, one from npm."""
    modules = {"js-sha256": project / "node_modules" / "js-sha256" / "build" / "sha256.min.mjs"}
    modules |= {f"./{name}.mjs": BROWSER / f"{name}.mjs" for name in QUESTIONNAIRE}
    return joined({name: path.read_text(encoding="utf-8") for name, path in modules.items()})
