"""The odds: a whole country and one occupation, against stepping in NumPy, PySD and BPTK-Py.

Every line is a ratio taken in one run, rivals interleaved, medians of five. The country is made up; its
spreads are those that the Dutch pack gives its occupations (`bench.country`). It goes through `runner.run`,
as `raming outlook` does. One occupation by single age goes through `ensemble.project`, as each of the
country's; `advise --draws` answers with the published model of three training cohorts, which the peers
do not have, so the whole of that answer is timed beside them without a goal.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import numpy as np

import raming
from bench import peers
from bench.country import Country, Prepared
from bench.measure import Goal, at_least, at_most, interleaved, repeated
from bench.stepping import rates
from raming.engine.ages import ensemble, runner
from raming.engine.ages.kernels import ExactSupply
from raming.engine.ages.pyramid import Pyramid, PyramidDraws
from raming.engine.draws import blas, quantiles
from raming.engine.draws.workspace import Workspace

PROBABILITIES = (0.05, 0.25, 0.5, 0.75, 0.95)
OUTPUTS = 4
COUNTRY = "whole country over NumPy stepping + np.quantile"
THREADS = "two threads over one"
KERNELS = "exact kernels alone over NumPy stepping"
MEMORY = "memory at 10,000 draws under keeping all outputs"
SMALL = "the same without Numba"
PYSD = "1,000 draws of 56 ages over PySD"
BPTK = "1,000 draws of 56 ages over BPTK-Py, native engine"
AS_OUTLOOK = "runner.run"
HELD_BACK = {
    COUNTRY: "selecting quantiles takes a third of the time, the matrix product a quarter at nearly all the "
    "processor can do; a quicker selection needs vector instructions that Numba does not reach",
    THREADS: "needs two idle processors; the calls between the compiled parts, a tenth, run one at a time",
    KERNELS: "two thirds of the time are matrix products at nearly all the processor can do (46 GFLOP/s a "
    "core, measured); they alone would give some 40x",
    MEMORY: "Numba takes 130 MB before the first draw",
    PYSD: "the fixed cost of some 300 calls of NumPy that solve the points",
    BPTK: "half of the time is the fixed cost of some 300 calls of NumPy that solve the points",
}
"""What keeps a line from its goal where it is missed."""
CHUNKS = ((60, 1), (60, 2), (20, 2), (10, 2), (10, 4), (10, 8))
"""Occupations and draws that the rival steps at once; its best is what counts."""


def run() -> Iterator[Goal]:
    """Yield the lines of the table."""
    yield from _country()
    yield from _kernels()
    yield from _one_occupation()
    yield from _growth()
    yield from _memory()
    yield from _cold()


def _best_chunk(country: Country) -> tuple[Callable[[], object], float]:
    """Return the rival at its best chunk size, and how many such chunks make the whole."""
    timed = []
    for occupations, draws in CHUNKS:
        rival = rates(country, occupations, draws)
        share = country.occupations * country.draws / (occupations * draws)
        call = lambda rival=rival, draws=draws: rival.run(slice(0, draws))  # noqa: E731
        call()
        begun = time.perf_counter()
        call()
        timed.append((share * (time.perf_counter() - begun), share, call))
    _, share, call = min(timed, key=lambda one: one[0])
    return call, share


def _country() -> Iterator[Goal]:
    """A whole country: supply with migration, demand, gap, exact quantiles, totals."""
    country = Prepared()
    step, steps = _best_chunk(country)
    sample = np.random.default_rng(1).standard_normal((4000, country.draws))
    values = OUTPUTS * country.occupations * country.regions * country.years * country.draws
    found = interleaved(
        {
            "ours": lambda: runner.run(country, PROBABILITIES),
            "alone": lambda: runner.run(country, PROBABILITIES, workers=runner.Threads(1)),
            "step": step,
            "quantile": lambda: np.quantile(sample, PROBABILITIES, axis=-1),
        }
    )
    rival = found["step"] * steps + found["quantile"] * values / sample.size
    yield at_least(COUNTRY, found["ours"], rival, 60, through=AS_OUTLOOK)
    yield at_least(THREADS, found["ours"], found["alone"], 1.8, through=AS_OUTLOOK)


def _kernels() -> Iterator[Goal]:
    """The exact kernels alone, a hazard of its own for every draw, age and sex; two threads."""
    country = Country(occupations=4, by_age=True)
    made = [country.occupation(index) for index in range(country.occupations)]
    step, steps = _best_chunk(Country(occupations=10, by_age=True))
    spaces = [Workspace() for _ in made]

    def exact(which: range) -> runner.Chunk:
        with blas.one_thread():
            for index in which:
                pyramid, drawn = made[index]
                supply = ExactSupply(pyramid, drawn, spaces[index])
                for year in range(pyramid.years):
                    supply.years(year, year + 1)
        return runner.Chunk([], {})

    found = interleaved(
        {
            "ours": lambda: list(runner.Threads(2).each(exact, [range(i, i + 1) for i in range(4)])),
            "step": step,
        }
    )
    yield at_least(
        KERNELS,
        found["ours"] / country.occupations,
        found["step"] * steps / 10,
        70,
        through="kernels.ExactSupply",
    )


def _simple() -> tuple[Pyramid, PyramidDraws]:
    """One occupation of 56 ages, one sex, one region, one way in: what the peers are given."""
    whole, drawn = Country(occupations=1, regions=1).occupation(0)
    pyramid = Pyramid(
        stock=whole.stock[:, :, :1],
        hazard=whole.hazard[:, :1],
        fte=np.ones_like(whole.fte[:, :1]),
        entry=whole.entry[:1, :, :1] / whole.entry[0, :, 0].sum(),
        inflow=np.concatenate([np.zeros((1, 1, 1)), np.full((1, whole.years - 1, 1), 50.0)], axis=1),
        demand=whole.demand,
        migration=None,
        place=whole.place[:1],
        balance_year=whole.balance_year,
    )
    ones = np.ones((1, drawn.count))
    return pyramid, PyramidDraws(drawn.hazard, ones, ones, drawn.fte, drawn.demand)


def _one_occupation() -> Iterator[Goal]:
    """1,000 draws of one occupation, with quantiles, against a run of a peer for each draw."""
    pyramid, drawn = _simple()
    reduce, space = quantiles.selecting(PROBABILITIES, drawn.count), Workspace()

    def ours() -> ensemble.EnsembleProjection:
        return ensemble.project(pyramid, drawn, PROBABILITIES, reduce=reduce, space=space)

    arguments = (
        pyramid.stock[0, :, 0],
        pyramid.hazard[:, 0],
        pyramid.inflow[0, 1, 0] * pyramid.entry[0, :, 0],
        pyramid.years - 1,
    )
    for line, module, peer, runs, goal in (
        (PYSD, "pysd", peers.PySD, 1, 100_000),
        (BPTK, "BPTK_Py", peers.BPTK, 100, 150),
    ):
        if not peers.installed(module):
            yield Goal(line, float("nan"), f">= {goal:,}x", False, f"{module} is not installed")
            continue
        made = peer(*arguments)
        exact = ExactSupply(pyramid, drawn.take(np.arange(3))).years(0, pyramid.years)[:, 0, 0]
        for draw in range(3):
            np.testing.assert_allclose(made.run(float(drawn.hazard[draw])), exact[:, draw], rtol=1e-9)
        with blas.one_thread():
            found = interleaved(
                {
                    "ours": repeated(ours, 20),
                    "answer": lambda: raming.advise("huisarts", draws=drawn.count),
                    "theirs": repeated(lambda made=made: made.run(1.1), runs),
                }
            )
        theirs = found["theirs"] / runs * drawn.count
        yield at_least(line, found["ours"] / 20, theirs, goal, through="ensemble.project")
        times = f"{found['answer']:.3g} s against {theirs:.3g} s"
        whole = f"all of `advise --draws 1000` over {module}, 1,000 runs"
        yield Goal(whole, theirs / found["answer"], "", met=True, detail=times, through="raming.advise")


def _growth() -> Iterator[Goal]:
    """What doubling a dimension costs."""
    sizes = {"occupations": 30, "regions": 14, "years": 24, "draws": 1000}
    rivals: dict[str, Callable[[], object]] = {"once": lambda: runner.run(Country(**sizes), PROBABILITIES)}
    for name, size in sizes.items():
        twice = Country(**{**sizes, name: 2 * size})
        rivals[name] = lambda twice=twice: runner.run(twice, PROBABILITIES)
    found = interleaved(rivals)
    for name in sizes:
        yield at_most(f"twice the {name}", found[name], found["once"], 2.1, through=AS_OUTLOOK)


def _memory() -> Iterator[Goal]:
    """Peak memory at 10,000 draws, of a fresh process, against keeping the four outputs."""
    country = Country(draws=10_000)
    quantiles.selecting(PROBABILITIES, country.draws)(np.zeros((1, country.draws)))  # compiled, kept on disk
    kept = 8 * OUTPUTS * country.occupations * country.regions * country.years * country.draws
    for line, without in ((MEMORY, ""), (SMALL, "import sys; sys.modules['numba'] = None;")):
        # the kernel's own high mark: that of `resource` begins with what the parent had
        code = (
            f"{without}from bench.country import Country; from raming.engine.ages import runner;"
            f"runner.run(Country(draws=10_000), {PROBABILITIES});"
            "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
        )
        begun = time.perf_counter()
        found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        peak = 1024 * int(found.stdout)
        seconds = time.perf_counter() - begun
        detail = f"{peak / 1e6:.0f} MB against {kept / 1e6:,.0f} MB, in {seconds:.0f} s"
        yield at_least(line, peak, kept, 100, detail, AS_OUTLOOK)


def _cold() -> Iterator[Goal]:
    """A cold process to the first advice with its odds."""

    def process(*words: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)

    found = interleaved(
        {
            "numpy": process("-c", "import numpy"),
            "odds": process("-m", "raming", "advise", "huisarts", "--draws", "1000", "--json"),
        }
    )
    line = "cold `advise --draws 1000` over `import numpy`"
    yield at_most(line, found["odds"], found["numpy"], 8, through="raming advise")
