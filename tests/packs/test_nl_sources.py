"""Every figure of the Dutch pack says where it stands, and one document has one id."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from raming.inputs.checks import check_pack
from raming.inputs.checks.figures import papers, plain_address

PACK = Path(__file__).resolve().parents[2] / "src" / "raming" / "packs" / "nl"

SHARED_ADDRESSES = {
    "azwstatline.cbs.nl": "a site of tables without an address each; `where` names the table",
    "pdok.nl": "a site of maps without an address each; `where` names the map",
    "vektis.nl/open-data": "one page for the files of all years; `where` names the file",
    "github.com/mousti2026/researchbacked-ss": "one repository; `where` names the columns",
}
NOT_RECORDED = 41  # only ever fewer: whoever finds a place writes it down and lowers this number


def read(name: str) -> list[dict[str, str]]:
    with (PACK / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def publications() -> list[dict[str, str]]:
    return [row for row in read("sources") if row["kind"] == "publication"]


def test_every_publication_says_where_its_figures_stand_or_that_it_was_not_recorded(
    publications: list,
) -> None:
    assert [row["source"] for row in publications if not row["where"]] == []
    assert sum("not recorded" in row["where"] for row in publications) <= NOT_RECORDED


def test_a_paper_of_parliament_has_one_id(publications: list) -> None:
    by_paper = defaultdict(set)
    for row in publications:
        for paper in papers(f"{row['title']} {row['address']}"):
            by_paper[paper].add(row["source"])
    assert {paper: ids for paper, ids in by_paper.items() if len(ids) > 1} == {}
    assert {"33578-63", "2020Z03680", "2026Z05351", "29282-611", "29282-586"} <= set(by_paper)


def test_an_address_has_one_id_but_for_sites_of_many_tables(publications: list) -> None:
    by_address = defaultdict(list)
    for row in publications:
        if row["address"]:
            by_address[plain_address(row["address"])].append(row["where"])
    shared = {address: places for address, places in by_address.items() if len(places) > 1}
    assert set(shared) == set(SHARED_ADDRESSES)
    assert all(len(set(places)) == len(places) for places in shared.values())


def test_the_checks_find_no_source_without_place_or_twice() -> None:
    rules = {finding.rule for finding in check_pack(PACK)}
    assert rules.isdisjoint({"no-place", "double-source", "unused-source", "cited-assumption"})
