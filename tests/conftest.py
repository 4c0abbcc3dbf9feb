"""What the tests share: a browser, and a server of their own on a free port."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

expect.set_options(timeout=60_000)
"""A kernel may take long to start on a busy machine; what comes sooner is not waited for."""
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Served:
    """`tuskit serve` in a process of its own, that can be killed and started again on the same port."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.options = options
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start, and wait until the start page answers."""
        with (self.folder / "serve.log").open("a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "tuskit",
                    "serve",
                    str(self.folder),
                    "--port",
                    str(self.port),
                    "--no-browser",
                    *self.options,
                ],
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )
        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"{self.url}/da/", timeout=5).close()
            except (urllib.error.URLError, OSError):
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise AssertionError(self.said()) from None
                time.sleep(0.2)
            else:
                return

    def kill(self) -> None:
        """Kill the server and its kernels at once, without a goodbye."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def said(self) -> str:
        """Everything that the server has printed."""
        return (self.folder / "serve.log").read_text("utf-8")

    @property
    def code(self) -> str:
        """The code that participants type, as printed."""
        found = re.search(r"code: ([\d ]+)", self.said())
        assert found, self.said()
        return found[1]

    @property
    def key(self) -> str:
        """The facilitator's key, as printed."""
        found = re.search(r"[?&]key=([\w-]+)", self.said())
        assert found, self.said()
        return found[1]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.fail("no Chromium: run `make test`, or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """One visitor's browser: cookies of its own."""
    context = browser.new_context()
    yield context
    context.close()
