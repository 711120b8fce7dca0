"""A real Chromium, a server on this machine, and everything a page asks for written down."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page

from raming.web.app import create_app
from raming.web.settings import Settings

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
HOW = "no Chromium was found: install it, as with `apt-get install chromium`, or name it in RAMING_CHROMIUM"


def executable() -> str:
    """Return the path of a Chromium; without one the tests are skipped, except in CI, where they fail."""
    named = os.environ.get("RAMING_CHROMIUM")
    found = named or next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(HOW)
    pytest.skip(HOW)


@contextmanager
def serving(settings: Settings | None = None) -> Iterator[str]:
    """Serve the application on a free port, and return its address."""
    listener = socket.socket()  # handed over open: a port that is only looked up may be another's by then
    listener.bind(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    config = uvicorn.Config(create_app(settings), log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        listener.close()


class Visit:
    """One visitor: a page, and what it asked for and complained about."""

    def __init__(self, browser: Browser, address: str, **options: object) -> None:
        self.address = address
        self.context: BrowserContext = browser.new_context(base_url=address, **options)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.hosts: set[str] = set()
        self.complaints: list[str] = []
        self.context.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def open(self, path: str) -> int:
        """Open an address, and return the status of the answer."""
        answer = self.page.goto(path)
        assert answer is not None
        return answer.status

    def close(self) -> None:
        """Close it, and check that nothing left the server and nothing went wrong."""
        home = urlsplit(self.address).netloc
        self.context.close()
        assert self.hosts <= {home}, f"requests left the server: {self.hosts - {home}}"
        assert self.complaints == []
