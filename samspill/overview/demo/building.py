"""The demo's database: three chapters, told through the actions, each on the day it happened."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone, translation

from samspill.adapters.post_office import open_post_office
from samspill.overview.demo import (
    eigersund,
    guide,
    luster,
    national,
    neighbours,
    other_evenings,
    tell,
)
from samspill.overview.demo.story import post

CHAPTERS: tuple[tuple[str, Callable[[datetime], None]], ...] = (
    ("Landsforbundet Eksempel, kart og konferanse", national.build),
    ("Luster, hele veien", luster.build),
    ("Eigersund, midt i kvelden", eigersund.build),
    ("Veilederen, råd og erfaringer", guide.build),
    ("Andre kommuner viser sin vurdering", neighbours.build),
    ("Andre kommuners kvelder, til sammenligning", other_evenings.build),
)


def build() -> None:
    """Carry all three along the road, and tell how far it has come."""
    total = len(CHAPTERS) + 2
    tell(f"1 av {total}: tom database")
    call_command("migrate", verbosity=0)
    random.seed(2027)
    built_at = timezone.localtime()
    post_office = open_post_office(int(os.environ["SAMSPILL_SMTP_PORT"]))
    try:
        for number, (name, chapter) in enumerate(CHAPTERS, start=2):
            tell(f"{number} av {total}: {name}")
            with translation.override(settings.LANGUAGE_CODE):
                chapter(built_at)
                post(built_at)
    finally:
        post_office.stop()
    tell(f"{total} av {total}: stiler og skrifter")
    # in a process of its own, where settings know that the files are to be named by their content
    ready = "from samspill.server import prepare; prepare()"
    subprocess.run([sys.executable, "-c", ready], stderr=subprocess.DEVNULL, check=True)
