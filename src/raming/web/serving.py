"""Starting the server: an address, a few processes that share it, and a clean end."""

import ipaddress
import logging
import os
import secrets
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from raming.inputs.loading import load_pack
from raming.inputs.problems import InputError, Phrase, refuse
from raming.store.database import data_folder, default_url, open_database
from raming.web.settings import LOOPBACK, Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

KEY_FILE = "form-key"
MOST_PROCESSES = 4
BACKLOG = 2048
"""How many may wait to be let in."""
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - recognised here, not bound to


@dataclass(frozen=True)
class Listening:
    """Where a server listens.

    Attributes:
        listener: the socket; who connects waits until the server accepts.
        url: address of the home page, for a browser on this machine.
    """

    listener: socket.socket
    url: str


def checked_host(host: str | None, *, public: bool) -> str:
    """Return the host to listen on.

    Raises:
        InputError: when it can be reached from other machines and that was not asked for.
    """
    chosen = host or (EVERYWHERE[0] if public else LOOPBACK[0])
    if not public and not is_loopback(chosen):
        raise refuse(
            "without sign-in the server listens on this machine only: whoever reaches it could write",
            rule="loopback-only",
            field="--host",
            value=chosen,
            expected=Phrase(
                "127.0.0.1, localhost or ::1; or --public, which serves beyond it strictly read-only"
            ),
        )
    return chosen


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach a host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> Listening:
    """Open a socket on which whoever connects waits until the server accepts.

    Args:
        host: a checked host.
        port: the port; 0 for any that is free.

    Raises:
        InputError: when the port is taken or the host is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, so that answers in two parts leave at once instead of waiting 40 ms to be acknowledged.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)  # whoever comes while the server is still starting waits, and is not refused
    except OSError as error:
        listener.close()
        raise refuse(
            "the server cannot listen there",
            rule="cannot-listen",
            field="--port",
            value=f"{host}, port {port}: {error.strerror}",
            expected=Phrase("another port, or --port 0 for any that is free"),
        ) from error
    listener.set_inheritable(True)
    shown = LOOPBACK[0] if host in EVERYWHERE else host
    shown = f"[{shown}]" if ":" in shown else shown
    return Listening(listener, f"http://{shown}:{listener.getsockname()[1]}")


def kept_secret(folder: Path) -> bytes:
    """Return the key that signs form tokens, made once and readable by this user only."""
    file = folder / KEY_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        found = file.read_bytes()
        return found if len(found) >= 32 else secrets.token_bytes(32)
    except OSError:
        return secrets.token_bytes(32)
    made = secrets.token_bytes(32)
    with os.fdopen(handle, "wb") as opened:
        opened.write(made)
    return made


def processes(asked: int | None) -> int:
    """Return how many processes answer: as many as asked, otherwise one a core up to `MOST_PROCESSES`."""
    return asked or max(1, min(MOST_PROCESSES, os.cpu_count() or 1))


def prepared(pack: str, database: str | None, *, public: bool) -> Settings:
    """Return the settings of a server after its database was brought up to date.

    Raises:
        InputError: when the pack or the database cannot be opened.
    """
    url = database or default_url()
    load_pack(pack)
    open_database(url).close()
    return Settings(pack=pack, database=url, public=public, secret=kept_secret(data_folder()))


@dataclass(frozen=True)
class Application:
    """Makes the application in the process that serves it.

    Attributes:
        settings: how it answers.
    """

    settings: Settings

    def __call__(self) -> "FastAPI":
        """Return the application; end the process for good where that cannot be."""
        from raming.web.app import create_app  # noqa: PLC0415 - not in the process that only watches

        try:
            return create_app(self.settings)
        except InputError as error:
            print(f"raming: {error}", file=sys.stderr)
            raise SystemExit(STARTUP_FAILURE) from error


def run(place: Listening, settings: Settings, count: int) -> None:
    """Serve until interrupted.

    Args:
        place: where to listen.
        settings: how to answer.
        count: number of processes.
    """
    logging.basicConfig(stream=sys.stderr, format="raming: %(message)s", level=logging.WARNING)
    config = uvicorn.Config(
        Application(settings),
        factory=True,
        workers=count,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=10,
        timeout_worker_healthcheck=30,
        lifespan="on",
    )
    if count == 1:
        uvicorn.Server(config).run(sockets=[place.listener])
    else:
        watcher = Multiprocess(config, sockets=[place.listener])
        watcher.run()
        if any(process.exitcode == STARTUP_FAILURE for process in watcher.processes):
            raise SystemExit(STARTUP_FAILURE)


def when_ready(url: str, then: Callable[[str], object] = webbrowser.open) -> threading.Thread:
    """Call something with the address once the server answers there; give up after half a minute."""

    def wait() -> None:
        for _ in range(150):
            try:
                with urlopen(f"{url}/healthz", timeout=5):  # noqa: S310 - our own address
                    then(url)
                    return
            except (URLError, OSError):
                threading.Event().wait(0.2)

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    return thread
