"""Statements: the rule behind a verdict, and that each follows from the figures of the pack."""

from dataclasses import replace

import pytest

from raming.answers.case import opened_pack
from raming.answers.regional.validation import validate_balance
from raming.answers.statements.references import Computed, References
from raming.answers.statements.statements import (
    VERDICTS,
    Said,
    half_step,
    lies_within,
    statements,
    verdict_on,
)
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError
from raming.present.language import language
from raming.present.presenters.statements import present


def found(value: float | None, low: float | None = None, high: float | None = None) -> Computed:
    return Computed(value, low, high, "persons", "published", "x", ())


def said(value: float | None = None, low: float | None = None, high: float | None = None) -> Said:
    return Said(value, low, high, "persons", "")


@pytest.mark.parametrize(
    ("number", "step"), [(8200, 50), (935, 0.5), (1_160_000, 5000), (60, 3), (100_000, 5000), (0.67, 0.005)]
)
def test_a_number_is_printed_to_its_last_digit(number: float, step: float) -> None:
    assert half_step(number) == pytest.approx(step)


@pytest.mark.parametrize(
    ("printed", "computed", "fits"),
    [
        (said(8200), found(8249), True),
        (said(8200), found(8251), False),
        (said(low=822, high=935), found(821.6), True),
        (said(low=822, high=935), found(936), False),
        (said(low=75), found(1000), True),
        (said(low=75), found(70), False),
        (said(high=0.2), found(0.155), True),
        (said(high=0.2), found(0.31), False),
        (said(low=822, high=935), found(None, 822, 935), True),
        (said(low=822, high=935), found(None, 700, 935), False),
        (said(100), found(None), False),
    ],
)
def test_a_figure_lies_within_what_is_printed(printed: Said, computed: Computed, fits: bool) -> None:
    assert lies_within(printed, computed, None) is fits


@pytest.mark.parametrize(
    ("kind", "reason", "direction", "computed", "own", "verdict"),
    [
        ("judgement", "policy", None, None, False, "judgement"),
        ("question", "policy", None, found(100), False, "judgement"),
        ("claim", "no-size", None, found(100), False, "cannot-tell"),
        ("figure", "", None, None, False, "cannot-tell"),
        ("figure", "", None, found(100), False, "agrees"),
        ("figure", "", None, found(100), True, "input"),
        ("figure", "", None, found(200), False, "differs"),
        ("figure", "", None, found(200), True, "differs"),
    ],
)
def test_the_rule_of_verdicts(
    kind: str, reason: str, direction: str | None, computed: Computed | None, own: bool, verdict: str
) -> None:
    assert verdict_on(kind, reason, said(100), direction, computed, own=own) == verdict


@pytest.mark.parametrize(
    ("direction", "quotient", "verdict"),
    [("more", 1.2, "agrees"), ("more", 0.9, "differs"), ("less", 0.9, "agrees")],
)
def test_a_side_is_compared_with_a_quotient(direction: str, quotient: float, verdict: str) -> None:
    assert verdict_on("claim", "", None, direction, found(quotient)) == verdict


def changed(table: str, **change: object) -> Pack:
    """Return the Dutch pack with a figure changed: `where` names the row, the rest what it becomes."""
    pack = opened_pack("nl")
    where = change.pop("where")
    assert isinstance(where, dict)
    rows = tuple(
        {**row, **change} if all(row[name] == value for name, value in where.items()) else row
        for row in pack.table(table)
    )
    return replace(pack, read=lambda name: rows if name == table else pack.table(name), _tables={}, _sets={})


def one(pack: Pack | str, name: str) -> str:
    return next(entry.verdict for entry in statements(pack=pack).statements if entry.id == name)


@pytest.mark.parametrize(
    ("name", "table", "where", "change", "before", "after"),
    [
        (
            "lm17-employees",
            "sector_account",
            {"figure": "employees", "year": 2017},
            {"value": 1_200_000.0},
            "input",
            "differs",
        ),
        (
            "lm17-nurse-hbo-2017",
            "sector_observed",
            {"figure": "starters-nurse-hbo", "year": 2017},
            {"value": 8210.0},
            "differs",
            "agrees",
        ),
        (
            "lm17-shortage-2022",
            "sector_account",
            {"figure": "hard-to-fill-vacancies", "year": 2017},
            {"value": 28_000.0},
            "input",
            "differs",
        ),
        (
            "gp20-a8-advice",
            "parameters",
            {"occupation": "general-practitioner", "round": 2019, "parameter": "unmet_demand"},
            {"value": 0.2},
            "agrees",
            "differs",
        ),
    ],
)
def test_another_figure_in_the_pack_flips_the_verdict(
    name: str, table: str, where: dict[str, object], change: dict[str, object], before: str, after: str
) -> None:
    assert one("nl", name) == before
    assert one(changed(table, where=where, **change), name) == after


def test_every_verdict_follows_from_what_is_said_and_computed() -> None:
    answer = statements()
    tolerances = {str(row["statement"]): row["tolerance"] for row in opened_pack("nl").table("statements")}
    for entry in answer.statements:
        if entry.id not in tolerances or (entry.computed and entry.computed.by.startswith("region:")):
            continue
        own = entry.verdict == "input"
        tolerance = tolerances[entry.id]
        again = verdict_on(
            entry.kind,
            entry.reason,
            entry.said,
            entry.direction,
            entry.computed,
            own=own,
            tolerance=None if tolerance is None else float(tolerance),
        )
        assert again == entry.verdict, entry.id
    assert sum(answer.counts.values()) == len(answer.statements)
    assert set(answer.counts) == set(VERDICTS)


def test_regional_statements_stand_in_the_same_answer() -> None:
    pack = opened_pack("nl")
    entries = {entry.id: entry for entry in statements().statements}
    assert len(entries) == len(pack.table("statements")) + len(pack.table("regional_statements"))
    drenthe = entries["specialists-2019-pv22"]
    assert (drenthe.verdict, drenthe.reason) == ("cannot-tell", "density-open"), "its interval reaches across"
    assert entries["gp-balance-2018-ra0102"].verdict == "agrees"
    assert entries["gp-balance-2018-ra1222"].computed.value == 11  # type: ignore[union-attr]


def test_a_rank_that_could_as_well_be_the_one_stated_cannot_be_told() -> None:
    compared = {
        f"{one.statement}-{one.region.lower()}": one
        for one in validate_balance("huisarts").comparisons
        if one.subject == "general-practitioner"
    }
    entries = {entry.id: entry for entry in statements().statements}
    zeeland = compared["gp-balance-2018-ra1222"]
    assert zeeland.rank_interval is not None
    assert zeeland.rank_interval.low <= 28 / 3 < zeeland.rank_interval.high
    found = entries["gp-balance-2018-ra1222"]
    assert (found.verdict, found.reason) == ("cannot-tell", "rank-open")
    same = {"open": "cannot-tell", "not-comparable": "cannot-tell"}
    for name, one in compared.items():
        assert entries[name].verdict == same.get(one.verdict, one.verdict), name
    for code, words in (
        ("en", "its rank could as well lie there"),
        ("nl", "maar de rang kan daar evengoed liggen"),
    ):
        shown = present(statements(source=found.source), language(code))
        assert words in " ".join(str(cell) for table in shown.tables for row in table.rows for cell in row)


def test_growth_over_years_is_held_against_growth_over_as_many_years() -> None:
    (entry,) = (one for one in statements().statements if one.id == "achterhoek-demand-2028-ra0207")
    assert entry.computed is not None
    assert entry.said is not None
    assert (entry.said.unit, entry.computed.unit, entry.reason) == ("share", "share", "pace-agrees")
    assert entry.computed.value == pytest.approx(1.03099219957958299**9 - 1.0)


def test_a_goal_or_promise_is_no_fact_that_agrees_or_differs() -> None:
    promises = {one.id: one for one in statements().statements if one.kind == "promise"}
    assert promises["ep26-a6-shortage"].reason == promises["ep26-a6-administration"].reason == "goal"
    assert not {one.verdict for one in promises.values()} & {"agrees", "differs"}


def test_what_a_source_adds_up_from_its_own_figures_tests_nothing() -> None:
    for entry in statements().statements:
        found = entry.computed
        if found is None or entry.verdict not in ("agrees", "differs"):
            continue
        assert set(found.sources) != {entry.source}, entry.id
        assert not found.by.startswith("table-1:"), entry.id


def test_filters_narrow_the_answer_and_nothing_else() -> None:
    every = {entry.id: entry for entry in statements().statements}
    some = statements(source="letter-2017-labour-market", verdict="agrees").statements
    assert some
    assert all(entry == every[entry.id] for entry in some)
    assert {entry.source for entry in some} == {"letter-2017-labour-market"}
    assert {entry.verdict for entry in some} == {"agrees"}
    about = statements(occupation="seh-arts").statements
    assert {entry.subject for entry in about} == {"emergency-physician"}
    assert {entry.subject for entry in statements(occupation="sector").statements} == {"sector"}


def test_a_source_without_statements_is_refused() -> None:
    with pytest.raises(InputError, match="letter-2017-labour-market"):
        statements(source="letter-2017-labor-market")
    with pytest.raises(InputError, match="statements"):
        statements(source="cbs-85224ned")


@pytest.mark.parametrize(
    "written",
    [
        "ledgers:general-practitioner:2019:funded",
        "ledger:general-practitioner:1900:funded",
        "ledger:general-practitioner",
        "ledger:general-practitioner:2019:advised / 2",
        "account:employees:2017 ^ 2",
        "shortage:general-practitioner:2019:1900",
    ],
)
def test_a_reference_that_names_nothing_is_refused(written: str) -> None:
    with pytest.raises(InputError, match="no such figure"):
        References(opened_pack("nl")).compute(written)


def test_a_range_of_the_ledger_keeps_its_ends() -> None:
    computed = References(opened_pack("nl")).compute("ledger:general-practitioner:2019:advised")
    assert (computed.value, computed.low, computed.high) == (None, 822, 935)


@pytest.mark.parametrize(
    ("written", "status", "sources"),
    [
        (
            "ledger:emergency-physician:2022:working / ledger:emergency-physician:2015:working",
            "derived",
            ("nvsha-facts-2022", "epi-field-report-2015"),
        ),
        ("ledger:emergency-physician:2022:working", "published", ("nvsha-facts-2022",)),
        ("cost:retraining:any * 2", "derived", ("letter-2017-labour-market",)),
        ("advice:general-practitioner:2019 / ledger:general-practitioner:2019:filled", "computed", None),
        ("ledger:general-practitioner:2019:filled / advice:general-practitioner:2019", "computed", None),
        ("advice:general-practitioner:2019", "computed", ()),
        ("advice:general-practitioner:2019 * 2", "computed", ()),
    ],
)
def test_a_sum_says_what_its_parts_are_and_where_all_of_them_come_from(
    written: str, status: str, sources: tuple[str, ...] | None
) -> None:
    references = References(opened_pack("nl"))
    computed = references.compute(written)
    assert computed.status == status
    assert computed.sources == (sources if sources is not None else ("capaciteitsorgaan-gp-parameters-2025",))
    named = [name for name in written.split() if ":" in name]
    each = [{ground.key for ground in references.evidence(name).distinct} for name in named]
    assert all(each)
    assert {ground.key for ground in references.evidence(written).distinct} == set().union(*each)


def test_statements_rest_on_both_figures_of_a_quotient() -> None:
    """What two letters say of emergency physicians is held against the counts of two sources."""
    found = statements(source="letter-2019-specialists-regions", occupation="emergency-physician")
    assert {"nvsha-facts-2022", "epi-field-report-2015"} <= {source.id for source in found.sources}
