"""The register of questions: everything a door must know of a question, said once.

The command line, the HTTP interface, the Python names, schemas, help, `reproduce` and pages are made from
these records. Functions and answers are found by name, so that asking one question loads that one only.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, get_type_hints


@dataclass(frozen=True, slots=True)
class Question:
    """A question, as the doors know it.

    Attributes:
        id: its name in Python, in manifests and among the schemas.
        asks: the question in words, in English; the Dutch stands in the catalogue.
        module: where its function, named after it, stands below `raming.answers`.
        address: its resource over HTTP, such as `/advice`.
        command: how the command line asks it; a verb, with the option that chooses among several.
        examples: commands that can be copied.
        light: whether it takes a few milliseconds as long as nothing is drawn.
        draw_weight: how many times as long one draw takes as one of most questions; a server allows as many
            times fewer of them.
        presenter: the module below `raming.present.presenters`; that of the last word of `module` when empty.
        page: the paths of its page in Dutch and English, where it has a page of its own.
        link: what a link to that page says, in English; the question itself when empty.
        chart: what the chart of that page shows, in English.
    """

    id: str
    asks: str
    module: str
    address: str
    command: str
    examples: tuple[str, ...] = ()
    light: bool = False
    draw_weight: int = 1
    presenter: str = ""
    page: tuple[str, str] | None = None
    link: str = ""
    chart: str = ""

    @property
    def verb(self) -> str:
        """Its verb at the command line."""
        return self.command.partition(" ")[0]

    @property
    def switch(self) -> str:
        """The option that chooses it among the questions of its verb; empty where it is the first."""
        return self.command.partition(" ")[2]

    @property
    def home(self) -> str:
        """The module of its function and its answer."""
        return f"raming.answers.{self.module}"

    @property
    def presented_by(self) -> str:
        """The module below `raming.present.presenters` that presents its answer."""
        return self.presenter or self.module.rpartition(".")[2]

    @property
    def function(self) -> Callable[..., Any]:
        """The function that answers it."""
        found: Callable[..., Any] = getattr(import_module(self.home), self.id)
        return found

    @property
    def options(self) -> type[Any]:
        """The class of its options."""
        kind: type[Any] = getattr(self.function, "options")  # noqa: B009 - `question` put it there
        return kind

    @property
    def answer(self) -> type[Any]:
        """The class of its answer."""
        found: type[Any] = get_type_hints(self.function)["return"]
        return found


QUESTIONS: dict[str, Question] = {
    question.id: question
    for question in (
        Question(
            "advise",
            "How many people should start the training each year?",
            "advice",
            "/advice",
            "advise",
            (
                "raming advise huisarts",
                "raming advise gp --round 2022 --variant low --lang en",
                "raming advise huisarts --balance-year 2040 --set 'unmet_demand=0.05'",
                "raming advise huisarts --draws 1000 --costs 2:1",
                "raming advise huisarts --chart advice.svg --pdf brief.pdf --xlsx advice.xlsx",
            ),
            light=True,
        ),
        Question(
            "project",
            "What will supply and demand be, year by year?",
            "projection",
            "/projection",
            "project",
            (
                "raming project huisarts",
                "raming project huisarts --intake 900 --chart path.html",
                "raming project huisarts --trend continuing --csv path.csv",
            ),
            light=True,
        ),
        Question(
            "project_region",
            "What will supply and demand be in one region?",
            "regional.projection",
            "/regional-projection",
            "project --region",
            ("raming project huisarts --region Twente",),
            presenter="regional_projection",
        ),
        Question(
            "explain",
            "Why is the advice what it is?",
            "explanation",
            "/explanation",
            "explain",
            (
                "raming explain huisarts",
                "raming explain huisarts --scenario demography --chart why.svg",
            ),
            light=True,
        ),
        Question(
            "outlook",
            "Which occupations head for a shortage, and how likely is it?",
            "uncertainty.outlook",
            "/outlook",
            "outlook",
            (
                "raming outlook",
                "raming outlook --year 2040 --draws 4000 --csv outlook.csv",
            ),
        ),
        Question(
            "sensitivity",
            "Which uncertainty weighs most?",
            "uncertainty.sensitivity",
            "/sensitivity",
            "sensitivity",
            (
                "raming sensitivity huisarts",
                "raming sensitivity huisarts --chart tornado.svg",
            ),
            draw_weight=4,
        ),
        Question(
            "backtest",
            "What would earlier rounds have foreseen, and what came true?",
            "uncertainty.backtest",
            "/backtest",
            "backtest",
            (
                "raming backtest huisarts",
                "raming backtest huisarts --all-tables",
            ),
        ),
        Question(
            "compare",
            "Why did the number change?",
            "uncertainty.comparison",
            "/comparison",
            "compare",
            (
                "raming compare 2022 2025",
                "raming compare 2022,low 2025 --chart steps.svg",
            ),
        ),
        Question(
            "regions",
            "Who will be short where?",
            "regional.regions",
            "/regions",
            "regions",
            (
                "raming regions huisarts",
                "raming regions huisarts --level province --csv regions.csv",
            ),
        ),
        Question(
            "balance",
            "How is each region balanced, and what addresses its bottleneck?",
            "regional.balance",
            "/balance",
            "balance",
            (
                "raming balance",
                "raming balance --region Twente",
            ),
        ),
        Question(
            "validate_balance",
            "Does the balance agree with what was published?",
            "regional.validation",
            "/balance-validation",
            "balance --validate",
            ("raming balance --validate",),
        ),
        Question(
            "allocate",
            "How are training places divided?",
            "places.allocation",
            "/allocation",
            "allocate",
            (
                "raming allocate huisarts --places 900",
                "raming allocate huisarts --places 900 --institutions synthetic",
            ),
        ),
        Question(
            "catalogue",
            "Which measures are there?",
            "measures.catalogue",
            "/measures",
            "measures",
            ("raming measures",),
            light=True,
            presenter="measure_catalogue",
        ),
        Question(
            "measures",
            "What do measures do, each alone and together?",
            "measures.effects",
            "/measure-effects",
            "measures --on",
            (
                "raming measures huisarts --on admin-hour,outflow --chart effects.svg",
                "raming measures --on outflow,settlement-incentive huisarts --region Drenthe",
                "raming measures sector --on productivity,absence",
            ),
            presenter="measures",
        ),
        Question(
            "table_one",
            "What does Table 1 add up to?",
            "measures.table_one",
            "/table-1",
            "measures --table-1",
            ("raming measures --table-1",),
            light=True,
            page=("/nl/maatregelen/tabel-1", "/en/measures/table-1"),
            link="Table 1 of 2017",
            chart="People by the formula of each row, beside what the letter of December 2017 printed.",
        ),
        Question(
            "promises",
            "What was promised, and what does the model give for it?",
            "measures.promises",
            "/promises",
            "measures --promises",
            ("raming measures --promises",),
            page=("/nl/maatregelen/beloften", "/en/measures/promises"),
            link="What was promised",
            chart="What was promised, beside what the model gives for it, with the interval over draws.",
        ),
        Question(
            "close",
            "What closes the gap, with which confidence and at what cost?",
            "measures.portfolio",
            "/portfolio",
            "close",
            (
                "raming close huisarts --by 2040 --confidence 0.7",
                "raming close seh-arts --budget 5000000",
                "raming close huisarts --region Zeeland --without compulsory-settlement",
            ),
        ),
        Question(
            "departures",
            "How did decisions depart from the advice?",
            "decisions.departures",
            "/departures",
            "decide",
            ("raming decide huisarts",),
            light=True,
        ),
        Question(
            "decide",
            "What would another number of places do?",
            "decisions.decision",
            "/decision-effects",
            "decide --places",
            (
                "raming decide seh-arts --places 50 --from 2027",
                "raming decide huisarts --places 1035 --chart gap.svg",
            ),
        ),
        Question(
            "skillmix",
            "Which team does the work?",
            "measures.skillmix",
            "/skill-mix",
            "skillmix",
            (
                "raming skillmix --fte 2",
                "raming skillmix --setting gp-out-of-hours --fte 4 --minimise scarcity",
            ),
            page=("/nl/maatregelen/taken", "/en/measures/tasks"),
            link="Who does the work",
            chart="Full-time equivalents of each kind of staff that do the work together, supervision counted.",
        ),
        Question(
            "together",
            "What should several occupations train that share limits?",
            "measures.joint",
            "/joint-advice",
            "together",
            (
                "raming together",
                "raming together huisarts seh-arts --limit supervisors=1000",
            ),
            page=("/nl/maatregelen/samen", "/en/measures/together"),
            link="Occupations that share limits",
            chart="Full-time equivalents short in the balance year of each occupation, with shared limits.",
        ),
        Question(
            "vacancies",
            "How many vacancies are there, the hidden ones counted?",
            "decisions.vacancies",
            "/vacancies",
            "vacancies",
            (
                "raming vacancies",
                "raming vacancies seh-arts --cover posts-per-site=2",
            ),
            page=("/nl/maatregelen/vacatures", "/en/measures/vacancies"),
            link="Hidden vacancies",
            chart="Full-time equivalents that the sites open day and night ask for, and how much of it is seen.",
        ),
        Question(
            "answer",
            "A parliamentary answer sheet for a question.",
            "decisions.answer_sheet",
            "/answer-sheet",
            "answer",
            (
                "raming answer how-many-short huisarts --year 2035 --region Drenthe",
                "raming answer what-if-fewer seh-arts --places 40 --year 2027 --pdf sheet.pdf",
                'raming answer "hoeveel huisartsen zijn er in Zeeland?"',
            ),
        ),
        Question(
            "answer_letter",
            "Each question of a letter of parliament, answered.",
            "letters.letter",
            "/letter-answers",
            "answer --letter",
            (
                "raming answer --letter 2026Z05351",
                "raming answer --letter 2020Z03680 --pdf answers.pdf --xlsx answers.xlsx",
                "raming answer --letter 2020Z03680 --since earlier.json",
            ),
            presenter="letters",
        ),
        Question(
            "sector",
            "How did the forecasts for all of health and welfare move?",
            "measures.sector",
            "/sector",
            "sector",
            (
                "raming sector",
                "raming sector --all-tables",
            ),
            light=True,
            page=("/nl/maatregelen/sector", "/en/measures/sector"),
            link="The whole sector",
            chart="People short in health and welfare, by edition of the forecast; definitions differ.",
        ),
        Question(
            "ledger",
            "What was advised, decided, funded and filled?",
            "ledger",
            "/ledger",
            "ledger",
            (
                "raming ledger",
                "raming ledger huisarts --chart ledger.svg",
                "raming ledger --csv all.csv",
            ),
            light=True,
        ),
        Question(
            "statements",
            "What was said in letters and studies, and does what is computed agree?",
            "statements.statements",
            "/statements",
            "statements",
            (
                "raming statements",
                "raming statements --verdict differs",
                "raming statements --source letter-2017-labour-market --csv statements.csv",
                "raming statements --occupation huisarts --pdf statements.pdf",
            ),
        ),
        Question(
            "occupations",
            "Which occupations are there, and for which is there advice?",
            "register",
            "/occupations",
            "occupations",
            (
                "raming occupations",
                "raming occupations --lang en --csv occupations.csv",
            ),
            light=True,
        ),
        Question(
            "parameters",
            "Which figures does it rest on, and how did they move?",
            "parameters",
            "/parameters",
            "parameters",
            (
                "raming parameters huisarts",
                "raming parameters huisarts --round 2022 --xlsx figures.xlsx",
                "raming parameters huisarts --all-tables",
            ),
            light=True,
        ),
    )
}
"""Every question, by its id, in the order in which the doors show them."""


def question_of(answer: object) -> Question | None:
    """Return the question that an answer belongs to; None where it answers none of the register."""
    home = type(answer).__module__
    return next((question for question in QUESTIONS.values() if question.home == home), None)
