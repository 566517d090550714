"""What import-linter does not see: clocks, chance, foreign keys, the length of files, odd places.

The import contracts themselves stand in pyproject.toml and run in `make check`.
"""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from tests.tracked import ROOT, project_files

PACKAGE = ROOT / "samspill"
LONGEST_FILE_LINES = 300
CODE = (".py", ".html", ".css", ".js", ".typ", ".sh")
KNOWN_IN_ROOT = {
    ".ci", ".gitignore", ".npmrc", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md",
    "GLOSSARY.md", "LICENSE", "Makefile", "README.md", "SECURITY.md", "STYLE.md", "benchmarks",
    "docs", "package-lock.json", "package.json", "pyproject.toml", "requirements", "samspill",
    "tests", "tools",
}  # fmt: skip
CLOCKS = {
    "now",
    "utcnow",
    "today",
    "localtime",
    "localdate",
    "monotonic",
    "perf_counter",
    "time_ns",
}
STOPWATCHES = {"process_time", "perf_counter", "thread_time"}
CHANCE = {"urandom", "uuid1", "uuid4", "SystemRandom"}


def layers() -> list[set[str]]:
    """The folders of samspill/, latest stage first, as the first import contract has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    return [set(layer.split(" | ")) for layer in contract["layers"]]


def code_files() -> list[Path]:
    """The files of the project that people write line by line."""
    return [
        path for path in project_files() if path.suffix in CODE and "migrations" not in path.parts
    ]


def calls_and_names(path: Path) -> Iterator[tuple[int, str, str]]:
    """Line, what stands before the dot, and the attribute, for every a.b in a Python file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            yield node.lineno, getattr(node.value, "id", getattr(node.value, "attr", "")), node.attr


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of everything a Python file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)


def test_pure_reads_no_clock_and_makes_no_keys_of_its_own():
    found = [
        f"{path.relative_to(ROOT)}:{line} {before}.{name}"
        for path in (PACKAGE / "pure").rglob("*.py")
        for line, before, name in calls_and_names(path)
        if name in CLOCKS | CHANCE
    ]

    assert found == []


def test_no_test_is_a_stopwatch():
    """Figures belong in `benchmarks/`: a test that measures time fails on a busy machine."""
    found = [
        f"{path.relative_to(ROOT)}:{line} {before}.{name}"
        for path in (ROOT / "tests").rglob("*.py")
        for line, before, name in calls_and_names(path)
        if name in STOPWATCHES
    ]

    assert found == []


def test_pure_throws_no_dice_but_those_it_is_given():
    found = []
    for path in (PACKAGE / "pure").rglob("*.py"):
        where = str(path.relative_to(ROOT))
        found += [f"{where} {name}" for _, name in imports(path) if name in ("random", "secrets")]
        found += [
            f"{where} {name}"
            for _, name in imports(path)
            if name.startswith("random.") and name != "random.Random"
        ]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Random":
                found += [] if node.args else [f"{where}:{node.lineno} Random without a seed"]

    assert found == []


def test_only_adapters_opens_an_address():
    found = [
        f"{path.relative_to(ROOT)}:{line} {name}"
        for path in PACKAGE.rglob("*.py")
        if "adapters" not in path.parts
        for line, name in imports(path)
        if name.startswith(("urllib.request", "http.client"))
    ]

    assert found == []


def test_views_and_forms_are_private_to_their_stage():
    found = []
    for path in PACKAGE.glob("*/**/*.py"):
        stage = path.relative_to(PACKAGE).parts[0]
        for line, name in imports(path):
            parts = [*name.split("."), "", ""]
            if (
                parts[0] == "samspill"
                and parts[2] in ("views", "forms")
                and parts[1] not in (stage, "ui")
            ):
                found.append(f"{path.relative_to(ROOT)}:{line} {name}")

    assert found == []


def test_a_relation_points_at_the_same_or_an_earlier_stage():
    order = {name: place for place, names in enumerate(reversed(layers())) for name in names}

    found = [
        f"{model.__name__}.{field.name} -> {field.related_model.__name__}"
        for model in apps.get_models()
        if model.__module__.startswith("samspill.")
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation
        and field.related_model._meta.app_label in order
        and order[field.related_model._meta.app_label] > order[model._meta.app_label]
    ]  # fmt: skip

    assert found == []


def test_every_file_fits_in_a_head():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in code_files()
    }

    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE_LINES} == {}


def test_everything_in_the_root_has_been_given_its_place():
    found = {path.relative_to(ROOT).parts[0] for path in project_files()}

    assert found - KNOWN_IN_ROOT == set()


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "misc", "manager"])
def test_no_file_is_called_after_nothing(word):
    found = [str(path) for path in project_files() if path.stem.strip("_") == word]

    assert found == []
