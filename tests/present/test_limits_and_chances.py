"""A limit stays one when it is rounded; positive words have positive numbers; near a coin toss nothing is told."""

import re
from dataclasses import replace

import pytest

import raming
from raming import load_pack
from raming.present.language import Language
from raming.present.present import present
from raming.present.sentences.answer_sheet import figure_words, said
from raming.present.sentences.odds import odds_sentences
from raming.present.sentences.regions import beside_words
from raming.present.signs import told_beside_nation

PACK = load_pack("nl")
BOTH = pytest.mark.parametrize("lang", ["nl", "en"])


@pytest.mark.parametrize(
    ("value", "rough", "least", "most"),
    [
        (1077.0, True, "1,100", "1,077"),
        (1077.0, False, "1,077", "1,077"),
        (1862.4, False, "1,863", "1,862"),
        (1862.6, True, "1,900", "1,862"),
        (0.0, True, "0", "0"),
        (29.0000000001, False, "29", "29"),
    ],
)
def test_what_suffices_is_rounded_up_and_a_limit_down(value, rough, least, most):
    words = Language("en", rough=rough)
    assert (words.least(value), words.most(value)) == (least, most)
    assert words.enough(value) >= value - 1e-6


@BOTH
def test_the_chosen_intake_is_said_and_shown_within_its_limit(lang):
    made = raming.close("huisarts", pack=PACK, draws=100, seconds=1)
    highest = 1.5 * made.intake.current
    assert made.grade == "illustration"
    assert made.intake.chosen <= highest + 1e-6
    shown = present(made, lang)
    (path,) = (text for text in shown.sentences.texts if str(made.intake.from_year) in text and "718" in text)
    whole = [int(one.replace(".", "").replace(",", "")) for one in re.findall(r"\d[\d.,]*\d", path)]
    assert int(made.intake.chosen + 1e-9) in whole
    assert all(one <= highest for one in whole if one > 718 and one not in (made.by, made.intake.from_year))
    table = next(table for table in shown.tables if table.name == "intake")
    assert [row[1] for row in table.rows] == list(made.intake.path.values())


@BOTH
def test_what_suffices_with_a_chance_suffices_as_it_is_said(lang):
    made = raming.advise("huisarts", pack=PACK, draws=50)
    needed = made.odds.intake_for_confidence["0.8"]
    assert needed % 1.0 not in (0.0,)
    whole = int(needed) + 1
    written = f"{whole:,}".replace(",", "." if lang == "nl" else ",")
    assert any(written in text for text in odds_sentences(made, Language(lang)).texts)
    chances = next(table for table in present(made, lang).tables if table.name == "chances")
    assert [row[1] for row in chances.rows if row[2] == 0.8][-1] == whole


@BOTH
def test_no_bar_of_vacancies_has_a_minus_at_a_positive_word(lang):
    picture = present(raming.vacancies("seh-arts", pack=PACK, draws=50), lang).chart()
    bars = [row for row in _rows(picture.spec) if "words" in row]
    assert len(bars) >= 4
    assert [row["words"] for row in bars if row["words"].startswith(("−", "-"))] == []


def _rows(content):
    """Return every row of data in a chart, wherever it stands."""
    if isinstance(content, dict):
        yield from [content] if "words" in content else []
        content = list(content.values())
    if isinstance(content, list):
        for value in content:
            yield from _rows(value)


@pytest.mark.parametrize(
    ("chance", "told"), [(0.56, False), (0.44, False), (0.66, False), (0.67, True), (0.33, True), (0.9, True)]
)
def test_a_chance_near_a_coin_toss_tells_nothing(chance, told):
    assert told_beside_nation(chance) is told


CANNOT = {"nl": "is niet te zeggen", "en": "cannot be told"}


@BOTH
@pytest.mark.parametrize(("chance", "cannot"), [(0.56, True), (0.8, False), (0.2, False)])
def test_a_region_that_cannot_be_told_from_the_nation_is_said_to_be_so(lang, chance, cannot):
    made = raming.project_region("huisarts", "Groningen", pack=PACK, draws=50)
    year = str(made.balance_year)
    given = replace(made.years[year], p_shorter_than_nation=chance, gap_share_relative=-0.01)
    told = replace(made, years={**made.years, year: given})
    for name in ("grounds", "worth", "impossible", "told"):
        object.__setattr__(told, name, getattr(made, name))
    first = present(told, lang).sentences.of("headline").texts[0]
    assert (CANNOT[lang] in first) is cannot
    assert f"{round(100 * chance)}%" in first
    sheet = raming.answer("how-many-short", "huisarts", region="Groningen", year=2040, pack=PACK, draws=50)
    figure = replace(sheet.answer, p_shorter_than_nation=chance)
    assert (CANNOT[lang] in said(figure, sheet, Language(lang))) is cannot
    untold = {"nl": "niet te zeggen", "en": "cannot be told"}[lang]
    assert (untold in figure_words(figure, Language(lang))) is cannot


@BOTH
def test_every_region_that_is_only_possibly_shorter_is_said_to_be_so(lang):
    made = raming.regions("huisarts", pack=PACK, draws=50)
    first = sorted(made.regions, key=lambda one: one.rank)[:3]
    unclear = replace(first[0], verdict_relative="possible")
    untold = {"nl": "niet te zeggen", "en": "cannot be told"}[lang]
    assert untold in beside_words(unclear, Language(lang))
    assert untold not in beside_words(replace(unclear, verdict_relative="likely"), Language(lang))
