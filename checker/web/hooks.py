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
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

# `mkdocs serve` runs this file again for each build, in one process: the rules and words must be read again too.
for name in [name for name in sys.modules if name.split(".")[0] == "checker"]:
    del sys.modules[name]

from checker import POLICY  # noqa: E402
from checker.web.render import Links, Renderer  # noqa: E402
from checker.web.runtime import RuntimeMissingError, runtime_files  # noqa: E402
from checker.web.words import WordsError, read_words  # noqa: E402

BROWSER = Path(__file__).parent / "browser"
MARKER = re.compile(r"<!-- (questionnaire|clauses|official)(?:: ([a-z0-9.-]+))? -->")
ANCHOR = re.compile(r' id="([^"]+)"')


def on_config(config: MkDocsConfig) -> None:
    """Reads the rules and their words; a gap between the two ends the build."""
    try:
        config.extra["renderer"] = Renderer(POLICY, read_words(POLICY))
    except WordsError as error:
        raise PluginError(str(error)) from error


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Adds what the browser fetches: our own scripts and styles, and Python."""
    project = Path(config.config_file_path).parent
    try:
        assets = {f"pyodide/{name}": path for name, path in runtime_files(project).items()}
    except RuntimeMissingError as error:
        raise PluginError(str(error)) from error
    assets |= {f"checker/{path.name}": path for path in BROWSER.iterdir()}
    for name, path in assets.items():
        files.append(File.generated(config, f"assets/{name}", abs_src_path=str(path)))


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Defines the address of every clause, so that [2.4] in the text becomes a link."""
    to_sources = get_relative_url("sources.md", page.file.src_uri)
    clauses = (f'[{clause}]: {to_sources}#clause-{clause} "Clause {clause}"' for clause in POLICY.clauses)
    return "\n".join((markdown, "", *clauses))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts the rendered parts in the place of their markers."""
    renderer: Renderer = config.extra["renderer"]

    def file(path: str) -> File:
        found = files.get_file_from_path(path)
        if found is None:
            raise PluginError(f"{page.file.src_uri}: there is no {path}")
        return found

    def title(path: str) -> str:
        linked = file(path).page
        return str(linked.title if linked else path)

    links = Links(lambda path: get_relative_url(file(path).url, page.url), title)

    def rendered(marker: re.Match[str]) -> str:
        kind, argument = marker.groups()
        match kind:
            case "questionnaire":
                return renderer.questionnaire(links)
            case "clauses":
                return renderer.clauses(links)
        try:
            return renderer.official_note(argument, links)
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
