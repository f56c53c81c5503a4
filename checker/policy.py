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

from datetime import date

from checker.logic import AllOf, Answer, AnyOf, Condition, Given
from checker.model import Caution, Document, HelpFirst, Policy, Question, Requirement, Risk, Source, Statement, Step

__all__ = ["POLICY"]


def answer(question: str, *options: str) -> Answer:
    return Answer(question, options)


def given(question: str, *options: str) -> Given:
    return Given(question, options)


def all_of(*conditions: Condition) -> AllOf:
    return AllOf(conditions)


def any_of(*conditions: Condition) -> AnyOf:
    return AnyOf(conditions)


# The version of these rules: year, month, and which one in that month. Whoever changes a rule changes it, and says in
# CHANGELOG.md what changed for readers.

VERSION = "2026.11.1"

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
OTHER_WAY = answer("other_way", "yes")

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
        options=("yes", "no", "not_sure"),
        clauses=("2.4", "6.2"),
    ),
    Question(
        id="other_way_proof",
        options=("yes", "no", "not_sure"),
        not_asked_when=OTHER_WAY,
        clauses=("5.5",),
    ),
    Question(
        id="inadmissible",
        options=("yes", "no", "not_sure"),
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
        options=("yes", "no", "not_sure"),
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
# The route is closed when one that closes it is not met: then there is nothing to file by this route.
# The cautions named in a requirement, and below in a risk, a document, a call for help or a step, stand beside it in
# the answer. What brings them there is said with each caution.

REQUIREMENTS = (
    Requirement(
        id="outside_us",
        met_when=answer("location", "outside_us"),
        closes_route=True,
        clauses=("2.1", "8.2"),
        cautions=("in-the-us",),
    ),
    Requirement(
        id="reason",
        met_when=any_of(URGENT_REASON, PUBLIC_BENEFIT),
        closes_route=True,
        clauses=("2.2", "2.3", "6.1"),
        cautions=("not-a-shortcut", "children-refugees"),
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
        cautions=("self-file", "supporters"),
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
        cautions=("overstay", "paroled-can-adjust"),
    ),
    Risk(
        id="discretion",
        clauses=("6.6", "2.7"),
    ),
)

# Papers to bring. "get" becomes "have" when the person says that they have it. A paper is left out when there is surely
# nothing for it to prove.

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
        not_listed_when=NO_REASON,
        worded_by=("urgent_reason", "public_benefit"),
        clauses=("5.3", "4.2"),
        cautions=("medical-proof",),
    ),
    Document(
        id="passport_copy",
        have_when=given("passport", "yes"),
        clauses=("5.4",),
        cautions=("no-passport",),
    ),
    Document(
        id="no_other_way_proof",
        have_when=given("other_way_proof", "yes"),
        not_listed_when=OTHER_WAY,
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
        when=given("location", "inside_us", "not_sure"),
        clauses=("2.1", "8.2"),
    ),
    HelpFirst(
        when=given("urgent_reason", "protection"),
        clauses=("1.1", "2.2"),
        cautions=("asylum-year",),
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
    HelpFirst(
        when=given("leaving", "no"),
        clauses=("3.4", "8.4"),
    ),
)

# The way from request to arrival.

STEPS = (
    Step(id="file", clauses=("4.1",)),
    Step(id="evidence", clauses=("4.2",)),
    Step(id="review", clauses=("4.3",), cautions=("expedite",)),
    Step(id="decision", clauses=("4.4",)),
    Step(id="travel", clauses=("4.5",)),
)

# Where official sources add to the source document, or say something else. Each statement says how sure we are of it:
# "sure" may be told plainly; "likely" is told as what official instructions say; of what is "unsure" only the official
# page is told; "ours" is our own advice. `since` is the year, or year and month, from which a statement holds.

READ = date(2026, 11, 25)
"""The day on which the sources were last read, in stored public copies. One that is read again gets its own day."""


def uscis(path: str) -> Source:
    """A page of US Citizenship and Immigration Services."""
    return Source(f"uscis.gov/{path}", f"https://www.uscis.gov/{path}")


def us_code(section: str, *, cited_as: str) -> Source:
    """A section of title 8 of the United States Code, in the official edition of the House of Representatives."""
    return Source(
        f"{cited_as} (uscode.house.gov)",
        f"https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title8-section{section}&num=0&edition=prelim",
    )


def regulation(section: str, *, paragraph: str = "") -> Source:
    """A section of title 8 of the Code of Federal Regulations."""
    return Source(f"8 CFR {section}{paragraph} (ecfr.gov)", f"https://www.ecfr.gov/current/title-8/section-{section}")


FORM_I131 = uscis("i-131")
FORM_I134 = uscis("i-134")
FORM_I765 = uscis("i-765")
FEES = uscis("g-1055")
SCAMS = uscis("avoid-scams")
HUMANITARIAN = uscis("humanitarian")
HUMANITARIAN_PAROLE = uscis("humanitarian/humanitarian_parole")
POLICY_MANUAL = Source("USCIS Policy Manual (uscis.gov/policy-manual)", "https://www.uscis.gov/policy-manual")
PERMITS_IN_THE_MANUAL = Source(
    "USCIS Policy Manual, volume 10, part B, chapter 2 (uscis.gov/policy-manual)", "https://www.uscis.gov/policy-manual"
)
FOREIGN_AFFAIRS_MANUAL = Source("9 FAM 202.3 (fam.state.gov)", "https://fam.state.gov/FAM/09FAM/09FAM020203.html")
PROCESSING_TIMES = Source("egov.uscis.gov/processing-times", "https://egov.uscis.gov/processing-times/")
ARRIVAL_RECORD = Source("i94.cbp.dhs.gov", "https://i94.cbp.dhs.gov/")
TRAVEL = Source("travel.state.gov", "https://travel.state.gov/")
FEDERAL_REGISTER = Source("federalregister.gov", "https://www.federalregister.gov/")
FREE_LEGAL_HELP = Source(
    "justice.gov/eoir/list-pro-bono-legal-service-providers",
    "https://www.justice.gov/eoir/list-pro-bono-legal-service-providers",
)
ROSTER = Source(
    "justice.gov/eoir/recognition-accreditation-roster-reports",
    "https://www.justice.gov/eoir/recognition-accreditation-roster-reports",
)
PAROLE_FEE = us_code("1804", cited_as="8 USC 1804")
PERMIT_FEE = us_code("1809", cited_as="8 USC 1809")

CAUTIONS = (
    Caution(
        id="self-file",
        statements=(
            Statement("filing", "sure", (FORM_I131,)),
            Statement("support", "likely", (FORM_I131, FORM_I134)),
        ),
        brought_by=(given("petitioner", "no", "not_sure"), given("support", "no", "not_sure")),
        clauses=("2.6", "4.1"),
        read=READ,
    ),
    Caution(
        id="inadmissible-not-a-bar",
        statements=(
            Statement("law", "sure", (us_code("1182", cited_as="INA 212(d)(5)(A), 8 USC 1182(d)(5)"),)),
            Statement("waiver", "likely", (FOREIGN_AFFAIRS_MANUAL,)),
        ),
        brought_by=(given("inadmissible", "yes", "not_sure"),),
        clauses=("2.5", "6.3"),
        read=READ,
    ),
    Caution(
        id="visa-not-tried",
        statements=(Statement("statement", "likely", (FORM_I131,)),),
        brought_by=(given("other_way", "yes", "not_sure"), given("other_way_proof", "no", "not_sure")),
        clauses=("2.4", "6.2"),
        read=READ,
    ),
    Caution(
        id="not-a-shortcut",
        statements=(Statement("waiting", "likely", (HUMANITARIAN_PAROLE,)),),
        brought_by=(given("urgent_reason", "family"),),
        clauses=("1.3", "2.2", "2.4"),
        read=READ,
    ),
    Caution(
        id="in-the-us",
        statements=(Statement("kinds", "sure", (FORM_I131,)),),
        brought_by=(given("location", "inside_us", "not_sure"),),
        clauses=("2.1", "8.2"),
        read=READ,
    ),
    Caution(
        id="removal",
        statements=(Statement("agency", "likely", (FORM_I131,)),),
        brought_by=(given("past_problems", "yes", "not_sure"),),
        clauses=("6.5",),
        read=READ,
    ),
    Caution(
        id="border",
        statements=(Statement("order", "sure", (FOREIGN_AFFAIRS_MANUAL,)),),
        line="steps",
        clauses=("4.5",),
        read=READ,
    ),
    Caution(
        id="title-i131",
        statements=(Statement("title", "sure", (FORM_I131,)),),
        clauses=("4.1", "5.1"),
        read=READ,
    ),
    Caution(
        id="filing-fee",
        statements=(Statement("fee", "likely", (FEES,)), Statement("amount", "unsure", (FEES,))),
        line="money",
        clauses=("4.1",),
        read=READ,
    ),
    Caution(
        id="parole-fee",
        statements=(Statement("fee", "sure", (PAROLE_FEE,), since="2025-10"), Statement("amount", "unsure", (FEES,))),
        line="money",
        clauses=("4.5",),
        read=READ,
    ),
    Caution(
        id="re-parole",
        statements=(Statement("request", "likely", (FORM_I131,)),),
        clauses=("3.2",),
        read=READ,
    ),
    Caution(
        id="work",
        statements=(Statement("permit", "sure", (FORM_I765, PERMIT_FEE, PERMITS_IN_THE_MANUAL)),),
        clauses=("3.5",),
        read=READ,
    ),
    Caution(
        id="overstay",
        statements=(Statement("bars", "sure", (us_code("1182", cited_as="8 USC 1182(a)(9)(B)"),)),),
        brought_by=(given("leaving", "no", "not_sure"),),
        clauses=("8.4",),
        read=READ,
    ),
    Caution(
        id="ends",
        statements=(Statement("leaving", "sure", (regulation("212.5", paragraph="(e)"),)),),
        clauses=("3.4", "8.3"),
        read=READ,
    ),
    Caution(
        id="citation-7.3",
        statements=(Statement("chapter", "sure", (POLICY_MANUAL,)),),
        clauses=("7.3",),
        read=READ,
    ),
    Caution(
        id="helpers",
        statements=(Statement("who", "sure", (SCAMS,)),),
        line="help",
        clauses=(),
        read=READ,
    ),
    Caution(
        id="free-help",
        statements=(Statement("list", "sure", (FREE_LEGAL_HELP,)),),
        line="help",
        clauses=(),
        read=READ,
    ),
    Caution(
        id="times",
        statements=(
            Statement("times", "unsure", (PROCESSING_TIMES,)),
            Statement("many", "likely", (PROCESSING_TIMES,)),
        ),
        clauses=("4.3",),
        read=READ,
    ),
    Caution(
        id="children-refugees",
        statements=(Statement("law", "sure", (us_code("1182", cited_as="INA 212(d)(5)(B), 8 USC 1182(d)(5)(B)"),)),),
        brought_by=(given("urgent_reason", "protection"),),
        clauses=("1.1",),
        read=READ,
    ),
    Caution(
        id="after-no",
        statements=(
            Statement("letter", "likely", (uscis("i-290b"),)),
            Statement("motion", "unsure", (uscis("i-290b"),)),
        ),
        clauses=("6.6", "4.4"),
        read=READ,
    ),
    Caution(
        id="fee-at-border",
        statements=(Statement("due", "sure", (PAROLE_FEE,)), Statement("paying", "likely", (FEES,))),
        line="money",
        clauses=("4.5",),
        read=READ,
    ),
    Caution(
        id="pay-how",
        statements=(Statement("ways", "likely", (uscis("g-1450"), uscis("g-1650"))),),
        line="money",
        clauses=("4.1",),
        read=READ,
    ),
    Caution(
        id="one-each",
        statements=(Statement("each", "likely", (FORM_I134, FORM_I131)),),
        line="papers",
        clauses=("4.1", "5.1", "5.2"),
        read=READ,
    ),
    Caution(
        id="how-filed",
        statements=(Statement("ways", "likely", (FORM_I131,)),),
        line="steps",
        clauses=("4.1",),
        read=READ,
    ),
    Caution(
        id="translation",
        statements=(
            Statement("english", "sure", (regulation("103.2", paragraph="(b)(3)"),)),
            Statement("notary", "likely", (regulation("103.2", paragraph="(b)(3)"),)),
        ),
        line="papers",
        clauses=("4.2", "5.3"),
        read=READ,
    ),
    Caution(
        id="also-send",
        statements=(Statement("papers", "likely", (FORM_I131, HUMANITARIAN_PAROLE)),),
        line="papers",
        clauses=("5.3", "5.5", "5.6"),
        read=READ,
    ),
    Caution(
        id="expedite",
        statements=(Statement("asking", "likely", (uscis("forms/filing-guidance/how-to-make-an-expedite-request"),)),),
        brought_by=(given("urgent_reason", "medical", "family", "protection", "other"),),
        only_on_open_route=True,
        clauses=("4.3",),
        read=READ,
    ),
    Caution(
        id="i94-date",
        statements=(Statement("record", "likely", (ARRIVAL_RECORD,)),),
        clauses=("3.1", "3.4"),
        read=READ,
    ),
    Caution(
        id="ends-by-notice",
        statements=(
            Statement("law", "sure", (regulation("212.5", paragraph="(e)(2)"),)),
            Statement("account", "likely", (regulation("212.5", paragraph="(e)(2)"),)),
        ),
        clauses=("8.3", "3.4"),
        read=READ,
    ),
    Caution(
        id="travel-ban",
        statements=(
            Statement("exists", "sure", (TRAVEL,), since="2026-01"),
            Statement("effect", "unsure", (TRAVEL,)),
        ),
        line="limits",
        clauses=(),
        read=READ,
    ),
    Caution(
        id="programs-closed",
        statements=(
            Statement("countries", "sure", (FEDERAL_REGISTER,), since="2025"),
            Statement("families", "sure", (FEDERAL_REGISTER,), since="2025-12"),
            Statement("others", "unsure", (HUMANITARIAN,)),
        ),
        clauses=("1.1",),
        read=READ,
    ),
    Caution(
        id="asylum-year",
        statements=(
            Statement("year", "sure", (us_code("1158", cited_as="8 USC 1158(a)(2)(B)"),)),
            Statement("exception", "likely", (regulation("208.4"),)),
        ),
        brought_by=(given("urgent_reason", "protection"),),
        clauses=("8.5", "3.4"),
        read=READ,
    ),
    Caution(
        id="child-alone",
        statements=(Statement("lawyer", "unsure", (HUMANITARIAN_PAROLE,)),),
        line="limits",
        clauses=("2.6",),
        read=READ,
    ),
    Caution(
        id="no-passport",
        statements=(Statement("paper", "likely", (FORM_I131,)),),
        brought_by=(given("passport", "no", "not_sure"),),
        only_on_open_route=True,
        clauses=("5.4",),
        read=READ,
    ),
    Caution(
        id="medical-proof",
        statements=(Statement("doctor", "likely", (HUMANITARIAN_PAROLE,)),),
        brought_by=(given("urgent_reason", "medical"),),
        only_on_open_route=True,
        clauses=("5.3", "1.3"),
        read=READ,
    ),
    Caution(
        id="supporters",
        statements=(Statement("sharing", "likely", (FORM_I134,)),),
        brought_by=(given("support", "no", "not_sure"),),
        only_on_open_route=True,
        clauses=("2.6", "5.6"),
        read=READ,
    ),
    Caution(
        id="copies",
        statements=(Statement("copies", "likely", (uscis("forms/filing-guidance"),)),),
        line="papers",
        clauses=("4.2",),
        read=READ,
    ),
    Caution(
        id="fingerprints",
        statements=(Statement("ages", "likely", (FORM_I131,)),),
        clauses=("4.3", "4.5"),
        read=READ,
    ),
    Caution(
        id="travel-paper",
        statements=(Statement("embassy", "likely", (FORM_I131, FOREIGN_AFFAIRS_MANUAL)),),
        clauses=("4.5",),
        read=READ,
    ),
    Caution(
        id="address",
        statements=(
            Statement("days", "sure", (uscis("ar-11"), us_code("1305", cited_as="8 USC 1305"))),
            Statement("court", "likely", (uscis("ar-11"),)),
        ),
        clauses=("8.3",),
        read=READ,
    ),
    Caution(
        id="work-fees",
        statements=(
            Statement("renewal", "sure", (PERMIT_FEE,)),
            Statement("first", "likely", (PERMIT_FEE, FEES)),
            Statement("amounts", "unsure", (FEES,)),
        ),
        clauses=("3.5",),
        read=READ,
    ),
    Caution(
        id="work-rule-pending",
        statements=(Statement("proposal", "likely", (FORM_I765,), since="2026-06"),),
        clauses=("3.5",),
        read=READ,
    ),
    Caution(
        id="paroled-can-adjust",
        statements=(Statement("law", "sure", (us_code("1255", cited_as="8 USC 1255(a)"),)),),
        brought_by=(given("leaving", "no", "not_sure"),),
        clauses=("3.3", "8.5"),
        read=READ,
    ),
    Caution(
        id="roster",
        statements=(Statement("list", "sure", (ROSTER,)),),
        line="help",
        clauses=(),
        read=READ,
    ),
    Caution(
        id="scam-pay",
        statements=(Statement("ways", "likely", (SCAMS,)),),
        clauses=(),
        read=READ,
    ),
    Caution(
        id="lawyer-form",
        statements=(Statement("form", "likely", (uscis("g-28"),)), Statement("warning", "ours", (uscis("g-28"),))),
        clauses=("4.1",),
        read=READ,
    ),
)

POLICY = Policy(
    version=VERSION,
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
