"""Pages for when something is wrong: what happened, and what to do next."""

from difflib import get_close_matches

from raming.inputs.problems import InputError, Phrase, Problem, finding
from raming.present.refusals import in_words
from raming.present.wording import capital
from raming.web.pages.addresses import address, occupation_slug
from raming.web.pages.view import Ask, View
from raming.web.pages.wordlist import FIELDS, REFUSALS

PROBLEM = "error.html"
"""Template of every page that says what went wrong; it has no address of its own."""

NOWHERE = ("unknown-occupation", "no-such-form", "missing")
"""Rules that say that there is nothing at an address; all others say that a choice cannot be used."""


def missing_page(ask: Ask) -> View:
    """Return the page for an address that leads nowhere."""
    text = ask.words.text
    return problem_view(
        ask,
        404,
        text("This page does not exist"),
        text("The address may have a typing error, or the page has moved."),
    )


def refused(ask: Ask, error: InputError) -> View:
    """Return the page for a question that cannot be answered as asked."""
    text = ask.words.text
    problem = error.problems[0]
    if problem.rule == "unknown-occupation":
        return problem_view(
            ask,
            404,
            text("No occupation is called “{name}”", name=problem.value.replace("-", " ")),
            text("Perhaps it has another name here, or it is not in the pack yet."),
            suggestions=_near(ask, problem.value),
        )
    if problem.rule in NOWHERE:
        return missing_page(ask)
    return problem_view(
        ask,
        400,
        text("This choice cannot be computed"),
        text("Nothing was computed. Mend what is named below, or go back to the defaults."),
        problems=tuple(described(ask, found) for found in error.problems),
    )


def trouble(ask: Ask) -> View:
    """Return the page for a fault of ours."""
    text = ask.words.text
    return problem_view(
        ask,
        500,
        text("Something went wrong on our side"),
        text(
            "This is not your doing, and nothing you saved was lost. Try again; if it comes back, tell "
            "whoever runs this server what you were doing."
        ),
    )


def refused_page(ask: Ask, status: int, detail: str) -> View:
    """Return the page for a request that was refused at the door."""
    title, lead = REFUSALS.get(status, REFUSALS[400])
    text = ask.words.text
    shown = (described(ask, finding(detail)),) if status != 404 else ()
    return problem_view(ask, status, text(title), text(lead), problems=shown)


def described(ask: Ask, problem: Problem) -> dict[str, str]:
    """Return one problem in the words of the page; what exists in English only is marked as such."""
    said = {"message": problem.message, "expected": problem.expected}
    field = problem.field.removeprefix("--").replace("-", "_")
    return {
        "field": capital(ask.words.text(FIELDS[field])) if field in FIELDS else problem.field,
        "value": in_words(problem.value, ask.words),
        **{name: in_words(text, ask.words) for name, text in said.items()},
        **{
            f"{name}_lang": "" if ask.lang == "en" or isinstance(text, Phrase) else "en"
            for name, text in said.items()
        },
    }


def _near(ask: Ask, name: str) -> list[tuple[str, str]]:
    """Return names and addresses of the occupations whose names are nearest."""
    known = ask.pack.names
    wanted = name.casefold().replace("-", " ")
    near = get_close_matches(wanted, known, n=6, cutoff=0.55)
    found = dict.fromkeys(known[match] for match in near)
    return [
        (
            capital(str(ask.pack.occupations[occupation][f"name_{ask.lang}"])),
            address("occupation", ask.lang, {"occupation": occupation_slug(ask.pack, occupation, ask.lang)}),
        )
        for occupation in list(found)[:4]
    ]


def problem_view(
    ask: Ask,
    status: int,
    title: str,
    lead: str,
    *,
    suggestions: list[tuple[str, str]] | None = None,
    problems: tuple[dict[str, str], ...] = (),
    ways: tuple[tuple[str, str], ...] = (),
) -> View:
    """Return an error page."""
    return View(
        template=PROBLEM,
        title=title,
        summary=lead,
        context={
            "lead": lead,
            "status": status,
            "suggestions": suggestions or [],
            "problems": problems,
            "ways": ways,
            "retry": ask.request.url.path,
        },
        data=lambda: {"status": status, "title": title, "detail": lead, "problems": list(problems)},
        status=status,
    )
