"""Which plug-in proposes themes on this installation, if any."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

from samspill.adapters.plug_ins import SUGGESTERS, plug_in

if TYPE_CHECKING:
    from samspill.pure.themes.suggesting import Suggester

log = logging.getLogger(__name__)


def chosen_suggester() -> Suggester | None:
    """The one that SAMSPILL_SUGGESTER names; None without, or where it cannot be loaded."""
    return _loaded(settings.SUGGESTER) if settings.SUGGESTER else None


def tell_failed(error: Exception) -> None:
    log.error(
        "The suggester %s failed: %r. Samspill proposes by itself.", settings.SUGGESTER, error
    )


@cache
def _loaded(name: str) -> Suggester | None:
    try:
        suggester: Suggester = plug_in(SUGGESTERS, name)
    except Exception as error:  # a stranger's code: the pile must not wait for it
        tell_failed(error)
        return None
    return suggester
