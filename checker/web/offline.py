"""The offline edition: the whole site in one zip, to be opened by a double-click, with no server and no network.

    python -m checker.web.offline [FILE]        by default parole-guide-offline.zip, in the project's folder

One commit gives one zip, byte for byte. SOURCE_DATE_EPOCH, where it is set, is the date of the files in it.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import posixpath
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import unquote, urlsplit

from checker.web.references import read

__all__ = ["OfflineError", "build", "packed"]

PROJECT = Path(__file__).parents[2]
ZIP = "parole-guide-offline.zip"

FOLDER = "parole-guide"
"""The one folder in the zip, so that nobody unpacks a hundred files into a folder of their own."""

MOST_BYTES = 22_000_000
"""How large the edition may be once it is unpacked."""

FOR_HOSTS = ("sitemap.xml", "sitemap.xml.gz", "404.html", "*pictures/card.png")
"""What search engines ask a host for, what a host shows to lost readers, and what is shown where a page is shared."""

FOR_DEVELOPERS = ("*.map",)
OTHER_LANGUAGES = ("assets/javascripts/lunr/*",)
"""By these the search reads languages other than English."""

EARLIEST = 315_532_800
"""1980-01-01: a zip knows no earlier date."""


class OfflineError(Exception):
    """There is no offline edition; the message says why."""


def main() -> int:
    """Make the zip and say how large it is. Returns 0, or 1 where there is none."""
    parser = argparse.ArgumentParser(prog="python -m checker.web.offline", description="Make the offline edition.")
    parser.add_argument("file", nargs="?", type=Path, default=PROJECT / ZIP, help=f"the zip to write ({ZIP})")
    file: Path = parser.parse_args().file
    try:
        with tempfile.TemporaryDirectory(prefix="parole-guide-") as folder:
            build(Path(folder))
            content, unpacked = packed(Path(folder))
    except OfflineError as error:
        print(error, file=sys.stderr)
        return 1
    file.write_bytes(content)
    print(f"{file}: {len(content) / 1e6:.1f} MB, unpacked {unpacked / 1e6:.1f} MB")
    return 0


def build(into: Path) -> None:
    """Build the pages of the offline edition into a folder. Raises OfflineError with what MkDocs says, if it fails."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(into)]
    # No address: on a disk a page knows no other, and the zip is the same wherever the site is published.
    environment = os.environ | {"OFFLINE": "true", "SITE_URL": ""}
    done = subprocess.run(command, cwd=PROJECT, env=environment, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise OfflineError(f"{done.stderr.strip()}\nThe offline edition could not be built: see the lines above")


def packed(site: Path) -> tuple[bytes, int]:
    """A zip with what a reader needs of a built site, and how large it is unpacked.

    Raises OfflineError if that is too large, or if a page or a style sheet refers to what is not in the zip.
    """
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    patterns = [*FOR_HOSTS, *FOR_DEVELOPERS, *(OTHER_LANGUAGES if _search_is_english(files) else ())]
    needed = {name: data for name, data in files.items() if not any(fnmatch(name, each) for each in patterns)}
    if dead := [f"{name} refers to {target}, which is not there" for name, target in _dead_references(needed)]:
        raise OfflineError("\n".join(dead))
    unpacked = sum(map(len, needed.values()))
    if unpacked > MOST_BYTES:
        largest = max(needed, key=lambda name: len(needed[name]))
        sizes = f"{unpacked / 1e6:.1f} MB unpacked, and may have {MOST_BYTES / 1e6:g} MB at most"
        raise OfflineError(f"The offline edition has {sizes}: the largest file is {largest}")
    return _zip(needed), unpacked


def _zip(files: dict[str, bytes]) -> bytes:
    """The same bytes for the same files: in order, of one date, readable for all."""
    date = time.gmtime(max(EARLIEST, int(os.environ.get("SOURCE_DATE_EPOCH") or 0)))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", date[:6])
            # As from Unix, whatever the system: only there do permissions mean something.
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 9)
    return content.getvalue()


def _dead_references(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Each page or style sheet with a file, or a place in one, to which it refers and which is not there."""
    readings = {name: read(name, data) for name, data in files.items()}
    for name, reading in readings.items():
        for address in sorted(reading.addresses):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            path = unquote(parts._replace(query="", fragment="").geturl())
            anchor = unquote(parts.fragment)
            # Where a path begins with a slash, or with the name of a host, the target does too, as no file's name does.
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            # Of a folder, a browser shows at best a list of files.
            if target not in files or path.endswith("/"):
                yield name, target
            elif anchor and target.endswith(".html") and anchor not in readings[target].ids:
                yield name, f"{target}#{anchor}"


def _search_is_english(files: dict[str, bytes]) -> bool:
    index = files.get("search/search_index.json")
    return index is None or json.loads(index)["config"]["lang"] == ["en"]


if __name__ == "__main__":
    sys.exit(main())
