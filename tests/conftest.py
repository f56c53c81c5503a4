"""How long the tests wait, for as long as a busy machine may need; and how many run at once."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings
from playwright.sync_api import expect

from tests.support.waiting import PATIENCE_MS

# What tests share asserts too, and must say what it saw; this comes before any of it that asserts is imported.
for name in ("fonts", "offline", "questionnaire", "readers", "leaving"):
    pytest.register_assert_rewrite(f"tests.support.{name}")

settings.register_profile("any load", deadline=None, print_blob=True)
settings.load_profile("any load")

expect.set_options(timeout=PATIENCE_MS)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a test of a page waits for its browser half of the time."""
    return min((os.cpu_count() or 1) + 1, 4)
