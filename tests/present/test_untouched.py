"""A changed case is published only where no change reaches the sheet, and the sheet then says so."""

import pytest

import raming
from raming import load_pack
from raming.answers.decisions.answer_sheet import QUESTIONS, answer
from raming.inputs.problems import InputError
from raming.present.present import present

PACK = load_pack("nl")
AWAY = {"changes": ["unmet_demand=0.02"]}
SAME = {
    "nl": "Uw wijzigingen raken geen van de cijfers hier: zonder die wijzigingen zijn ze gelijk.",
    "en": "Your changes touch none of the figures here: they are the same without them.",
}
YOURS = {"nl": "Dit is met uw wijzigingen", "en": "This is with your changes"}


def sheet(question, occupation="huisarts", **options):
    return answer(question, occupation, pack=PACK, draws=50, **options)


def told(made, lang):
    return " ".join(present(made, lang).sentences.texts)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("question", ["since-when", "how-many"])
def test_what_was_counted_or_decided_stays_published_and_says_that_no_change_reaches_it(question, lang):
    changed, plain = sheet(question, **AWAY), sheet(question)
    assert (changed.grade, changed.touched, plain.touched) == ("published", (), None)
    assert SAME[lang] in told(changed, lang)
    assert YOURS[lang] not in told(changed, lang)
    assert SAME[lang] not in told(plain, lang)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_count_that_was_changed_is_not_published_and_is_said_to_be_changed(lang):
    changed = sheet("how-many", changes=["stock_headcount=14000"])
    assert changed.grade == "computed"
    assert {"people", "fte"} <= set(changed.touched)
    assert YOURS[lang] in told(changed, lang)
    assert SAME[lang] not in told(changed, lang)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "nl",
            "Uw wijzigingen raken alleen “minder in het evenwichtsjaar, door alleen de lichting van 2026”; de andere",
        ),
        (
            "en",
            "Your changes touch only “less in the balance year, by the class of 2026 alone”; the other figures",
        ),
    ],
)
def test_a_change_that_reaches_the_effect_only_is_said_to(lang, said):
    changed = sheet("against-advice", changes=["internal_yield=0.8"])
    assert changed.touched == ("effect",)
    assert changed.grade == "computed"
    assert said in told(changed, lang)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("occupation", ["huisarts", "seh-arts", "verzorgende"])
def test_no_sheet_of_a_changed_case_is_published_where_a_change_reaches_it(question, occupation):
    try:
        made = sheet(question, occupation, changes=["fte_per_head=0.7", "internal_yield=0.85"])
    except InputError:
        pytest.skip("this occupation has no such sheet")
    assert made.grade != "published" or made.touched == ()


def test_a_sheet_about_the_case_gives_the_reasons_of_its_advice_and_one_of_the_ledger_does_not():
    assert sheet("how-many-short", "verzorgende").worth.reasons == ("mostly-assumed", "old-base")
    assert sheet("how-many", "verzorgende").worth.reasons == ("old-base",)
    assert sheet("since-when").worth is None


def test_a_sheet_counts_the_draws_that_cannot_be():
    high = {"round": 2022, "scenario": "working-time", "trend": "continuing", "variant": "high"}
    made = answer("how-many-short", "gp", pack=PACK, draws=1000, **high)
    assert 0 < made.impossible[0] < 50
    assert "1,000 draws demand falls" in told(made, "en")


@pytest.mark.parametrize("verb", ["advise", "project", "explain", "sensitivity", "decide"])
def test_no_other_answer_to_a_changed_case_is_published(verb):
    more = {"places": 800} if verb == "decide" else {}
    made = getattr(raming, verb)("huisarts", changes=AWAY["changes"], pack=PACK, **more)
    assert made.grade != "published"
