"""The desk at which places are divided: by rule, by optimum, and what each limit costs."""

from functools import cached_property
from typing import Any

import numpy as np

from raming.answers.places.institutions import Institution, claims
from raming.answers.places.parts import (
    Allocated,
    AllocationAlternative,
    BindingLimit,
    limit_of,
    limit_saves,
    optimum_reason,
)
from raming.answers.possible import refuse_without_advice, why_no_advice
from raming.answers.regional import shared
from raming.answers.regional.figures import drawn
from raming.answers.regional.model import RegionalCase
from raming.engine.choices import allocation as rules
from raming.engine.choices import limits as bounds
from raming.engine.choices import programme
from raming.engine.model.curves import Array
from raming.engine.regions import catchment, great_circle
from raming.inputs.problems import InputError, Phrase, finding, refuse

RULES = ("historic", "population", "gap")
"""The rules by which places are divided."""
MOST_PRICED = 40
"""Binding limits that are solved again with one place more, those of the largest institutions first."""


class Desk:
    """Everything on the table when places are divided."""

    def __init__(
        self, known: RegionalCase, places: int, institutions: tuple[Institution, ...], draws: int, seed: int
    ) -> None:
        case = known.case
        self.case, self.places, self.institutions = case, places, institutions
        self.known = known
        self.middle = self.known.run(intake=0.0)
        self.codes = [region.code for region in self.known.regions]
        self.names = {region.code: region.name_nl for region in self.known.regions}
        self.at = case.balance_year - case.base_year
        self.home = np.array([self.codes.index(one.region) for one in institutions])
        groups = sorted({one.training_region for one in institutions})
        self.groups = groups
        self.group = np.array([groups.index(one.training_region) for one in institutions], dtype=np.int64)
        self.smooth = shared.choice(case.pack, "allocation_smooth_change")
        self.near = shared.choice(case.pack, "allocation_near_equal")
        regions = self.known.regions
        self.distance = great_circle(
            np.array([region.latitude for region in regions]),
            np.array([region.longitude for region in regions]),
        )
        self.settle = self._settle(draws, seed)
        self.mean_settle = self.settle[: draws // 2].mean(axis=0)
        self._ran(draws, seed)
        self.low = np.array([one.minimum for one in institutions], dtype=np.int64)
        self.high = np.array([one.maximum for one in institutions], dtype=np.int64)
        self.last = np.array(
            [np.nan if one.historic is None else float(one.historic) for one in institutions]
        )
        self.weights = self._weights()
        self._by_rule()
        self._judges()
        self._programme()

    def _settle(self, draws: int, seed: int) -> Array:
        """Return where the graduates of each institution work, axes (d, i, r)."""
        figures, occupation = self.known.figures, self.case.occupation
        scale = drawn(figures.get("settlement_distance"), occupation, draws, seed)
        ratio = np.stack(
            [drawn(figures.get("settlement_ratio", code), occupation, draws, seed) for code in self.codes],
            axis=1,
        )
        made = catchment(self.distance, ratio * self.known.inhabitants[:, 0], scale)[:, self.home]
        for number, one in enumerate(self.institutions):
            if one.training_region in self.known.settlement:
                made[:, number] = self.known.settlement[one.training_region]
        return made

    def _ran(self, draws: int, seed: int) -> None:
        """Run the regions without these places, and keep what a place adds."""
        ran = self.known.run(draws, seed, intake=0.0)
        if not np.all(ran.national.supply.steerable[:, self.at]):
            raise refuse(
                "no class of these places has graduated by then",
                field="--balance-year",
                value=self.case.balance_year,
                expected=Phrase("a later year"),
            )
        refuse_without_advice(why_no_advice(ran.national.supply, self.at), self.case.balance_year)
        self.gap = ran.gap[:, :, self.at]
        self.fte = ran.national.supply.fte_per_place[:, self.at]

    def _judges(self) -> None:
        """Set what an allocation is judged by: draws that the optimisation sees, and those held out.

        The programme knows one settlement only, their mean; how far each draw lies from it is taken at the
        rule's places and counted in the gap, so that at the rule the programme judges exactly.
        """
        half, weight = len(self.gap) // 2, np.ones(len(self.codes))
        self.seen = programme.Needs(self.gap[None, :half], self.fte[None, :half], self.settle[:half], weight)
        self.held_out = programme.Needs(
            self.gap[None, half:], self.fte[None, half:], self.settle[half:], weight
        )
        apart = np.einsum("i,dir->dr", self.rule, self.settle[:half] - self.mean_settle)
        gap = self.gap[:half] - self.fte[:half, None] * apart
        self.guide = programme.Needs(gap[None], self.fte[None, :half], self.mean_settle, weight)
        self.short = (gap - self.fte[:half, None] * (self.rule @ self.mean_settle) > 0.0).mean(axis=0)

    def _weights(self) -> dict[str, float]:
        """Return the weight of each rule; last year's places count only where all are known."""
        chosen = {rule: shared.choice(self.case.pack, f"allocation_weight_{rule}") for rule in RULES}
        if not np.all(np.isfinite(self.last)) or self.last.sum() == 0.0:
            chosen["historic"] = 0.0
        total = sum(chosen.values())
        return {rule: weight / total for rule, weight in chosen.items()}

    def _by_rule(self) -> None:
        """Divide the places by rule, first over training regions, then over their institutions."""
        served = np.exp(-self.distance[self.home] / self.known.figures.get("settlement_distance").value)
        gap = np.maximum(self.gap[: len(self.gap) // 2].mean(axis=0), 0.0)
        part = {
            "historic": np.nan_to_num(self.last) / max(float(np.nansum(self.last)), 1.0),
            "population": claims(served, self.known.inhabitants[:, self.at]),
            "gap": claims(served, gap),
        }
        self.parts = np.stack([self.places * self.weights[rule] * part[rule] for rule in RULES])
        self.smooth_applied = True
        low, high = rules.smooth_limits(self.low, self.high, self.last, self.smooth)
        if low.sum() > self.places or high.sum() < self.places:
            # last year's total lies too far from this one: recognition limits alone then hold
            low, high, self.smooth_applied = self.low, self.high, False
        try:
            _, self.rule = rules.in_two_steps(self.parts.sum(axis=0), self.places, low, high, self.group)
        except rules.LimitsError as error:
            raise self._conflict(error) from error
        if not np.any(np.isfinite(self.last)):
            low, high = rules.smooth_limits(low, high, self.rule.astype(np.float64), self.smooth)
        self.least, self.most = low, high

    def _conflict(self, error: Exception) -> InputError:
        """Return the refusal that names an irreducible set of limits in conflict."""
        limits = bounds.Limits(np.array([self.places]), self.low[None], self.high[None], self.group)
        if np.any(self.low > self.high):
            raise error
        conflict = programme.conflict_of(limits)
        ids = [one.id for one in self.institutions]
        least, most = (
            sum(limit.value for limit in conflict if limit.kind == kind) for kind in ("minimum", "maximum")
        )
        room = (
            Phrase("at most {most} places", most=most)
            if most
            else Phrase("at least {least} places", least=least)
        )
        return InputError(
            finding(
                "these limits conflict: without any one of them the others could be kept",
                file="" if limit.kind == "total" else "institutions",
                field="--places" if limit.kind == "total" else f"{limit.kind} of {ids[limit.place]}",
                value=limit.value,
                expected=room if limit.kind == "total" else Phrase("a wider limit"),
            )
            for limit in conflict
        )

    def _programme(self) -> None:
        """Set up the optimised alternative under the same limits."""
        limits = bounds.Limits(np.array([self.places]), self.least[None], self.most[None], self.group)
        price = shared.choice(self.case.pack, "allocation_near_rule")
        self.programme = programme.Programme(limits, self.guide, self.rule[None], price)

    @cached_property
    def best(self) -> programme.ProgrammeSolution:
        """The optimum."""
        return self.programme.solve()

    def by_rule(self) -> tuple[Allocated, ...]:
        """Return the places by rule with their reasons."""
        given = rules.credit(self.parts, self.rule, self.least)
        made = []
        for i, one in enumerate(self.institutions):
            by = {rule: int(given.by_rule[k, i]) for k, rule in enumerate(RULES)}
            by |= {"minimum": int(given.minimum[i]), "passed_on": int(given.passed_on[i])}
            values = {**by, "cut": int(given.cut[i])}
            made.append(self._allocated(one, int(self.rule[i]), by, "by-rule", values))
        return tuple(made)

    def by_optimum(self) -> tuple[Allocated, ...]:
        """Return the optimised places with what they change."""
        moved = self.best.places[0] - self.rule
        made = []
        for i, one in enumerate(self.institutions):
            there = int(np.argmax(self.mean_settle[i] * self.short))
            by = {"rule": int(self.rule[i]), "moved": int(moved[i])}
            values = {"rule": by["rule"], "moved": abs(by["moved"]), "region": self.names[self.codes[there]]}
            places = int(self.best.places[0, i])
            made.append(self._allocated(one, places, by, optimum_reason(by["moved"]), values))
        return tuple(made)

    def _allocated(
        self, one: Institution, places: int, by: dict[str, int], reason: str, values: dict[str, Any]
    ) -> Allocated:
        return Allocated(
            institution=one.id,
            name=one.name,
            training_region=one.training_region,
            region=one.region,
            places=places,
            by_rule=by,
            reason=reason,
            template=reason,
            values=values,
            status=one.status,
        )

    def by_training_region(self) -> dict[str, dict[str, int]]:
        """Return places by training region, by rule and optimised."""
        return {
            name: {
                "rule": int(self.rule[self.group == g].sum()),
                "optimised": int(self.best.places[0, self.group == g].sum()),
            }
            for g, name in enumerate(self.groups)
        }

    def binding(self) -> tuple[BindingLimit, ...]:
        """Return the limits the optimum touches with what one place more would save, the dearest first."""
        touched = bounds.binding(self.programme.limits, self.best.places)
        touched.sort(key=lambda limit: (-int(self.rule[limit.place]), limit.place, limit.kind))
        shortage = self.held_out.shortage(self.best.places)[0]
        limits = []
        for limit in touched[:MOST_PRICED]:
            one = self.institutions[limit.place]
            _, wider = self.programme.price_of(limit)
            less = shortage - self.held_out.shortage(wider.places)[0]
            most = int(np.argmax(less))
            saved = float((less * self.held_out.weight).sum())
            kind = limit_of(limit.kind, limit.value, one)
            limits.append(
                BindingLimit(
                    limit=kind,
                    institution=one.id,
                    value=limit.value,
                    saves_fte=saved,
                    most_in=self.codes[most],
                    most_fte=float(less[most]),
                    sentence=limit_saves(kind),
                    template=limit_saves(kind),
                    values={
                        "name": one.name,
                        "saved": saved,
                        "region": self.names[self.codes[most]],
                        "most": float(less[most]),
                        "year": self.case.balance_year,
                    },
                )
            )
        return tuple(sorted(limits, key=lambda entry: (-entry.saves_fte, entry.institution)))

    def alternatives(self) -> tuple[AllocationAlternative, ...]:
        """Return near-equal alternatives, judged on the draws held out."""
        ids = [one.id for one in self.institutions]
        return tuple(
            AllocationAlternative(
                places=dict(zip(ids, map(int, other.places[0]), strict=True)),
                objective=self.held_out.objective(other.places),
                moved=int(np.abs(other.places - self.best.places).sum() // 2),
            )
            for other in self.programme.near_equal(self.best, self.near)
        )
