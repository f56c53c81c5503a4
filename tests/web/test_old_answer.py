"""An answer by rules that were checked long ago says so where it is read: on the screen, on paper and in the file."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.support.questionnaire import choose, press
from tests.support.saving import save
from tests.support.situations import story


@pytest.mark.parametrize(("days", "old"), [(0, False), (425, True)])
def test_an_old_answer_says_so_where_it_is_read(check_page: Page, days: int, old: bool) -> None:
    """By the reader's own clock. The file has none, so each tells its day, and that it must be checked again."""
    checked = datetime.fromisoformat(check_page.locator("[data-checked]").get_attribute("data-checked") or "")
    today = checked + timedelta(days=days, hours=12)
    check_page.clock.set_fixed_time(today)
    check_page.reload()
    choose(check_page, story("medical-everything-clean")["answers"])
    press(check_page)
    warning = check_page.locator("#outcome [data-stale-answer]")
    expect(warning).to_be_visible(visible=old)
    check_page.emulate_media(media="print")
    expect(warning).to_be_visible(visible=old)
    check_page.emulate_media(media="screen")
    check_page.set_content(save(check_page))
    expect(check_page.locator("[data-stale-answer]")).to_have_count(int(old))
    made_on = check_page.locator(".saved-on")
    expect(made_on).to_be_visible()
    assert str(today.year) in (made_on.text_content() or "")
