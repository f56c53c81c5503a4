"""Every id has its words, none are left over, and a slip in them ends the build with a sentence that names its key."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError

from checker import POLICY
from checker.logic import Answer
from checker.model import Requirement
from checker.web import render as rendering
from checker.web import words as module
from checker.web.parts.status.part import FAULTS, STATES
from checker.web.words import Words, WordsError, filled, read_words
from tests.support.editions import edition_in
from tests.support.paths import CHECKER
from tests.support.rendering import page, render_all

ENGLISH = (module.TEXT / "en.toml").read_text(encoding="utf-8")

Write = Callable[..., None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file of words as a writer has it after a slip: the English one, with the first of a pattern replaced."""
    monkeypatch.setattr(module, "TEXT", tmp_path)
    (tmp_path / "en.toml").write_text(ENGLISH, encoding="utf-8")

    def write(pattern: str, replacement: str, language: str = "en") -> None:
        slipped = re.sub(pattern, replacement, ENGLISH, count=1, flags=re.MULTILINE)
        assert slipped != ENGLISH, pattern
        (tmp_path / f"{language}.toml").write_text(slipped, encoding="utf-8")

    return write


@pytest.mark.parametrize("offline", [False, True])
def test_words_and_parts_fit_each_other(offline: bool) -> None:
    """For a host and for a disk: every part finds its words, and there are none that no part asks for."""
    assert render_all(edition_in(), offline=offline)


@pytest.mark.parametrize(
    ("pattern", "replacement", "named"),
    [
        pytest.param(r"^ask = .*\n", "", "[question.location] `ask` is missing", id="an id without words"),
        pytest.param(r"^yes = .*\n", "", "[question.evidence.options] `yes` is missing", id="an option"),
        pytest.param(
            r"^\[step.file\]", "[step.fill]", "[step.fill] `name` is used by nothing", id="words without an id"
        ),
        pytest.param(r'^"2.1" = .*\n', "", '[clause] `"2.1"` is missing', id="a clause"),
        pytest.param('^button = ".*"', 'button = " "', "[page] `button` is empty", id="an empty text"),
        pytest.param(r"^limits = \[[^\]]*\]", "limits = []", "[outcome] `limits` is empty", id="an empty list"),
        pytest.param("^next = .*", "next = 7", "[page] `next` must be a text", id="a number"),
        pytest.param('^search = ".*"', 'search = "', "line 13", id="a quotation mark that is missing"),
    ],
)
def test_a_slip_is_told_before_anything_is_rendered(write: Write, pattern: str, replacement: str, named: str) -> None:
    """With the file, the key and what to do; all slips at once."""
    write(pattern, replacement)
    with pytest.raises(WordsError, match=re.escape(named)) as slip:
        edition_in()
    assert str(slip.value).startswith("checker/text/en.toml: ")


@pytest.mark.parametrize(
    ("pattern", "replacement", "named"),
    [
        pytest.param(r"^help_banner = .*\n", "", "[around] `help_banner` is missing", id="around every page"),
        pytest.param(r"^intro = .*Numbers are.*\n", "", "[leave.neutral] `intro` is missing", id="on the neutral page"),
        pytest.param(
            ', metric = "15 ml"', "", "`tables`, number 1, `rows`, number 2, `metric` is missing", id="in a list"
        ),
        pytest.param(r"^\[error\]", "[err]", "[error] is missing", id="a whole section"),
        pytest.param("^next = ", 'newt = "x"\nnext = ', "[page] `newt` is used by nothing", id="words left over"),
        pytest.param(
            r"^\[error\]", '[stray]\nx = "x"\n[error]', "[stray] is used by nothing", id="a section left over"
        ),
        pytest.param("^stalled = .*\\n", "", "[status] `stalled` is missing", id="a fault without words"),
        pytest.param(
            "^stalled = ", 'stuck = "x"\nstalled = ', "[status] `stuck` is used by", id="words without a fault"
        ),
        pytest.param("^loading = .*\\n", "", "[status] `loading` is missing", id="a state without words"),
        pytest.param(r"^help = \[[^\]]*\]", 'help = "x"', "[question.location] `help` must be a list", id="no list"),
        pytest.param("^next = .*", 'next = ["x"]', "[page] `next` must be one text", id="a list for a text"),
        pytest.param("^ask = .*", 'ask = ["x"]', "[question.location] `ask` must be one text", id="a list for an id"),
        pytest.param(r"^\[outcome.group\](\n.+)+", "", "[outcome] `group` is missing", id="a section inside another"),
        pytest.param(r"^start = .*\{size\} MB", 'start = "', "[page] `start` has nothing in braces", id="no {size}"),
        pytest.param(r"\{size\}", "{sise}", "[page] `start` has {sise}: write {size}", id="a wrong {size}"),
        pytest.param(
            r"\{options\}", "{options} {x}", "`part` has {number} and {options} and {x}: write", id="one too many"
        ),
        pytest.param(
            "^next = .*", 'next = "{next}"', "[page] `next` has {next}, which nothing fills", id="a stray one"
        ),
        pytest.param(
            "^help_banner = .*", 'help_banner = "{x}"', "`help_banner` has {x}, which", id="around every page, too"
        ),
        pytest.param(
            '"4.4", "2.7"', '"4.4", "2.9"', "[road.steps.decision] `clauses`, number 2", id="an unknown clause"
        ),
        pytest.param(r'^clauses = \["4.3"\]', 'clauses = "4.3"', "`clauses` must be a list", id="clauses as a text"),
        pytest.param(
            '^official = "border"', 'official = "boarder"', "`official` names no caution", id="an unknown caution"
        ),
        pytest.param(
            '"how-to-ask.md#b', '"how.md#b', "[road.steps.prepare] `page` names no page", id="an unknown page"
        ),
        pytest.param(
            '"how-to-ask.md#b', '"how-to-ask.md#c', "names no heading of how-to-ask.md", id="an unknown heading"
        ),
        pytest.param(
            '^page = "who-can', 'page = "who', "[question.location] `page` names no page", id="a question's page"
        ),
    ],
)
def test_a_slip_is_told_by_the_part_that_needs_the_words(
    write: Write, pattern: str, replacement: str, named: str
) -> None:
    """With the file, the key and what to do, wherever in the file it is."""
    write(pattern, replacement)
    with pytest.raises(WordsError, match=re.escape(named)) as slip:
        render_all(edition_in())
    assert str(slip.value).startswith("checker/text/en.toml: ")


def test_a_language_without_words_is_told(write: Write) -> None:
    """Whoever sets another language in mkdocs.yml is told what that takes."""
    with pytest.raises(WordsError, match=r"checker/text/xx\.toml is not there"):
        read_words("xx")


def test_an_entry_that_somebody_adds_to_the_policy_needs_words() -> None:
    """A requirement without any stops the build, with all the keys that it needs."""
    wordless = Requirement(id="wordless", clauses=("2.1",), met_when=Answer("location", ("outside_us",)))
    with pytest.raises(WordsError) as slip:
        read_words("en", replace(POLICY, requirements=(*POLICY.requirements, wordless)))
    assert str(slip.value).count("[requirement.wordless]") == 5


@pytest.mark.parametrize("key", ["items", "keys", "values", "get", "clear", "title", "format"])
def test_words_may_have_any_name(key: str) -> None:
    """A template reads a text under the name of a method, too, and never the method."""
    words = Words({"page": {key: "the words"}}, "en.toml")
    template = Environment(autoescape=True).from_string(f"{{{{ words.page.{key} }}}}{{{{ words['page']['{key}'] }}}}")
    assert template.render(words=words) == "the words" * 2


def test_what_is_filled_in_is_text_unless_it_is_markup() -> None:
    """A sign that means something in HTML is shown as itself."""
    words = Words({"text": "a < {b}"}, "en.toml")
    assert filled(words["text"], b="<i>") == "a &lt; &lt;i&gt;"
    assert filled(words["text"], b=filled(Words("<", "en.toml"))) == "a &lt; &lt;"


def test_a_fault_of_a_template_is_no_slip_of_a_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps its own error, whose traceback leads to the template."""
    monkeypatch.setattr(rendering, "WEB", tmp_path)
    for wrong, error in (("nothing.at_all", UndefinedError), ("{}.pop('x')", KeyError), ("1 + 'x'", TypeError)):
        (tmp_path / "part.html").write_text(f"{{{{ {wrong} }}}}")
        with pytest.raises(error):
            rendering.render(edition_in(), "part.html", page().links)


def test_every_state_and_every_fault_is_said_by_a_script() -> None:
    """What no script names any more goes from STATES or faults.json, and so from the words."""
    said = "\n".join(path.read_text(encoding="utf-8") for path in (CHECKER / "web").rglob("*.mjs"))
    assert not [state for state in STATES if f'"{state}"' not in said]
    assert set(FAULTS) <= set(STATES)
