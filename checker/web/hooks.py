"""What MkDocs calls while it builds the site. The only file that knows MkDocs; checker/web/site.py does the work."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, normalize_url

try:
    from checker import POLICY
    from checker.web import site as guide
    from checker.web.edition import Edition
    from checker.web.errors import WriterError
    from checker.web.render import Links
except ValueError as error:
    # A policy that contradicts itself is an error of its import.
    raise PluginError(str(error)) from error

NEIGHBOUR = re.compile(r'\s*<link rel="(?:prev|next)"[^>]*>')
SEARCH_WORKER = re.compile(r"/workers/search\.\w+\.min\.js$")
ANCHOR = re.compile(r' id="([^"]+)"')


@dataclass
class Adapter:
    """One run of MkDocs: what it has been told, and the site that follows from that."""

    live: bool = False
    site: guide.Site = field(init=False)

    def on_startup(self, command: str, dirty: bool) -> None:
        """Remembers whether the pages are for readers, or for a writer with live reload."""
        self.live = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Reads the rules and their words; a contradiction, or a gap between the two, ends the build."""
        with _slips_told():
            self.site = guide.Site(
                edition=Edition.read(POLICY, config.theme["language"]),
                project=Path(config.config_file_path).resolve().parent,
                offline=config.extra["offline"],
                live=self.live,
                stale_after_days=config.extra["stale_after_days"],
            )
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

    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Defines the address of every clause, so that [2.4] in the text becomes a link."""
        to_sources = get_relative_url("sources.md", page.file.src_uri)
        with _slips_told():
            return "\n".join((markdown, "", *self.site.clause_links(to_sources)))

    def on_page_content(self, html: str, page: Page, files: Files, **_: object) -> str:
        """Puts the rendered parts in the place of their marks, and says when the page was last checked."""
        with _slips_told():
            known = _page(page, files, self.site.project)
            html = self.site.filled(known, html)
            page.meta["header"] = self.site.header(known.links)
        _know_anchors(page, html)
        return html

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Now that every page is there: draws up where each clause is told. A gap or words left over end the build."""
        pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        root = urlsplit(config.site_url or "/").path
        told = [(_page(page, files, self.site.project), str(page.title), page.content or "") for page in pages.values()]
        with _slips_told():
            for page, html in self.site.covered(told):
                pages[page.source].content = html
                _know_anchors(pages[page.source], html)
            self.site.require_words()
            guide_page = {source: _file(files, source).page for source in guide.FROM_EVERYWHERE}
            # A host shows the page for lost readers at any address: it names the others from the root of the host.
            lost_header = self.site.header(Links(address=lambda name: normalize_url(name, base=root), title=str))
        env.globals.update(
            words=self.site.edition.words, guide_page=guide_page, lost_header=lost_header, offline=self.site.offline
        )

    def on_post_page(self, output: str, **_: object) -> str:
        """Takes out what would break the content policy, and sets it.

        The links in the head to the next and the previous page go: Firefox fetches such a page at once, at the
        reader's cost.
        """
        return self.site.with_policy(NEIGHBOUR.sub("", output))

    def on_post_template(self, output: str, template_name: str, **_: object) -> str:
        """Does the same for the page that a host shows to lost readers."""
        return self.on_post_page(output) if template_name == "404.html" else output


@contextmanager
def _slips_told() -> Iterator[None]:
    """Ends the build with the one sentence of a WriterError. Anything else is a fault of ours, with its traceback."""
    try:
        yield
    except WriterError as error:
        raise PluginError(str(error)) from error


def _page(page: Page, files: Files, project: Path) -> guide.Page:
    """A page of MkDocs, as the site knows it."""

    def address(source: str) -> str:
        return get_relative_url(_file(files, source).url, page.url)

    def title(source: str) -> str:
        linked = _file(files, source).page
        return str(linked.title if linked else source)

    file = os.path.relpath(Path(page.file.abs_src_path or page.file.src_uri).resolve(), project)
    return guide.Page(page.file.src_uri, file, page.file.content_string, page.meta, Links(address, title))


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
on_page_markdown = _adapter.on_page_markdown
on_page_content = _adapter.on_page_content
on_env = _adapter.on_env
on_post_page = _adapter.on_post_page
on_post_template = _adapter.on_post_template
