"""How many rows each table holds: asked before and after what must change nothing."""

from functools import cache

from django.apps import apps
from django.db import connection

UNCOUNTED = ("people.session", "sessions.session", "contenttypes.contenttype", "auth.permission")


def row_counts() -> dict[str, int]:
    """How many rows each table holds, but those of sessions."""
    with connection.cursor() as cursor:
        cursor.execute(_counting())
        return dict(cursor.fetchall())


@cache
def _counting() -> str:
    """One question that counts them all: it is asked some thousand times."""
    counted = [one._meta for one in apps.get_models() if one._meta.label_lower not in UNCOUNTED]
    return " UNION ALL ".join(
        f"SELECT '{one.label_lower}', COUNT(*) FROM {connection.ops.quote_name(one.db_table)}"  # noqa: S608 -- our own names
        for one in counted
    )
