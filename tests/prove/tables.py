"""The tables of the rules as somebody else read them: from the rules in words, not from checker/policy.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping

__all__ = [
    "ALWAYS",
    "CAUTIONS",
    "DOCUMENTS",
    "HELP_FIRST",
    "KNOWN",
    "NEXT",
    "NOT_ASKED",
    "NOT_LISTED",
    "NOT_NO",
    "NOT_SURE",
    "QUESTIONS",
    "QUESTIONS_OF",
    "REQUIREMENTS",
    "RISKS",
    "STEPS",
]

type Answers = Mapping[str, str]

NOT_SURE = "not_sure"
YES_OR_NO = ("yes", "no", NOT_SURE)
NOT_YES, NOT_NO = ("no", NOT_SURE), ("yes", NOT_SURE)
URGENT = ("medical", "family", "protection", "other")
BENEFIT = ("legal_proceedings", "national_interest", "other")

QUESTIONS = {
    "location": ("outside_us", "inside_us", NOT_SURE),
    "urgent_reason": (*URGENT, "none", NOT_SURE),
    "public_benefit": (*BENEFIT, "none", NOT_SURE),
    "evidence": ("yes", "some", "no", NOT_SURE),
    "other_way": YES_OR_NO,
    "other_way_proof": YES_OR_NO,
    "inadmissible": YES_OR_NO,
    "waiver": YES_OR_NO,
    "past_problems": YES_OR_NO,
    "petitioner": YES_OR_NO,
    "support": YES_OR_NO,
    "passport": YES_OR_NO,
    "leaving": YES_OR_NO,
}
"""The table of questions: their options, in order."""

KNOWN = {question: tuple(option for option in QUESTIONS[question] if option != NOT_SURE) for question in QUESTIONS}
"""What an answer can turn out to be."""


def both_reasons_are_none(answers: Answers) -> bool:
    """Surely: while one of the two is unknown, they are not."""
    return answers.get("urgent_reason") == answers.get("public_benefit") == "none"


NOT_ASKED: dict[str, Callable[[Answers], bool]] = {
    "public_benefit": lambda answers: answers.get("urgent_reason") in URGENT,
    "evidence": both_reasons_are_none,
    "other_way_proof": lambda answers: answers.get("other_way") == "yes",
    "waiver": lambda answers: answers.get("inadmissible") == "no",
}
"""The column "asked" of that table. While the earlier answer is unknown, the question is asked."""


REQUIREMENTS: dict[str, tuple[tuple[str, ...], Callable[..., bool]]] = {
    "outside_us": (("location",), lambda location: location == "outside_us"),
    "reason": (("urgent_reason", "public_benefit"), lambda urgent, benefit: urgent in URGENT or benefit in BENEFIT),
    "no_other_way": (("other_way",), lambda other_way: other_way == "no"),
    "admissible_or_waiver": (
        ("inadmissible", "waiver"),
        lambda inadmissible, waiver: inadmissible == "no" or waiver == "yes",
    ),
    "sponsor": (("petitioner", "support"), lambda petitioner, support: petitioner == support == "yes"),
}
"""The table of requirements: the questions in each, and when their answers, once known, meet it."""

QUESTIONS_OF = {requirement: questions for requirement, (questions, _) in REQUIREMENTS.items()}


RISKS = {
    "thin_evidence": ("evidence", ("some", "no")),
    "other_way_unproven": ("other_way_proof", ("no",)),
    "waiver_needed": ("inadmissible", ("yes",)),
    "past_problems": ("past_problems", ("yes",)),
    "no_travel_document": ("passport", ("no",)),
    "stay_end": ("leaving", ("no",)),
}
"""The table of risks: the answers that make each present; "not sure" makes it possible. Discretion is always there."""

HELP_FIRST = {
    "location": ("inside_us", NOT_SURE),
    "urgent_reason": ("protection",),
    "inadmissible": NOT_NO,
    "past_problems": NOT_NO,
    "leaving": ("no",),
}
"""The answers with which a lawyer comes first."""

ALWAYS: dict[str, tuple[str, ...]] = {}
"""No condition."""

CAUTIONS: tuple[tuple[str, dict[str, tuple[str, ...]], bool], ...] = (
    ("self-file", {"petitioner": NOT_YES, "support": NOT_YES}, False),
    ("inadmissible-not-a-bar", {"inadmissible": NOT_NO}, False),
    ("visa-not-tried", {"other_way": NOT_NO, "other_way_proof": NOT_YES}, False),
    ("not-a-shortcut", {"urgent_reason": ("family",)}, False),
    ("in-the-us", {"location": ("inside_us", NOT_SURE)}, False),
    ("removal", {"past_problems": NOT_NO}, False),
    ("border", ALWAYS, True),
    ("filing-fee", ALWAYS, True),
    ("parole-fee", ALWAYS, True),
    ("overstay", {"leaving": NOT_YES}, False),
    ("helpers", ALWAYS, False),
    ("free-help", ALWAYS, False),
    ("children-refugees", {"urgent_reason": ("protection",)}, False),
    ("fee-at-border", ALWAYS, True),
    ("pay-how", ALWAYS, True),
    ("one-each", ALWAYS, True),
    ("how-filed", ALWAYS, True),
    ("translation", ALWAYS, True),
    ("also-send", ALWAYS, True),
    ("expedite", {"urgent_reason": URGENT}, True),
    ("travel-ban", ALWAYS, False),
    ("asylum-year", {"urgent_reason": ("protection",)}, False),
    ("child-alone", ALWAYS, False),
    ("no-passport", {"passport": NOT_YES}, True),
    ("medical-proof", {"urgent_reason": ("medical",)}, True),
    ("supporters", {"support": NOT_YES}, True),
    ("copies", ALWAYS, True),
    ("paroled-can-adjust", {"leaving": NOT_YES}, False),
    ("roster", ALWAYS, False),
)
"""The table of facts: the answers that bring a caution into the outcome, one of them is enough, and whether the route
must be open too. Facts that stand on pages only are not here."""

DOCUMENTS = {
    "form_i131": ("get", None),
    "form_i134": ("get", None),
    "reason_evidence": ("get", "evidence"),
    "passport_copy": ("get", "passport"),
    "no_other_way_proof": ("get", "other_way_proof"),
    "financial_proof": ("get", "support"),
    "waiver_papers": ("check", None),
}
"""The table of documents: the status of each, and the question whose yes says that the person has it."""

NOT_LISTED: dict[str, Callable[[Answers], bool]] = {
    "reason_evidence": both_reasons_are_none,
    "no_other_way_proof": lambda answers: answers.get("other_way") == "yes",
    "waiver_papers": lambda answers: answers.get("inadmissible") not in NOT_NO,
}
"""The column "listed" of that table."""

NEXT = ("lawyer", "instead", "answer_rest", "change", "settle", "papers", "file", "take_along")
"""What to do, in order."""

STEPS = ["file", "evidence", "review", "decision", "travel"]
