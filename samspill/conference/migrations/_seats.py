"""The triggers that keep a conference from having more people than seats. A migration that rebuilds
one of the two tables on SQLite lifts them first, and lays them again."""

SIGN_UPS, CONFERENCES = "conference_signup", "conference_conference"
MESSAGE = "there are no more seats"
TOO_FEW = "there are more people than seats"
HOLDS = "NEW.state IN ('seated', 'offered')"
TAKES = f"{HOLDS} AND (OLD.state NOT IN ('seated', 'offered') OR OLD.conference_id <> NEW.conference_id)"
COUNT = (
    f"(SELECT COUNT(*) FROM {SIGN_UPS} WHERE conference_id = {{key}}"
    " AND state IN ('seated', 'offered'))"
)
CAPACITY = f"(SELECT capacity FROM {CONFERENCES} WHERE id = NEW.conference_id)"


def lay(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        lay_sqlite(schema_editor)
    else:
        lay_postgres(schema_editor)


def lay_sqlite(schema_editor):
    count = COUNT.format(key="NEW.conference_id")
    raising = f"SELECT RAISE(ABORT, '{MESSAGE}') WHERE {count} > {CAPACITY};"
    for name, event, when in (
        ("seat_taken_new", "INSERT", HOLDS),
        ("seat_taken", "UPDATE OF state, conference_id", TAKES),
    ):
        schema_editor.execute(
            f"CREATE TRIGGER {name} AFTER {event} ON {SIGN_UPS} WHEN {when} BEGIN {raising} END"
        )
    few = COUNT.format(key="NEW.id")
    schema_editor.execute(
        f"CREATE TRIGGER seats_suffice BEFORE UPDATE OF capacity ON {CONFERENCES}"
        f" WHEN NEW.capacity < OLD.capacity AND {few} > NEW.capacity"
        f" BEGIN SELECT RAISE(ABORT, '{TOO_FEW}'); END"
    )


def lay_postgres(schema_editor):
    """The conference's row is locked before counting, so that two cannot take the last seat."""
    fault = "USING ERRCODE = 'integrity_constraint_violation'"
    count = COUNT.format(key="NEW.conference_id")
    schema_editor.execute(
        "CREATE FUNCTION conference_seat_taken() RETURNS trigger LANGUAGE plpgsql AS $$"
        " DECLARE seats integer; BEGIN"
        f" SELECT capacity INTO seats FROM {CONFERENCES} WHERE id = NEW.conference_id FOR UPDATE;"
        f" IF {count} > seats THEN RAISE EXCEPTION '{MESSAGE}' {fault}; END IF;"
        " RETURN NULL; END $$"
    )
    schema_editor.execute(
        "CREATE FUNCTION conference_seats_suffice() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {COUNT.format(key='NEW.id')} > NEW.capacity"
        f" THEN RAISE EXCEPTION '{TOO_FEW}' {fault}; END IF; RETURN NEW; END $$"
    )
    for name, event, when in (
        ("seat_taken_new", "INSERT", HOLDS),
        ("seat_taken", "UPDATE OF state, conference_id", TAKES),
    ):
        schema_editor.execute(
            f"CREATE TRIGGER {name} AFTER {event} ON {SIGN_UPS} FOR EACH ROW WHEN ({when})"
            " EXECUTE FUNCTION conference_seat_taken()"
        )
    schema_editor.execute(
        f"CREATE TRIGGER seats_suffice BEFORE UPDATE OF capacity ON {CONFERENCES} FOR EACH ROW"
        " WHEN (NEW.capacity < OLD.capacity) EXECUTE FUNCTION conference_seats_suffice()"
    )


def lift(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for name, table in (
        ("seat_taken_new", SIGN_UPS),
        ("seat_taken", SIGN_UPS),
        ("seats_suffice", CONFERENCES),
    ):
        schema_editor.execute(f"DROP TRIGGER {name}" + ("" if is_sqlite else f" ON {table}"))
    if not is_sqlite:
        schema_editor.execute("DROP FUNCTION conference_seat_taken()")
        schema_editor.execute("DROP FUNCTION conference_seats_suffice()")
