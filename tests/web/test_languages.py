"""The guide in several languages: from one to the other, and what a page from right to left needs."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from checker.web.edition import Language
from checker.web.isolate import isolated
from checker.web.offline import FOLDER
from tests.support.axe import violations
from tests.support.editions import ARABIC, ENGLISH, LANGUAGES, SPANISH, folder_of
from tests.support.hosts import Host
from tests.support.offline import unpacked
from tests.support.paper import PAPERS, sheets
from tests.support.paths import DOCS
from tests.support.questionnaire import choose, clear, press, unfold
from tests.support.searching import open_search, type_into_the_search, wait_until_found
from tests.support.situations import story
from tests.support.waiting import open_to_the_end, settle, stand_still
from tests.support.windows import DESKTOP, NARROW, PHONE

OTHERS = LANGUAGES[1:]
PAGES = [path.stem for path in sorted(DOCS.glob("*.md"))]
MOST_BYTES = 1_000_000


@pytest.fixture(params=["host", "disk"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    """The address of the guide, and how one of its pages ends."""
    if request.param == "host":
        host: Host = request.getfixturevalue("host")
        return host.site, "/"
    return unpacked(request.getfixturevalue("packed_edition"), tmp_path), ".html"


def test_another_language_has_the_same_page_and_heading(page: Page, place: tuple[str, str]) -> None:
    """There and back again, by the name of the language in itself; on a host and from a disk."""
    site, ending = place
    page.goto(f"{site}how-to-ask{ending}#how-much-it-costs")
    for language in (ARABIC, SPANISH, ENGLISH):
        link = page.locator(f".languages ul [data-language={language.code}]")
        expect(link).to_have_text(language.name)
        link.click()
        expect(page).to_have_url(f"{site}{folder_of(language)}how-to-ask{ending}#how-much-it-costs")
        expect(page.locator(".languages [aria-current]")).to_have_text(language.name)
        assert page.evaluate("document.documentElement.lang") == language.code
        assert page.evaluate("getComputedStyle(document.body).direction") == language.direction


@pytest.mark.parametrize(("asks", "offered"), [("es-MX", ["es"]), ("ar", ["ar"]), ("en-US", []), ("ja", [])])
def test_the_language_of_the_browser_is_offered_and_not_forced(
    browser: Browser, host: Host, asks: str, offered: list[str]
) -> None:
    """In its own words, and without a trace on the device."""
    context = browser.new_context(locale=asks)
    page = context.new_page()
    open_to_the_end(page, host.site + "get-help/")
    assert page.url == host.site + "get-help/"
    shown = page.locator("[data-offer]:visible")
    assert shown.evaluate_all("(offers) => offers.map(({ lang }) => lang)") == offered
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")[1:] == [0, ""]
    context.close()


def test_answers_stay_and_the_reader_is_told_before(check_page: Page) -> None:
    """The first press says so; the next one opens the other page beside this one."""
    page = check_page
    page.locator("input[name=location][value=outside_us]").click()
    link = page.locator(f".languages ul [data-language={SPANISH.code}]")
    note = page.locator("[data-answers-stay]")
    link.click()
    expect(note).to_be_focused()
    assert page.url.endswith("/check/")
    with page.expect_popup() as beside:
        link.click()
    assert "/es/check/" in beside.value.url
    assert beside.value.locator("input:checked").count() == 0
    expect(page.locator("input[name=location][value=outside_us]")).to_be_checked()


def test_without_answers_another_language_comes_at_once(check_page: Page) -> None:
    """There is nothing to lose."""
    check_page.locator(f".languages ul [data-language={ARABIC.code}]").click()
    expect(check_page).to_have_url(re.compile("/ar/check/"))


@pytest.mark.parametrize("source", PAGES)
def test_no_page_from_right_to_left_is_wider_than_the_window(page: Page, host: Host, source: str) -> None:
    """However wide that is."""
    page.goto(f"{host.site}{ARABIC.code}/{'' if source == 'index' else f'{source}/'}")
    for size in (NARROW, PHONE, DESKTOP):
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], size


@pytest.fixture(scope="module", params=OTHERS, ids=lambda language: language.code)
def answered(request: pytest.FixtureRequest, browser: Browser, host: Host) -> Iterator[tuple[Page, Language]]:
    """The answer for somebody who should see a lawyer first."""
    page = browser.new_page()
    page.goto(f"{host.site}{request.param.code}/check/")
    choose(page, story("waiver-not-sure")["answers"])
    press(page)
    yield page, request.param
    page.close()


def test_the_answer_is_that_of_english(answered: tuple[Page, Language]) -> None:
    """Ids cross to Python and back, words never do."""
    page, _ = answered
    outcome = story("waiver-not-sure")["outcome"]
    assert page.locator("#outcome").get_attribute("data-verdict") == outcome["verdict"]
    assert page.locator("#outcome .panel .english").count() > 0


def test_the_file_has_the_answer_twice_and_english_once(
    answered: tuple[Page, Language], browser: Browser, tmp_path: Path
) -> None:
    """Complete in the reader's language, then complete in English; nothing of the English stands beside the first."""
    page, language = answered
    with page.expect_download() as saving:
        page.locator("#outcome-save").click()
    saving.value.save_as(tmp_path / "notes.html")
    saved = browser.new_page()
    saved.goto((tmp_path / "notes.html").as_uri())
    assert saved.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
        language.code,
        language.direction,
    ]
    own, english = (saved.locator("article").nth(number) for number in (0, 1))
    assert english.evaluate("({ lang, dir }) => [lang, dir]") == ["en", "ltr"]
    assert saved.locator(".english").count() == 0
    # No one has read the words of the questionnaire yet: the file says so, too.
    assert saved.locator("[data-by-machine]").count() == 1
    for kind in ("requirement", "risk", "document", "caution", "help-first", "answer-to"):
        ids = f"(article) => [...article.querySelectorAll('[data-{kind}]')].map((each) => each.dataset.{camel(kind)})"
        assert own.evaluate(ids) == english.evaluate(ids) != [], kind
    assert violations(saved) == []
    saved.close()


def camel(kind: str) -> str:
    """The name that a script has for data-KIND."""
    return re.sub("-(.)", lambda found: found[1].upper(), kind)


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)
def test_paper_has_both_languages_on_at_most_twice_the_sheets(page: Page, host: Host, language: Language) -> None:
    """Of those that the reader's own language takes; and what English adds is gone from the page afterwards."""
    page.goto(f"{host.site}{language.code}/check/")

    def printed() -> list[int]:
        found = []
        for slug in ("wedding-visit-no-reason", "waiver-not-sure", "not-sure-of-anything"):
            clear(page)
            choose(page, story(slug)["answers"])
            press(page)
            found += [sheets(page, paper) for paper in PAPERS]
        return found

    both = printed()
    assert page.locator(".outcome-in-english").count() == 0
    page.evaluate("document.querySelector('template.outcome-english').remove()")
    alone = printed()
    assert sum(alone) < sum(both)
    assert all(of_both <= 2 * of_one for of_one, of_both in zip(alone, both, strict=True))


def test_an_answer_from_right_to_left_keeps_no_one_out(answered: tuple[Page, Language]) -> None:
    """By axe, with all folds open."""
    page, _ = answered
    unfold(page)
    stand_still(page)
    assert violations(page) == []


def test_leaving_fast_keeps_the_direction(page: Page, host: Host) -> None:
    """The page that comes is in the reader's language, and written its way."""
    page.goto(f"{host.site}ar/check/")
    page.locator("#leave").click()
    expect(page).to_have_url(f"{host.site}ar/kitchen-measures.html")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]


@pytest.fixture(scope="module")
def searches(browser: Browser, host: Host) -> Iterator[dict[str, Page]]:
    """A page for all that is typed in a language, by its code."""
    pages = {language.code: browser.new_page(viewport=PHONE) for language in OTHERS}
    for language in OTHERS:
        open_search(pages[language.code], host.site + folder_of(language))
    yield pages
    for page in pages.values():
        page.close()


@pytest.mark.parametrize(
    ("language", "words", "target"),
    [
        (SPANISH, "parole humanitario", "glossary/#humanitarian-parole"),
        (SPANISH, "libertad condicional", "glossary/"),
        (SPANISH, "perdon", "who-can-ask/#admissible-or-a-waiver"),
        (SPANISH, "patrocinador", "glossary/#sponsor"),
        (SPANISH, "castigo", "glossary/#unlawful-presence"),
        (SPANISH, "cuanto cuesta", "how-to-ask/#how-much-it-costs"),
        (SPANISH, "deportado", "glossary/#removal-deportation"),
        (SPANISH, "madre enferma", "who-can-ask/#a-strong-reason"),
        (SPANISH, "prorroga", "glossary/#extension"),
        (SPANISH, "estafa", "get-help/#how-to-spot-a-fraud"),
        (ARABIC, "الإفراج المشروط", "get-help/"),
        (ARABIC, "الافراج المشروط", "get-help/"),
        (ARABIC, "كفيل", "glossary/#sponsor"),
        (ARABIC, "الكفيل", "glossary/#sponsor"),
        (ARABIC, "ترحيل", "glossary/#removal-deportation"),
        (ARABIC, "الترحيل", "glossary/#removal-deportation"),
        (ARABIC, "لجوء", "glossary/#asylum"),
        (ARABIC, "احتيال", "get-help/#how-to-spot-a-fraud"),
        (ARABIC, "جواز سفر", "documents/#passport-or-travel-document"),
        (ARABIC, "تجديد", "glossary/#extension"),
        (ARABIC, "I-131", "documents/#form-i-131"),
    ],
    ids=lambda value: value.code if isinstance(value, Language) else None,
)
def test_people_find_it_by_the_words_they_type(
    searches: dict[str, Page], host: Host, language: Language, words: str, target: str
) -> None:
    """Without accents and hamzas, with the article and without, by the words of the news."""
    type_into_the_search(searches[language.code], words)
    wait_until_found(searches[language.code], host.site + folder_of(language) + target)


def test_the_search_works_from_a_disk_in_every_language(page: Page, packed_edition: Path, tmp_path: Path) -> None:
    """There the index is a script."""
    site = unpacked(packed_edition, tmp_path)
    for language, words in ((SPANISH, "estafa"), (ARABIC, "احتيال")):
        page.goto(f"{site}{folder_of(language)}index.html")
        page.locator("[data-opens=__search]").click()
        settle(page)
        type_into_the_search(page, words)
        wait_until_found(page, f"{site}{folder_of(language)}get-help.html#how-to-spot-a-fraud")


def test_other_languages_weigh_little(packed_edition: Path) -> None:
    """All of them together, in the zip."""
    with zipfile.ZipFile(packed_edition) as archive:
        of_others = [
            file.compress_size
            for file in archive.infolist()
            if file.filename.removeprefix(f"{FOLDER}/").startswith(tuple(map(folder_of, OTHERS)))
        ]
    assert 0 < sum(of_others) <= MOST_BYTES


def test_the_site_map_tells_search_engines_of_each_language(site_at_address: Path) -> None:
    """And no page does: Material would fetch a site map for each."""
    site_map = (site_at_address / "sitemap.xml").read_text(encoding="utf-8")
    for language in LANGUAGES:
        assert site_map.count(f'hreflang="{language.code}"') == len(LANGUAGES) * len(PAGES)
    assert not any('rel="alternate"' in page.read_text(encoding="utf-8") for page in site_at_address.rglob("*.html"))


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>النموذج I-131 هنا</p>", '<p>النموذج <bdi dir="ltr">I-131</bdi> هنا</p>'),
        ("<p>في 8 CFR 212.5.</p>", '<p>في <bdi dir="ltr">8 CFR 212.5</bdi>.</p>'),
        ("<p>212(d)(5)(A)، و</p>", '<p><bdi dir="ltr">212(d)(5)(A)</bdi>، و</p>'),
        ("<p>إعفاء (waiver) من</p>", '<p>إعفاء (<bdi dir="ltr">waiver</bdi>) من</p>'),
        ("<p>$1,000 و 4.7 MB</p>", '<p><bdi dir="ltr">$1,000</bdi> و <bdi dir="ltr">4.7 MB</bdi></p>'),
        ("<p>13 سؤالًا</p>", "<p>13 سؤالًا</p>"),
        ('<p lang="en" dir="ltr">Form <b>I-131</b></p><p>I-94</p>', None),
        ("<script>x = 'abc'</script><title>abc</title>", "<script>x = 'abc'</script><title>abc</title>"),
    ],
)
def test_latin_runs_are_isolated_where_the_page_runs_to_the_left(html: str, shown: str | None) -> None:
    """As one piece, without what belongs to the sentence; never in English, in scripts, or in another page."""
    expected = shown or html.replace("I-94", '<bdi dir="ltr">I-94</bdi>')
    assert isolated(html, "rtl") == expected
    assert isolated(html, "ltr") == html
