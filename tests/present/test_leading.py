"""One rule for which figure leads, whatever is asked about an advice."""

import pytest

import raming
from raming.inputs.loading import load_pack
from raming.present.language import language
from raming.present.leading import published_headline, published_lead
from raming.present.present import present

PACK = load_pack()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "The published advice is 1,026 a year"),
        ("nl", "Het gepubliceerde advies is 1.026 per jaar"),
    ],
)
@pytest.mark.parametrize(
    "ask", [raming.advise, raming.explain, lambda name: raming.sensitivity(name, draws=16)]
)
def test_the_published_advice_comes_first_whatever_is_asked(ask, lang, said):
    assert present(ask("huisarts"), lang).sentences.texts[0].startswith(said)


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_answer_has_the_same_advice_in_front(lang):
    words = language(lang)
    for name in PACK.occupations:
        if PACK.rounds(name):
            line, advice = published_lead(raming.advise(name)), raming.explain(name).leads
            assert (line is None) == (advice is None), name
            if line is not None and advice is not None:
                assert published_headline(line, words) == published_headline(advice, words)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "The published advice for each by itself, in people a year: general practitioner 1,026 (2025); ",
        ),
        ("nl", "Het gepubliceerde advies voor elk op zichzelf, in mensen per jaar: huisarts 1.026 (2025); "),
    ],
)
def test_the_joint_advice_says_the_published_ones_first(lang, said):
    texts = present(raming.together(["huisarts", "seh-arts"]), lang).sentences.texts
    assert next(text for text in texts if not text.startswith(("Note", "Let op"))).startswith(said)


def test_nothing_published_leads_figures_of_ones_own():
    assert raming.explain("huisarts", changes=["unmet_demand=0.1"]).leads is None


@pytest.mark.parametrize(
    ("lang", "said", "never"),
    [
        ("en", "the 16,000 or so that the model gives as an illustration", "advises"),
        ("nl", "de ongeveer 16.000 die het model ter illustratie geeft", "het model zelf"),
    ],
)
def test_a_decision_held_against_an_illustration_says_so(lang, said, never):
    text = present(raming.decide("verpleegkundige", places=5000, draws=50), lang).sentences.text
    assert said in text
    assert never not in text


@pytest.mark.parametrize(
    ("lang", "names", "stage"),
    [
        ("en", ("filled", "posted vacancies"), "Indicative, no decision"),
        ("nl", ("vervuld", "gemelde vacatures"), "Indicatief, geen besluit"),
    ],
)
def test_the_ledger_tells_a_number_once_with_all_its_sources(lang, names, stage):
    table = present(raming.ledger("seh-arts"), lang).tables[0]
    keys = [column.key for column in table.columns]
    fifty = [row for row in table.rows if row[keys.index("preferred")] == 50]
    assert [row[keys.index("stage")] for row in fifty] == [stage]
    assert fifty[0][keys.index("sources")] == "5, 6"
    assert not next(column for column in table.columns if column.key == "sources").detail


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_need_and_what_is_seen_of_it_are_positive(lang):
    table = present(raming.vacancies(draws=50), lang).tables[0]
    assert all(row[1] > 0 for row in table.rows)
    assert table.rows[3][2] < table.rows[3][1] < table.rows[3][3]
    assert "−" not in present(raming.vacancies(draws=50), lang).sentences.text
