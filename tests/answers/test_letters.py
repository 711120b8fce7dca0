"""Letters of parliament: every question answered from the figures of the pack, and what moved since."""

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import raming
from present.opened import workbook
from raming.answers.letters.wording import filled, holds, number, said
from raming.answers.schemas import schema
from raming.cli.main import main
from raming.inputs.checks.letters import references_sound, sentences_sound
from raming.inputs.letters import PLACEHOLDER
from raming.inputs.loading import load_pack
from raming.inputs.pack import Pack
from raming.present.language import language
from raming.present.present import present as presented
from raming.present.workbook import workbook_of

LETTERS = {"2020Z03680": 11, "2026Z05351": 13}
LANGUAGES = ("nl", "en")
MONTHS = "januari|January|maart|March|juni|June"
PLAIN = re.compile(
    rf"\b\d{{1,2}} (?:{MONTHS})\b|\b(?:19|20)\d\d\b|Kamerstuk \d\d \d\d\d, n[ro]\. \d+|schaal van 0 tot 100|scale of 0 to 100"
)
"""Dates, years, numbers of papers and the scale of a score: the only digits that sentences hold by themselves."""


@cache
def answered(letter: str) -> dict:
    """Return the answer to a letter as plain data."""
    return raming.answer_letter(letter).to_dict()


def changed_pack(**tables: object) -> Pack:
    """Return the Dutch pack with some rows changed; each table by a function from a row to a row."""
    pack = load_pack("nl")

    def read(name: str) -> tuple:
        change = tables.get(name)
        return tuple(change(dict(row)) for row in pack.table(name)) if change else pack.table(name)

    return replace(pack, read=read, hash="another", _tables={}, _sets={})


def figures(letter: str, one: int, pack: Pack | str = "nl") -> dict:
    asked = raming.answer_letter(letter, pack=pack).questions[one - 1]
    return {figure.id: figure for figure in asked.figures}


@pytest.mark.parametrize("letter", LETTERS)
def test_every_question_has_its_number_state_sentences_figures_and_what_is_missing(letter: str) -> None:
    questions = answered(letter)["questions"]
    assert [one["number"] for one in questions] == list(range(1, LETTERS[letter] + 1))
    for one in questions:
        assert one["state"] in ("answered", "judgement", "missing")
        assert all(one["sentences"][code] and all(one["sentences"][code]) for code in LANGUAGES)
        assert len(one["sentences"]["nl"]) == len(one["sentences"]["en"])
        assert one["figures"], one["number"]
        assert all(
            each[part][code] for each in one["missing"] for part in ("what", "owner") for code in LANGUAGES
        )
        assert one["state"] != "missing" or one["missing"]


@pytest.mark.parametrize("letter", LETTERS)
def test_every_figure_has_value_source_place_status_and_meaning(letter: str) -> None:
    for one in answered(letter)["questions"]:
        for figure in one["figures"]:
            at = (one["number"], figure["id"])
            assert figure["value"] is not None, at
            assert figure["source"], at
            assert figure["where"], at
            assert figure["status"] in ("published", "derived", "estimate", "assumption", "computed"), at
            assert all(figure[part][code] for part in ("definition", "name") for code in LANGUAGES), at
            assert (figure["low"] is None) == (figure["high"] is None), at


def test_most_questions_get_sentences_or_the_figures_that_bear_on_them() -> None:
    states = [one["state"] for letter in LETTERS for one in answered(letter)["questions"]]
    assert len(states) == 24
    assert sum(state != "missing" for state in states) >= 20


@pytest.mark.parametrize("letter", LETTERS)
def test_no_figure_is_typed_into_a_sentence(letter: str) -> None:
    for row in load_pack("nl").table("letter_sentences"):
        for code in LANGUAGES:
            bare = PLAIN.sub("", PLACEHOLDER.sub("", str(row[f"text_{code}"])))
            assert not re.search(r"\d", bare), (row["letter"], row["number"], bare)


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_numbers_of_every_sentence_are_those_of_its_figures(letter: str, code: str) -> None:
    words = language(code)
    rows = [row for row in load_pack("nl").table("letter_sentences") if row["letter"] == letter]
    shown = 0
    for one in raming.answer_letter(letter).questions:
        known = {figure.id: figure for figure in one.figures}
        for row in (row for row in rows if row["number"] == one.number):
            sentence = filled(str(row[f"text_{code}"]), known, code)
            if not holds(str(row["condition"] or ""), known):
                assert sentence not in one.sentences[code]
                continue
            assert sentence in one.sentences[code]
            for name in PLACEHOLDER.findall(str(row[f"text_{code}"])):
                figure = known[name.partition(".")[0]]
                part = name.partition(".")[2] or "value"
                if figure.status == "computed" or part == "year" or figure.unit.startswith(("euro", "year")):
                    continue
                value = getattr(figure, "value" if part == "size" else part)
                percent = figure.unit.startswith("share")
                made = words.percent(value, figure.digits) if percent else words.number(value, figure.digits)
                assert made in sentence
                shown += 1
    assert shown > 20


def test_figures_are_written_as_people_write_them() -> None:
    gap = figures("2020Z03680", 2)["gap"]
    rough = replace(gap, value=2599.86, low=-3236.8, high=7884.7)
    assert [said(rough, part, "nl") for part in ("value", "low", "high")] == ["2.600", "−3.200", "7.900"]
    assert said(replace(rough, grade="illustration", value=-56.83), "size", "nl") == "57"
    assert said(replace(rough, status="published"), "value", "en") == "2,600"
    euro = replace(gap, status="published", unit="euro per year", value=185e6)
    assert (said(euro, "value", "nl"), said(euro, "value", "en")) == ("€ 185 miljoen", "€185 million")
    assert said(replace(euro, value=1.25e9), "value", "nl") == "€ 1,2 miljard"
    assert (
        said(replace(gap, unit="share", status="published", value=0.039, digits=1), "value", "nl") == "3,9%"
    )
    assert said(replace(gap, unit="percentage points", low=None, value=0.043), "value", "nl") == "4"
    assert said(replace(gap, unit="year", value=2031.0), "value", "nl") == "2031"
    assert said(replace(gap, low=None), "low", "nl") is None
    assert number(-4.0, 0, "nl") == "−4"


def test_another_figure_in_the_pack_makes_another_sentence() -> None:
    def advised(row: dict) -> dict:
        mine = (
            row["occupation"] == "emergency-physician" and row["stage"] == "advised" and row["year"] == 2025
        )
        return {**row, "preferred": 64.0} if mine else row

    one = raming.answer_letter("2026Z05351", pack=changed_pack(ledger=advised)).questions[1]
    assert (
        "64 opleidingsplaatsen per jaar; de 40 van daarvoor staat alleen in de vraag"
        in one.sentences["nl"][0]
    )
    assert "advised 64 training places a year; the 40 before that" in one.sentences["en"][0]
    assert "64" not in answered("2026Z05351")["questions"][1]["sentences"]["nl"][0]


def test_what_a_sentence_says_turns_when_its_figures_turn() -> None:
    def named(row: dict) -> dict:
        mine = row["occupation"] == "emergency-physician" and row["stage"] == "indicative"
        return {**row, "preferred": 70.0} if mine else row

    fewer = " ".join(answered("2026Z05351")["questions"][3]["sentences"]["nl"])
    more = " ".join(
        raming.answer_letter("2026Z05351", pack=changed_pack(ledger=named)).questions[3].sentences["nl"]
    )
    assert "50 in plaats van 60" in fewer
    assert "57 fte minder SEH-artsen beschikbaar, met een marge van 32 tot 62" in fewer
    assert "70 in plaats van 60" in more
    assert "fte meer" in more
    assert "fte minder" not in more


def test_an_advice_that_was_no_decision_is_never_called_one() -> None:
    for one in answered("2026Z05351")["questions"]:
        text = " ".join(one["sentences"]["nl"])
        if "circa 50" in text or "50 in plaats van" in text:
            assert re.search(r"nog niet besloten|instructie|besluit van het kabinet", text), one["number"]
            assert not re.search(r"besloten tot (?:circa )?50", text), one["number"]


def test_the_steps_until_2028_are_not_the_year_of_the_aim() -> None:
    text = " ".join(answered("2026Z05351")["questions"][5]["sentences"]["nl"])
    assert "stappen tot en met 2028" in text
    assert "€ 185 miljoen per jaar" in text
    assert not re.search(r"100\.000 mensen[^;.]*2028", text)


def test_a_computation_that_is_mostly_assumed_says_so_and_others_do_not() -> None:
    said_so = "De berekende uitkomsten zijn een illustratie"
    for letter in LETTERS:
        for one in answered(letter)["questions"]:
            rough = any(figure["grade"] == "illustration" for figure in one["figures"])
            assert rough == any(said_so in text for text in one["sentences"]["nl"]), (letter, one["number"])


def test_a_computed_range_says_what_it_holds_and_a_published_one_does_not() -> None:
    for letter in LETTERS:
        for one in answered(letter)["questions"]:
            computed = [figure for figure in one["figures"] if figure["status"] == "computed"]
            drawn = any(figure["low"] is not None for figure in computed)
            told = "In 80% van de doorgerekende gevallen ligt de uitkomst binnen de genoemde marge."
            assert drawn == (told in one["sentences"]["nl"]), (letter, one["number"])


def test_shrinking_areas_are_a_property_of_regions_with_their_source() -> None:
    rows = load_pack("nl").table("region_designations")
    assert {row["region"] for row in rows if row["designation"] == "shrinking"} == {
        "RA0101",
        "RA1222",
        "RA1428",
    }
    assert all(row["source"] and row["where"] for row in rows)
    three = figures("2020Z03680", 3)
    assert (three["named"].value, three["shrinking"].value, three["all-shrinking"].value) == (5.0, 1.0, 3.0)
    assert three["emmen"].value > three["emmen-then"].value
    assert "cbs-03759ned" in three["emmen"].source

    def none(row: dict) -> dict:
        return {**row, "designation": "anticipating"} if row["area"] == "Zeeuws-Vlaanderen" else row

    assert figures("2020Z03680", 3, changed_pack(region_designations=none))["shrinking"].value == 0.0


def test_the_newest_row_is_taken_when_a_new_one_is_there() -> None:
    pack = load_pack("nl")
    newer = {
        **next(row for row in pack.table("regional_observed") if row["indicator"] == "workload"),
        "year": 2031,
        "value": 91.0,
    }
    tables = {"regional_observed": (*pack.table("regional_observed"), newer)}
    next_year = replace(
        pack, read=lambda name: tables.get(name, pack.table(name)), hash="next year", _tables={}, _sets={}
    )
    load = figures("2020Z03680", 6, next_year)["load"]
    assert (load.value, load.year) == (91.0, 2031)


def test_a_figure_that_a_pack_does_not_have_is_missing_and_no_error() -> None:
    pack = load_pack("nl")
    without = replace(
        pack,
        read=lambda name: () if name == "municipal_population" else pack.table(name),
        hash="without",
        _tables={},
        _sets={},
    )
    one = raming.answer_letter("2020Z03680", pack=without).questions[2]
    assert {figure.id for figure in one.figures if figure.value is None} == {"emmen", "emmen-then"}
    assert "inwoners van Emmen" in {each.what["nl"] for each in one.missing}
    assert not any("Emmen ligt" in text for text in one.sentences["nl"])


def test_what_moved_since_an_earlier_answer_is_listed_with_its_reason(tmp_path: object) -> None:
    content = json.loads(json.dumps(answered("2026Z05351")))
    file = tmp_path / "earlier.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    assert raming.answer_letter("2026Z05351", since=file).changes == ()

    held = {figure["id"]: figure for figure in content["questions"][2]["figures"]}
    advice, before, instruction, model = (held[name] for name in ("advice", "before", "instruction", "model"))
    advice["value"] = 55.0
    before["value"], before["source"] = 38.0, "another"
    instruction["value"], instruction["year"] = 44.0, 2026
    model["value"], model["by"] = 1.0, "advice:emergency-physician:2019"
    content["manifest"]["pack"]["hash"] = "older"
    file.write_text(json.dumps(content), encoding="utf-8")
    again = raming.answer_letter("2026Z05351", since=str(file))
    moved = {one.figure: (one.before, one.now, one.reason) for one in again.changes}
    assert moved == {
        "advice": (55.0, 60.0, "pack"),
        "before": (38.0, 40.0, "source"),
        "instruction": (44.0, 50.0, "round"),
        "model": (1.0, figures("2026Z05351", 3)["model"].value, "reference"),
    }
    assert {one.number for one in again.changes} == {3}
    assert again.since.pack == "raming-nl 0.3.0"

    kept = tmp_path / "run.json"
    kept.write_text(json.dumps(again.to_dict()), encoding="utf-8")
    file.unlink()
    assert raming.reproduce(kept).same


def test_next_years_pack_says_what_changed(tmp_path: object) -> None:
    def more(row: dict) -> dict:
        mine = row["figure"] == "sites" and row["period"] == "2025"
        return {**row, "value": 77.0} if mine else row

    file = tmp_path / "earlier.json"
    file.write_text(json.dumps(answered("2026Z05351")), encoding="utf-8")
    again = raming.answer_letter("2026Z05351", since=file, pack=changed_pack(emergency_care=more))
    (change,) = again.changes
    assert (change.number, change.figure, change.before, change.now) == (9, "sites", 79.0, 77.0)
    assert change.reason == "pack"
    assert any("naar 77 in 2025" in text for text in again.questions[8].sentences["nl"])


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"letter": "2026Z05351"}', "null", "\x00"])
def test_a_file_that_is_no_earlier_answer_is_refused_in_one_sentence(content: str, tmp_path: object) -> None:
    file = tmp_path / "other.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(raming.InputError, match="this is no earlier answer to the letter") as refused:
        raming.answer_letter("2026Z05351", since=file)
    assert len(refused.value.problems) == 1


def test_an_answer_to_another_letter_and_a_file_that_is_not_there_are_refused(tmp_path: object) -> None:
    file = tmp_path / "other.json"
    file.write_text(json.dumps(answered("2020Z03680")), encoding="utf-8")
    with pytest.raises(raming.InputError, match="no earlier answer"):
        raming.answer_letter("2026Z05351", since=file)
    with pytest.raises(raming.InputError, match="there is no earlier answer to read"):
        raming.answer_letter("2026Z05351", since=tmp_path / "nowhere.json")
    with pytest.raises(raming.InputError, match="one of 2020Z03680, 2026Z05351"):
        raming.answer_letter("kst-1")


def test_what_does_not_fit_together_is_found_by_the_check() -> None:
    pack = load_pack("nl")
    tables = {name.removesuffix(".csv"): pack.table(name.removesuffix(".csv")) for name in pack.files}
    assert list(references_sound(tables)) == list(sentences_sound(tables)) == []

    def found(table: str, rule: object, **cells: object) -> list:
        first, *rest = tables[table]
        return list(rule({**tables, table: ({**first, **cells}, *rest)}))

    (problem,) = found("letter_sentences", sentences_sound, text_nl="Er zijn {sits} locaties.")
    assert (problem.row, problem.field, problem.value) == (2, "text_nl", "sits")
    (problem,) = found("letter_sentences", sentences_sound, condition="closed > {x}")
    assert problem.field == "condition"
    (problem,) = found("letter_sentences", sentences_sound, text_en="{closed.middle}")
    assert problem.value == "closed.middle"
    for wrong in (
        "row:regional_observed:subject=nobody",
        "row:nothing:a=b",
        "row:ledger:nothing=b",
        "rows:measures:track=nothing",
        "shared:region:regions:level=nation",
        "answer:decide",
        "weather:today",
        "1 ^ 2",
    ):
        problems = found("letter_figures", references_sound, computed_by=wrong)
        assert [(one.row, one.field) for one in problems] == [(2, "computed_by")], wrong


def test_the_command_line_answers_a_letter_without_question_or_occupation(capsys: object) -> None:
    assert main(("answer", "--letter", "2026z05351", "--json")) == 0
    content = json.loads(capsys.readouterr().out)
    assert content["letter"] == "2026Z05351"
    assert len(content["questions"]) == 13
    assert {"grade", "as_of", "rests_on", "sources", "manifest"} <= set(content)
    assert main(("answer", "--letter", "2026Z05351", "--lang", "nl")) == 0
    assert "Vraag 13, in onze woorden:" in capsys.readouterr().out
    assert main(("answer", "how-many", "--lang", "en")) == 2
    assert "for this question an occupation is needed" in capsys.readouterr().err
    assert main(("answer", "how-many", "huisarts", "--letter", "2026Z05351", "--lang", "en")) == 2
    assert "--letter takes nothing beside it: how-many huisarts" in capsys.readouterr().err


def test_the_contract_is_said() -> None:
    known = schema("answer_letter")["$defs"]
    assert {"id", "value", "low", "high", "unit", "year", "status", "source", "where", "definition"} <= set(
        known["LetterFigure"]["properties"]
    )
    assert {"number", "state", "sentences", "figures", "missing"} <= set(
        known["LetterQuestion"]["properties"]
    )


def test_the_profile_of_a_region_tells_its_designated_areas() -> None:
    (profile,) = raming.balance(region="Zeeland", draws=0).regions
    told = {(one.area, one.designation) for one in profile.designations}
    assert told == {("Zeeuws-Vlaanderen", "shrinking"), ("Schouwen-Duiveland", "anticipating")}
    assert all(one.source and one.where for one in profile.designations)
    (without,) = raming.balance(region="Flevoland", draws=0).regions
    assert without.designations == ()


def test_what_is_new_since_an_earlier_answer_says_so_and_dates_are_written_out(
    tmp_path: Path, capsys: object
) -> None:
    content = json.loads(json.dumps(answered("2026Z05351")))
    kept = content["questions"][1]["figures"]
    del kept[0]
    kept[0]["value"] = None
    kept.append({**kept[0], "id": "left", "value": 3.0, "name": {"nl": "vertrokken", "en": "left"}})
    file = tmp_path / "earlier.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    again = raming.answer_letter("2026Z05351", since=file)
    moved = {one.figure: (one.before, one.now, one.reason) for one in again.changes}
    assert moved == {
        "advice": (None, 60.0, "new"),
        "before": (None, 40.0, "new"),
        "left": (3.0, None, "gone"),
    }
    for code, expected in {
        "nl": (
            "(nieuw in dit antwoord)",
            "(niet meer in dit antwoord)",
            "gegevens van 27 november 2026 zijn",
        ),
        "en": ("(new in this answer)", "(no longer in this answer)", "figures as of 27 November 2026 "),
    }.items():
        shown = presented(again, code)
        told = "\n".join(one.text for one in shown.sentences)
        assert all(words in told for words in expected), told
        book = " ".join(text for sheet in workbook(workbook_of(shown))[0] for text in sheet.texts)
        assert "2026-11-27" not in book
        assert ("27 november" in book, "27 November" in book) == (code == "nl", code == "en")
        assert "--since BESTAND" in book if code == "nl" else "--since FILE" in book

    run = tmp_path / "run.json"
    run.write_text(json.dumps(again.to_dict()), encoding="utf-8")
    for code, label in {
        "nl": "gegevens van 27 november 2026",
        "en": "figures as of 27 November 2026",
    }.items():
        assert main(("reproduce", str(run), "--lang", code)) == 0
        told = capsys.readouterr().out
        assert label in told
        assert "questions" not in told
        assert len(told) < 2000


@pytest.mark.parametrize("value", ["Infinity", "-Infinity", "NaN", "1e999", '"60"', "true"])
def test_an_earlier_answer_with_what_is_no_number_is_refused_in_one_sentence(
    value: str, tmp_path: Path, capsys: object
) -> None:
    text = json.dumps(answered("2026Z05351"))
    file = tmp_path / "earlier.json"
    file.write_text(text.replace('"value": 60.0', f'"value": {value}', 1), encoding="utf-8")
    for code, words in {"nl": "eerder", "en": "earlier answer"}.items():
        assert main(("answer", "--letter", "2026Z05351", "--since", str(file), "--lang", code)) == 2
        told = capsys.readouterr().err
        assert words in told
        assert "Traceback" not in told
        assert len(told.strip().splitlines()) <= 2
