"""The site built once a session from the sample book, and a browser to look at it with."""

from __future__ import annotations

import os
import runpy
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from nablasheet.render.entry import Book

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PIPELINE = '''"""The sample in place of the pipeline."""

from nablasheet.sample import BOOK


class NotPublished(Exception):
    findings = []


def book(root):
    return BOOK


def audits(root, entries, executor):
    return ()
'''


@dataclass(frozen=True, slots=True)
class Tree:
    """A copy of all that the site is built from, with the sample as its book."""

    folder: Path
    address: str

    def build(self, config: str) -> subprocess.CompletedProcess[str]:
        """Build by the command that everybody uses."""
        environment = {
            **os.environ,
            "SITE_URL_EN": f"{self.address}/en/",
            "SITE_URL_ZH": f"{self.address}/zh/",
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONPATH": str(self.folder / "gen"),
        }
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config]
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """Where the built site is, on disk and on the network, and what its build said."""

    folder: Path
    address: str
    log: str


@pytest.fixture(scope="session")
def sample() -> Book:
    """The sample book."""
    found: Book = runpy.run_path(str(HERE / "sample.py"))["BOOK"]
    return found


@pytest.fixture(scope="session")
def spoilt_tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A tree to make mistakes in."""
    return _plant(tmp_path_factory.mktemp("spoilt"), "http://127.0.0.1:8000")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """Both languages, built and served."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    tree = _plant(tmp_path_factory.mktemp("tree"), f"http://127.0.0.1:{port}")
    done = tree.build("mkdocs.yml")
    assert done.returncode == 0, done.stderr
    site = tree.folder / "site"
    with ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield BuiltSite(site, tree.address, done.stderr)
        server.shutdown()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Requests are not news."""


def _plant(folder: Path, address: str) -> Tree:
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("content", "gen"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "identities").mkdir()
    package = folder / "gen" / "nablasheet"
    shutil.copy(HERE / "sample.py", package / "sample.py")
    (package / "pipeline.py").write_text(PIPELINE, encoding="utf-8")
    return Tree(folder, address)
