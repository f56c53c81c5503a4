"""What others may write into a page, or refuse it: one thing at a time is taken away, and the whole page is used.

Whatever it is, there is an answer or a true sentence, nothing that was entered is lost, and the page can be left.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.hosts import Host
from tests.support.questionnaire import answer, see_the_answer

REFUSE = "() => { throw new DOMException('refused', 'SecurityError'); }"


def missing(path: str) -> str:
    """A script after which a property is not there."""
    owner, _, name = path.rpartition(".")
    return f"delete {owner}.{name}; if ({name!r} in {owner}) {{ {owner}.{name} = undefined; }}"


def refused(path: str) -> str:
    """A script after which every look at a property throws, as where the browser keeps nothing for a site."""
    owner, _, name = path.rpartition(".")
    return f"Object.defineProperty({owner}, {name!r}, {{ get: {REFUSE} }});"


def throwing(path: str) -> str:
    """A script after which a function throws."""
    return f"{path} = function () {{ throw new DOMException('refused', 'SecurityError'); }};"


ANSWERS_ALL_THE_SAME = {
    "localStorage refused": refused("window.localStorage"),
    "sessionStorage refused": refused("window.sessionStorage"),
    "both, and cookies": refused("window.localStorage")
    + refused("window.sessionStorage")
    + refused("Document.prototype.cookie"),
    "BroadcastChannel missing": missing("window.BroadcastChannel"),
    "BroadcastChannel refused": throwing("window.BroadcastChannel"),
    "BroadcastChannel silent": throwing("BroadcastChannel.prototype.postMessage"),
    "pushState missing": missing("History.prototype.pushState"),
    "pushState refused": throwing("History.prototype.pushState"),
    "replaceState refused": throwing("History.prototype.replaceState"),
    "print missing": missing("window.print"),
    "print does nothing": "window.print = () => {};",
    "print refused": throwing("window.print"),
    "click saves nothing": throwing("HTMLAnchorElement.prototype.click"),
    "crypto missing": missing("window.crypto"),
    "Intl missing": missing("window.Intl"),
    "matchMedia missing": missing("window.matchMedia"),
    "observers missing": missing("window.IntersectionObserver") + missing("window.ResizeObserver"),
    "DOMParser missing": missing("window.DOMParser"),
    "lang is auto": "addEventListener('DOMContentLoaded', () => { document.documentElement.lang = 'auto'; });",
    "lang is empty": "addEventListener('DOMContentLoaded', () => { document.documentElement.lang = ''; });",
    "lang is no tag": "addEventListener('DOMContentLoaded', () => { document.documentElement.lang = 'zh_CN!'; });",
    "no lang": "addEventListener('DOMContentLoaded', () => { document.documentElement.removeAttribute('lang'); });",
    "links without an address": """addEventListener("DOMContentLoaded", () => {
        for (const link of document.querySelectorAll("#outcome a")) { link.removeAttribute("href"); }
    });""",
    "events without a key": """setInterval(() => {
        for (const kind of ["keydown", "keyup"]) {
            (document.activeElement ?? document).dispatchEvent(new Event(kind, { bubbles: true }));
        }
    }, 50);""",
}

CANNOT_START = {
    "Worker refused": (throwing("window.Worker"), "blocked"),
    "createObjectURL missing": (missing("URL.createObjectURL"), "blocked"),
    "Worker missing": (missing("window.Worker"), "old"),
    "WebAssembly missing": (missing("window.WebAssembly"), "lockdown"),
}

OURS = re.compile(r"/assets/checker/(questionnaire|every)\.js")


@pytest.mark.parametrize("taken", ANSWERS_ALL_THE_SAME)
def test_there_is_an_answer_all_the_same(page: Page, host: Host, taken: str) -> None:
    """It can be printed and saved, or the page says that it cannot; and the page can be left."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(f"{error}\n{error.stack}"))
    page.add_init_script(ANSWERS_ALL_THE_SAME[taken])
    page.goto(host.site + "check/")
    answer(page, "location", "inside_us")
    see_the_answer(page)
    status = page.locator("#checker-status")
    page.locator("#outcome-print").click()
    says = page.locator("[data-state=not_printed]").text_content() or ""
    expect(status).to_have_text(says if taken.startswith("print") else re.compile("."))
    page.locator("#outcome-save").click()
    state = "not_saved" if taken == "click saves nothing" else "saved"
    expect(status).to_have_text(page.locator(f"[data-state={state}]").text_content() or "")
    assert [error for error in errors if OURS.search(error)] == []
    page.locator("#leave").click()
    expect(page.locator("form#checker")).to_have_count(0)
    expect(page.locator("table")).not_to_have_count(0)
    assert page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize("taken", CANNOT_START)
def test_there_is_a_true_sentence(page: Page, host: Host, taken: str) -> None:
    """Where Python cannot start: what is missing is named, and the page is a worksheet with the answers kept."""
    script, fault = CANNOT_START[taken]
    page.add_init_script(script)
    page.goto(host.site + "check/")
    page.locator("input[name=location][value=inside_us]").click()
    expect(page.locator("form#checker")).to_have_attribute("data-runtime", "failed")
    expect(page.locator("#checker-status")).to_have_text(
        page.locator(f"[data-state={fault}]").text_content() or "no such words"
    )
    expect(page.locator("#checker-worksheet")).to_be_visible()
    expect(page.locator("input[name=location][value=inside_us]")).to_be_checked()


def test_a_file_that_cannot_be_read_is_told(page: Page, host: Host) -> None:
    """In a browser that reads no files; what was entered stays."""
    page.add_init_script("File.prototype.text = Blob.prototype.text = undefined;")
    page.goto(host.site + "check/")
    page.locator("input[name=location][value=inside_us]").click()
    page.locator("#checker-file").set_input_files({"name": "a.html", "mimeType": "text/html", "buffer": b"<p>hello"})
    expect(page.locator("#checker-status")).to_have_text(
        page.locator("[data-state=not_opened]").text_content() or "no such words"
    )
    expect(page.locator("input[name=location][value=inside_us]")).to_be_checked()
