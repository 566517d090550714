"""For journeys that decide something for good: a demo that no other file's journeys see.

from tests.browser.own_demo import demo  # noqa: F401 -- a fixture of this file's own
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.conftest import Demo, served_alone


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    yield from served_alone(tmp_path_factory)
