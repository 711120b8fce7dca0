"""Every number in the five letters is held by a statement, and what a statement is held against is there."""

import csv
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from packs.letters import FOLDER, LETTERS, letter, plain
from raming.answers.case import opened_pack
from raming.answers.statements.references import References
from raming.answers.statements.statements import INPUT, half_step
from raming.inputs.tables import Row

PACK = Path(__file__).resolve().parents[2] / "src" / "raming" / "packs" / "nl"
BESIDE = pytest.mark.skipif(
    FOLDER is None, reason="the letters, kept as text, do not lie in shared/letters beside the repository"
)

NUMBER = re.compile(r"\d[\d.,]*\d|\d")
EXCLUDED = {
    r"https?://\S+(?: nijpender\S+)?": "address",
    r"\[bookmark: \w+\]": "mark of the word processor",
    r"\b\d{4}Z\d{5}\b|\b\d{7}-\d{6}\b": "number of a letter",
    r"Postbus \d+ \d{4}": "postal address",
    r"\b(?:\d{2} \d{3}|\d{3} \d{2}|\d{5}),? nr\. \d+": "dossier of parliament",
    r"Pagina \d van \d": "page",
    r"\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b": "day",
    r"\b1-1-2020\b": "day",
    r"2019-20223": "years, with the mark of a footnote",
    r"(?<![\d.,])(?:19|20)\d\d(?![.,]?\d)": "year",
    r"(?<=[a-zë'’\d])\d(?=[ .,]|$)": "mark of a footnote",
    r"(?<![\w.,])\d (?=Dit|De |Deze|Tweede|Bijlage|Raadpleegbaar|Werkgevers|https|capaciteits|lijnen)": "footnote",
    r"(?<![\w.,])\(?\d{1,2}[.)](?= |$)": "number of a point or question",
    r"(?:Antwoord|[Vv]raag|[Tt]abel|[Bb]ox|[Bb]ijlage|segment) \d+(?: en \d)?": "number of a question, table, box or annex",
    r"BOL-4": "name of a kind of training",
    r"COVID-19": "name of an illness",
    r"tel even tot 11": "name of a campaign",
}
"""What numbers in the letters are no figures, and why."""


def read(name: str) -> list[dict[str, str]]:
    with (PACK / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def unheld(text: str, phrases: list[str]) -> list[str]:
    """Return the numbers in a letter that stand in no phrase of a statement, each with what is around it."""
    held = [found.span() for phrase in phrases for found in re.finditer(re.escape(plain(phrase)), text)]
    held += [found.span() for pattern in EXCLUDED for found in re.finditer(pattern, text)]
    return [
        text[max(0, one.start() - 30) : one.end() + 20]
        for one in NUMBER.finditer(text)
        if not any(first <= one.start() and one.end() <= last for first, last in held)
    ]


def phrases_of(source: str) -> list[str]:
    return [
        part for row in read("statements") if row["source"] == source for part in row["printed"].split(";")
    ]


@BESIDE
@pytest.mark.parametrize("source", LETTERS)
def test_every_number_in_a_letter_is_held_by_a_statement(source: str) -> None:
    assert unheld(letter(source), phrases_of(source)) == []


@BESIDE
def test_a_number_that_no_statement_holds_is_found() -> None:
    source = "letter-2017-labour-market"
    without = [phrase for phrase in phrases_of(source) if "56.000" not in phrase]
    (found,) = unheld(letter(source), without)
    assert "56.000" in found


@BESIDE
def test_every_exclusion_is_needed() -> None:
    texts = [letter(source) for source in LETTERS]
    assert [pattern for pattern in EXCLUDED if not any(re.search(pattern, text) for text in texts)] == []


MULTIPLES = {"miljard": 10**9, "miljoen": 10**6, "duizend": 10**3}
WORDS = {"vijf": 5, "acht": 8, "drie": 3, "achtentwintig": 28, "helft": Decimal("0.5")}


def numbers_in(phrase: str) -> set[Decimal]:
    """Return the numbers that a Dutch phrase prints, shares as shares, and number words."""
    found = set()
    for one in NUMBER.finditer(phrase):
        text = one[0].replace(".", "").replace(",", ".") if not re.fullmatch(r"\d\.\d", one[0]) else one[0]
        number = Decimal(text)
        after = phrase[one.end() :].split(maxsplit=1)
        number *= MULTIPLES.get(after[0] if after else "", 1)
        found |= {number, number / 100 if phrase[one.end() :].startswith("%") else number}
        if re.search(r"\b\d+ tot \d+ duizend", phrase):
            found.add(number * 1000)
    return found | {number for word, number in WORDS.items() if re.search(rf"\b{word}", phrase)}


@pytest.mark.parametrize("row", read("statements"), ids=lambda row: row["statement"])
def test_what_was_said_is_what_is_printed(row: dict[str, str]) -> None:
    said = {Decimal(row[name]) for name in ("value", "low", "high") if row[name]}
    printed = set().union(*(numbers_in(part) for part in row["printed"].split(";")))
    assert {float(number) for number in said} <= {float(number) for number in printed}


def test_ids_are_unique_over_both_tables() -> None:
    ids = [row["statement"] for row in read("statements")]
    ids += [f"{row['statement']}-{row['region'].lower()}" for row in read("regional_statements")]
    assert [one for one, count in Counter(ids).items() if count > 1] == []


def test_every_statement_has_a_comparison_or_a_reason() -> None:
    assert [row["statement"] for row in read("statements") if not (row["computed_by"] or row["reason"])] == []
    assert [
        row["statement"] for row in read("regional_statements") if not (row["text_en"] and row["text_nl"])
    ] == []


def test_a_question_is_asked_by_members_and_judged_by_nobody() -> None:
    for row in read("statements"):
        if row["where"].startswith("question"):
            assert (row["kind"], row["who"]) == ("question", "members"), row["statement"]
        if row["kind"] == "judgement":
            assert row["reason"] == "policy", row["statement"]


def test_what_the_pack_took_from_a_statement_is_called_input() -> None:
    references = References(opened_pack("nl"))
    for row in read("statements"):
        written = row["computed_by"]
        if not written or written.startswith("region:"):
            continue
        computed = references.compute(written.removeprefix(INPUT))
        own = written.startswith("table-1:") or set(computed.sources) == {row["source"]}
        own = own and not written.startswith(INPUT) and not row["reason"]
        assert not own, f"{row['statement']} tests nothing"


def test_table_1_is_rounded_as_its_rows_say() -> None:
    steps = {f"input table-1:{row['row']}": float(row["rounding_persons"]) for row in read("table_1")}
    held = {row["computed_by"]: row for row in read("statements") if "table-1:" in row["computed_by"]}
    assert {name: 2 * float(row["tolerance"]) for name, row in held.items()} == steps


def test_a_step_is_known_only_where_the_rule_would_not_do() -> None:
    rows: list[Row] = [row for row in opened_pack("nl").table("statements") if row["tolerance"] is not None]
    assert rows
    for row in rows:
        ends = [float(row[name]) for name in ("value", "low", "high") if row[name] is not None]
        assert all(float(row["tolerance"] or 0) != half_step(end) for end in ends), row["statement"]
