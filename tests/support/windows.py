"""The windows in which a page is looked at."""

from __future__ import annotations

from playwright.sync_api import ViewportSize

__all__ = ["DESKTOP", "ENLARGED", "NARROW", "PHONE"]

NARROW: ViewportSize = {"width": 320, "height": 640}

PHONE: ViewportSize = {"width": 360, "height": 740}

DESKTOP: ViewportSize = {"width": 1280, "height": 800}

ENLARGED: ViewportSize = {"width": 320, "height": 256}
"""What is left of a window of 1280 by 1024 in which everything is shown at 400%."""
