"""Put small faults (mutants) into one floor, one at a time, and run the tests on each: do they notice?

Run `make mutants FLOOR=engine SAMPLE=100 SEED=1`, or `python tools/mutants.py engine --sample 100 --seed 1`.
The same seed on the same code gives the same mutants. The faults come from mutmut; this file samples them,
leaves out those that no test should notice, runs on each the tests that take its lines (as coverage tells),
and writes what survived, with its difference, to `out/mutants-<floor>.txt`.

Left out are annotations, decorated functions and code outside functions (by mutmut itself), and here: what is
shown or logged (`WORDS`), how an object is printed (`PRINTED`), arguments that only guard against programming
errors (`GUARDS`), and the mutants listed one by one, each with its reason, in `tests/mutants/excluded.txt`.
"""

import argparse
import difflib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import libcst as cst
from coverage import CoverageData
from mutmut.mutation.file_mutation import create_mutations

ROOT = Path(__file__).parent.parent
EXCLUDED = ROOT / "tests" / "mutants" / "excluded.txt"
COPIED = (
    "src",
    "tests",
    "docs",
    "bench",
    "tools",
    "pyproject.toml",
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
)

# Which tests must notice a fault in a floor. Those of them that take the lines of a mutant are run on it.
RELEVANT = {
    "engine": ("tests/golden", "tests/engine", "tests/properties", "tests/reference", "tests/answers"),
    "answers": ("tests/golden", "tests/answers", "tests/properties", "tests/present/test_presenters.py"),
    "present": ("tests/golden", "tests/present", "tests/inputs/test_characters.py"),
}

# Calls whose arguments are for a reader only; a fault in words is for the goldens and translators to see.
WORDS = {
    "refuse",
    "warn",
    "debug",
    "info",
    "warning",
    "error",
    "exception",
    "log",
    "print",
    "text",
    "words",
    "gettext",
}
PRINTED = {"__repr__", "__str__"}
GUARDS = {"strict"}  # zip(…, strict=True)
UNTYPED = {"cast", "TypeVar"}  # they do nothing when the program runs
ANSWERS = "tests/golden/test_answers.py::"
IDENTIFIER = re.compile(r"""['"][A-Za-z][A-Za-z0-9_.-]*['"]""")


@dataclass(frozen=True)
class Mutant:
    """A fault.

    Attributes:
        path: the file below `src/raming`.
        place: the function it is in, with its class.
        mutated: the whole file with the fault.
        diff: the difference, without context.
    """

    path: str
    place: str
    mutated: str
    diff: str

    @property
    def key(self) -> str:
        """How `excluded.txt` names it: file, function, lines before and after; line numbers would move."""
        out = " ".join(line[1:].strip() for line in self.diff.splitlines() if line.startswith("-"))
        put = " ".join(line[1:].strip() for line in self.diff.splitlines() if line.startswith("+"))
        return f"{self.path}::{self.place} | {out} | {put}"


@dataclass(frozen=True)
class Verdict:
    """What the tests said of a mutant: `killed`, `timeout` (noticed too) or `survived`; and the seconds."""

    mutant: Mutant
    outcome: str
    seconds: float


def parents_of(module: cst.Module) -> dict[int, cst.CSTNode]:
    """Return the node above each node, by the id of the lower one."""
    above: dict[int, cst.CSTNode] = {}
    stack: list[cst.CSTNode] = [module]
    while stack:
        node = stack.pop()
        for child in node.children:
            above[id(child)] = node
            stack.append(child)
    return above


def upwards(node: cst.CSTNode, above: dict[int, cst.CSTNode]) -> Iterator[cst.CSTNode]:
    """Yield a node and all that it stands in, from the inside out."""
    here: cst.CSTNode | None = node
    while here is not None:
        yield here
        here = above.get(id(here))


def name_of(call: cst.Call) -> str:
    """Return the last name of what is called: `warn` of `logger.warn(…)`."""
    func = call.func
    if isinstance(func, cst.Attribute):
        return func.attr.value
    return func.value if isinstance(func, cst.Name) else ""


def guarded(call: cst.CSTNode) -> set[str]:
    """Return the guards given in a call, None aside."""
    if not isinstance(call, cst.Call):
        return set()
    given = {arg.keyword.value: arg.value for arg in call.args if arg.keyword is not None}
    return {name for name in given.keys() & GUARDS if not given[name].deep_equals(cst.Name("None"))}


def for_readers(node: cst.CSTNode) -> bool:
    """Whether what stands in this node is words, printing or a guard."""
    match node:
        case cst.Raise() | cst.Assert() | cst.FormattedString():
            return True
        case cst.Call():
            return name_of(node) in WORDS | UNTYPED
        case cst.Arg(keyword=cst.Name(value=name)):
            return name in GUARDS
        case cst.FunctionDef():
            return node.name.value in PRINTED
    return False


def unnoticed(original: cst.CSTNode, mutated: cst.CSTNode, above: dict[int, cst.CSTNode]) -> bool:
    """Whether no test should notice this fault."""
    match original, mutated:
        case cst.SimpleString(value=old), cst.SimpleString(value=new):
            # Of a string that is an id only one mutant stays: that it is another id.
            if not IDENTIFIER.fullmatch(old) or new.lower() == old.lower():
                return True
    return any(map(for_readers, upwards(original, above))) or guarded(original) != guarded(mutated)


def mutants_in(file: Path) -> list[tuple[str, cst.Module, cst.CSTNode, cst.CSTNode]]:
    """Return the faults in a file that a test should notice: function, module, node before and after."""
    module, mutations, _, _ = create_mutations(str(file), file.read_text(encoding="utf-8"))
    above = parents_of(module)
    found = []
    for mutation in mutations:
        if mutation.contained_by_top_level_function is None:
            continue
        if unnoticed(mutation.original_node, mutation.mutated_node, above):
            continue
        scopes = [
            node.name.value
            for node in upwards(mutation.original_node, above)
            if isinstance(node, cst.FunctionDef | cst.ClassDef)
        ]
        found.append((".".join(reversed(scopes)), module, mutation.original_node, mutation.mutated_node))
    return found


def made(path: Path, place: str, module: cst.Module, before: cst.CSTNode, after: cst.CSTNode) -> Mutant:
    """Put one fault into a file."""
    mutated = module.deep_replace(before, after).code  # type: ignore[arg-type]
    lines = difflib.unified_diff(module.code.splitlines(), mutated.splitlines(), lineterm="", n=0)
    diff = "\n".join(line for line in lines if not line.startswith(("---", "+++")))
    return Mutant(path.relative_to(ROOT / "src" / "raming").as_posix(), place, mutated, diff)


def excluded() -> set[str]:
    """Return the keys of the mutants listed with a reason."""
    keys = set()
    for line in EXCLUDED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, reason = line.rpartition(" | ")
            if not reason or key.count(" | ") < 2:
                sys.exit(f"{EXCLUDED.name}: expected `file::function | before | after | reason`, not: {line}")
            keys.add(key)
    return keys


def sampled(floor: str, size: int, seed: int) -> tuple[list[Mutant], int, int]:
    """Return a sample of a floor's mutants, how many there are, and how many listed ones were passed over."""
    files = sorted((ROOT / "src" / "raming" / floor).rglob("*.py"))
    every = [(file, *one) for file in files for one in mutants_in(file)]
    random.Random(seed).shuffle(every)  # noqa: S311 - a sample, nothing secret
    listed, passed, sample = excluded(), 0, []
    for one in every:
        if len(sample) == size:
            break
        mutant = made(*one)
        if mutant.key in listed:
            passed += 1
        elif mutant.diff:
            sample.append(mutant)
    return sample, len(every), passed


def run_tests(copy: Path, words: list[str], seconds: float) -> str:
    """Run tests in a copy of the checkout until one fails."""
    options = ["-x", "-q", "--no-header", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist"]
    environment = {**os.environ, "PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy / 'tests'}"}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "HYPOTHESIS_STORAGE_DIRECTORY": str(copy / ".hypothesis")}
    with (copy / "said.txt").open("wb") as said:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "pytest", *options, *words],
                cwd=copy,
                env=environment,
                stdout=said,
                stderr=said,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return "timeout"
    return "survived" if done.returncode == 0 else "killed"


def example_of(test: str) -> str:
    """Return what the golden tests of one example share of their ids; of any other test the whole id."""
    if not test.startswith(ANSWERS):
        return test
    name, _, case = test.partition("[")
    return name + case.partition(".")[0]


@dataclass(frozen=True)
class Run:
    """A floor's tests without a fault.

    Attributes:
        takes: the tests that take each line, by file below `src/raming`.
        seconds: how long each test took.
    """

    takes: dict[str, dict[int, set[str]]]
    seconds: dict[str, float]

    def tests_for(self, mutant: Mutant) -> list[str]:
        """Return the tests that take its lines, the quickest first.

        A statement over many lines counts by its first. What coverage cannot see (compiled loops) is left to
        the tests named like the module and the folder that mirrors its own.
        """
        lines = self.takes.get(mutant.path, {})
        found: set[str] = set()
        for first, count in re.findall(r"^@@ -(\d+)(?:,(\d+))?", mutant.diff, re.M):
            for line in range(int(first), int(first) + max(int(count or 1), 1)):
                begins = max((one for one in lines if one <= line), default=0)
                found |= lines.get(begins, set())
        if found:
            # The first test of an example makes its answer and charts, and only that one is seen to take their
            # lines; what a fault moves may be held by another.
            examples = {example_of(test) for test in found}
            found |= {test for test in self.seconds if example_of(test) in examples}
            return sorted(found, key=lambda test: self.seconds.get(test, 0.0))
        path, tests = Path(mutant.path), ROOT / "tests"
        own = (tests / path.parts[0]).rglob(f"test_{path.stem}*.py")
        # A path that is not there would fail every time, and the mutant look killed.
        there = [one for one in (*sorted(own), tests / path.parent) if one.exists()] or [
            tests / path.parts[0]
        ]
        return [one.relative_to(ROOT).as_posix() for one in there]


def unfaulted(copy: Path, floor: str) -> Run:
    """Run a floor's tests without a fault; exit where they fail, for then every mutant would look killed."""
    settings = copy / "coverage.ini"
    settings.write_text(f"[run]\nsource_pkgs = raming.{floor}\n", encoding="utf-8")
    words = [f"--cov-config={settings}", "--cov", "--cov-context=test", "--cov-report="]
    words += ["--durations=0", "--durations-min=0"]
    if run_tests(copy, [*words, *RELEVANT[floor]], 3600.0) != "survived":
        sys.exit(f"{(copy / 'said.txt').read_text(encoding='utf-8')}\n{floor}: tests fail without any fault")
    said = (copy / "said.txt").read_text(encoding="utf-8")
    seconds: dict[str, float] = {}
    for took, test in re.findall(r"^ *([\d.]+)s (?:setup|call) +(\S.*)$", said, re.M):
        seconds[test] = seconds.get(test, 0.0) + float(took)
    data = CoverageData(str(copy / ".coverage"))
    data.read()
    takes = {
        Path(file).relative_to(copy / "src" / "raming").as_posix(): {
            line: {context.rpartition("|")[0] for context in contexts if context}
            for line, contexts in data.contexts_by_lineno(file).items()
        }
        for file in data.measured_files()
    }
    return Run(takes, seconds)


def judged(mutant: Mutant, copies: "SimpleQueue[Path]", run: Run) -> Verdict:
    """Run the tests that take its lines on one mutant, in a copy nobody else has."""
    copy, tests = copies.get(), run.tests_for(mutant)
    # a judgement: an endless loop ends, a test on a busy machine comes to its end
    limit = 120.0 + 5.0 * sum(run.seconds.get(test, 0.0) for test in tests)
    file = copy / "src" / "raming" / mutant.path
    before, start = file.read_bytes(), time.monotonic()
    try:
        # A compiled module is told from an older one by time and size only; a fault may change neither.
        for compiled in (file.parent / "__pycache__").glob(f"{file.stem}.*"):
            compiled.unlink()
        file.write_text(mutant.mutated, encoding="utf-8")
        outcome = run_tests(copy, tests, limit)
    finally:
        file.write_bytes(before)
        copies.put(copy)
    verdict = Verdict(mutant, outcome, time.monotonic() - start)
    print(f"{outcome:<9} {verdict.seconds:5.1f} s  {mutant.path}::{mutant.place}", flush=True)
    return verdict


def copy_of_checkout(home: Path) -> Path:
    """Copy what the tests need, and compile it once."""
    for name in COPIED:
        source, target = ROOT / name, home / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(home / "src")], check=True)
    return home


def report(floor: str, verdicts: list[Verdict], head: str) -> str:
    """Return the figures, then every survivor with its difference and the key that would exclude it."""
    survivors = [v for v in verdicts if v.outcome == "survived"]
    killed = len(verdicts) - len(survivors)
    late = sum(v.outcome == "timeout" for v in verdicts)
    share = 100 * killed / len(verdicts) if verdicts else 0.0
    mean = sum(v.seconds for v in verdicts) / len(verdicts) if verdicts else 0.0
    lines = [
        head,
        f"{floor}: {killed} of {len(verdicts)} killed ({share:.0f} %), {late} by time; {mean:.0f} s each",
    ]
    for verdict in sorted(survivors, key=lambda v: v.mutant.key):
        mutant = verdict.mutant
        lines += ["", f"survived: {mutant.path}::{mutant.place}", mutant.diff, f"  key: {mutant.key}"]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Sample, judge and report; the exit code is 1 when fewer are killed than `--least` asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("floor", choices=sorted(RELEVANT))
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--least", type=float, default=0, help="percentage that must be killed")
    words = parser.parse_args()
    sample, there_are, passed = sampled(words.floor, words.sample, words.seed)
    head = f"{len(sample)} of {there_are} mutants, seed {words.seed}; {passed} listed ones passed over"
    print(head, flush=True)
    with tempfile.TemporaryDirectory(prefix="raming-mutants-") as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(words.jobs):
            copies.put(copy_of_checkout(Path(folder) / str(number)))
        run = unfaulted(Path(folder) / "0", words.floor)
        with ThreadPoolExecutor(words.jobs) as pool:
            verdicts = list(pool.map(lambda mutant: judged(mutant, copies, run), sample))
    text = report(words.floor, verdicts, head)
    out = ROOT / "out" / f"mutants-{words.floor}.txt"
    out.parent.mkdir(exist_ok=True)
    out.write_text(text, encoding="utf-8")
    print(f"\n{text}\nWritten to {out.relative_to(ROOT)}")
    killed = sum(v.outcome != "survived" for v in verdicts)
    return int(100 * killed < words.least * len(verdicts))


if __name__ == "__main__":
    sys.exit(main())
