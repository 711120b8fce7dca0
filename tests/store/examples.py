"""Contents to keep."""

from raming.store.contents import KeptDecision, KeptScenario


def scenario(title: str = "more hidden vacancies", unmet: float = 0.08) -> KeptScenario:
    return KeptScenario.model_validate(
        {
            "occupation": "general-practitioner",
            "scenario": {
                "title": title,
                "round": 2025,
                "changes": [{"set": f"unmet_demand={unmet}", "rationale": "vacancies that nobody posts – ü"}],
            },
        }
    )


def decision(places: float = 50.0) -> KeptDecision:
    return KeptDecision.model_validate(
        {
            "occupation": "emergency-physician",
            "title": "places for 2026 and 2027",
            "places": places,
            "advised": 60,
            "first_year": 2026,
            "last_year": 2027,
            "decided_on": "2025-06-01",
            "decided_by": "the minister",
            "rationale": "within the budget",
        }
    )
