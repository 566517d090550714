"""Searching among associations: on SQLite read from an index, on PostgreSQL found in one."""

from django.db import migrations

SQLITE = """
CREATE INDEX registry_association_search
ON registry_association (organiser_id, status, name, search_text)
"""
POSTGRES = """
DO $$ BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX registry_association_search ON registry_association
        USING gin (search_text gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
    RAISE NOTICE 'pg_trgm is not to be had: searching among associations reads them all';
END $$
"""


def make_searchable(apps, schema_editor):
    """On SQLite the whole search is read from the index; PostgreSQL finds parts of words in one."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(SQLITE if is_sqlite else POSTGRES, params=None)


class Migration(migrations.Migration):
    replaces = [("registry", "0004_what_people_have_the_word_on")]
    dependencies = [("registry", "0002_categories")]
    operations = [migrations.RunPython(make_searchable, migrations.RunPython.noop)]
