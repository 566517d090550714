"""Nothing personal is kept without a reason that is written down."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps
from django.db.models import (
    BinaryField,
    CharField,
    EmailField,
    Field,
    FileField,
    ForeignKey,
    JSONField,
    Model,
    SlugField,
    TextField,
    URLField,
)

from samspill.people.models import User
from samspill.pipeline import FOUNDATION, STAGES
from samspill.pure.personal_data import LEGAL_BASES

KINDS = (BinaryField, CharField, EmailField, FileField, JSONField, SlugField, TextField, URLField)
APPS = [name for name in (*FOUNDATION, *STAGES) if apps.is_installed(f"samspill.{name}")]


def _could_be_personal(field: Field) -> bool:
    if isinstance(field, ForeignKey):
        return field.remote_field.model is User
    return isinstance(field, KINDS) and not field.choices


def _fields(app: str) -> set[str]:
    models: list[type[Model]] = list(apps.get_app_config(app).get_models())
    return {
        f"{model.__name__}.{field.name}"
        for model in models
        for field in model._meta.get_fields()
        if isinstance(field, Field) and not field.auto_created and _could_be_personal(field)
    }


def _declared(app: str) -> tuple[list, tuple[str, ...]]:
    name = f"samspill.{app}.retention"
    assert find_spec(name), f"{name} is missing: say of each field why it is kept and until when"
    module = import_module(name)
    return list(module.PERSONAL), tuple(module.IMPERSONAL)


@pytest.mark.parametrize("app", APPS)
def test_every_field_that_could_be_personal_is_declared(app: str) -> None:
    if not _fields(app):
        return
    personal, impersonal = _declared(app)

    declared = {field.field for field in personal} | set(impersonal)

    assert _fields(app) - declared == set()
    assert not {field.field for field in personal} & set(impersonal)


@pytest.mark.parametrize("app", APPS)
def test_no_declaration_is_left_of_a_field_that_is_gone(app: str) -> None:
    if not find_spec(f"samspill.{app}.retention"):
        return
    personal, impersonal = _declared(app)
    models = {model.__name__: model for model in apps.get_app_config(app).get_models()}

    for name in [*(field.field for field in personal), *impersonal]:
        model, field = name.split(".")
        assert models[model]._meta.get_field(field)


@pytest.mark.parametrize("app", APPS)
def test_every_personal_field_says_why_on_what_ground_and_until_when(app: str) -> None:
    if not find_spec(f"samspill.{app}.retention"):
        return
    for field in _declared(app)[0]:
        assert field.purpose.endswith("."), field.field
        assert field.kept_until.endswith("."), field.field
        assert field.legal_basis in LEGAL_BASES, field.field
        assert (field.due is None) == (field.erase is None), field.field


@pytest.mark.django_db
@pytest.mark.parametrize("app", APPS)
def test_what_is_due_is_a_query_that_runs_and_an_erasure_that_counts(app: str) -> None:
    from django.utils import timezone

    if not find_spec(f"samspill.{app}.retention"):
        return
    for field in _declared(app)[0]:
        if field.due is not None:
            assert field.erase(field.due(timezone.now())) == 0
