"""THE rules: what the questionnaire asks and how the answers are judged.

This is the one file that a lawyer reviews. It holds ids, clauses and the names of official sources. The words that
readers see are in checker/text/en.toml, under the same ids. Numbers such as "2.4" are clauses of the source document.

How to read it
    answer("location", "outside_us")    the true answer is outside_us. While the person is not sure, or has not
                                        answered, this is neither true nor false but not settled.
    all_of(A, B)                        A and B.      any_of(A, B)   A or B.
    given("evidence", "some", "no")     the person chose "some" or "no". A missing answer is never "given".
"""

from __future__ import annotations

from checker.logic import AllOf, Answer, AnyOf, Condition, Given
from checker.model import Caution, Document, HelpFirst, Policy, Question, Requirement, Risk, Source, Step

__all__ = ["POLICY"]


def answer(question: str, *options: str) -> Answer:
    return Answer(question, options)


def given(question: str, *options: str) -> Given:
    return Given(question, options)


def all_of(*conditions: Condition) -> AllOf:
    return AllOf(conditions)


def any_of(*conditions: Condition) -> AnyOf:
    return AnyOf(conditions)


# The clauses of the source document: section.item.

CLAUSES = (
    *("1.1", "1.2", "1.3", "1.4"),
    *("2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7"),
    *("3.1", "3.2", "3.3", "3.4", "3.5"),
    *("4.1", "4.2", "4.3", "4.4", "4.5"),
    *("5.1", "5.2", "5.3", "5.4", "5.5", "5.6"),
    *("6.1", "6.2", "6.3", "6.4", "6.5", "6.6"),
    *("7.1", "7.2", "7.3", "7.4"),
    *("8.1", "8.2", "8.3", "8.4", "8.5"),
)

# DHS decides, whatever the answers are. This is no requirement: it stands beside every verdict.

DECISION = "2.7"

# The questions, in the order in which they are asked.

URGENT_REASON = answer("urgent_reason", "medical", "family", "protection", "other")
PUBLIC_BENEFIT = answer("public_benefit", "legal_proceedings", "national_interest", "other")
NO_REASON = all_of(answer("urgent_reason", "none"), answer("public_benefit", "none"))

QUESTIONS = (
    Question(
        id="location",
        options=("outside_us", "inside_us", "not_sure"),
        clauses=("2.1", "8.2"),
    ),
    Question(
        id="urgent_reason",
        options=("medical", "family", "protection", "other", "none", "not_sure"),
        clauses=("2.2", "1.3"),
    ),
    Question(
        id="public_benefit",
        options=("legal_proceedings", "national_interest", "other", "none", "not_sure"),
        not_asked_when=URGENT_REASON,
        clauses=("2.3",),
    ),
    Question(
        id="evidence",
        options=("yes", "some", "no", "not_sure"),
        not_asked_when=NO_REASON,
        clauses=("4.2", "5.3", "6.4"),
    ),
    Question(
        id="other_way",
        options=("no", "yes", "not_sure"),
        clauses=("2.4", "6.2"),
    ),
    Question(
        id="other_way_proof",
        options=("yes", "no", "not_sure"),
        not_asked_when=answer("other_way", "yes"),
        clauses=("5.5",),
    ),
    Question(
        id="inadmissible",
        options=("no", "yes", "not_sure"),
        clauses=("2.5", "6.3"),
    ),
    Question(
        id="waiver",
        options=("yes", "no", "not_sure"),
        not_asked_when=answer("inadmissible", "no"),
        clauses=("2.5", "6.3"),
    ),
    Question(
        id="past_problems",
        options=("no", "yes", "not_sure"),
        clauses=("6.5",),
    ),
    Question(
        id="petitioner",
        options=("yes", "no", "not_sure"),
        clauses=("2.6", "4.1"),
    ),
    Question(
        id="support",
        options=("yes", "no", "not_sure"),
        not_asked_when=answer("petitioner", "no"),
        clauses=("2.6", "5.2", "5.6"),
    ),
    Question(
        id="passport",
        options=("yes", "no", "not_sure"),
        clauses=("5.4",),
    ),
    Question(
        id="leaving",
        options=("yes", "no", "not_sure"),
        clauses=("3.4", "8.4"),
    ),
)

# The basic requirements. The verdict is "not_met" if any is not met, else "unsettled" if any is unknown, else "met".

REQUIREMENTS = (
    Requirement(
        id="outside_us",
        met_when=answer("location", "outside_us"),
        clauses=("2.1", "8.2"),
        cautions=("in-the-us",),
    ),
    Requirement(
        id="reason",
        met_when=any_of(URGENT_REASON, PUBLIC_BENEFIT),
        clauses=("2.2", "2.3", "6.1"),
    ),
    Requirement(
        id="no_other_way",
        met_when=answer("other_way", "no"),
        clauses=("2.4", "6.2"),
        cautions=("visa-not-tried",),
    ),
    Requirement(
        id="admissible_or_waiver",
        met_when=any_of(answer("inadmissible", "no"), answer("waiver", "yes")),
        clauses=("2.5", "6.3"),
        cautions=("inadmissible-not-a-bar",),
    ),
    Requirement(
        id="sponsor",
        met_when=all_of(answer("petitioner", "yes"), answer("support", "yes")),
        clauses=("2.6", "4.1"),
        cautions=("self-file",),
    ),
)

# Reasons for denial that the answers point to. They never change the verdict.

RISKS = (
    Risk(
        id="thin_evidence",
        present_when=given("evidence", "some", "no"),
        possible_when=given("evidence", "not_sure"),
        clauses=("6.4", "4.2"),
    ),
    Risk(
        id="other_way_unproven",
        present_when=given("other_way_proof", "no"),
        possible_when=given("other_way_proof", "not_sure"),
        clauses=("5.5", "6.4"),
    ),
    Risk(
        id="waiver_needed",
        present_when=given("inadmissible", "yes"),
        possible_when=given("inadmissible", "not_sure"),
        clauses=("2.5", "6.3"),
    ),
    Risk(
        id="past_problems",
        present_when=given("past_problems", "yes"),
        possible_when=given("past_problems", "not_sure"),
        clauses=("6.5",),
    ),
    Risk(
        id="no_travel_document",
        present_when=given("passport", "no"),
        possible_when=given("passport", "not_sure"),
        clauses=("5.4",),
    ),
    Risk(
        id="stay_end",
        present_when=given("leaving", "no"),
        possible_when=given("leaving", "not_sure"),
        clauses=("3.4", "8.4"),
    ),
    Risk(
        id="discretion",
        clauses=("6.6", "2.7"),
    ),
)

# Papers to bring. "get" becomes "have" when the person says that they have it.

DOCUMENTS = (
    Document(
        id="form_i131",
        clauses=("5.1", "4.1"),
    ),
    Document(
        id="form_i134",
        clauses=("5.2", "4.1"),
    ),
    Document(
        id="reason_evidence",
        have_when=given("evidence", "yes"),
        worded_by=("urgent_reason", "public_benefit"),
        clauses=("5.3", "4.2"),
    ),
    Document(
        id="passport_copy",
        have_when=given("passport", "yes"),
        clauses=("5.4",),
    ),
    Document(
        id="no_other_way_proof",
        have_when=given("other_way_proof", "yes"),
        clauses=("5.5",),
    ),
    Document(
        id="financial_proof",
        have_when=given("support", "yes"),
        clauses=("5.6",),
    ),
    Document(
        id="waiver_papers",
        status="check",
        listed_when=given("inadmissible", "yes", "not_sure"),
        clauses=("2.5",),
    ),
)

# Talk to a lawyer or accredited representative before you file, pay or travel.

HELP_FIRST = (
    HelpFirst(
        when=given("location", "inside_us"),
        clauses=("2.1", "8.2"),
    ),
    HelpFirst(
        when=given("inadmissible", "yes", "not_sure"),
        clauses=("2.5", "6.3"),
    ),
    HelpFirst(
        when=given("past_problems", "yes", "not_sure"),
        clauses=("6.5",),
        cautions=("removal",),
    ),
)

# The way from request to arrival.

STEPS = (
    Step(id="file", clauses=("4.1",)),
    Step(id="evidence", clauses=("4.2",)),
    Step(id="review", clauses=("4.3",)),
    Step(id="decision", clauses=("4.4",)),
    Step(id="travel", clauses=("4.5",)),
)

# Where official sources add to the source document, or say something else, and how sure we are of it.

FORM_I131 = Source("uscis.gov/i-131", "https://www.uscis.gov/i-131")
FORM_I134 = Source("uscis.gov/i-134", "https://www.uscis.gov/i-134")
FORM_I765 = Source("uscis.gov/i-765", "https://www.uscis.gov/i-765")
FEES = Source("uscis.gov/g-1055", "https://www.uscis.gov/g-1055")
SCAMS = Source("uscis.gov/avoid-scams", "https://www.uscis.gov/avoid-scams")
PROCESSING_TIMES = Source("egov.uscis.gov/processing-times", "https://egov.uscis.gov/processing-times/")
FREE_LEGAL_HELP = Source(
    "justice.gov/eoir/list-pro-bono-legal-service-providers",
    "https://www.justice.gov/eoir/list-pro-bono-legal-service-providers",
)
POLICY_MANUAL = Source("USCIS Policy Manual (uscis.gov/policy-manual)", "https://www.uscis.gov/policy-manual")
WAIVERS_AND_PAROLE = Source("USCIS Policy Manual, volume 10, part B, chapter 2", "https://www.uscis.gov/policy-manual")
FOREIGN_AFFAIRS_MANUAL = Source("9 FAM 202.3 (fam.state.gov)", "https://fam.state.gov/FAM/09FAM/09FAM020203.html")
REGULATION = Source("8 CFR 212.5(e) (ecfr.gov)", "https://www.ecfr.gov/current/title-8/section-212.5")


def us_code(section: str, *, cited_as: str) -> Source:
    """A section of title 8 of the United States Code, in the official edition of the House of Representatives."""
    return Source(
        f"{cited_as} (uscode.house.gov)",
        f"https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title8-section{section}&num=0&edition=prelim",
    )


CAUTIONS = (
    Caution(
        id="self-file",
        standing="likely",
        sources=(FORM_I131, FORM_I134),
        clauses=("2.6", "4.1"),
    ),
    Caution(
        id="inadmissible-not-a-bar",
        standing="sure",
        sources=(us_code("1182", cited_as="INA 212(d)(5)(A), 8 USC 1182(d)(5)(A)"), WAIVERS_AND_PAROLE),
        clauses=("2.5", "6.3"),
    ),
    Caution(
        id="visa-not-tried",
        standing="likely",
        sources=(FORM_I131,),
        clauses=("2.4", "6.2"),
    ),
    Caution(
        id="in-the-us",
        standing="sure",
        sources=(FORM_I131,),
        clauses=("2.1", "8.2"),
    ),
    Caution(
        id="removal",
        standing="likely",
        sources=(FORM_I131,),
        clauses=("6.5",),
    ),
    Caution(
        id="border",
        standing="sure",
        sources=(FOREIGN_AFFAIRS_MANUAL,),
        clauses=("4.5",),
    ),
    Caution(
        id="title-i131",
        standing="sure",
        sources=(FORM_I131,),
        clauses=("4.1", "5.1"),
    ),
    Caution(
        id="filing-fee",
        standing="likely",
        sources=(FEES,),
        clauses=("4.1",),
    ),
    Caution(
        id="parole-fee",
        standing="sure",
        sources=(us_code("1804", cited_as="8 USC 1804"), FEES),
        clauses=("4.5",),
    ),
    Caution(
        id="re-parole",
        standing="likely",
        sources=(FORM_I131,),
        clauses=("3.2",),
    ),
    Caution(
        id="work",
        standing="sure",
        sources=(FORM_I765, us_code("1809", cited_as="8 USC 1809")),
        clauses=("3.5",),
    ),
    Caution(
        id="overstay",
        standing="sure",
        sources=(us_code("1182", cited_as="8 USC 1182(a)(9)(B)"),),
        clauses=("8.4",),
    ),
    Caution(
        id="ends",
        standing="sure",
        sources=(REGULATION,),
        clauses=("3.4", "8.3"),
    ),
    Caution(
        id="citation-7.3",
        standing="sure",
        sources=(POLICY_MANUAL,),
        clauses=("7.3",),
    ),
    Caution(
        id="helpers",
        standing="sure",
        sources=(SCAMS,),
        clauses=(),
    ),
    Caution(
        id="free-help",
        standing="sure",
        sources=(FREE_LEGAL_HELP,),
        clauses=(),
    ),
    Caution(
        id="times",
        standing="unsure",
        sources=(PROCESSING_TIMES,),
        clauses=("4.3",),
    ),
    Caution(
        id="children-refugees",
        standing="sure",
        sources=(us_code("1182", cited_as="INA 212(d)(5)(B), 8 USC 1182(d)(5)(B)"),),
        clauses=("1.1",),
    ),
)

POLICY = Policy(
    clauses=CLAUSES,
    decision=DECISION,
    questions=QUESTIONS,
    requirements=REQUIREMENTS,
    risks=RISKS,
    documents=DOCUMENTS,
    help_first=HELP_FIRST,
    steps=STEPS,
    cautions=CAUTIONS,
)
