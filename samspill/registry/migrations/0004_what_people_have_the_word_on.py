"""What was written by hand stays so field by field; searching finds names without their marks.

Until now an association corrected by hand was left alone as a whole. From here each field that a
person has filled in is marked, and what stands empty may be filled by the register.
"""

from django.db import migrations

from samspill.pure.folding import fold, without_marks

AT_A_TIME = 1000
WRITTEN = (
    "name", "org_number", "umbrella", "activity", "purpose", "website", "founded_on",
    "language_form", "address", "postcode", "place", "care_of",
)  # fmt: skip


def mark(apps, schema_editor):
    Association = apps.get_model("registry", "Association")
    ContactPoint = apps.get_model("registry", "ContactPoint")
    by_hand = {"email": set(), "phone": set()}
    for association, kind in ContactPoint.objects.filter(source="manual").values_list(
        "association", "kind"
    ):
        by_hand[kind].add(association)
    rows = []
    for one in Association.objects.iterator(AT_A_TIME):
        before = (one.search_text, one.fields_by_hand)
        one.search_text = _text(one)
        if one.source == "manual":
            names = {name for name in WRITTEN if getattr(one, name)}
            names |= {"category"} if one.category_id else set()
            names |= {"emails"} if one.pk in by_hand["email"] else set()
            names |= {"phones"} if one.pk in by_hand["phone"] else set()
            one.fields_by_hand = sorted(names | set(one.fields_by_hand))
        if before != (one.search_text, one.fields_by_hand):
            rows.append(one)
    Association.objects.bulk_update(rows, ["search_text", "fields_by_hand"], AT_A_TIME)


def _text(association):
    name = fold(association.name)
    bare = without_marks(name)
    names = [name] if bare == name else [name, bare]
    return "\n".join([*names, without_marks(association.activity), association.org_number])


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
    dependencies = [("registry", "0003_kept_in_step_with_the_register")]
    operations = [
        migrations.RunPython(mark, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(make_searchable, migrations.RunPython.noop),
    ]
