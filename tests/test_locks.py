"""Lock files name exact versions and hashes, and nowhere the address of a package registry."""

import json
import re
import tomllib
from itertools import pairwise

import pytest

from tests.tracked import ROOT, text_files

PYTHON_LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
ADDRESS = re.compile(r"https?://|--index-url|--extra-index-url|--find-links|--trusted-host")
# In two halves, so that this file itself stays clean.
REGISTRIES = re.compile(
    "|".join(
        ("npm" + r"js\.(org|com)", "python" + "hosted", "py" + r"pi\.org", r"deb\." + "debian")
    )
)


@pytest.mark.parametrize("path", PYTHON_LOCKS, ids=lambda path: path.name)
def test_a_python_lock_holds_no_address(path):
    assert ADDRESS.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", PYTHON_LOCKS, ids=lambda path: path.name)
def test_every_package_of_a_python_lock_has_an_exact_version_and_a_hash(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "#" not in line]

    packages = [line for line in lines if not line.startswith(" ")]
    hashed = [line for line, after in pairwise(lines) if after.startswith("    --hash=sha256:")]

    assert packages
    assert [line for line in packages if "==" not in line] == []
    assert [line for line in packages if line not in hashed] == []


def test_the_npm_lock_holds_no_address_and_a_hash_for_every_package():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))

    packages = {name: package for name, package in lock["packages"].items() if name}

    assert packages
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if "integrity" not in package] == []


def test_package_json_names_exact_versions_only():
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]

    assert [
        name for name, version in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)
    ] == []


def test_every_dependency_in_pyproject_stands_in_the_lock():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    lock = (ROOT / "requirements" / "dev.lock").read_text(encoding="utf-8")

    locked = set(re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==", lock, re.MULTILINE))
    names = {re.split(r"[\[<>=]", requirement)[0] for requirement in wanted}

    assert names - locked == set()


def test_no_file_of_the_project_names_a_package_registry():
    found = [
        str(path.relative_to(ROOT))
        for path in text_files()
        if REGISTRIES.search(path.read_text(encoding="utf-8"))
    ]

    assert found == []
