"""rules.json: whoever has it and its schema has the rules, and knows by its version that they are the same."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from checker import POLICY, check
from checker.web.rules import SCHEMA, fingerprint, rules_file, written_rules
from tests.support.paths import CASES, PROJECT, TESTS
from tests.support.rules_alone import outcome_by
from tests.support.situations import ANY_ANSWERS, QUESTIONS, story

FILE = json.loads(rules_file(POLICY, language="en", words_sha256="0" * 64))
THE_SCHEMA = json.loads(SCHEMA.read_text(encoding="utf-8"))
VERSIONS = tomllib.loads((TESTS / "rules-versions.toml").read_text(encoding="utf-8"))


def test_the_file_is_as_its_schema_says() -> None:
    """Every field is described there, and none is missing."""
    jsonschema.Draft202012Validator.check_schema(THE_SCHEMA)
    jsonschema.validate(FILE, THE_SCHEMA, jsonschema.Draft202012Validator)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in the file, so that a test can change it in its place."""
    if isinstance(value, dict):
        yield value
    for entry in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(entry)


def test_the_schema_refuses_a_file_that_is_not_whole() -> None:
    """Without any one of its fields, or with one more in any object, it is refused."""
    is_valid = jsonschema.Draft202012Validator(THE_SCHEMA).is_valid
    changed = json.loads(json.dumps(FILE))
    # One object of each kind is enough.
    for some in {tuple(entry): entry for entry in objects(changed)}.values():
        whole = dict(some)
        for other in (
            *({name: whole[name] for name in whole if name != left_out} for left_out in whole),
            whole | {"x": 1},
        ):
            some.clear()
            some.update(other)
            assert not is_valid(changed), other
        some.clear()
        some.update(whole)
    assert is_valid(changed)


@pytest.mark.parametrize("slug", sorted(path.stem for path in CASES.glob("*.toml")))
def test_outcomes_of_all_cases_follow_from_the_file_alone(slug: str) -> None:
    """Those that were worked out by hand, with the order of their lists and tables."""
    case = story(slug)
    outcome = outcome_by(FILE["rules"], case["answers"])
    assert list(outcome.items()) == [(name, case["outcome"][name]) for name in outcome]


@given(answers=ANY_ANSWERS)
def test_the_file_decides_as_the_checker_does(answers: dict[str, str]) -> None:
    """For answers of any kind, not only those that somebody thought of."""
    assert json.dumps(outcome_by(FILE["rules"], answers)) == json.dumps(check(POLICY, answers).to_dict())


def test_a_program_can_check_the_fingerprint() -> None:
    """As the schema says: JSON with sorted keys and no spaces."""
    text = json.dumps(FILE["rules"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert FILE["sha256"] == {"rules": hashlib.sha256(text.encode()).hexdigest(), "words": "0" * 64}


def test_the_fingerprint_is_that_of_the_rules_and_of_nothing_else() -> None:
    """A version alone changes nothing; a clause, a date or an option does."""
    first, *others = POLICY.questions
    turned, shorter = replace(first, options=first.options[::-1]), replace(first, clauses=first.clauses[:1])
    now = fingerprint(written_rules(POLICY))
    assert fingerprint(written_rules(replace(POLICY, version="2099.1.1"))) == now
    for changed in (turned, shorter):
        assert fingerprint(written_rules(replace(POLICY, questions=(changed, *others)))) != now


def some_answers() -> Iterator[dict[str, str]]:
    """Every two answers: alone, and among those of someone whose answers are all first options, or all last ones."""
    for at in (None, 0, -1):
        rest = {} if at is None else {name: options[at] for name, options in QUESTIONS.items()}
        for one, other in combinations(QUESTIONS, 2):
            for first, second in product(QUESTIONS[one], QUESTIONS[other]):
                yield rest | {one: first, other: second}


def test_other_rules_have_another_version() -> None:
    """An answer says by which rules it was found: two that say the same version must have come from the same rules."""
    now = {
        "rules": FILE["sha256"]["rules"],
        "outcomes": fingerprint([check(POLICY, answers).to_dict() for answers in some_answers()]),
    }
    lines = "\n".join((f'["{POLICY.version}"]', *(f'{name} = "{digits}"' for name, digits in now.items())))
    assert VERSIONS.get(POLICY.version) == now, (
        f"The rules, or what follows from them, are no longer those of version {POLICY.version}. If that one has been "
        "published, give checker/policy.py the next VERSION. Say in CHANGELOG.md, with the version, what changed for "
        f"readers. Then write in tests/rules-versions.toml:\n{lines}"
    )


def test_versions_follow_each_other() -> None:
    """The newest is last, and is the one in use; no two have the same rules."""
    numbers = [tuple(map(int, version.split("."))) for version in VERSIONS]
    assert numbers == sorted(set(numbers))
    assert list(VERSIONS)[-1] == POLICY.version
    assert len({json.dumps(version, sort_keys=True) for version in VERSIONS.values()}) == len(VERSIONS)


def test_the_changelog_tells_what_each_version_of_the_rules_changed() -> None:
    """For people who use the guide or run a copy of it."""
    told = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    untold = [version for version in VERSIONS if not re.search(rf"\brules {re.escape(version)}\b", told)]
    assert not untold, "Say in CHANGELOG.md what changed, in a line that names them, such as: rules 2026.11.1"
