"""The grade of an answer decides its words: what leads, which digits, and the warning in every file."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from html import escape

import pytest

import raming
from raming.present.grading import by_spread
from raming.present.language import language, roughly
from raming.present.leading import lead, newest_advice
from raming.present.ledger_lines import from_published
from raming.present.present import present
from raming.present.sentence import Role
from raming.present.table import to_csv
from raming.present.workbook import workbook_of

MIND = {"nl": "illustratie", "en": "illustration"}


@pytest.mark.parametrize(
    ("value", "low", "high", "shown"),
    [(1028.8, 411.0, 1863.0, 1030.0), (58.6, 34.0, 118.0, 59.0), (17363.0, 8577.0, 28159.0, 17400.0)],
)
def test_a_figure_is_rounded_by_its_spread(value, low, high, shown):
    assert by_spread(value, low, high) == shown


@pytest.mark.parametrize(("value", "shown"), [(17363.0, 17000.0), (-3627.0, -3600.0), (7.4, 7.0), (0.0, 0.0)])
def test_an_illustration_has_two_digits(value, shown):
    assert roughly(value) == shown


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_published_advice_leads_with_the_model_beside_it(lang):
    said = present(raming.advise("huisarts"), lang).sentences.of(Role.HEADLINE).texts
    assert "1.026" in said[0] or "1,026" in said[0]
    assert "2025" in said[0]
    assert re.search(r"1[.,]030", said[1])


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("occupation", ["nurse", "carer", "physiotherapist"])
def test_an_illustration_has_no_point_figure_in_its_headline(occupation, lang):
    advice = raming.advise(occupation)
    shown = present(advice, lang)
    said = shown.sentences.of(Role.HEADLINE).text + shown.chart().title
    exact = language(lang).number(advice.advised_intake)
    assert exact not in said
    assert MIND[lang] in said
    assert not lead(advice, language(lang)).large


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_warning_is_in_every_file(lang):
    shown = present(raming.advise("nurse"), lang)
    warning = shown.sentences.first(Role.WARNING)
    assert shown.sentences.texts[0] == warning
    assert MIND[lang] in warning
    picture = shown.chart()
    assert warning in picture.description
    assert MIND[lang] in str(picture.spec)
    rows = list(csv.DictReader(io.StringIO(to_csv(shown.tables[0]))))
    assert {row["grade"] for row in rows} == {"illustration"}
    book = zipfile.ZipFile(io.BytesIO(workbook_of(shown)))
    assert {"nl": 'name="bronnen"', "en": 'name="sources"'}[lang] in book.read("xl/workbook.xml").decode()
    strings = book.read("xl/sharedStrings.xml").decode().split("<si>")
    place = strings.index(f"<t>{escape(warning)}</t></si>") - 1
    sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name]
    graded = [table for table in shown.tables if table.name != "sources"]
    chart_and_cover = 2
    assert sum(f"<v>{place}</v>" in sheet for sheet in sheets) == len(graded) + chart_and_cover


def test_what_is_well_founded_carries_no_warning():
    shown = present(raming.advise("dentist"), "en")
    assert shown.sentences.first(Role.WARNING) == ""
    assert shown.tables[0].warning == ""


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_model_says_that_it_points_the_other_way(lang):
    warnings = present(raming.advise("physician-assistant"), lang).sentences.of(Role.WARNING).texts
    assert any(("opposite" if lang == "en" else "andere kant") in said for said in warnings)
    agreed = present(raming.advise("anaesthesia-assistant"), lang).sentences.of(Role.WARNING).texts
    assert not any(("opposite" if lang == "en" else "andere kant") in said for said in agreed)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_illustrations_are_not_ranked_among_the_known(lang):
    answer = raming.outlook(draws=50)
    shown = present(answer, lang)
    known = [row.names[lang] for row in answer.occupations if row.ranked]
    apart = [row.names[lang] for row in answer.occupations if not row.ranked]
    said = shown.sentences.of(Role.HEADLINE, Role.DETAIL).text
    assert any(name in said for name in known)
    assert not any(name in said for name in apart)


@pytest.mark.parametrize(("lang", "band"), [("en", "of 100 draws"), ("nl", "van de 100 trekkingen")])
def test_the_band_of_a_round_is_not_said_of_a_changed_case(lang, band):
    own, changed = (raming.advise("nurse", changes=one) for one in ([], ["unmet_demand=0.1"]))
    assert band in lead(own, language(lang)).headline
    assert band not in lead(changed, language(lang)).headline
    assert lead(changed, language(lang)).figure == ""


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "Rests on {} figures"), ("nl", "Gebaseerd op {} cijfers")]
)
@pytest.mark.parametrize(
    ("question", "occupation"), [("advise", "huisarts"), ("explain", "nurse"), ("ledger", "huisarts")]
)
def test_every_answer_says_last_what_it_rests_on(question, occupation, lang, words):
    answer = getattr(raming, question)(occupation)
    notes = present(answer, lang).notes
    assert notes.texts[-1].startswith(words.format(sum(answer.rests_on.values())))
    assert notes.of(Role.PROVENANCE).texts[-1] == notes.texts[-1]


@pytest.mark.parametrize(("year", "given", "shown"), [(None, 2025, "1,026"), (2022, 2022, "1,190")])
def test_of_published_advices_the_newest_leads_or_that_of_a_year(year, given, shown):
    line = newest_advice(from_published(raming.advise("huisarts").published), year)
    assert (line.year, line.words(language("en"))) == (given, shown)


@pytest.mark.parametrize(("lang", "shown"), [("nl", "1.026"), ("en", "1,026")])
def test_without_an_advice_beside_its_round_the_newest_leads(lang, shown):
    advice = replace(raming.advise("huisarts"), published_advice=None)
    assert shown in lead(advice, language(lang)).headline
    early = raming.advise("huisarts", round=2022)
    assert early.published_advice is not None
    assert lead(early, language(lang)).caption.endswith(str(early.published_advice.year))
    assert early.published_advice.year < 2025
