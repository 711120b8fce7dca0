"""A PostgreSQL of its own for the tests: the one named in RAMING_TEST_POSTGRES, or one found on this machine.

In CI its absence is a failure, elsewhere a reason to skip.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

GIVEN = "RAMING_TEST_POSTGRES"
USUAL = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
ADVICE = (
    "no PostgreSQL to test with: install its server (on Debian: `apt-get install postgresql`), "
    f"or name one in {GIVEN}, such as postgresql://user:password@localhost/postgres"
)


def programs() -> Path | None:
    """Return the folder with `initdb` and `postgres`, None where they are not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = [folder for pattern in USUAL for folder in Path("/").glob(pattern.lstrip("/"))]
    return next((folder for folder in sorted(folders, reverse=True) if (folder / "initdb").exists()), None)


def absent(why: str) -> None:
    """Skip, or fail where it must not be skipped."""
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


@contextmanager
def cluster() -> Iterator[str]:
    """Run a server for as long as it is needed; yields the URL of its first database."""
    if given := os.environ.get(GIVEN):
        yield given
        return
    folder = programs()
    if folder is None:
        absent(ADVICE)
        return
    home = Path(tempfile.mkdtemp(prefix="raming-pg-"))
    home.chmod(0o755)
    become: dict[str, int] = {}
    if os.geteuid() == 0:  # it refuses to run as root
        names = {entry.pw_name: entry for entry in pwd.getpwall()}
        user = names.get("postgres") or names["nobody"]
        os.chown(home, user.pw_uid, user.pw_gid)
        become = {"user": user.pw_uid, "group": user.pw_gid}
    data = home / "data"
    initdb = [folder / "initdb", "-D", data, "-A", "trust", "-U", "raming", "-E", "UTF8", "--locale=C", "-N"]
    subprocess.run(initdb, check=True, capture_output=True, cwd=home, **become)
    careless = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")  # it is thrown away at the end
    settings = ("listen_addresses=", f"unix_socket_directories={home}", *careless)
    options = [word for setting in settings for word in ("-c", setting)]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [folder / "postgres", "-D", data, *options], stdout=log, stderr=log, cwd=home, **become
        )
    try:
        for _ in range(300):
            if (home / ".s.PGSQL.5432").exists() or server.poll() is not None:
                break
            time.sleep(0.1)
        if server.poll() is not None:
            absent(f"PostgreSQL does not start: {(home / 'log').read_text()[-500:]}")
        yield f"postgresql://raming@/postgres?host={home}"
    finally:
        server.send_signal(signal.SIGQUIT)  # at once, and without writing anything back
        server.wait(30)
        shutil.rmtree(home, ignore_errors=True)


def fresh(first: str) -> str:
    """Make a database of a name nobody has used and return its URL."""
    import psycopg

    name = f"raming_{uuid4().hex[:12]}"
    for attempt in range(50):
        try:
            with psycopg.connect(first, autocommit=True) as connection:
                connection.execute(f'CREATE DATABASE "{name}"')
            break
        except psycopg.OperationalError:  # it is still starting
            if attempt == 49:
                raise
            time.sleep(0.2)
    before, _, after = first.partition("?")
    return f"{before.rpartition('/')[0]}/{name}" + (f"?{after}" if after else "")
