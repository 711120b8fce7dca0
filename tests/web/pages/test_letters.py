"""The page of statements: every statement in its letter, filters that restore, links to the answers."""

import csv
import io
from collections.abc import Iterator

import pytest

from raming.answers.statements.statements import statements
from web.clients import Client, client


@pytest.fixture(scope="module")
def reader() -> Iterator[Client]:
    with client() as found:
        yield found


def test_every_statement_stands_on_the_page(reader: Client) -> None:
    page = reader.get("/en/statements").text
    assert [one.id for one in statements().statements if f'<tr id="{one.id}">' not in page] == []


def test_filters_narrow_the_page_and_its_twins(reader: Client) -> None:
    asked = "?source=letter-2017-labour-market&verdict=differs"
    page = reader.get(f"/nl/uitspraken{asked}").text
    assert '<tr id="lm17-nurse-hbo-2017">' in page
    assert '<tr id="lm17-employees">' not in page
    assert f"/nl/uitspraken.csv{asked.replace('&', '&amp;')}" in page
    assert '<option value="differs" selected>' in page
    rows = list(csv.DictReader(io.StringIO(reader.get(f"/nl/uitspraken.csv{asked}").text.lstrip("\ufeff"))))
    assert {row["statement"] for row in rows} == {"lm17-nurse-hbo-2016", "lm17-nurse-hbo-2017"}
    data = reader.get(f"/nl/uitspraken.json{asked}").json()
    assert {one["verdict"] for one in data["statements"]} == {"differs"}
    about = reader.get("/nl/uitspraken.json?occupation=seh-arts").json()
    assert {one["subject"] for one in about["statements"]} == {"emergency-physician"}


def test_what_is_computed_links_to_the_answer_it_comes_from(reader: Client) -> None:
    page = reader.get("/en/statements").text
    for where in (
        "/en/occupations/general-practitioner",
        "/en/measures/sector",
        "/en/measures/table-1",
        "/en/regions",
        "/en/decisions/general-practitioner",
        "/en/data/emergency-physician",
    ):
        assert f'<td class="x"><a href="{where}">' in page
        assert reader.get(where).status_code == 200


def test_what_cannot_be_filtered_by_is_refused_in_words(reader: Client) -> None:
    assert reader.get("/en/statements?verdict=true").status_code == 400
    assert reader.get("/en/statements?source=nobody").status_code == 400
    assert reader.get("/en/statements?occupation=nobody").status_code == 404


def test_the_page_is_found_from_the_data_and_the_decisions(reader: Client) -> None:
    for path in ("/en/data", "/en/decisions"):
        assert 'href="/en/statements"' in reader.get(path).text
