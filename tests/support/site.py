"""The site, built as `make site` builds it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["ADDRESS", "NEUTRAL", "build"]

ADDRESS = "https://guide.example/parole/"
"""Where a site is published whose build is told its address: in a folder of a host."""

NEUTRAL = "kitchen-measures.html"
"""The page that takes the place of the questionnaire when its reader leaves fast: no page of the guide."""


def build(project: Path, into: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of `project` as `make site` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(into)]
    return subprocess.run(
        command, cwd=project, env=os.environ | environment, stderr=subprocess.PIPE, text=True, check=False
    )
