"""Plain language, measured: how hard each page and the questionnaire are to read, and what we do not write.

`python -m tests.test_plain_language` prints the scores. Limits, exemptions and word lists: tests/plain_language.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from statistics import mean
from typing import Any

import markdown
import pytest
import textstat

from checker import POLICY
from tests.support.paths import DOCS
from tests.support.words import WORDS

HOUSE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("plain_language.toml").read_text(encoding="utf-8"))
LIMITS: dict[str, float] = HOUSE["limits"]

# By the marks of checker/web/site.py. "questionnaire" is scored by itself, "official: all" where each note belongs.
SHOWN: dict[str, Any] = {f"official: {caution}": words for caution, words in WORDS["caution"].items()} | {
    "coverage": WORDS["clause"],
    "decides: picture": WORDS["decides"],
    "limits": WORDS["outcome"]["limits"],
    "road": WORDS["road"]["steps"],
    "road: picture": WORDS["road"]["picture"],
}

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
COMMENT = re.compile(r"<!-- *(.*?) *-->", re.DOTALL)
INLINE_TAG = re.compile(r"</?(?:a|abbr|b|cite|code|em|i|small|span|strong|sub|sup|time)\b[^>]*>")
PICTURE = re.compile(r'<img\b[^>]*\balt="([^"]*)"[^>]*>')
CITATION = re.compile(r"\s*\[\d\.\d\],?")
ADDRESS = re.compile(r" \((?:[\w-]+\.)+gov[^\s)]*\)")
NO_PROSE = re.compile(r"[\W\d]*|\S+\.md\S*")
SENTENCE = re.compile(r"\S.*?[.!?]+[\"”)]*(?=\s|$)")
PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|gets?|got|gotten|getting)(?:n.t)?"
    r"(?: (?:not|also|already|always|ever|first|just|last|never|now|often|only|soon|still|then|\w+ly))*"
    rf" (?!(?:{HOUSE['passive']['not_participles'].replace(' ', '|')})\b)"
    rf"(?:\w+ed|{HOUSE['passive']['irregular'].replace(' ', '|')})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Text:
    """What a reader reads as one: paragraphs, headings and list items, each ending as a sentence does."""

    name: str
    paragraphs: list[str]
    summary: tuple[str, ...] = ()  # what search engines show of a page: its words are looked at, but it is not scored

    @property
    def sentences(self) -> list[str]:
        """Every sentence of the paragraphs."""
        return [sentence for paragraph in self.paragraphs for sentence in SENTENCE.findall(paragraph)]

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade."""
        return float(textstat.flesch_kincaid_grade("\n".join(self.paragraphs)))

    @property
    def passives(self) -> list[str]:
        """The sentences in the passive voice."""
        return [sentence for sentence in self.sentences if PASSIVE.search(sentence)]


def plain(text: str) -> str:
    """A text as it is read: without citations and addresses, and with the names of forms and laws replaced."""
    text = " ".join(ADDRESS.sub("", CITATION.sub("", text)).split())
    for name in HOUSE["name"]:
        text = re.sub(re.escape(name["name"]), name["reads_as"], text, flags=re.IGNORECASE)
    # A dot inside a word would be taken for the end of a sentence.
    text = re.sub(r"\.(?=\w)", " dot ", text)
    return text if re.search(r"[.!?][\"”)]*$", text) else text.rstrip(" ,;:") + "."


def strings(words: Any) -> list[str]:
    """Every text in a part of the words; not the clauses and pages that it names."""
    if isinstance(words, str):
        return [] if NO_PROSE.fullmatch(words) else [words]
    return [text for part in (words.values() if isinstance(words, dict) else words) for text in strings(part)]


def in_place_of(marker: re.Match[str]) -> str:
    """The words that stand on the page where its marker stands; none for an ordinary comment."""
    return "".join(f"\n\n{text}\n\n" for text in strings(SHOWN.get(marker[1], ())))


def page(source: str, name: str) -> Text:
    """A page, from its Markdown."""
    summary = re.findall(r"^(?:title|description): (.+)$", "".join(FRONT_MATTER.findall(source)), re.MULTILINE)
    body = COMMENT.sub(in_place_of, FRONT_MATTER.sub("", source))
    html = markdown.markdown(body, extensions=["extra", "admonition", "pymdownx.details"])
    html = PICTURE.sub(r"<p>\1</p>", INLINE_TAG.sub("", html))
    blocks = (unescape(block) for block in re.split(r"<[^>]*>", html))
    return Text(name, [plain(block) for block in blocks if not NO_PROSE.fullmatch(block)], tuple(map(plain, summary)))


PAGES = [page(path.read_text(encoding="utf-8"), path.name) for path in sorted(DOCS.glob("*.md"))]
# What no page shows belongs to the questionnaire, also its surroundings. A text that stands there often counts once.
ASKED = {section: words for section, words in WORDS.items() if section not in ("caution", "clause", "decides", "road")}
QUESTIONNAIRE = Text("questionnaire", [plain(text) for text in dict.fromkeys(strings(ASKED))])


def forms_of(word: str) -> re.Pattern[str]:
    """Finds a word, or the last of several, in each form that English gives it."""
    stem, last = re.escape(word[:-1]), word[-1]
    endings = {"e": "e|es|ed|ing", "y": "y|ies|ied|ying"}.get(last, f"{last}(?:e?s|{last}?ed|{last}?ing)?")
    return re.compile(rf"\b{stem}(?:{endings})\b", re.IGNORECASE)


REFUSED = {forms_of(word): f"promises or refuses: “{word}”" for word in HOUSE["verdict_words"]["words"]} | {
    forms_of(word): f"“{word}”: write “{instead}”" for word, instead in HOUSE["instead_of"].items()
}


def problems(text: Text) -> Iterator[str]:
    """What the house does not write, sentence by sentence."""
    for sentence in (*text.sentences, *text.summary):
        if (length := len(sentence.split())) > LIMITS["sentence_words"]:
            yield f"{length} words: {sentence}"
        if "!" in sentence:
            yield f"exclamation mark: {sentence}"
        yield from (f"{problem}: {sentence}" for word, problem in REFUSED.items() if word.search(sentence))
    for paragraph in text.paragraphs:
        if (passives := len(Text("", [paragraph]).passives)) > LIMITS["passives_in_paragraph"]:
            yield f"{passives} sentences in the passive voice: {paragraph}"
    if (share := len(text.passives) / len(text.sentences)) > LIMITS["passives_in_text"]:
        yield f"{share:.0%} of the sentences are in the passive voice: " + " | ".join(text.passives)


@pytest.mark.parametrize("text", PAGES, ids=lambda text: text.name)
def test_each_page_can_be_read_with_few_years_of_school(text: Text) -> None:
    """The notes from official sources that stand on the page are part of it."""
    assert text.grade <= LIMITS["page_grade"]


def test_the_site_can_be_read_with_few_years_of_school() -> None:
    """On the whole the pages stay well below the limit of one page."""
    assert mean(text.grade for text in PAGES) <= LIMITS["mean_grade"]


def test_the_questionnaire_can_be_read_with_few_years_of_school() -> None:
    """Its questions, and every answer that it can give."""
    assert QUESTIONNAIRE.grade <= LIMITS["questionnaire_grade"]


def test_questions_are_short() -> None:
    """A reader takes in each question at one go."""
    asks = {question.id: WORDS["question"][question.id]["ask"] for question in POLICY.questions}
    assert not {name: ask for name, ask in asks.items() if len(ask.split()) > LIMITS["question_words"]}


@pytest.mark.parametrize("text", [*PAGES, QUESTIONNAIRE], ids=lambda text: text.name)
def test_no_text_has_what_the_house_does_not_write(text: Text) -> None:
    """No long sentence, no officialese, no verdict on a person, no exclamation, and seldom the passive voice."""
    found = list(problems(text))
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("You are *eligible*.", "promises or refuses: “eligible”"),
        ("It helps.\n\n- Utilizing a [form](a.md) [2.4]", "“utilize”: write “use”"),
        ("---\ndescription: Ask prior to travel.\n---\nAsk.", "“prior to”: write “before”"),
        ("Good news!", "exclamation mark"),
        ("word " * 31, "31 words"),
        ("It was sent. It isn't often read. It got lost.", "3 sentences in the passive voice"),
        ("It was sent.\n\nWe ask.\n\nWe ask.\n\nWe ask.", "25% of the sentences are in the passive voice"),
    ],
)
def test_the_linter_sees(source: str, problem: str) -> None:
    """Each kind of problem, also inside markup; else the tests above would pass for nothing."""
    assert any(found.startswith(problem) for found in problems(page(source, "bad.md")))


def test_exempt_names_are_in_use_and_give_their_reason() -> None:
    """An exemption that nothing needs would be a way around the limits."""
    everything = " ".join([*strings(WORDS), *(path.read_text(encoding="utf-8") for path in DOCS.glob("*.md"))])
    assert not [name for name in HOUSE["name"] if name["name"] not in everything or not name["reason"]]


if __name__ == "__main__":
    print(f"{'page':40}{'words':>7}{'grade':>7}{'passive':>9}")
    for text in (*PAGES, QUESTIONNAIRE):
        words = sum(len(sentence.split()) for sentence in text.sentences)
        print(f"{text.name:40}{words:>7}{text.grade:>7.2f}{len(text.passives) / len(text.sentences):>9.0%}")
    print(f"{'mean of the pages':47}{mean(text.grade for text in PAGES):>7.2f}")
