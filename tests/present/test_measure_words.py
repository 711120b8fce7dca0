"""What measures cost, whose words they are, and what a team or an optimum is worth, said first."""

import pytest

from present.examples import example
from raming.answers.measures.catalogue import catalogue
from raming.answers.measures.effects import measures
from raming.answers.measures.joint import together
from raming.answers.measures.portfolio import close
from raming.answers.measures.promises import promises
from raming.answers.measures.sector import sector
from raming.answers.measures.skillmix import skillmix
from raming.answers.measures.table_one import table_one
from raming.present import grading
from raming.present.charts.decisions import closing_bars
from raming.present.language import Language, language
from raming.present.present import present

NL, EN = language("nl"), language("en")


def said(answer, words=EN):
    """Return what is said of an answer, after the warning of its grade."""
    warning = grading.warning(answer, words).texts
    return present(answer, words.code).sentences.texts[len(warning) :]


@pytest.mark.parametrize(
    ("value", "exact", "english", "dutch"),
    [
        (7_000_030, False, "€7 million", "€ 7 miljoen"),
        (200_000_000, False, "€200 million", "€ 200 miljoen"),
        (1_234_000_000, False, "€1.2 billion", "€ 1,2 miljard"),
        (94_595, False, "€95,000", "€ 95.000"),
        (366_300, True, "€366,300", "€ 366.300"),
        (0, False, "€0", "€ 0"),
        (None, False, "–", "–"),
    ],
)
def test_money_is_written_with_the_digits_that_are_known(value, exact, english, dutch):
    assert EN.euro(value, exact=exact) == english
    assert NL.euro(value, exact=exact) == dutch


def test_a_cost_belongs_to_its_target():
    def costs(name):
        listed = {m.id: m.costs for m in catalogue(name).measures}
        return [cost.eur for cost in listed.get("more-places", ())]

    assert costs("general-practitioner") == []
    assert costs("emergency-physician") == [366_300]
    assert not [line for line in said(catalogue("huisarts")) if "published" in line and "was" in line]
    every = present(catalogue(), "nl")
    assert any(
        "Van 4 zijn de kosten per eenheid bekend (4 afgeleid)" in line for line in every.sentences.texts
    )
    table = {row[0]: row for row in every.tables[0].shown(NL)}
    assert any("alleen voor één beroep" in cell for cell in table["more-places"])
    assert any("€ 95.000" in cell for cell in table["pa-ns-places"])


def test_no_full_dose_shows_more_digits_than_the_letter_has():
    shown = present(measures(["pa-ns-places"], "huisarts", draws=50), "nl").tables[0].shown(NL)
    assert any("€ 7 miljoen" in cell for cell in shown[0])


@pytest.mark.parametrize("occupation", ["huisarts", "seh-arts"])
def test_the_waterfall_starts_where_the_title_says_and_ends_at_what_remains(occupation):
    answer = example("portfolio") if occupation == "huisarts" else close(occupation, draws=50, seconds=0)
    assert answer.gap_before - sum(s.fte for s in answer.steps) == pytest.approx(answer.gap_after, abs=1e-3)
    assert {step.of for step in answer.steps} - {"intake"} == {line.measure for line in answer.portfolio}
    raised = answer.intake is not None and answer.intake.chosen != answer.intake.current
    assert ("intake" in {step.of for step in answer.steps}) == raised
    rows = closing_bars(answer, NL)
    assert rows[0].value == answer.gap_before
    assert rows[-1].value == answer.gap_after
    ends = [rows[0].value, *(row.value for row in rows[1:-1])]
    assert [row.start for row in rows[1:-1]] == pytest.approx(ends[:-1])
    assert ends[-1] == pytest.approx(answer.gap_after, abs=1e-3)
    assert Language("en", rough=True).figure(answer.gap_before) in said(answer)[0]
    if raised:
        assert rows[-2].label.endswith("plaatsen meer per jaar")


def test_a_team_that_often_cannot_do_the_work_says_so_first():
    answer = skillmix(setting="gp-out-of-hours", fte=4.0, draws=200)
    assert answer.chance < 0.9
    share = EN.percent(1.0 - answer.chance)
    assert said(answer)[0].startswith(f"In {share} of the draws this team cannot do all of the work")
    assert any(
        line.startswith("This setting has one task: Consultations out of hours.") for line in said(answer)
    )
    assert any(line.startswith("Deze setting heeft één taak") for line in said(answer, NL))
    assert not any("one task" in line for line in said(skillmix(draws=200)))


def test_an_optimum_on_assumed_limits_says_so_first_and_shows_its_range():
    answer = together()
    assert said(answer)[0].startswith("Note: the limits it keeps to are all assumptions")
    assert said(answer, NL)[0].startswith("Let op: de grenzen waarbinnen dit blijft zijn allemaal aannames")
    line = next(o for o in answer.occupations if o.occupation == "medical-specialists")
    assert line.last_low < line.last < line.last_high
    limit = next(one for one in answer.limits if one.limit == "stage-places")
    assert (limit.low, limit.high) == (2100, 2600)
    assert limit.shortage_low_fte > answer.shortage_fte > limit.shortage_high_fte
    assert any("(assumption) bind" in text for text in said(answer))
    assert any("When one limit moves over its interval" in text for text in said(answer))


def test_a_limit_that_was_given_has_no_interval():
    answer = together(limits={"stage-places": 2300.0})
    limit = next(one for one in answer.limits if one.limit == "stage-places")
    assert (limit.status, limit.low, limit.shortage_low_fte) == ("scenario", None, None)
    assert not said(answer)[0].startswith("Mind")


def test_only_what_is_printed_is_quoted():
    for words in (EN, NL):
        table, listed = " ".join(said(table_one(), words)), " ".join(said(promises(draws=50), words))
        assert "as the letter does" not in table
        assert "zoals de brief" not in table
        assert words.text("{figure} (derived)", figure="x")[2:].strip("()") in table
        assert ": no promise; our sum of the rows is 126,000 (derived)" in listed or words is NL
        assert ": geen belofte; onze som van de regels is 126.000 (afgeleid)" in listed or words is EN
    assert next(p.by_year for p in promises(draws=50).promises if p.id == "administration-20") == 2028
    assert any("112,500 (derived)" in line for line in said(sector()))


@pytest.mark.parametrize("on", ["practice-size", "admin-hour"])
def test_positive_words_have_positive_numbers(on):
    for words in (EN, NL):
        assert "−" not in said(measures([on], "huisarts", draws=50), words)[0]
    answer = measures([on], "huisarts", draws=50)
    assert ("widen" in said(answer)[0]) == (answer.joint < 0)
