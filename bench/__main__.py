"""`python -m bench [NAME …]`: measure, and print the table that the README quotes."""

import sys
from importlib import import_module
from math import isnan

BENCHES = ("advice", "odds", "regions", "places", "web")


def main() -> int:
    """Run the benches named, or all; tell which goals were reached."""
    names = sys.argv[1:] or BENCHES
    missed = 0
    notes: list[str] = []
    print(f"{'what':<58} {'ratio':>9}  {'goal':<9} {'':<6} times")
    for name in names:
        module = import_module(f"bench.{name}")
        reasons: dict[str, str] = getattr(module, "HELD_BACK", {})
        for line in module.run():
            missed += not line.met
            if not line.met and line.name in reasons:
                notes.append(f"{line.name}: {reasons[line.name]}")
            ratio = "" if isnan(line.ratio) else f"{line.ratio:.1f}x"
            word = "–" if isnan(line.ratio) else "met" if line.met else "missed"
            print(f"{line.name:<58} {ratio:>9}  {line.goal:<9} {word:<6} {line.detail}", flush=True)
    print(f"{missed} goal{'s' if missed != 1 else ''} missed" if missed else "every goal met")
    print("\n".join(notes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
