"""What a page is on paper."""

from __future__ import annotations

import re

from playwright.sync_api import Page

__all__ = ["PAPERS", "sheets"]

PAPERS = ("Letter", "A4")
"""What printers hold in the US, and elsewhere."""


def sheets(page: Page, paper: str) -> int:
    """How many sheets of this paper the page prints on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))
