"""A laptop that sleeps while Python is on its way: it has lost no patience when it wakes."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.faults import expect_fault
from tests.support.hosts import Host
from tests.support.questionnaire import choose, press

ANSWERS = {"location": "inside_us"}


def test_a_sleep_is_no_failure(page: Page, host: Host) -> None:
    """However long, while a file is on its way; then it comes, and so does the answer."""
    page.clock.install()
    with host.holding("/python/image.", half_sent=True) as held:
        page.goto(host.site + "check/")
        choose(page, ANSWERS)
        held.wait()
        for _ in range(3):
            # As when a lid is opened: each timer that is due runs once.
            page.clock.fast_forward("10:00")
        expect(page.locator("form#checker")).to_have_attribute("data-runtime", "loading")
    press(page)


def test_a_file_that_never_comes_is_told_all_the_same(page: Page, host: Host) -> None:
    """With the device awake."""
    page.clock.install()
    with host.holding("/python/image.", half_sent=True) as held:
        page.goto(host.site + "check/")
        choose(page, ANSWERS)
        held.wait()
        page.clock.run_for(30_000)
        expect_fault(page, "stalled")
