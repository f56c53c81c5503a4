"""The offline edition, packed and unpacked, and a watch on its pages."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from checker.web.offline import FOLDER
from tests.support.paths import PROJECT
from tests.support.site import NEUTRAL

__all__ = ["NOTHING", "names_in", "pages_in", "run_offline", "unpacked", "watched"]

WATCH = """
window.seen = { scripts: [], forbidden: [], errors: [] };
addEventListener("securitypolicyviolation", (event) => seen.forbidden.push(event.effectiveDirective));
addEventListener("error", (event) => seen.errors.push(event.message ?? event.target.src ?? event.target.href), true);
addEventListener("unhandledrejection", (event) => seen.errors.push(String(event.reason)));
new MutationObserver((changes) => {
  for (const node of changes.flatMap((change) => [...change.addedNodes])) {
    if (node.localName === "script" && node.src) {
      seen.scripts.push(node.src.slice(node.src.lastIndexOf("/") + 1));
    }
  }
}).observe(document, { childList: true, subtree: true });
"""
"""Runs first in every page, and notes what happens there. WebDriver alone cannot look before a page has loaded."""

NOTHING: dict[str, list[str]] = {"scripts": [], "forbidden": [], "errors": []}

POLICY_END = "form-action 'none'; base-uri 'none'\">"


def run_offline(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command that `make offline` runs."""
    command = [sys.executable, "-m", "checker.web.offline", *arguments]
    return subprocess.run(
        command, cwd=PROJECT, env=os.environ | environment, capture_output=True, text=True, check=False
    )


def names_in(packed_edition: Path) -> list[str]:
    """The files in the zip."""
    return zipfile.ZipFile(packed_edition).namelist()


def pages_in(packed_edition: Path) -> list[str]:
    """The pages of the guide in English in the zip, without their folder."""
    names = [name.removeprefix(f"{FOLDER}/") for name in names_in(packed_edition) if name.endswith(".html")]
    return [name for name in names if name != NEUTRAL and "/" not in name]


def unpacked(packed_edition: Path, into: Path) -> str:
    """The address of the edition, unpacked into a folder."""
    zipfile.ZipFile(packed_edition).extractall(into)
    return (into / FOLDER).as_uri() + "/"


def watched(packed_edition: Path, into: Path) -> str:
    """The same with WATCH in every page of the guide, after its content policy, which stays what it is."""
    address = unpacked(packed_edition, into)
    (into / FOLDER / "watch.js").write_text(WATCH, encoding="utf-8")
    for name in pages_in(packed_edition):
        page = into / FOLDER / name
        html = page.read_text(encoding="utf-8")
        assert html.count(POLICY_END) == 1
        page.write_text(html.replace(POLICY_END, f'{POLICY_END}<script src="watch.js"></script>'), encoding="utf-8")
    return address
