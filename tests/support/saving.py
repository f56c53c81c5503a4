"""A file that a reader saves, and opens again."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from playwright.sync_api import FilePayload, Page

__all__ = ["keeping", "kept_in", "open_saved", "save"]


def save(page: Page) -> str:
    """Save the answer that is shown, and return the file's text."""
    with page.expect_download() as download:
        page.locator("#outcome-save").click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def open_saved(page: Page, content: str | bytes) -> None:
    """Open a file with this content, as its reader does."""
    with page.expect_file_chooser() as chooser:
        page.locator("#checker-open").click()
    buffer = content.encode() if isinstance(content, str) else content
    file: FilePayload = {"name": "notes.html", "mimeType": "text/html", "buffer": buffer}
    chooser.value.set_files([file])


def kept_in(file: str, name: str) -> str:
    """What a saved file keeps under that name, as it stands in its source."""
    (kept,) = re.findall(rf'<meta name="{name}" content="([^"]*)">', file)
    return str(kept)


def keeping(file: str, **kept: str) -> str:
    """The file, with something else kept under these names."""
    for name, text in kept.items():
        old = f'name="{name}" content="{kept_in(file, name)}"'
        assert file.count(old) == 1
        file = file.replace(old, f'name="{name}" content="{escape(text)}"')
    return file
