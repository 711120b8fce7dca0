"""A server in a process of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx


@dataclass
class Server:
    """A running `raming serve`.

    Attributes:
        url: its address, as it printed it.
        process: the process.
        output: files with what it printed and what it complained about.
    """

    url: str
    process: "subprocess.Popen[bytes]"
    output: tuple[Path, Path]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop, and return its exit code."""
        self.process.send_signal(how)
        return self.process.wait(90)


def environment(home: Path) -> dict[str, str]:
    """Return an environment in which the data of this user are in a folder of the test.

    Compiled modules are kept beside it: a server starts in half the time when others have started before.
    """
    return {
        **os.environ,
        "XDG_DATA_HOME": str(home),
        "HOME": str(home),
        "LOCALAPPDATA": str(home),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(home.parent.parent / "compiled"),
    }


@contextmanager
def serving(home: Path, *words: str, ready: bool = True) -> Iterator[Server]:
    """Run `raming serve --port 0 --print-url` with more words, until the end of the block."""
    home.mkdir(exist_ok=True)
    out, error = home / "out.txt", home / "error.txt"
    with out.open("wb") as first, error.open("wb") as second:
        process = subprocess.Popen(
            [sys.executable, "-m", "raming", "serve", "--port", "0", "--print-url", *words],
            stdout=first,
            stderr=second,
            env=environment(home),
        )
    try:
        for _ in range(600):
            if out.read_text().endswith("\n") or process.poll() is not None:
                break
            time.sleep(0.05)
        assert process.poll() is None, error.read_text()
        server = Server(out.read_text().splitlines()[0], process, (out, error))
        if ready:
            wait_until_ready(server.url)
        yield server
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            process.wait(90)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(30)


def wait_until_ready(url: str) -> None:
    """Wait until a server says that it is ready."""
    for _ in range(600):
        try:
            if httpx.get(f"{url}/healthz", timeout=60).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError(f"{url} does not get ready")
