"""The windows in which a page is looked at."""

from __future__ import annotations

from playwright.sync_api import ViewportSize

__all__ = ["DESKTOP", "ENLARGED", "FOLDED", "NARROW", "PHONE", "TABLET"]

FOLDED: ViewportSize = {"width": 280, "height": 653}
"""The outer screen of a phone that folds."""

NARROW: ViewportSize = {"width": 320, "height": 640}

PHONE: ViewportSize = {"width": 360, "height": 740}

TABLET: ViewportSize = {"width": 768, "height": 1024}

DESKTOP: ViewportSize = {"width": 1280, "height": 800}

ENLARGED: ViewportSize = {"width": 320, "height": 256}
"""What is left of a window of 1280 by 1024 in which everything is shown at 400%."""
