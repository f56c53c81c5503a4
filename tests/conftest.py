"""How long the tests wait: for as long as a busy machine may need."""

from __future__ import annotations

from hypothesis import settings
from playwright.sync_api import expect

from tests.support.waiting import PATIENCE_MS

settings.register_profile("any load", deadline=None, print_blob=True)
settings.load_profile("any load")

expect.set_options(timeout=PATIENCE_MS)
