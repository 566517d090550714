"""The shared taxonomy as reference rows, from samspill/pure/themes/taxonomy.toml."""

from django.db import migrations

from samspill.pure.themes.taxonomy import load


def create(apps, schema_editor):
    theme_model = apps.get_model("insight", "Theme")
    order = 0
    for theme in load().themes:
        order += 1
        theme_model.objects.create(code=theme.code, sort_order=order, **_names(theme.name))
        for detail in theme.details:
            order += 1
            theme_model.objects.create(
                code=f"{theme.code}.{detail.code}",
                parent_id=theme.code,
                sort_order=order,
                **_names(detail.name),
            )


def _names(name):
    return {f"name_{language}": name.in_language(language) for language in ("nb", "nn", "en")}


class Migration(migrations.Migration):
    dependencies = [("insight", "0001_whole")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
