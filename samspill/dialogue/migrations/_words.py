"""The triggers that keep a contribution's words. A migration that rebuilds the table lifts them."""

MESSAGE = "the words of a contribution are kept as they were given"


def _refuses(distinct: str, kept: tuple[str, ...]) -> str:
    changed = " OR ".join(f"NEW.{column} {distinct} OLD.{column}" for column in kept)
    erased = (
        "NEW.raw_text = '[erased]' AND NEW.erased_at IS NOT NULL"
        " AND NEW.erased_basis <> '' AND OLD.erased_at IS NULL"
    )
    unerased = "OLD.erased_at IS NOT NULL AND NEW.erased_at IS NULL"
    return (
        f"({changed}) OR (NEW.raw_text {distinct} OLD.raw_text AND NOT ({erased})) OR ({unerased})"
    )


def create(schema_editor, kept: tuple[str, ...]) -> None:
    """Let the database refuse to change the text or the `kept` columns, or to delete a row."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "CREATE TRIGGER contribution_words_update BEFORE UPDATE ON dialogue_contribution"
            f" WHEN {_refuses('IS NOT', kept)} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )
        schema_editor.execute(
            "CREATE TRIGGER contribution_words_delete BEFORE DELETE ON dialogue_contribution"
            f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )
        return
    schema_editor.execute(
        "CREATE FUNCTION contribution_words_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    schema_editor.execute(
        "CREATE TRIGGER contribution_words_update BEFORE UPDATE ON dialogue_contribution"
        f" FOR EACH ROW WHEN ({_refuses('IS DISTINCT FROM', kept)})"
        " EXECUTE FUNCTION contribution_words_kept()"
    )
    schema_editor.execute(
        "CREATE TRIGGER contribution_words_delete BEFORE DELETE ON dialogue_contribution"
        " FOR EACH ROW EXECUTE FUNCTION contribution_words_kept()"
    )


def drop(schema_editor) -> None:
    on = "" if schema_editor.connection.vendor == "sqlite" else " ON dialogue_contribution"
    for name in ("contribution_words_update", "contribution_words_delete"):
        schema_editor.execute(f"DROP TRIGGER {name}{on}")
    if on:
        schema_editor.execute("DROP FUNCTION contribution_words_kept()")
