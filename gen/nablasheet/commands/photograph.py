"""A picture of the site as a reader sees it, taken with the machine's own browser where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PAGE = "en/identities/traces/index.html"
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--allow-file-access-from-files",
    "--window-size=1280,900",
)
SECONDS = 60


def photograph(site: Path) -> Path | None:
    """Write pictures/site.png; None when there is no browser or it fails, which is no error."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    page = site / PAGE
    if browser is None or not page.is_file():
        return None
    target = site / "pictures" / "site.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    # Chromium refuses its sandbox to root, which is who runs this in a container.
    root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser,
            *FLAGS,
            *root,
            f"--user-data-dir={profile}",
            f"--screenshot={target}",
            page.as_uri(),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
        except (OSError, subprocess.SubprocessError):
            return None
    return target if target.is_file() else None
