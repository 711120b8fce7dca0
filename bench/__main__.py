"""`python -m bench [NAME …] [--quick]`: measure, and print the table that the README quotes.

With `--quick` every rival takes one turn instead of five: to see that it runs, not to quote.
"""

import os
import sys
from datetime import date
from importlib import import_module
from math import isnan

from bench import measure

BENCHES = ("advice", "odds", "regions", "places", "measures", "web")


def main() -> int:
    """Run the benches named, or all; tell which goals were reached."""
    words = sys.argv[1:]
    if "--quick" in words:
        words.remove("--quick")
        measure.ROUNDS = 1
    missed = 0
    notes: list[str] = []
    print(f"{date.today()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} when it began")
    print(f"{'what':<52} {'ratio':>9}  {'goal':<11} {'':<6} times; by way of")
    for name in words or BENCHES:
        module = import_module(f"bench.{name}")
        reasons: dict[str, str] = getattr(module, "HELD_BACK", {})
        for line in module.run():
            missed += not line.met
            if not line.met and line.name in reasons:
                notes.append(f"{line.name}: {reasons[line.name]}")
            unmeasured = isnan(line.ratio)
            word = "–" if unmeasured else ("met" if line.met else "missed") if line.goal else ""
            ratio = (
                "" if unmeasured else f"{line.ratio:,.0f}x" if line.ratio >= 1000 else f"{line.ratio:.1f}x"
            )
            detail = f"{line.detail}; {line.through}" if line.through else line.detail
            print(f"{line.name:<52} {ratio:>9}  {line.goal:<11} {word:<6} {detail}", flush=True)
    print(f"{missed} goal{'s' if missed != 1 else ''} missed" if missed else "every goal met")
    print("\n".join(notes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
