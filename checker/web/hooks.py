"""What MkDocs calls while it builds the site. The only file that knows MkDocs; the rest of checker/web does the work.

In a page's Markdown,
    [2.4]                           cites a clause of the source document
    <!-- official: self-file -->    stands for what official sources add on a point; "all" for all of them
    <!-- questionnaire -->          stands for the form and its answer
    <!-- road -->                   stands for the picture of the way from request to the end of the stay
    <!-- limits -->                 stands for the list of what the check does not look at
    <!-- coverage -->               stands for the clauses, and where the guide tells each

A page says in its front matter when it was last checked, and against what:
    checked: 2026-11-23
    checked_against: source document, official sources as listed
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

if TYPE_CHECKING:
    from checker.web.render import Renderer

MARKER = re.compile(r"<!-- (questionnaire|road|limits|official: (?P<caution>[a-z0-9.-]+)) -->")
COVERAGE = "<!-- coverage -->"
NEUTRAL = "kitchen-measures"
NEIGHBOUR = re.compile(r'\s*<link rel="(?:prev|next)"[^>]*>')
SEARCH_WORKER = re.compile(r"/workers/search\.\w+\.min\.js$")
ANCHOR = re.compile(r' id="([^"]+)"')

live = False


def on_startup(command: str, dirty: bool) -> None:
    """Remembers whether the pages are for readers or for a writer, with live reload."""
    global live  # noqa: PLW0603
    live = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Reads the rules and their words; a contradiction, or a gap between the two, ends the build."""
    # `mkdocs serve` builds again and again in one process, and this file is read only once.
    for name in [name for name in sys.modules if name.split(".")[0] == "checker"]:
        del sys.modules[name]
    try:
        config.extra["renderer"] = import_module("checker.web.render").renderer()
    except ValueError as error:
        raise PluginError(str(error)) from error


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Adds what the browser fetches: our own scripts and styles, Python, and the page for those who leave fast."""
    project = Path(config.config_file_path).parent
    assets = import_module("checker.web.assets")
    try:
        made = assets.assets(project, offline=config.extra["offline"])
    except FileNotFoundError as error:
        raise PluginError(str(error)) from error
    config.extra["pieces"] = made.pieces
    published = dict(made.files)
    if config.extra["offline"]:
        (worker,) = (file for file in files if SEARCH_WORKER.search(file.src_uri))
        published["checker/search-offline.js"] = assets.search_offline(worker.content_string)
        # In the place of the script from a public server that Material's offline plugin asks for.
        config.extra["polyfills"] = ["assets/checker/search-offline.js"]
    for name, content in published.items():
        files.append(File.generated(config, f"assets/{name}", content=content))
    # It is made of the same words as the rest, but it is no page of the guide, and leads nowhere.
    renderer: Renderer = config.extra["renderer"]
    neutral = renderer.render(NEUTRAL, address=str, title=str, language=config.theme["language"])
    with_bare_policy = import_module("checker.web.content_policy").with_bare_policy
    files.append(File.generated(config, f"{NEUTRAL}.html", content=with_bare_policy(neutral)))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Defines the address of every clause, so that [2.4] in the text becomes a link."""
    renderer: Renderer = config.extra["renderer"]
    to_sources = get_relative_url("sources.md", page.file.src_uri)
    label = renderer.words["outcome"]["clause_label"]
    clauses = (f'[{clause}]: {to_sources}#clause-{clause} "{label} {clause}"' for clause in renderer.policy.clauses)
    return "\n".join((markdown, "", *clauses))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts the rendered parts in the place of their markers, and says when the page was last checked."""
    renderer: Renderer = config.extra["renderer"]
    links = _links(page, files)

    def rendered(marker: re.Match[str]) -> str:
        try:
            if marker[1] == "questionnaire":
                checked, _ = _last_checked(page)
                return renderer.render("questionnaire", checked=checked, **links, **_python(config, links["address"]))
            if not marker["caution"]:
                return renderer.render(marker[1], **links)
            return renderer.render("official", cautions=renderer.cautions(marker["caution"]), **links)
        except KeyError:
            raise PluginError(f"{page.file.src_uri}: unknown {marker[0]}") from None
        except ValueError as error:
            raise PluginError(f"{page.file.src_uri}: {error}") from error

    html = MARKER.sub(rendered, html)
    # `mkdocs serve` shows excluded pages too, as drafts.
    if not page.file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
        checked, against = _last_checked(page)
        stale_after = config.extra["stale_after_days"]
        html += renderer.render("checked", checked=checked, against=against, stale_after=stale_after, **links)
    _know_anchors(page, html)
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Now that every page is there: draws up where each clause is told; a gap ends the build."""
    renderer: Renderer = config.extra["renderer"]
    pages = [file.page for file in files.documentation_pages() if file.page]
    told = [(page.file.src_uri, str(page.title), page.content or "") for page in pages]
    try:
        coverage = import_module("checker.web.coverage").cover(renderer.policy, told)
    except ValueError as error:
        raise PluginError(str(error)) from error
    for page in pages:
        if COVERAGE in (page.content or ""):
            table = renderer.render("coverage", coverage=coverage, **_links(page, files))
            page.content = (page.content or "").replace(COVERAGE, table)
            _know_anchors(page, table)


def on_post_page(output: str, config: MkDocsConfig, **_: object) -> str:
    """Mends what Material's page lacks, and sets the content policy.

    The search dialog gets a name, which screen readers need. The links in the head to the next and the
    previous page go: Firefox fetches such a page at once, at the reader's cost and against the policy.
    """
    renderer: Renderer = config.extra["renderer"]
    unnamed = 'data-md-component="search" role="dialog"'
    if output.count(unnamed) != 1:
        raise PluginError("Material's search dialog has changed: see on_post_page")
    output = output.replace(unnamed, f'{unnamed} aria-label="{renderer.words["page"]["search"]}"')
    output = NEIGHBOUR.sub("", output)
    with_policy = import_module("checker.web.content_policy").with_policy
    return str(with_policy(output, offline=config.extra["offline"], live=live))


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Does the same for the page that a host shows to lost readers."""
    return on_post_page(output, config) if template_name == "404.html" else output


def _python(config: MkDocsConfig, address: Callable[[str], str]) -> dict[str, Any]:
    """What the page /check/ says about the pieces of Python: for the script, and for the reader."""
    pieces = config.extra["pieces"]
    for_script = {
        piece["name"]: {
            "name": piece["name"],
            "bytes": piece["bytes"],
            "sha256": piece["sha256"],
            "addresses": [address(path) for path in piece["paths"]],
        }
        for piece in pieces
    }
    size = sum(piece["bytes"] for piece in pieces if not piece["later"])
    return {"pieces": for_script, "size": size, "offline": config.extra["offline"]}


def _links(page: Page, files: Files) -> dict[str, Callable[[str], str]]:
    """How a page refers to others: by address and by title."""

    def file(path: str) -> File:
        found = files.get_file_from_path(path)
        if found is None:
            raise PluginError(f"{page.file.src_uri}: there is no {path}")
        return found

    def address(path: str) -> str:
        return get_relative_url(file(path).url, page.url)

    def title(path: str) -> str:
        linked = file(path).page
        return str(linked.title if linked else path)

    return {"address": address, "title": title}


def _last_checked(page: Page) -> tuple[date, str]:
    """The date of a page's last check, and against what it was checked. PluginError if missing or in the future."""
    checked, against = page.meta.get("checked"), page.meta.get("checked_against")
    if not isinstance(checked, date) or not against:
        raise PluginError(f"{page.file.src_uri}: its front matter lacks `checked: YEAR-MONTH-DAY` or `checked_against`")
    if checked > datetime.now(UTC).date():
        raise PluginError(f"{page.file.src_uri}: checked on {checked}, which is in the future")
    return checked, str(against)


def _know_anchors(page: Page, html: str) -> None:
    # MkDocs checks links to anchors, but knows only the anchors of the Markdown.
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *ANCHOR.findall(html)}
