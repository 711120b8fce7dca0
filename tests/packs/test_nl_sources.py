"""Every figure of the Dutch pack says where it stands, and one document has one id."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from packs.letters import FOLDER, LETTERS, plain
from raming.inputs.checks import check_pack
from raming.inputs.checks.figures import papers, plain_address

PACK = Path(__file__).resolve().parents[2] / "src" / "raming" / "packs" / "nl"

SHARED_ADDRESSES = {
    "azwstatline.cbs.nl": "a site of tables without an address each; `where` names the table",
    "pdok.nl": "a site of maps without an address each; `where` names the map",
    "vektis.nl/open-data": "one page for the files of all years; `where` names the file",
    "github.com/mousti2026/researchbacked-ss": "one repository; `where` names the columns",
}
NOT_RECORDED = 4  # only ever fewer: whoever finds a place writes it down and lowers this number


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


NO_LETTERS = "the letters, kept as text, do not lie in shared/letters beside the repository"

PLACES = {
    "section 1, track 1": "1. Nieuwe professionals aantrekken",
    "section 1, track 2": "2. Professionals optimaal inzetten",
    "section 1, track 3": "3. Professionals behouden",
    "section 1, ‘Beoogde effecten’": "Beoogde effecten",
    "section 1, Table 1": "Tabel 1: Mogelijke effecten",
    "section 2, line 2": "2. Trendmatig opleiden",
    "section 2, line 4": "4. Duurzaam inzetbare medewerkers",
    "section 2, line 6": "6. Innovatie in de regio",
    "section 2, Box 2": "Box 2: Goede voorbeelden",
    "section 3": "3. Brede aanpak",
    "section 3, Box 3": "Box 3: Ambities",
    "section 3, ‘Daadkracht in de regio’": "Daadkracht in de regio",
    "section 4, ‘Concluderend’": "Concluderend",
}
"""What opens the section of the letter of 2017 that a row names; other letters are named by their own headings."""
HEADINGS = {
    "letter-2017-labour-market": (
        *PLACES.values(),
        "2. Huidige inzet",
        "Box 1: Voorbeelden",
        "Bestuurlijke afspraken op landelijk niveau",
    ),
    "letter-2019-specialists-regions": (
        "Context van het onderzoek",
        "Toelichting op het onderzoek",
        "Beperkte regionale verschillen en diverse problemen",
        "Specifieke vragen om specifieke oplossingsrichtingen",
        "Aanbevelingen voor toekomstig beleid",
        "Reactie op het onderzoek",
        "Afsluitend",
    ),
    "letter-2019-gp-balance": (
        "Inleiding",
        "Bevindingen",
        "Opleiding tot huisarts: randvoorwaarden voor voldoende opleiding",
        "Opleiding tot huisarts: inhoud van en beleid binnen de opleiding",
        "Waarnemersmarkt en ANW-zorg",
        "Taakherschikking",
        "Samenwerken in een netwerk",
        "Administratieve lasten verlagen",
        "Mogelijkheden van e-health toepassen",
        "Verbeteren regionale dekking huisartsen",
        "Beïnvloeden zorgvraag",
        "Verkleinen praktijkgrootte",
        "Slotparagraaf",
    ),
}
"""The headings of each letter, each on a line of its own, where it does not count questions and answers."""
QUESTIONS = {
    "answers-2020-gp-shortage": (r"(\d+)\.", r"Antwoord (\d+)(?: en (\d+))?"),
    "answers-2026-emergency-physicians": (r"Vraag (\d+)", r"Antwoord vraag (\d+)"),
}
"""The line that opens a question and the one that opens an answer."""


def sections(letter: str, text: str) -> dict[str, str]:
    """Return the sections of a letter by their heading, or by `question 2` and `answer 2`; `` is the whole."""
    found, name = defaultdict(list), "before"
    for line in text.splitlines():
        bare = plain(line)
        if letter in QUESTIONS:
            for kind, pattern in zip(("question", "answer"), QUESTIONS[letter], strict=True):
                if match := re.fullmatch(pattern, bare):
                    name = f"{kind} {match[1]}"
        else:
            name = next(
                (head for head in HEADINGS[letter] if bare.startswith(plain(head)[:40]) and len(bare) < 90),
                name,
            )
        found[name].append(line)
    return {"": plain(text), **{name: plain("\n".join(lines)) for name, lines in found.items()}}


def named(letter: str, where: str) -> list[str]:
    """Return the sections that a row names."""
    if letter in QUESTIONS:
        return re.findall(r"(?:question|answer) \d+", where)
    if "footnote" in where:
        return [""]
    if where == "opening":
        return ["before"]
    if letter == "letter-2017-labour-market":
        return [PLACES[re.sub(r"(Table 1), track \d", r"\1", part)] for part in where.split("; ")]
    return re.findall(r"‘(.+?)’", where)


@pytest.fixture(scope="module")
def passages() -> dict[tuple[str, str], dict[str, str]]:
    with Path(__file__).with_name("letter_passages.csv").open(encoding="utf-8", newline="") as file:
        kept = {(row["table"], row["key"]): row for row in csv.DictReader(file)}
    # a statement says in what words it is printed
    said = {
        ("statements", row["statement"]): {
            "letter": row["source"],
            "passages": row["printed"].replace(";", " | "),
        }
        for row in read("statements")
    }
    return kept | said


def cited() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Return the rows that name a letter as source or basis: table, key, row."""
    for resource in json.loads((PACK / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        table = resource["name"]
        if table == "sources":
            continue
        for row in read(table):
            if {row.get("source"), row.get("basis")} & set(LETTERS):
                yield table, " / ".join(row[name] for name in resource["schema"]["primaryKey"]), row


def test_every_row_that_cites_a_letter_says_where_and_has_its_passage(passages: dict) -> None:
    rows = {(table, key): row for table, key, row in cited()}
    assert set(rows) == set(passages)
    assert [at for at, row in rows.items() if row["source"] in LETTERS and not row["where"]] == []
    assert [
        at for at, row in rows.items() if passages[at]["letter"] not in (row["source"], row.get("basis"))
    ] == []
    assert [
        at for at, row in passages.items() for part in row["passages"].split(" | ") if len(part.split()) > 12
    ] == []


@pytest.mark.skipif(FOLDER is None, reason=NO_LETTERS)
def test_the_letters_hold_what_the_rows_cite_where_the_rows_say(passages: dict) -> None:
    letters = {
        source: sections(source, next(FOLDER.glob(f"{number}_*.txt")).read_text(encoding="utf-8"))
        for source, number in LETTERS.items()
    }
    lost = []
    for table, key, row in cited():
        passage = passages[table, key]
        letter = passage["letter"]
        places = named(letter, row["where"]) if row["source"] in LETTERS else [""]
        assert places, (table, key, row["where"])
        text = " ".join(letters[letter].get(place, f"no section {place}") for place in places)
        lost += [
            (table, key, part, places) for part in passage["passages"].split(" | ") if plain(part) not in text
        ]
    assert lost == []


@pytest.mark.skipif(FOLDER is None, reason=NO_LETTERS)
def test_table_1_is_that_of_the_letter_of_2017() -> None:
    source = "letter-2017-labour-market"
    text = next(FOLDER.glob(f"{LETTERS[source]}_*.txt")).read_text(encoding="utf-8")
    table = sections(source, text)[PLACES["section 1, Table 1"]]
    printed = re.findall(r"(\d+) duizend personen", table)
    assert [f"{row['published_persons']}" for row in read("table_1")] == [
        f"{number}000" for number in printed
    ]


def test_stock_intake_and_every_line_of_the_ledger_say_what_is_counted() -> None:
    counted = [
        row for row in read("parameters") if row["parameter"] in ("stock_headcount", "intake_per_year")
    ]
    people = [
        row for row in read("observed") if row["indicator"].split("_")[0] in ("headcount", "starters", "fte")
    ]
    people = [row for row in people if row["unit"] in ("persons", "persons per year", "fte")]
    assert [row for row in (*counted, *people, *read("ledger")) if not row["counts"]] == []


def test_what_is_said_to_be_registered_is_counted_as_registered() -> None:
    registered = {row["occupation"] for row in read("parameters") if row["counts"] == "registered"}
    assert registered == {
        "addiction-physician",
        "clinical-neuropsychologist",
        "clinical-psychologist",
        "dermatologist",
        "emergency-physician",
        "gz-psychologist",
        "intellectual-disability-physician",
        "physiotherapist",
        "psychiatrist",
        "psychotherapist",
    }
    said = {row["occupation"] for row in read("ledger") if "egistered, not counted as working" in row["note"]}
    assert said <= registered
    series = [
        row for row in read("observed") if row["series"].endswith("_registered") and row["unit"] == "persons"
    ]
    assert {row["counts"] for row in series} == {"registered"}


def test_every_published_figure_of_the_gp_parameter_file_names_its_variable() -> None:
    source = "capaciteitsorgaan-gp-parameters-2025"
    rows = [row for name in ("parameters", "work_patterns", "observed", "ledger") for row in read(name)]
    published = [row for row in rows if (row["source"], row["status"]) == (source, "published")]
    assert len(published) == 813
    assert [row for row in published if not row["where"].startswith("variable ")] == []
