"""What a screen reader says of the questionnaire."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

from tests.support.words import WORDS

__all__ = ["Listener", "focused"]


def focused(page: Page) -> list[dict[str, Any]]:
    """What has the focus, then all that it lies in, as the browser tells screen readers: role, name, description."""
    browser = page.context.new_cdp_session(page)
    expression = {"expression": "document.activeElement"}
    element = browser.send("Runtime.evaluate", expression)["result"]["objectId"]
    nodes = browser.send("Accessibility.getPartialAXTree", {"objectId": element, "fetchRelatives": True})["nodes"]
    browser.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    found = []
    node = nodes[0]
    while node:
        parts = ("role", "name", "description")
        found.append({part: " ".join(str(node.get(part, {}).get("value", "")).split()) for part in parts})
        node = by_id.get(node.get("parentId"))
    return found


class Listener:
    """Notes what a screen reader would say, in keys of the words instead of words."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._browser = page.context.new_cdp_session(page)
        self._lines: list[str] = []
        self._group: str | None = None
        self._keys: dict[str, list[str]] = {}
        for text, key in _texts(WORDS, ""):
            self._keys.setdefault(text, []).append(key)
        # A status is said once for each change.
        page.evaluate(
            """() => {
                window.said = [];
                const status = document.querySelector("#checker-status");
                new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
            }"""
        )

    def stop(self) -> None:
        """Note the statuses since the last stop, and the element that has the focus."""
        group = self._page.evaluate("document.activeElement.closest('fieldset')?.dataset.question")
        node = self._node("document.activeElement")
        within = self._page.evaluate("document.activeElement.parentElement.closest('fieldset') !== null")
        entered, self._group = group != self._group, group
        if within and entered:
            self._lines.append(self._told(self._node("document.activeElement.closest('fieldset')")))
        self._lines.append(("    " if within else "") + self._told(node))

    def text(self) -> str:
        """The transcript; statuses, whose moment depends on how fast Python is, come at the end."""
        statuses = [self._key(text) for text in self._page.evaluate("window.said") if text]
        return "\n".join((*self._lines, "", "statuses:", *statuses, ""))

    def _node(self, expression: str) -> dict[str, Any]:
        element = self._browser.send("Runtime.evaluate", {"expression": expression})["result"]["objectId"]
        tree = self._browser.send("Accessibility.getPartialAXTree", {"objectId": element, "fetchRelatives": False})
        node: dict[str, Any] = tree["nodes"][0]
        return node

    def _told(self, node: dict[str, Any]) -> str:
        states = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
        parts = [node["role"]["value"], self._key(node.get("name", {}).get("value", ""))]
        if description := node.get("description", {}).get("value"):
            parts.append(f"({self._key(description)})")
        if "checked" in states:
            parts.append("checked" if states["checked"] == "true" else "not checked")
        if "expanded" in states:
            parts.append("expanded" if states["expanded"] else "collapsed")
        return " ".join(parts)

    def _key(self, text: str) -> str:
        plain = " ".join(text.split())
        if keys := self._keys.get(plain):
            # Many questions have the same options.
            return next((key for key in keys if key.startswith(f"question.{self._group}.")), keys[0])
        place = re.fullmatch(WORDS["page"]["place"].replace("{number}", r"(\d+)").replace("{total}", r"(\d+)"), plain)
        if place:
            return f"page.place {place[1]} {place[2]}"
        # Made of several words: the longest that are in it.
        found = [self._keys[text][0] for text in sorted(self._keys, key=len, reverse=True) if text in plain]
        return "+".join(found[:2]) or plain


def _texts(words: dict[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for key, each in words.items():
        value = dict(zip(map(str, range(1, len(each) + 1)), each, strict=True)) if isinstance(each, list) else each
        if isinstance(value, dict):
            yield from _texts(value, f"{above}{key}.")
        elif isinstance(value, str):
            yield " ".join(value.split()), f"{above}{key}"
