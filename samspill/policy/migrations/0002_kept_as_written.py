"""What has been written, adopted or received is kept: the database refuses to change it."""

from django.db import migrations

MESSAGE = "what was written is kept as it was written"
KEPT = {
    "policy_policyversion": ("content", "fingerprint", "number", "kind"),
    "policy_wording": ("content", "version"),
    "policy_responsefile": ("content", "fingerprint", "name"),
    "policy_statusupdate": ("status", "at"),
}
ERASED = {"policy_remark": "raw_text"}  # may be changed when the row is marked as erased


def lay(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    distinct = "IS NOT" if is_sqlite else "IS DISTINCT FROM"
    if not is_sqlite:
        schema_editor.execute(
            "CREATE FUNCTION policy_kept_as_written() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
    for table, when in _conditions(distinct):
        if is_sqlite:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_kept BEFORE UPDATE ON {table} WHEN {when}"
                f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_kept BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({when})"
                " EXECUTE FUNCTION policy_kept_as_written()"
            )


def _conditions(distinct):
    for table, columns in KEPT.items():
        yield table, " OR ".join(f"NEW.{name} {distinct} OLD.{name}" for name in columns)
    for table, column in ERASED.items():
        yield table, f"NEW.{column} {distinct} OLD.{column} AND NEW.erased_at IS NULL"


def lift(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for table in (*KEPT, *ERASED):
        on = "" if is_sqlite else f" ON {table}"
        schema_editor.execute(f"DROP TRIGGER {table}_kept{on}")
    if not is_sqlite:
        schema_editor.execute("DROP FUNCTION policy_kept_as_written()")


class Migration(migrations.Migration):
    replaces = [("policy", "0004_kept_as_written")]
    dependencies = [("policy", "0001_whole")]
    operations = [migrations.RunPython(lay, lift)]
