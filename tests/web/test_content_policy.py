"""The content policy: no page breaks its own, and nothing that a page is made to do reaches another origin."""

from __future__ import annotations

import pytest

from checker.web.content_policy import content_policy, with_bare_policy, with_policy

CODE = "alert('Hello, world.');"
HASH = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
"""Of CODE, as the specification of content policies gives it."""

FORM = '<form id="checker" class="checker"></form>'
EDITIONS = {"for a host": {}, "offline": {"offline": True}, "live": {"live": True}}


def rules(html: str, **edition: bool) -> dict[str, list[str]]:
    """The policy of a page, taken apart."""
    policy = (rule.split() for rule in content_policy(html, **edition).split(";"))
    return {name: sources for name, *sources in policy}


def test_an_inline_script_is_allowed_by_its_hash() -> None:
    """And by nothing else: a page without inline scripts allows none."""
    assert rules(f"<script>{CODE}</script>")["script-src"] == ["'self'", HASH]
    assert rules(f'<script type="text/javascript">{CODE}</script>')["script-src"] == ["'self'", HASH]
    assert rules("<p>Text</p>")["script-src"] == ["'self'"]


def test_a_script_that_stands_twice_is_named_once() -> None:
    """The policy is sent with each page."""
    assert rules(f"<script>{CODE}</script><p></p><script>{CODE}</script>")["script-src"] == ["'self'", HASH]


@pytest.mark.parametrize(
    "script", ['<script src="a.js"></script>', f'<script type="application/json">{CODE}</script>'], ids=["file", "data"]
)
def test_files_and_data_need_no_hash(script: str) -> None:
    """A file of the site is allowed already, and data is never run."""
    assert rules(script)["script-src"] == ["'self'"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_webassembly_runs_only_where_the_questionnaire_is(edition: str) -> None:
    """No other page needs it."""
    for html, allowed in ((FORM, True), ("<p>Text</p>", False)):
        assert ("'wasm-unsafe-eval'" in rules(html, **EDITIONS[edition])["script-src"]) is allowed


def test_workers_made_of_bytes_run_only_where_they_are_needed() -> None:
    """Python's, and from a disk also the search's."""
    assert "blob:" in rules(FORM)["worker-src"]
    assert "blob:" not in rules("<p>Text</p>")["worker-src"]
    assert "blob:" in rules("<p>Text</p>", offline=True)["worker-src"]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("html", [f"<script>{CODE}</script>", f"<script>{CODE}</script>{FORM}"], ids=["page", "check"])
def test_no_page_lets_text_become_code_or_answers_leave(html: str, edition: str) -> None:
    """Everything is forbidden that is not named, and no name is that of another host, or of all."""
    policy = rules(html, **EDITIONS[edition])
    assert policy["default-src"] == policy["form-action"] == policy["base-uri"] == ["'none'"]
    assert policy["connect-src"] == (["'none'"] if edition == "offline" else ["'self'"])
    assert ("'unsafe-inline'" in policy["script-src"]) is (edition == "live")
    sources = {source for name in policy for source in policy[name]} - {HASH, "'unsafe-inline'"}
    assert sources <= {
        "'none'",
        "'self'",
        "'wasm-unsafe-eval'",
        "blob:",
        "data:",
        *(["file:"] * (edition == "offline")),
    }


def test_the_policy_comes_before_everything_that_it_governs() -> None:
    """A script that stands before a policy runs without it."""
    page = f"<!doctype html><html><head><script>{CODE}</script></head><body></body></html>"
    start, _, rest = with_policy(page, offline=False, live=False).partition("<meta ")
    assert start == "<!doctype html><html><head>"
    assert rest.startswith(f'http-equiv="Content-Security-Policy" content="{content_policy(page)}">')


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_inline_style_is_allowed_by_its_hash(edition: str) -> None:
    """Only that of the page that the questionnaire may turn into; others have none."""
    assert HASH in rules(f"<template><style>{CODE}</style></template>", **EDITIONS[edition])["style-src"]
    assert HASH not in rules("<p>Text</p>", **EDITIONS[edition])["style-src"]


def test_a_page_that_is_complete_by_itself_may_do_nothing() -> None:
    """But for its own style and its icon."""
    page = with_bare_policy(f"<head><style>{CODE}</style></head>")
    assert page.startswith(
        '<head><meta http-equiv="Content-Security-Policy" content="'
        f"default-src 'none'; style-src {HASH}; img-src data:; form-action 'none'; base-uri 'none'\">"
    )


@pytest.mark.parametrize("html", ["<body></body>", "<head></head><head></head>"], ids=["none", "two"])
def test_a_page_without_one_head_ends_the_build(html: str) -> None:
    """Rather than being published without a policy."""
    with pytest.raises(ValueError, match="head"):
        with_policy(html, offline=False, live=False)
