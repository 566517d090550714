"""Build a policy and measure its pages, as JSON: `python -m benchmarks.chain_house SIZES`, three numbers.

Told of each page: `cpu_ms`, user and system time of this process (median of repeated requests, the
client's own part with it), and `queries`.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from typing import Any

WARM, TIMES = 3, 15


def main(contributions: int, measures: int, remarks: int) -> dict[str, dict[str, float]]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client
    from django.test.utils import setup_test_environment

    setup_test_environment()
    call_command("migrate", verbosity=0)
    from benchmarks.chain_house.building import Size, build

    built = build(Size(contributions, measures, remarks))
    member, public = Client(), Client()
    member.force_login(built.coordinator)
    return {
        name: _measured(member if is_for_members else public, address)
        for name, is_for_members, address in _pages(built)
    }


def _pages(built: Any) -> list[tuple[str, bool, str]]:
    from django.urls import reverse

    slug, one = built.slug, built.one.pk
    return [
        ("completeness", True, reverse("policy:answers", args=[slug])),
        ("completeness, open ones", True, reverse("policy:answers", args=[slug]) + "?verdict=open"),
        ("trace", False, reverse("policy:became", args=[slug, one])),
        ("status", False, reverse("policy:public_status", args=[slug])),
        ("policy, being written", True, reverse("policy:policy", args=[slug])),
        ("policy, public", False, reverse("policy:public_policy", args=[slug])),
        ("remarks", True, reverse("policy:remarks", args=[slug])),
        ("remarks, public", False, reverse("policy:public_remarks", args=[slug])),
    ]


def _measured(client: Any, address: str) -> dict[str, float]:
    from django.db import connection

    queries: list[str] = []

    def counted(execute: Any, sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(counted):
        answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    times = []
    for turn in range(WARM + TIMES):
        start = time.process_time()
        client.get(address)
        if turn >= WARM:
            times.append((time.process_time() - start) * 1000)
    return {"cpu_ms": round(statistics.median(times), 1), "queries": len(queries)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*(int(one) for one in sys.argv[1:4]))))
