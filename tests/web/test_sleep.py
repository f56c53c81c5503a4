"""A laptop that sleeps while Python is on its way: it has lost no patience when it wakes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support.faults import expect_fault
from tests.support.hosts import Held, Host
from tests.support.questionnaire import choose, press


@pytest.fixture
def half_way(page: Page, host: Host) -> Iterator[Held]:
    """An answer is given, and half of the last file is there; the page's clock is the test's."""
    page.clock.install()
    with host.holding("/python/image.", half_sent=True) as held:
        page.goto(host.site + "check/")
        choose(page, {"location": "inside_us"})
        held.wait()
        yield held


def test_a_sleep_is_no_failure(page: Page, half_way: Held) -> None:
    """However long, while a file is on its way; then it comes, and so does the answer."""
    for _ in range(3):
        # As when a lid is opened: each timer that is due runs once.
        page.clock.fast_forward("10:00")
    expect(page.locator("form#checker")).to_have_attribute("data-runtime", "loading")
    half_way.go_on.set()
    press(page)


@pytest.mark.usefixtures("half_way")
def test_a_file_that_never_comes_is_told_all_the_same(page: Page) -> None:
    """With the device awake."""
    page.clock.run_for(30_000)
    expect_fault(page, "stalled")
