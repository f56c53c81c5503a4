"""What several tests of the page use: the built site, a host that serves it, and browsers."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright

from checker.web.cache import UNFINISHED
from tests.support.browsers import FIREFOX_AS_PEOPLE_HAVE_IT, chromium, firefox, headless_chromium, patient, wanted
from tests.support.editions import LANGUAGES
from tests.support.hosts import FOLDER, Host
from tests.support.leaving import SHOWN
from tests.support.offline import run_offline, unpacked, watched
from tests.support.paths import PROJECT
from tests.support.questionnaire import wait_until_ready
from tests.support.readers import Browse, Reader, by_playwright, by_webdriver
from tests.support.site import ADDRESS, NEUTRAL, SOME_TIME, build, made_once
from tests.support.windows import PHONE

OTHER_LANGUAGE = re.compile(r"^    - \{ code: (?!en,).*\n", re.MULTILINE)

NEED_THE_WHOLE = {"browse", "clone", "copy_of_all", "packed_edition", "playwright", "root", "site_at_address"}
"""The fixtures that take their time: they build a site, or start a browser; and most others stand on one of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that `make check` leaves out, so that nobody needs to remember it."""
    for item in items:
        if NEED_THE_WHOLE.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("whole")


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host's root folder, with the site built strictly into a folder of it."""

    def make(root: Path) -> None:
        done = build(PROJECT, root / FOLDER)
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "host", make)


@pytest.fixture(scope="session")
def site(root: Path) -> Path:
    """The folder of the built site."""
    return root / FOLDER


@pytest.fixture(scope="session")
def site_at_address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site that knows its own address, ADDRESS, built at a time that is set."""

    def make(folder: Path) -> None:
        done = build(PROJECT, folder, SITE_URL=ADDRESS, SOURCE_DATE_EPOCH=SOME_TIME)
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "site at address", make)


@pytest.fixture(scope="session")
def host(root: Path) -> Iterator[Host]:
    """The host that serves the site in a folder."""
    host = Host(root)
    yield host
    host.close()


@pytest.fixture(scope="session")
def host_at_root(site: Path) -> Iterator[Host]:
    """A host with the site at its root. Only there does the page for lost readers work without a SITE_URL."""
    host = Host(site)
    yield host
    host.close()


@pytest.fixture
def copy_of_all(tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    for name in ("docs", "checker"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    for name in ("mkdocs.yml", "pyproject.toml", "package-lock.json", "LICENSE"):
        shutil.copy(PROJECT / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(PROJECT / "node_modules")
    # What has been made once need not be made again, unless the test changes what it is made of.
    if (PROJECT / ".cache").exists():
        shutil.copytree(PROJECT / ".cache", tmp_path / ".cache", ignore=shutil.ignore_patterns(f"{UNFINISHED}*"))
    return tmp_path


@pytest.fixture
def copy(copy_of_all: Path) -> Path:
    """The same in English alone, which is built in half the time."""
    settings = copy_of_all / "mkdocs.yml"
    text, others = OTHER_LANGUAGE.subn("", settings.read_text(encoding="utf-8"))
    assert others == len(LANGUAGES) - 1
    settings.write_text(text, encoding="utf-8")
    return copy_of_all


@pytest.fixture(scope="session")
def browser(browser: Browser) -> Browser:
    """It may be as slow as it must."""
    return patient(browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Drive the system's browser where there is one."""
    return browser_type_launch_args | {"executable_path": headless_chromium()}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A phone's width, unless a test says otherwise."""
    return browser_context_args | {"viewport": {"width": 360, "height": 740}}


@pytest.fixture
def check_page(page: Page, host: Host) -> Page:
    """The page, just opened; nothing of Python is there yet."""
    page.goto(host.site + "check/")
    return page


@pytest.fixture(scope="module")
def ready_page(browser: Browser, host: Host) -> Iterator[Page]:
    """One page for many tests that each clear the form, with Python ready."""
    page = browser.new_page()
    page.goto(host.site + "check/")
    wait_until_ready(page)
    yield page
    page.close()


@pytest.fixture
def remembering(playwright: Playwright) -> Iterator[Page]:
    """A Chromium that keeps pages for the Back button as they were, as people's does; Playwright switches that off."""
    browser = playwright.chromium.launch(
        executable_path=chromium(), ignore_default_args=["--disable-back-forward-cache"]
    )
    yield patient(browser).new_page(viewport=PHONE)
    browser.close()


@pytest.fixture(scope="session")
def neutral(browser: Browser, host: Host) -> dict[str, Any]:
    """What the neutral page shows as a file that a host sends."""
    page = browser.new_page()
    page.goto(host.site + NEUTRAL)
    shown: dict[str, Any] = page.evaluate(SHOWN)
    page.close()
    return shown


@pytest.fixture(scope="session")
def firefox_browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Firefox, with the rules for pages from a disk that people have."""
    path = wanted(firefox(), "Firefox", "firefox-esr")
    options: dict[str, Any] = {"firefox_user_prefs": FIREFOX_AS_PEOPLE_HAVE_IT}
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=path, **options)
    yield patient(browser)
    browser.close()


@pytest.fixture(params=["chromium", "firefox", "webkit"])
def browse(request: pytest.FixtureRequest) -> Browse:
    """Opens each of the three browsers."""
    if request.param == "webkit":
        # WebDriver does not tell what is in the console.
        return lambda *, noisy=False: by_webdriver()  # noqa: PLW0108
    browser: Browser = request.getfixturevalue("browser" if request.param == "chromium" else "firefox_browser")
    return lambda *, noisy=False: by_playwright(browser, noisy=noisy)


@pytest.fixture
def reader(browse: Browse) -> Iterator[Reader]:
    """Each of the three browsers, with a fresh profile and a watch on what it asks the network for."""
    with browse() as reader:
        yield reader


@pytest.fixture(scope="session")
def packed_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip."""

    def make(folder: Path) -> None:
        done = run_offline(str(folder / "edition.zip"))
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "offline", make) / "edition.zip"


@pytest.fixture(scope="session")
def edition(packed_edition: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the folder that the zip holds, unpacked as people's folders are called."""
    return unpacked(packed_edition, tmp_path_factory.mktemp("disk") / "Téléchargements de Zoë")


@pytest.fixture(scope="session")
def watched_edition(packed_edition: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same with a watch in every page of the guide."""
    return watched(packed_edition, tmp_path_factory.mktemp("watched") / "My files, 100%")
