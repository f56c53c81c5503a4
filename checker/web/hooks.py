"""What MkDocs calls while it builds the site. The only file that knows MkDocs; checker/web/site.py does the work."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, normalize_url
from mkdocs.utils.meta import get_data

try:
    from checker import POLICY
    from checker.web import site as guide
    from checker.web.edition import Edition, Language
    from checker.web.errors import WriterError
    from checker.web.render import Links
    from checker.web.words import SOURCE
except ValueError as error:
    # A policy that contradicts itself is an error of its import.
    raise PluginError(str(error)) from error

NEIGHBOUR = re.compile(r'\s*<link rel="(?:prev|next)"[^>]*>')
SEARCH_WORKER = re.compile(r"/workers/search\.\w+\.min\.js$")
ANCHOR = re.compile(r' id="([^"]+)"')


@dataclass
class Adapter:
    """One run of MkDocs, which builds the guide in one language: what it has been told, and what follows from that.

    The first run is that of the source. At its end it has the other languages built, each into a folder of its own.
    """

    live: bool = False
    site: guide.Site = field(init=False)
    _in_site: Callable[[str], str] = field(init=False)

    def on_startup(self, command: str, dirty: bool) -> None:
        """Remembers whether the pages are for readers, or for a writer with live reload."""
        self.live = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Reads the rules and their words; a contradiction, or a gap between the two, ends the build."""
        project = Path(config.config_file_path).resolve().parent
        with _slips_told():
            languages = [Language(**language) for language in config.extra["languages"]]
            editions = {each.code: Edition.read(POLICY, each, project / "docs") for each in languages}
            self.site = guide.Site(
                edition=editions[config.theme["language"]],
                editions=tuple(editions.values()),
                project=project,
                offline=config.extra["offline"],
                live=self.live,
                stale_after_days=config.extra["stale_after_days"],
            )
            if translation := self.site.edition.translation:
                # Only now, and not when English is built: a slip there would be told as one of all others.
                translation.require_none_left_over()
            if config.extra["publishing"]:
                self.site.require_translated(within_days=config.extra["translated_within_days"])
        around = self.site.edition.words["around"]
        config.site_name = str(around["site_name"])
        config.site_description = str(around["site_description"])
        config.copyright = str(around["copyright"])
        if self.site.offline:
            # In the place of the script from a public server that Material's offline plugin asks for.
            config.extra["polyfills"] = ["assets/checker/search-offline.js"]

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Adds what the browser fetches: our own scripts and styles, Python, and the page for those who leave fast."""
        (worker,) = (file for file in files if SEARCH_WORKER.search(file.src_uri))
        with _slips_told():
            made = self.site.files(search_worker=worker.content_string)
        for address, content in made.items():
            files.append(File.generated(config, address, content=content))

    def on_nav(self, nav: Navigation, **_: object) -> None:
        """Names each page in the menu as the page itself says."""
        for page in nav.pages:
            page.title = _name(_source(self.site.edition, page.file))

    def on_page_read_source(self, page: Page, **_: object) -> str:
        """A page's Markdown in the language; all languages have the pages, the addresses and the menu of the source."""
        return _source(self.site.edition, page.file)

    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Defines the address of every clause, so that [2.4] in the text becomes a link."""
        to_sources = get_relative_url("sources.md", page.file.src_uri)
        with _slips_told():
            return "\n".join((markdown, "", *self.site.clause_links(to_sources)))

    def on_page_content(self, html: str, page: Page, files: Files, **_: object) -> str:
        """Puts the rendered parts in the place of their marks, and says when the page was last checked."""
        with _slips_told():
            known = self._page(page, files)
            html = self.site.filled(known, html)
            page.meta["header"] = self.site.header(known.links)
            page.meta["above"] = self.site.above(known)
        _know_anchors(page, html)
        return html

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Now that every page is there: draws up where each clause is told. A gap or words left over end the build."""
        pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        root = urlsplit(config.site_url or "/").path
        told = [(self._page(page, files), str(page.title), page.content or "") for page in pages.values()]
        with _slips_told():
            for page, html in self.site.covered(told):
                pages[page.source].content = html
                _know_anchors(pages[page.source], html)
            self.site.require_words()
            guide_page = {source: _file(files, source).page for source in guide.FROM_EVERYWHERE}
            # A host shows the page for lost readers at any address: it names the others from the root of the host.
            lost_header = self.site.header(
                Links(address=lambda name: normalize_url(name, base=root), title=str, in_language=str)
            )
            self._in_site = {
                file.src_uri: file.url.removeprefix("./") for file in files.documentation_pages()
            }.__getitem__
            lost = [(edition, self._ways_on(edition, files)) for edition in self.site.editions]
        env.globals.update(
            folder=folder,
            guide_page=guide_page,
            languages=self.site.languages,
            lost=lost,
            lost_header=lost_header,
            offline=self.site.offline,
            words=self.site.edition.words,
        )

    def _ways_on(self, edition: Edition, files: Files) -> list[tuple[str, str]]:
        """The address, from the root of the site, and the name of each page to which lost readers are led."""
        found = [_file(files, source) for source in guide.FROM_EVERYWHERE]
        return [
            (folder(edition.language.code) + file.url.removeprefix("./"), _name(_source(edition, file)))
            for file in found
        ]

    def on_post_page(self, output: str, **_: object) -> str:
        """Takes out what would break the content policy, and sets it.

        The links in the head to the next and the previous page go: Firefox fetches such a page at once, at the
        reader's cost.
        """
        return self.site.with_policy(NEIGHBOUR.sub("", output))

    def on_post_template(self, output: str, template_name: str, **_: object) -> str:
        """Does the same for the page that a host shows to lost readers."""
        return self.on_post_page(output) if template_name == "404.html" else output

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Completes the search and, at the end of the source, has the other languages built."""
        index = Path(config.site_dir) / "search" / "search_index.json"
        with _slips_told():
            index.write_text(self.site.search_index(index.read_text(encoding="utf-8"), self._in_site), encoding="utf-8")
        if self.site.edition.language.is_source:
            for language in self.site.languages[1:]:
                _build(config, language, live=self.live)

    def _page(self, page: Page, files: Files) -> guide.Page:
        """A page of MkDocs, as the site knows it."""

        def address(source: str) -> str:
            return get_relative_url(_file(files, source).url, page.url)

        def title(source: str) -> str:
            linked = _file(files, source).page
            return str(linked.title if linked else source)

        def in_language(code: str) -> str:
            up = "../" * (page.url.count("/") + (not self.site.edition.language.is_source))
            return f"{up}{folder(code)}{page.url}" or "./"

        file = os.path.relpath(Path(page.file.abs_src_path or page.file.src_uri).resolve(), self.site.project)
        links = Links(address, title, in_language)
        return guide.Page(page.file.src_uri, file, page.file.content_string, page.meta, links)


@contextmanager
def _slips_told() -> Iterator[None]:
    """Ends the build with the one sentence of a WriterError. Anything else is a fault of ours, with its traceback."""
    try:
        yield
    except WriterError as error:
        raise PluginError(str(error)) from error


def _build(config: MkDocsConfig, language: Language, *, live: bool) -> None:
    """Builds the guide in another language, beside the source and from the same settings."""
    into = Path(config.site_dir) / language.code
    other = load_config(
        config.config_file_path,
        site_dir=str(into),
        site_url=config.site_url and f"{config.site_url}{language.code}/",
        strict=config.strict,
    )
    other.theme["language"] = language.code
    other.plugins.on_startup(command="serve" if live else "build", dirty=False)
    build(other)
    # The source has them, for all; and a host shows its page for lost readers, and no other.
    shutil.rmtree(into / "assets")
    for name in ("404.html", "sitemap.xml", "sitemap.xml.gz"):
        (into / name).unlink()


def folder(code: str) -> str:
    """The folder, from the root of the site, in which the pages of a language are."""
    return "" if code == SOURCE else f"{code}/"


def _source(edition: Edition, file: File) -> str:
    with _slips_told():
        return edition.translation.page(file.src_uri) if edition.translation else file.content_string


def _name(source: str) -> str:
    """How a page calls itself in the menu."""
    _, meta = get_data(source)
    return str(meta.get("menu") or meta["title"])


def _file(files: Files, source: str) -> File:
    found = files.get_file_from_path(source)
    if found is None:
        raise guide.PageError(f"there is no page {source}, to which the guide leads")
    return found


def _know_anchors(page: Page, html: str) -> None:
    # MkDocs checks links to anchors, but knows only the anchors of the Markdown.
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *ANCHOR.findall(html)}


# MkDocs takes each function of this file whose name begins with on_: here, the methods of one object.
_adapter = Adapter()
on_startup = _adapter.on_startup
on_config = _adapter.on_config
on_files = _adapter.on_files
on_nav = _adapter.on_nav
on_page_read_source = _adapter.on_page_read_source
on_page_markdown = _adapter.on_page_markdown
on_page_content = _adapter.on_page_content
on_env = _adapter.on_env
on_post_page = _adapter.on_post_page
on_post_template = _adapter.on_post_template
on_post_build = _adapter.on_post_build
