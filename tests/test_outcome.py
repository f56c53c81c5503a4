"""Each rule, for every combination of the answers that it looks at. The tables are written by hand from the design."""

from __future__ import annotations

from itertools import product

import pytest

from checker import POLICY, check
from tests.support.situations import MISSING, QUESTIONS, every, said

URGENT = ("medical", "family", "protection", "other")
BENEFIT = ("legal_proceedings", "national_interest", "other")
UNKNOWN = ("not_sure", MISSING)


def judged(requirement: str, answers: dict[str, str]) -> tuple[str, list[str], list[str]]:
    """A requirement's status, the questions that are open, and those whose answers fail it."""
    outcome = check(POLICY, answers).to_dict()
    return (
        outcome["requirements"][requirement],
        outcome["open"].get(requirement, []),
        outcome["change"].get(requirement, []),
    )


def test_outside_us() -> None:
    """Clauses 2.1, 8.2."""
    table = {
        "outside_us": ("met", [], []),
        "inside_us": ("not_met", [], ["location"]),
        "not_sure": ("unknown", ["location"], []),
        MISSING: ("unknown", ["location"], []),
    }
    for answers in every("location"):
        assert judged("outside_us", answers) == table[said(answers, "location")]


def test_reason() -> None:
    """Clauses 2.2, 2.3, 6.1: one of four urgent reasons, or one of three benefits."""
    for answers in every("urgent_reason", "public_benefit"):
        urgent, benefit = said(answers, "urgent_reason"), said(answers, "public_benefit")
        expected: tuple[str, list[str], list[str]]
        if urgent in URGENT or benefit in BENEFIT:
            expected = ("met", [], [])
        elif urgent == "none" and benefit == "none":
            expected = ("not_met", [], ["urgent_reason", "public_benefit"])
        elif urgent == "none":
            expected = ("unknown", ["public_benefit"], [])
        elif benefit == "none":
            expected = ("unknown", ["urgent_reason"], [])
        else:
            expected = ("unknown", ["urgent_reason", "public_benefit"], [])
        assert judged("reason", answers) == expected, answers


def test_no_other_way() -> None:
    """Clauses 2.4, 6.2. Whether it can be proved is a risk and no part of the requirement."""
    table = {
        "no": ("met", [], []),
        "yes": ("not_met", [], ["other_way"]),
        "not_sure": ("unknown", ["other_way"], []),
        MISSING: ("unknown", ["other_way"], []),
    }
    for answers in every("other_way", "other_way_proof"):
        assert judged("no_other_way", answers) == table[said(answers, "other_way")], answers


# Inadmissible, waiver: what follows. "-" stands for not sure or missing.
ADMISSIBLE_OR_WAIVER: dict[tuple[str, str], tuple[str, list[str], list[str]]] = {
    ("no", "yes"): ("met", [], []),
    ("no", "no"): ("met", [], []),
    ("no", "-"): ("met", [], []),
    ("yes", "yes"): ("met", [], []),
    ("yes", "no"): ("not_met", [], ["inadmissible", "waiver"]),
    ("yes", "-"): ("unknown", ["waiver"], []),
    ("-", "yes"): ("met", [], []),
    ("-", "no"): ("unknown", ["inadmissible"], []),
    ("-", "-"): ("unknown", ["inadmissible", "waiver"], []),
}

# Petitioner, support.
SPONSOR: dict[tuple[str, str], tuple[str, list[str], list[str]]] = {
    ("yes", "yes"): ("met", [], []),
    ("yes", "no"): ("not_met", [], ["support"]),
    ("yes", "-"): ("unknown", ["support"], []),
    ("no", "yes"): ("not_met", [], ["petitioner"]),
    ("no", "no"): ("not_met", [], ["petitioner", "support"]),
    ("no", "-"): ("not_met", [], ["petitioner"]),
    ("-", "yes"): ("unknown", ["petitioner"], []),
    ("-", "no"): ("not_met", [], ["support"]),
    ("-", "-"): ("unknown", ["petitioner", "support"], []),
}


@pytest.mark.parametrize(
    ("requirement", "questions", "table"),
    [
        ("admissible_or_waiver", ("inadmissible", "waiver"), ADMISSIBLE_OR_WAIVER),
        ("sponsor", ("petitioner", "support"), SPONSOR),
    ],
)
def test_requirements_of_two_questions(
    requirement: str,
    questions: tuple[str, str],
    table: dict[tuple[str, str], tuple[str, list[str], list[str]]],
) -> None:
    """Clauses 2.5, 6.3 and 2.6, 4.1."""
    for answers in every(*questions):
        first, second = ("-" if said(answers, name) in UNKNOWN else said(answers, name) for name in questions)
        assert judged(requirement, answers) == table[first, second], answers


def test_verdict_follows_from_the_requirements_alone() -> None:
    """Every combination of what the five requirements can be, each brought about by answers; `make prove` has all."""
    verdicts: dict[frozenset[str], str] = {
        frozenset({"met"}): "met",
        frozenset({"unknown"}): "unsettled",
        frozenset({"met", "unknown"}): "unsettled",
        frozenset({"not_met"}): "not_met",
        frozenset({"met", "not_met"}): "not_met",
        frozenset({"not_met", "unknown"}): "not_met",
        frozenset({"met", "not_met", "unknown"}): "not_met",
    }
    groups = (
        ("outside_us", every("location")),
        ("reason", every("urgent_reason", "public_benefit")),
        ("no_other_way", every("other_way")),
        ("admissible_or_waiver", every("inadmissible", "waiver")),
        ("sponsor", every("petitioner", "support")),
    )
    one_of_each = [{judged(name, answers)[0]: answers for answers in group}.values() for name, group in groups]
    seen = set()
    for parts in product(*one_of_each):
        outcome = check(POLICY, {name: option for part in parts for name, option in part.items()})
        statuses = frozenset(outcome.requirements.values())
        assert outcome.verdict == verdicts[statuses]
        seen.add(statuses)
    assert seen == set(verdicts)


RISKS = {
    "thin_evidence": ("evidence", {"some": "present", "no": "present", "not_sure": "possible"}),
    "other_way_unproven": ("other_way_proof", {"no": "present", "not_sure": "possible"}),
    "waiver_needed": ("inadmissible", {"yes": "present", "not_sure": "possible"}),
    "past_problems": ("past_problems", {"yes": "present", "not_sure": "possible"}),
    "no_travel_document": ("passport", {"no": "present", "not_sure": "possible"}),
    "stay_end": ("leaving", {"no": "present", "not_sure": "possible"}),
}


@pytest.mark.parametrize(("risk", "question", "table"), [(risk, *row) for risk, row in RISKS.items()])
def test_risks_come_only_from_answers_given(risk: str, question: str, table: dict[str, str]) -> None:
    """Each answer to the question raises the risk or not; a missing answer never does."""
    for answers in every(question):
        assert check(POLICY, answers).risks.get(risk) == table.get(said(answers, question))


DOCUMENTS = {
    "reason_evidence": ("evidence", {"yes": "have"}, "get"),
    "passport_copy": ("passport", {"yes": "have"}, "get"),
    "no_other_way_proof": ("other_way_proof", {"yes": "have"}, "get"),
    "financial_proof": ("support", {"yes": "have"}, "get"),
    "waiver_papers": ("inadmissible", {"yes": "check", "not_sure": "check"}, None),
    "form_i131": ("location", {}, "get"),
    "form_i134": ("location", {}, "get"),
}


@pytest.mark.parametrize(("document", "question", "table", "otherwise"), [(d, *row) for d, row in DOCUMENTS.items()])
def test_documents(document: str, question: str, table: dict[str, str], otherwise: str | None) -> None:
    """Each document's status for each answer; papers for a waiver only where an answer speaks of a bar."""
    for answers in every(question):
        assert check(POLICY, answers).documents.get(document) == table.get(said(answers, question), otherwise)


def test_help_first() -> None:
    """For every combination of the five answers that call for a lawyer."""
    calls = {
        "location": {"inside_us", "not_sure"},
        "urgent_reason": {"protection"},
        "inadmissible": {"yes", "not_sure"},
        "past_problems": {"yes", "not_sure"},
        "leaving": {"no"},
    }
    for answers in every(*calls):
        expected = tuple(question for question in calls if said(answers, question) in calls[question])
        assert check(POLICY, answers).help_first == expected, answers


def test_a_paper_is_left_out_where_there_is_surely_nothing_to_prove() -> None:
    """No reason, or another way: no paper for them. While that is open, the papers are listed."""
    for answers in every("urgent_reason", "public_benefit", "other_way"):
        documents = check(POLICY, answers).documents
        no_reason = said(answers, "urgent_reason") == said(answers, "public_benefit") == "none"
        assert ("reason_evidence" not in documents) == no_reason, answers
        assert ("no_other_way_proof" not in documents) == (said(answers, "other_way") == "yes"), answers


def test_route() -> None:
    """Closed inside the US, and without a reason of either kind; open in every other case, and while that is open."""
    for answers in every("location", "urgent_reason", "public_benefit", "other_way"):
        no_reason = said(answers, "urgent_reason") == said(answers, "public_benefit") == "none"
        closed = said(answers, "location") == "inside_us" or no_reason
        assert check(POLICY, answers).route == ("closed" if closed else "open"), answers


def test_unanswered_are_the_questions_asked_without_an_answer() -> None:
    """ "Not sure" is an answer; a question that is not asked needs none."""
    for answers in every("location", "urgent_reason", "public_benefit", "inadmissible", "waiver"):
        outcome = check(POLICY, answers)
        assert list(outcome.unanswered) == [name for name in outcome.ask if name not in answers], answers


# A follow-up is not asked only when the answers named here are given; otherwise it is.
NOT_ASKED: dict[str, list[dict[str, str]]] = {
    "public_benefit": [{"urgent_reason": reason} for reason in URGENT],
    "evidence": [{"urgent_reason": "none", "public_benefit": "none"}],
    "other_way_proof": [{"other_way": "yes"}],
    "waiver": [{"inadmissible": "no"}],
}


@pytest.mark.parametrize(("question", "rows"), NOT_ASKED.items())
def test_follow_up_questions(question: str, rows: list[dict[str, str]]) -> None:
    """A follow-up whose condition is unknown is asked, and an answer to one that is not asked is dropped and named."""
    for answers in every(*rows[0]):
        outcome = check(POLICY, answers)
        assert (question not in outcome.ask) == (answers in rows), answers
        for option in QUESTIONS[question]:
            with_answer = check(POLICY, answers | {question: option})
            assert (question in with_answer.dropped) == (answers in rows), answers
            if question in with_answer.dropped:
                assert with_answer.to_dict() | {"dropped": []} == outcome.to_dict() | {"dropped": []}


def test_other_questions_are_always_asked() -> None:
    """And in the order of the policy."""
    always = [name for name in QUESTIONS if name not in NOT_ASKED]
    for answers in every("urgent_reason", "public_benefit", "inadmissible", "petitioner"):
        ask = check(POLICY, answers).ask
        assert [name for name in ask if name in always] == always
        assert list(ask) == [name for name in QUESTIONS if name in ask]
