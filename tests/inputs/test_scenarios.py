"""A scenario file is read as the command line is: the same words, the same numbers, the same refusals."""

import json

import pytest

from raming import load_pack
from raming.answers.advice import advise
from raming.inputs.problems import InputError
from raming.inputs.scenario import read_scenario, scenario_from
from raming.inputs.vocabulary import DUTCH_IDS
from raming.present.language import language
from raming.present.refusals import sentence
from raming.store.contents import KeptScenario
from raming.web.pages.choices import from_scenario, read_choices

PACK = load_pack("nl")
DUTCH = {"scenario": "werkproces", "trend": "doorlopend", "variant": "hoog"}
IDS = {"scenario": "work-process", "trend": "continuing", "variant": "high"}
CHANGE = "onvervulde vraag[variant=hoog]=0,05"


@pytest.mark.parametrize("suffix", ["toml", "json"])
def test_a_file_in_dutch_is_the_same_as_on_the_command_line(suffix, tmp_path):
    file = tmp_path / f"mijn.{suffix}"
    if suffix == "json":
        file.write_text(json.dumps({**DUTCH, "changes": [{"set": CHANGE}]}))
    else:
        lines = [f'{name} = "{word}"' for name, word in DUTCH.items()]
        file.write_text("\n".join([*lines, "[[changes]]", f'set = "{CHANGE}"']))
    asked = advise("huisarts", pack=PACK, scenario=str(file))
    typed = advise("huisarts", pack=PACK, **DUTCH, changes=[CHANGE])
    assert asked.manifest.options == typed.manifest.options
    assert {name: asked.manifest.options[name] for name in IDS} == IDS
    assert asked.advised_intake == typed.advised_intake
    assert read_scenario(file).hash() == scenario_from({**IDS, "changes": [{"set": CHANGE}]}).hash()


@pytest.mark.parametrize(
    ("name", "word", "id_"),
    [(name, word, id_) for name in IDS for word, id_ in DUTCH_IDS[name].items()],
)
def test_every_dutch_word_of_a_choice_is_read_in_a_file_in_a_link_and_from_the_shelf(name, word, id_):
    assert getattr(scenario_from({name: word}), name) == id_
    assert getattr(read_choices([(name, word)]), name) == id_
    kept = KeptScenario.model_validate({"occupation": "general-practitioner", "scenario": {name: word}})
    assert getattr(kept.scenario, name) == id_


def test_a_change_in_dutch_reaches_the_page_as_a_number():
    choices = from_scenario(scenario_from({"changes": [{"set": CHANGE}]}))
    assert choices.values() == {"unmet_demand[variant=high]": 0.05}


@pytest.mark.parametrize(
    ("lang", "said"),
    [("nl", "tijdelijk, doorlopend"), ("en", "temporary, continuing")],
)
def test_an_unknown_word_is_refused_with_those_the_command_line_names(lang, said):
    with pytest.raises(InputError) as error:
        scenario_from({"trend": "eeuwig"}, "mijn.toml")
    (problem,) = error.value.problems
    assert said in sentence(problem, language(lang))
    assert "eeuwig" in sentence(problem, language(lang))
