from __future__ import annotations

import os


def make_ready(*, or_demo: bool = False) -> None:
    """Set up Django before a command works.

    or_demo   where this house has no rows of its own and the demo is built, read the demo's
    """
    import django

    if or_demo:
        from samspill.overview.demo.standing_in import let_demo_stand_in

        let_demo_stand_in()
    name_settings()
    django.setup()


def name_settings() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samspill.settings")
