"""The published number is said once: it leads, and what comes after refers to it."""

import pytest

import raming
from raming.present.documents.brief import brief_data
from raming.present.language import language
from raming.present.present import present

NUMBER = {"nl": "1.026", "en": "1,026"}
BESIDE = {
    "nl": "Het model komt binnen een half procent van het gepubliceerde advies uit.",
    "en": "The model comes within half a percent of the published advice.",
}


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("ask", [raming.advise, raming.explain])
def test_the_published_number_stands_in_one_sentence(ask, lang):
    said = present(ask("huisarts"), lang).sentences.texts
    assert [place for place, text in enumerate(said) if NUMBER[lang] in text] == [0]


def brief_of(made, lang):
    tables = {table.name: table for table in present(made, lang).tables}
    return brief_data(made, language(lang), tables, 8)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("draws", [None, 50])
def test_a_brief_says_it_once_and_compares_once(lang, draws):
    data = brief_of(raming.advise("huisarts", draws=draws), lang)
    said = [*data["lead"], *data["published"]["sentences"]]
    assert sum(NUMBER[lang] in text for text in said) == 1
    assert NUMBER[lang] in said[0]
    assert said.count(BESIDE[lang]) == 1


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_where_it_does_not_lead_the_comparison_says_it_once(lang):
    made = raming.advise("huisarts", changes=["unmet_demand=0.02"])
    assert sum(NUMBER[lang] in text for text in present(made, lang).sentences.texts) == 1
    data = brief_of(made, lang)
    said = [*data["lead"], *data["published"]["sentences"]]
    assert sum(NUMBER[lang] in text for text in said) == 1
