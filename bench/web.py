"""The web: a slider against a process per request, fifty people against one, and the weight of the home page.

`RAMING_R_MODEL` names the script of the published R model of the GP round, where it is at hand; it is run
with `Rscript` in its own folder, once a request, as the page around it does.
"""

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from urllib.parse import urljoin

import httpx

from bench.measure import Goal, at_least, at_most

R_MODEL = "RAMING_R_MODEL"
PEOPLE = 50
SECONDS = 4.0
ROUNDS = 3
KILOBYTE = 1000.0
SEEN = 5.4
"""Seconds that a call of the R model took when the goal was set."""


class Person:
    """Somebody who moves a slider and waits for the numbers, over one connection."""

    def __init__(self, url: str, turns: Iterator[int]) -> None:
        host, _, port = url.removeprefix("http://").partition(":")
        self._host = f"{host}:{port}"
        self._turns = turns
        self._socket = socket.create_connection((host, int(port)), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self) -> tuple[float, bool]:
        """Ask for an advice that nobody asked for before; return the seconds it took and whether it came."""
        body = b'{"occupation":"huisarts","changes":["unmet_demand=%.7f"]}' % (
            0.01 + next(self._turns) * 1e-7
        )
        head = f"POST /api/v1/advice HTTP/1.1\r\nHost: {self._host}\r\nContent-Type: application/json\r\n"
        start = time.perf_counter()
        self._socket.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self._more()
        head_, _, rest = answer.partition(b"\r\n\r\n")
        length = int(re.search(rb"(?i)content-length: (\d+)", head_)[1])
        got = len(rest)
        while got < length:
            got += len(self._more())
        return time.perf_counter() - start, head_.startswith(b"HTTP/1.1 200")

    def _more(self) -> bytes:
        """Return what came in."""
        found = self._socket.recv(1 << 18)
        if not found:
            raise ConnectionError("the server hung up")
        return found

    def go_on(self, until: float) -> list[tuple[float, bool]]:
        """Ask again and again until a moment."""
        made = []
        while time.perf_counter() < until:
            made.append(self.ask())
        return made

    def leave(self) -> None:
        """Hang up."""
        self._socket.close()


def crowd(url: str, people: int, turns: Iterator[int]) -> tuple[float, list[float], int]:
    """Let so many people ask for a while; return answers a second, the seconds of each, and the errors."""
    everyone = [Person(url, turns) for _ in range(people)]
    with ThreadPoolExecutor(people) as pool:
        start = time.perf_counter()
        done = [pool.submit(person.go_on, start + SECONDS) for person in everyone]
        found = [one for future in done for one in future.result()]
        took = time.perf_counter() - start
    for person in everyone:
        person.leave()
    return len(found) / took, [seconds for seconds, _ in found], sum(not good for _, good in found)


def people(url: str) -> list[Goal]:
    """Return the lines on fifty people against one, in turn."""
    turns, one, many, errors = count(), [], [], 0
    crowd(url, PEOPLE, turns)
    for _ in range(ROUNDS):
        rate, times, wrong = crowd(url, 1, turns)
        one.append((rate, times))
        errors += wrong
        rate, times, wrong = crowd(url, PEOPLE, turns)
        many.append((rate, times))
        errors += wrong
    alone = statistics.median(rate for rate, _ in one)
    together = statistics.median(rate for rate, _ in many)
    waited = sorted(seconds for _, times in many for seconds in times)
    median, late = statistics.median(waited), waited[int(0.95 * len(waited))]
    return [
        Goal(
            f"{PEOPLE} people recalculating / one: answers a second",
            together / alone,
            ">= 1.8x",
            together >= 1.8 * alone and errors == 0,
            f"{together:.0f}/s against {alone:.0f}/s, {errors} errors in {len(waited)} answers",
        ),
        at_most(f"{PEOPLE} people: 95th percentile / median", late, median, 5),
    ]


def slider(url: str) -> Goal:
    """Return the line on a changed slider against the R model as a process a request."""
    turns = count(500_000)
    person = Person(url, turns)
    ours = statistics.median(person.ask()[0] for _ in range(50))
    person.leave()
    name = "a changed slider through the API / the R model a request"
    script, program = os.environ.get(R_MODEL), shutil.which("Rscript")
    if not script or not program:
        why = f"{R_MODEL} is not set" if not script else "Rscript is not installed"
        told = f"not given ({why}); ours {1000 * ours:.1f} ms, {SEEN / ours:.0f}x if it takes {SEEN} s"
        return Goal(name, float("nan"), ">= 500x", met=True, detail=told)
    place = Path(script).resolve()
    theirs = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([program, place.name], cwd=place.parent, check=True, stdout=subprocess.DEVNULL)
        theirs.append(time.perf_counter() - start)
    return at_least(name, ours, statistics.median(theirs), 500)


def fetched(client: httpx.Client, address: str) -> tuple[str, int]:
    """Return the text of a page or an asset, and the bytes it took over the wire, headers included."""
    with client.stream("GET", address) as answer:
        content = answer.read()
        head = sum(len(name) + len(value) + 4 for name, value in answer.headers.raw) + 20
        assert answer.status_code == 200, address
        return content.decode("utf-8", "replace"), answer.num_bytes_downloaded + head


def weight(url: str) -> list[Goal]:
    """Return the lines on the bytes of the home page with everything it loads."""
    with httpx.Client(base_url=url, headers={"accept-encoding": "gzip"}) as client:
        page, total = fetched(client, "/nl")
        linked = re.findall(r'<(?:script|img|source)[^>]*\ssrc="([^"]+)"', page)
        links = re.findall(r"<link[^>]*>", page)
        linked += [
            found[1]
            for link in links
            if re.search(r'rel="(?:stylesheet|icon|preload|modulepreload)"', link)
            and (found := re.search(r'href="([^"]+)"', link))
        ]
        script = sum(len(inline.encode()) for inline in re.findall(r"<script[^>]*>([^<]+)</script>", page))
        seen: set[str] = set()
        while linked:
            address = linked.pop()
            if address in seen or address.startswith("data:"):
                continue
            seen.add(address)
            text, size = fetched(client, address)
            total += size
            kind = address.partition("?")[0]
            if kind.endswith(".js"):
                script += size
                linked += [urljoin(address, name) for name in re.findall(r'from\s*"([^"]+)"', text)]
            if kind.endswith(".css"):
                linked += [urljoin(address, name) for name in re.findall(r'url\("?([^")]+)"?\)', text)]
    return [
        at_most(
            "the home page over the wire / 120 kB",
            total,
            120 * KILOBYTE,
            1,
            f"{total / KILOBYTE:.1f} kB in {1 + len(seen)} requests",
        ),
        at_most("its script / 30 kB", script, 30 * KILOBYTE, 1, f"{script / KILOBYTE:.1f} kB"),
    ]


def run() -> list[Goal]:
    """Return the lines of the table."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
    os.environ["PYTHONPATH"] = str(Path(__file__).parent.parent / "src")
    from web.servers import serving

    with tempfile.TemporaryDirectory() as home, serving(Path(home) / "data") as server:
        for _ in range(40):  # until every process has made what it makes at the start
            httpx.get(f"{server.url}/nl", timeout=60)
            time.sleep(0.25)
        return [slider(server.url), *people(server.url), *weight(server.url)]
