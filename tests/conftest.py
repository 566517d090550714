"""What all tests share: where they may run, what is left out and said so, and a few fixtures."""

from __future__ import annotations

import gc
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from machine import find_chromium
from tests.environment import FOLDER

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("house", deadline=None)  # a shared machine is slow at times
settings.load_profile("house")
OWN_DEMO = 400  # tenths of a second to start one for a file
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
REFERENCE_ROWS = (
    ("samspill.organiser.migrations.0002_reference", "load", "organiser", "Municipality"),
    ("samspill.registry.migrations.0002_categories", "load", "registry", "Category"),
    ("samspill.insight.migrations.0002_taxonomy", "create", "insight", "Theme"),
    ("samspill.standard.migrations.0002_criteria", "load", "standard", "Criterion"),
)
CI = os.environ.get("CI") == "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what this machine or this database cannot run; with CI=true that is a failure."""
    on_postgres = os.environ.get("DATABASE_URL", "").startswith("postgres")
    has_browser = find_chromium() is not None
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker("browser")
        if item.get_closest_marker("postgres") and not on_postgres:
            item.add_marker(pytest.mark.skip(reason="runs on PostgreSQL only"))
        if item.get_closest_marker("sqlite") and on_postgres:
            item.add_marker(pytest.mark.skip(reason="runs on SQLite only"))
        if item.get_closest_marker("browser") and not has_browser and not CI:
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))
    if on_postgres:
        items[:] = [item for item in items if asks_the_database(item)]
    length = Counter[Path]()
    for item in items:
        length[item.path] += seconds_guessed(item)
    modules = {item.path: getattr(item, "module", None) for item in items}
    for path in [path for path, one in modules.items() if starts_its_own(one)]:
        length[path] += OWN_DEMO
    items.sort(key=lambda item: -length[item.path])  # with `--dist loadfile`: the long ones first


def starts_its_own(module: object) -> bool:
    """Whether a file of journeys starts a demo, or an empty house, for itself."""
    return hasattr(module, "demo") or hasattr(module, "empty_house")


def seconds_guessed(item: pytest.Item) -> int:
    """About how long a test takes, in tenths of a second: only to begin with what takes longest."""
    return 30 if item.get_closest_marker("browser") or item.get_closest_marker("slow") else 1


def asks_the_database(item: pytest.Item) -> bool:
    """Whether PostgreSQL has anything to say to this test: the others were asked on SQLite."""
    if item.get_closest_marker("alike"):
        return False
    marks = ("django_db", "browser", "postgres", "processes")
    has_mark = any(item.get_closest_marker(name) for name in marks)
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return has_mark or bool(fixtures) or getattr(item, "cls", None) is not None


def pytest_collection_finish() -> None:
    """What is loaded now stays to the end: the garbage collector need not go through it again."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests were left out, and why, one line a reason."""
    reasons = Counter(
        report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        for report in terminalreporter.stats.get("skipped", [])
    )
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"left out: {count} tests: {reason.removeprefix('Skipped: ')}")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the run's own folder, when the run as a whole ends."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(FOLDER, ignore_errors=True)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium, for `playwright.chromium.launch(executable_path=…)`."""
    path = find_chromium()
    assert path is not None, "no Chromium on this machine (CI=true asks for one)"
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all journeys of a worker: Playwright allows no second one beside it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield started
        started.close()


@pytest.fixture(autouse=True)
def language_of_the_tests() -> None:
    """Every test begins in Bokmål, whatever the one before has switched to."""
    from django.utils import translation

    translation.activate("nb")


@pytest.fixture(autouse=True, scope="session")
def static_files_looked_for_once() -> Iterator[None]:
    """Every test's client loads the middleware anew, which would look through all static files."""
    from whitenoise.middleware import WhiteNoiseMiddleware

    look, found = WhiteNoiseMiddleware.add_files_from_finders, {}

    def once(middleware: WhiteNoiseMiddleware) -> None:
        if not found:
            look(middleware)
            found.update(middleware.files)
        middleware.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", once)
        yield


@pytest.fixture(autouse=True, scope="session")
def short_seating_searches() -> Iterator[None]:
    """A plan that a test has made is searched for a thousandth as long: every rule is kept all the same."""
    from samspill.dialogue.seating import search as seating_search

    whole = seating_search.search

    def short(*args: Any, **kwargs: Any) -> Any:
        from samspill.pure.seating import search

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(search, "MILLION", 1000, raising=False)
            return whole(*args, **kwargs)

    from samspill.dialogue.actions import plans

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plans, "search", short)
        yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Put the municipalities and the themes back after a test that empties every table."""
    yield
    if nextitem is None or item.get_closest_marker("skip") or not is_emptying(item):
        return
    from pytest_django.plugin import blocking_manager_key

    with item.config.stash[blocking_manager_key].unblock():
        put_reference_rows_back()


def is_emptying(item: pytest.Item) -> bool:
    """Whether the test commits for good, after which Django empties every table."""
    mark = item.get_closest_marker("django_db")
    is_marked = mark is not None and bool(mark.kwargs.get("transaction"))
    return is_marked or "transactional_db" in getattr(item, "fixturenames", ())


def put_reference_rows_back() -> None:
    """Run again the migrations that fill tables, for those tables that stand empty."""
    from django.apps import apps

    for migration, function, label, model in REFERENCE_ROWS:
        if not apps.get_model(label, model).objects.exists():
            getattr(import_module(migration), function)(apps, None)
