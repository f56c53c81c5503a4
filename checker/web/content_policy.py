"""The content policy of a page: what its browser may load, run and send. Everything else is forbidden."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

__all__ = ["content_policy", "with_bare_policy", "with_policy"]

SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style\b[^>]*>(?P<code>.*?)</style>", re.DOTALL)
QUESTIONNAIRE = '<form id="checker"'


def with_policy(html: str, *, offline: bool, live: bool) -> str:
    """The page with its policy as the first thing in its head, so that nothing comes before it.

    `live` is for a page that MkDocs serves with live reload, whose script is not there yet when the policy is made.
    """
    return _with(content_policy(html, offline=offline, live=live), html)


def with_bare_policy(html: str) -> str:
    """The same for a page that is complete by itself: it loads nothing, runs nothing, and may keep its own style."""
    rules = {
        "default-src": ["'none'"],
        "style-src": _inline_styles(html),
        # Its icon, which is in the page itself.
        "img-src": ["data:"],
        "form-action": ["'none'"],
        "base-uri": ["'none'"],
    }
    return _with(_policy(rules), html)


def content_policy(html: str, *, offline: bool = False, live: bool = False) -> str:
    """The policy for a page: its own inline scripts by their hashes, and Python only where the questionnaire is."""
    inline = ["'unsafe-inline'"] if live else _inline_scripts(html)
    python = QUESTIONNAIRE in html
    # On a disk, 'self' names nothing in Firefox, and in WebKit everything, addresses on the network included.
    own = ["file:"] if offline else ["'self'"]
    rules = {
        "default-src": ["'none'"],
        "script-src": [*own, *inline, *(["'wasm-unsafe-eval'"] if python else [])],
        # The search, and Python, whose worker is made from bytes that have been checked.
        "worker-src": [*own, *(["blob:"] if python or offline else [])],
        # The page that the questionnaire turns into, when its reader leaves fast, brings its own style.
        "style-src": [*own, *_inline_styles(html)],
        "img-src": [*own, "data:"],
        # No request from a script leaves the site. (WebRTC and navigation are beyond what a policy can forbid.)
        "connect-src": ["'none'"] if offline else ["'self'"],
        "form-action": ["'none'"],
        "base-uri": ["'none'"],
    }
    return _policy(rules)


def _policy(rules: dict[str, list[str]]) -> str:
    return "; ".join(f"{rule} {' '.join(sources)}" for rule, sources in rules.items())


def _with(policy: str, html: str) -> str:
    if html.count("<head>") != 1:
        raise ValueError("a page has no head, or two")
    return html.replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">')


def _inline_scripts(html: str) -> list[str]:
    """The hashes of the scripts that stand in the page itself; blocks of data are no scripts."""
    codes = [
        script["code"]
        for script in SCRIPT.finditer(html)
        if "src=" not in script["attributes"] and "application/json" not in script["attributes"]
    ]
    return _hashed(codes)


def _inline_styles(html: str) -> list[str]:
    """The hashes of the style sheets that stand in the page itself."""
    return _hashed(style["code"] for style in STYLE.finditer(html))


def _hashed(codes: Iterable[str]) -> list[str]:
    hashes = (hashlib.sha256(code.encode()).digest() for code in dict.fromkeys(codes))
    return [f"'sha256-{base64.b64encode(each).decode()}'" for each in hashes]
