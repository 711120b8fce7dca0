"""Places: how training places are divided, with the reason for each."""

from starlette.responses import RedirectResponse, Response

import raming
from raming.inputs.problems import Phrase, refuse
from raming.present.ledger_lines import from_entries, latest
from raming.present.sentence import Role
from raming.web.pages import maps
from raming.web.pages.addresses import address
from raming.web.pages.choices import number_in
from raming.web.pages.common import by_name, command, name_of, notes_on_page, on_page, presented, slugs
from raming.web.pages.regions import chosen, options_of
from raming.web.pages.view import Ask, View

DRAWS = 100
SEED = 1
MOST = 20_000
"""Places at most; what is told when there are more names it too."""
MADE_UP = "synthetic"


def build(ask: Ask) -> View | Response:
    """Return how a number of places is divided, by rule and optimised."""
    words = ask.words
    occupation, known = chosen(ask, taught=True)
    if ask.from_form:
        return RedirectResponse(address("places", ask.lang, query=_as_link(ask)), 303)
    places = asked_places(ask, occupation)
    made_up = ask.request.query_params.get("institutions") == MADE_UP
    institutions = MADE_UP if made_up else None
    answered = ask.question(
        raming.allocate,
        occupation=occupation,
        places=places,
        institutions=institutions,
        draws=DRAWS,
        seed=SEED,
    )
    answer = answered.answer
    asked: dict[str, object] = {"places": places, "draws": DRAWS, "seed": SEED}
    if institutions:
        asked["institutions"] = institutions
    shown = presented(answer, words)
    name = name_of(ask.pack, occupation, ask.lang)
    query = [
        ("occupation", slugs(ask.pack, occupation)[ask.lang]["occupation"]),
        ("places", str(places)),
        ("institutions", MADE_UP if made_up else ""),
    ]
    return View(
        template="places.html",
        title=shown.title,
        summary=shown.sentences.opening(2).text,
        context={
            "name": name,
            "occupation_slug": slugs(ask.pack, occupation)[ask.lang]["occupation"],
            "options": options_of(ask, occupation, known),
            "places": words.number(places),
            "made_up": made_up,
            "answer": answer,
            "warnings": shown.sentences.of(Role.WARNING).texts,
            "sentences": on_page(shown.sentences).without(Role.WARNING).texts,
            "notes": notes_on_page(shown),
            "command": command("allocate", occupation, {**asked, "lang": ask.lang}),
        },
        data=lambda: answered.data,
        answer=answer,
        tables=by_name(shown.tables),
        names={row.institution: row.name for row in answer.rule},
        charts={"places": maps.allocation_chart(answered, words)},
        document=shown.document,
        query=tuple(pair for pair in query if pair[1]),
    )


def _as_link(ask: Ask) -> list[tuple[str, str]]:
    """Return the fields of the form as a link has them; places of another occupation are forgotten."""
    ask.note("occupation", "places", "institutions")
    fields = {name: value for name, value in ask.pairs if name in ("occupation", "places", "institutions")}
    shown = ask.request.query_params.get("shown_occupation")
    if shown != fields.get("occupation"):
        fields.pop("places", None)
    elif "places" in fields:
        fields["places"] = f"{_number(fields['places'], ask.lang):g}"
    return list(fields.items())


def _number(text: str, lang: str) -> float:
    """Read a number of places.

    Raises:
        InputError: when it is not one.
    """
    try:
        value = number_in(text, lang)
    except ValueError:
        value = -1.0
    if not (1 <= value <= MOST and value.is_integer()):
        raise refuse(
            "this is not a number of places",
            field="places",
            value=text[:80],
            expected=Phrase("a whole number from 1 to 20,000"),
        )
    return value


def asked_places(ask: Ask, occupation: str) -> int:
    """Return the number of places to divide: as asked, or as decided or advised last."""
    text = ask.request.query_params.get("places", "")
    if text:
        return int(_number(text, "en"))
    ledger = ask.question(raming.ledger, occupation=occupation).answer
    numbers = (line for line in from_entries(ledger.entries) if line.preferred is not None)
    line = latest(numbers, ("decided", "funded", "advised"))
    if line:
        return round(line.ends()[1])
    current: float = ask.question(raming.advise, occupation=occupation).answer.current_intake
    return max(1, round(current))
