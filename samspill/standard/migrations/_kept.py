"""The triggers that keep what the map has told. A migration that rebuilds the table lifts them."""

TABLE = "standard_mapchange"
COLUMNS = ("municipality_id", "state", "since", "ground", "evidence", "note", "kept_at")
MESSAGE = "what the map has told is kept as it was told"


def lay(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    distinct = "IS NOT" if is_sqlite else "IS DISTINCT FROM"
    when = " OR ".join(f"NEW.{name} {distinct} OLD.{name}" for name in COLUMNS)
    if is_sqlite:
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_kept BEFORE UPDATE ON {TABLE} WHEN {when}"
            f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )
        return
    schema_editor.execute(
        f"CREATE FUNCTION {TABLE}_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    schema_editor.execute(
        f"CREATE TRIGGER {TABLE}_kept BEFORE UPDATE ON {TABLE} FOR EACH ROW WHEN ({when})"
        f" EXECUTE FUNCTION {TABLE}_kept()"
    )


def lift(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(f"DROP TRIGGER {TABLE}_kept" + ("" if is_sqlite else f" ON {TABLE}"))
    if not is_sqlite:
        schema_editor.execute(f"DROP FUNCTION {TABLE}_kept()")


def lay_against_deleting(apps, schema_editor):
    """On PostgreSQL with the function of `lay`."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_kept_delete BEFORE DELETE ON {TABLE}"
            f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )
        return
    schema_editor.execute(
        f"CREATE TRIGGER {TABLE}_kept_delete BEFORE DELETE ON {TABLE} FOR EACH ROW"
        f" EXECUTE FUNCTION {TABLE}_kept()"
    )


def lift_against_deleting(apps, schema_editor):
    on = "" if schema_editor.connection.vendor == "sqlite" else f" ON {TABLE}"
    schema_editor.execute(f"DROP TRIGGER {TABLE}_kept_delete{on}")
