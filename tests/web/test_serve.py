"""`raming serve`: an address on the first line, this machine only, and an end that loses nothing."""

import re
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

import raming
from raming.cli.main import main
from raming.inputs.problems import InputError
from raming.store.shelves import open_shelves
from raming.web import serving as starting
from web.servers import Server, environment, serving, wait_until_ready
from web.test_api_records import SCENARIO


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("home"), "--workers", "2") as made:
        yield made


def test_the_address_is_the_first_line_and_the_only_one(server: Server) -> None:
    printed = server.output[0].read_text()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+\n", printed)
    found = httpx.get(f"{server.url}/healthz").json()
    assert (found["status"], found["version"]) == ("ok", raming.__version__)
    assert found["pack_hash"] == raming.load_pack("nl").hash


def test_who_knows_the_address_is_not_refused_while_it_starts() -> None:
    place = starting.listen("127.0.0.1", 0)
    port = int(place.url.rpartition(":")[2])
    with place.listener, socket.create_connection(("127.0.0.1", port), timeout=2):
        pass  # let in, before anything answers


def test_it_answers_as_the_command_line(server: Server) -> None:
    answer = httpx.post(f"{server.url}/api/v1/advice", json={"occupation": "huisarts"})
    assert answer.json() == raming.advise("huisarts").to_dict()
    assert "server" not in answer.headers


def test_it_is_not_found_under_another_name_or_by_others(server: Server) -> None:
    answer = httpx.get(f"{server.url}/healthz", headers={"host": "evil.example"})
    assert answer.status_code == 421
    port = int(server.url.rpartition(":")[2])
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in others - {"127.0.0.1", "127.0.1.1"}:
        with pytest.raises(OSError), socket.create_connection((address, port), timeout=2):  # noqa: PT011
            pass


def test_all_its_processes_see_what_one_of_them_saved(server: Server) -> None:
    place = httpx.post(f"{server.url}/api/v1/scenarios", json=SCENARIO).headers["location"]
    for _ in range(12):
        assert httpx.get(server.url + place).json()["version"] == 1


def test_people_who_save_at_once_over_http_get_a_conflict_or_their_version(server: Server) -> None:
    place = httpx.post(f"{server.url}/api/v1/scenarios", json=SCENARIO).headers["location"]
    body = {**SCENARIO, "comment": "mine"}

    def save(_: int) -> int:
        return httpx.put(server.url + place, json=body, headers={"if-match": '"1"'}, timeout=30).status_code

    with ThreadPoolExecutor(6) as pool:
        outcomes = sorted(pool.map(save, range(6)))
    assert outcomes == [200] + [412] * 5
    assert len(httpx.get(f"{server.url}{place}/versions").json()) == 2


def test_what_was_saved_is_in_the_data_folder_of_this_user(tmp_path: Path) -> None:
    with serving(tmp_path / "home", "--workers", "1") as made:
        place = httpx.post(f"{made.url}/api/v1/scenarios", json=SCENARIO, timeout=60).headers["location"]
        assert made.stop(signal.SIGINT) == 130
    assert "Traceback" not in made.output[1].read_text()
    (file,) = (tmp_path / "home").rglob("raming.sqlite")
    (key,) = (tmp_path / "home").rglob(starting.KEY_FILE)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    shelves = open_shelves(f"sqlite:///{file}")
    assert shelves.scenarios.get(place.rpartition("/")[2]).author == "Ada"
    shelves.close()


def test_killing_everything_in_the_middle_of_writes_loses_nothing_confirmed(tmp_path: Path) -> None:
    import psutil

    database = f"sqlite:///{tmp_path}/room.sqlite"
    confirmed: list[str] = []
    with serving(tmp_path / "home", "--workers", "2", "--database", database) as made:

        def write(_: int) -> None:
            with httpx.Client(base_url=made.url, timeout=30) as client:
                while True:
                    try:
                        answer = client.post("/api/v1/scenarios", json=SCENARIO)
                    except httpx.TransportError:
                        return
                    if answer.status_code == 201:
                        confirmed.append(answer.json()["id"])

        with ThreadPoolExecutor(3) as pool:
            writers = [pool.submit(write, number) for number in range(3)]
            while len(confirmed) < 20:
                time.sleep(0.01)
            family = psutil.Process(made.process.pid).children(recursive=True)
            for process in [made.process, *family]:
                process.send_signal(signal.SIGKILL)
            for writer in writers:
                writer.result(60)
        made.process.wait(30)
    shelves = open_shelves(database)
    found, total = shelves.scenarios.listing(limit=100_000)
    assert set(confirmed) <= {entry.id for entry in found}
    assert total <= len(confirmed) + 3
    shelves.close()


def workers(pid: int) -> set[int]:
    """Return the processes of a server that answer."""
    import psutil

    found = set()
    for process in psutil.Process(pid).children():
        try:
            if "spawn_main" in " ".join(process.cmdline()):
                found.add(process.pid)
        except psutil.Error:
            continue
    return found


def test_a_process_that_dies_is_replaced_and_all_stop_when_asked(tmp_path: Path) -> None:
    import psutil

    with serving(tmp_path / "home", "--workers", "2") as made:
        pid = made.process.pid
        before = workers(pid)
        assert len(before) == 2
        psutil.Process(min(before)).kill()
        for _ in range(400):
            now = workers(pid)
            if len(now) == 2 and now != before:
                break
            time.sleep(0.1)
        else:
            pytest.fail("nobody took its place")
        wait_until_ready(made.url)
        family = psutil.Process(pid).children(recursive=True)
        assert made.stop(signal.SIGTERM) == 0
    _, alive = psutil.wait_procs(family, timeout=30)
    assert alive == []
    assert "Traceback" not in made.output[1].read_text()


def test_open_to_others_it_writes_nothing(tmp_path: Path) -> None:
    with serving(tmp_path / "home", "--workers", "1", "--public", "--host", "127.0.0.1") as made:
        answer = httpx.post(f"{made.url}/api/v1/scenarios", json=SCENARIO)
        assert (answer.status_code, answer.headers["content-type"]) == (403, "application/problem+json")
        assert httpx.get(f"{made.url}/healthz", headers={"host": "raming.example"}).status_code == 200
        assert httpx.post(f"{made.url}/api/v1/advice", json={"occupation": "huisarts"}).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "raming.example", "127.0.0.1.evil.example"])
def test_without_public_other_machines_are_refused_and_told_why(
    host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--host", host, "--port", "0"]) == 2
    told = capsys.readouterr().err
    assert "this machine only" in told
    assert "--public" in told


@pytest.mark.parametrize(
    ("host", "public", "chosen"),
    [
        (None, False, "127.0.0.1"),
        ("localhost", False, "localhost"),
        ("127.0.0.2", False, "127.0.0.2"),
        ("::1", False, "::1"),
        (None, True, "0.0.0.0"),
        ("10.0.0.1", True, "10.0.0.1"),
    ],
)
def test_where_it_listens(host: str | None, public: bool, chosen: str) -> None:
    assert starting.checked_host(host, public=public) == chosen


def test_a_port_that_is_taken_is_said() -> None:
    place = starting.listen("127.0.0.1", 0)
    place.listener.listen()
    port = int(place.url.rpartition(":")[2])
    with pytest.raises(InputError, match="cannot listen"):
        starting.listen("127.0.0.1", port)
    place.listener.close()


def test_every_network_is_shown_as_this_machine() -> None:
    place = starting.listen("0.0.0.0", 0)
    assert place.url.startswith("http://127.0.0.1:")
    place.listener.close()


def test_the_key_is_made_once(tmp_path: Path) -> None:
    made = starting.kept_secret(tmp_path / "folder")
    assert len(made) == 32
    assert starting.kept_secret(tmp_path / "folder") == made
    (tmp_path / "folder" / starting.KEY_FILE).write_bytes(b"short")
    assert starting.kept_secret(tmp_path / "folder") not in (made, b"short")
    (tmp_path / "file").write_text("")
    assert len(starting.kept_secret(tmp_path / "file" / "folder")) == 32


def test_processes_are_one_a_core_unless_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for cores, count in ((1, 1), (2, 2), (64, starting.MOST_PROCESSES), (None, 1)):
        monkeypatch.setattr("os.cpu_count", lambda cores=cores: cores)
        assert starting.processes(None) == count
        assert starting.processes(7) == 7


def test_the_browser_is_opened_once_it_answers(server: Server) -> None:
    opened: list[str] = []
    starting.when_ready(server.url, opened.append).join(30)
    assert opened == [server.url]


def test_a_pack_or_database_that_is_not_there_is_said_before_anything_is_served(tmp_path: Path) -> None:
    for words in (["--pack", "nowhere"], ["--database", "mysql://x"]):
        made = subprocess.run(
            [sys.executable, "-m", "raming", "serve", "--port", "0", "--print-url", *words],
            check=False,
            capture_output=True,
            text=True,
            env=environment(tmp_path),
            timeout=120,
        )
        assert (made.returncode, made.stdout) == (2, "")
        assert made.stderr.startswith("raming: ")
        assert words[0] in made.stderr
        assert "Traceback" not in made.stderr


def test_an_answer_leaves_at_once() -> None:
    place = starting.listen("127.0.0.1", 0)
    try:
        assert place.listener.proto == socket.IPPROTO_TCP  # only then does asyncio switch off the waiting
    finally:
        place.listener.close()
