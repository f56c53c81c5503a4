"""What MkDocs calls while it builds the site. The only file that knows MkDocs; the rest of checker/web does the work.

In a page's Markdown,
    [2.4]                           cites a clause of the source document
    <!-- official: self-file -->    stands for what official sources add on a point; "all" for all of them
    <!-- clauses -->                stands for the list of clauses
    <!-- questionnaire -->          stands for the form and its answer
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

if TYPE_CHECKING:
    from checker.web.render import Renderer

BROWSER = Path(__file__).parent / "browser"
MARKER = re.compile(r"<!-- (questionnaire|clauses|official)(?:: ([a-z0-9.-]+))? -->")
ANCHOR = re.compile(r' id="([^"]+)"')


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
    """Adds what the browser fetches: our own scripts and styles, and Python."""
    project = Path(config.config_file_path).parent
    try:
        runtime = import_module("checker.web.runtime").runtime_files(project)
    except FileNotFoundError as error:
        raise PluginError(str(error)) from error
    assets = {f"pyodide/{name}": path for name, path in runtime.items()}
    assets |= {f"checker/{path.name}": path for path in BROWSER.iterdir()}
    for name, path in assets.items():
        files.append(File.generated(config, f"assets/{name}", abs_src_path=str(path)))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Defines the address of every clause, so that [2.4] in the text becomes a link."""
    renderer: Renderer = config.extra["renderer"]
    to_sources = get_relative_url("sources.md", page.file.src_uri)
    clauses = (f'[{clause}]: {to_sources}#clause-{clause} "Clause {clause}"' for clause in renderer.policy.clauses)
    return "\n".join((markdown, "", *clauses))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts the rendered parts in the place of their markers."""
    renderer: Renderer = config.extra["renderer"]

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

    def rendered(marker: re.Match[str]) -> str:
        try:
            return renderer.render(*marker.groups(), address=address, title=title)
        except KeyError:
            raise PluginError(f"{page.file.src_uri}: unknown {marker[0]}") from None

    html = MARKER.sub(rendered, html)
    # MkDocs checks links to anchors, but knows only the anchors of the Markdown.
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *ANCHOR.findall(html)}
    return html


def on_post_page(output: str, config: MkDocsConfig, **_: object) -> str:
    """Names Material's search dialog, which screen readers would announce without a name."""
    renderer: Renderer = config.extra["renderer"]
    unnamed = 'data-md-component="search" role="dialog"'
    if output.count(unnamed) != 1:
        raise PluginError("Material's search dialog has changed: see on_post_page")
    return output.replace(unnamed, f'{unnamed} aria-label="{renderer.words["page"]["search"]}"')


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Does the same for the page that a host shows to lost readers."""
    return on_post_page(output, config) if template_name == "404.html" else output
