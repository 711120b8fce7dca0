"""The site and the manual page, as who opens them finds them."""

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from docs.pages import ROOT
from raming.cli.help import verbs


def build(kind: str, folder: Path, *options: str) -> Path:
    """Return the folder of a site or manual page made from `docs`, with every warning an error."""
    made = folder / kind
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-d", str(folder / "trees")]
    done = subprocess.run(
        [*command, *options, "-b", kind, str(ROOT / "docs"), str(made)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def site(folder: Path) -> Path:
    return build("html", folder)


class Fetched(HTMLParser):
    """Collects the addresses that a browser fetches to show a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in {"script", "img", "iframe"} or (tag == "link" and named.get("rel") != "canonical"):
            self.addresses += [value for key in ("src", "href") if (value := named.get(key))]


def test_every_page_is_in_the_site_and_in_its_search(site: Path) -> None:
    pages = {
        path.relative_to(ROOT / "docs").with_suffix("").as_posix() for path in (ROOT / "docs").rglob("*.md")
    }
    pages |= {
        path.relative_to(ROOT / "docs").with_suffix("").as_posix()
        for path in (ROOT / "docs").rglob("*.ipynb")
    }
    assert [page for page in sorted(pages) if not (site / f"{page}.html").is_file()] == []
    index = json.loads(
        re.search(r"Search\.setIndex\((.*)\)", (site / "searchindex.js").read_text("utf-8"), re.S)[1]
    )
    assert pages <= set(index["docnames"])
    # a word of the Dutch pages, and one of the English ones
    found = {word: index["terms"].get(word) for word in ("evenwichtsjaar", "backtest")}
    assert all(hit is not None for hit in found.values()), found


def test_the_site_needs_no_network(site: Path) -> None:
    outside = set()
    for page in site.rglob("*.html"):
        reader = Fetched()
        reader.feed(page.read_text(encoding="utf-8"))
        outside |= {address for address in reader.addresses if re.match(r"(https?:)?//", address)}
    assert outside == set()


def test_the_manual_page_is_that_of_today(folder: Path, site: Path) -> None:
    made = (build("man", folder) / "raming.1").read_text(encoding="utf-8")
    assert made == (ROOT / "docs" / "raming.1").read_text(encoding="utf-8"), "make docs-site writes it anew"
    plain = made.replace(r"\-", "-")
    assert [verb for verb in verbs() if f"raming {verb}" not in plain] == []
    assert "--balance-year" in plain
