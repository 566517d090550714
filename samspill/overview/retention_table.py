"""Every personal field of the house, told to those it is about; gathered from each app's retention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.pipeline import foundation_modules, stage_modules
from samspill.pure.personal_data import LEGAL_BASES, PersonalField

APP_NAMES: dict[str, Promise] = {
    "upkeep": gettext_lazy("What happens by itself"),
    "people": gettext_lazy("Those who are signed in"),
    "outbox": gettext_lazy("E-mail"),
    "organiser": gettext_lazy("The municipality's contact person"),
    "history": gettext_lazy("History"),
    "live": gettext_lazy("The board in the hall"),
    "registry": gettext_lazy("Associations and their contact persons"),
    "process": gettext_lazy("The working group"),
    "letters": gettext_lazy("Letters"),
    "conference": gettext_lazy("Sign-up and programme"),
    "dialogue": gettext_lazy("What is said at the tables"),
    "insight": gettext_lazy("Sorting"),
    "policy": gettext_lazy("The policy"),
    "standard": gettext_lazy("The map and the signs of good policy"),
    "advice": gettext_lazy("Advice and experiences"),
}
BASES: dict[str, Promise] = {
    "6-1-a": gettext_lazy("consent"),
    "6-1-b": gettext_lazy("agreement"),
    "6-1-c": gettext_lazy("legal duty"),
    "6-1-e": gettext_lazy("task in the public interest"),
    "6-1-f": gettext_lazy("legitimate interest"),
    "9-2-a": gettext_lazy("explicit consent"),
}


@dataclass(frozen=True)
class Kept:
    """What is kept for one purpose, in the words of the screen. `article` is of the GDPR."""

    fields: tuple[str, ...]
    purpose: str
    basis: str
    article: str
    kept_until: str


@dataclass(frozen=True)
class KeptByApp:
    name: str
    rows: list[Kept]


def kept_by_app() -> list[KeptByApp]:
    """Purposes and ends, fields with the same answer told together, in the order of the house."""
    found = []
    for module in [*foundation_modules("retention"), *stage_modules("retention")]:
        label = module.__name__.split(".")[1]
        rows = list(_together(label, module.PERSONAL))
        if rows:
            found.append(KeptByApp(str(APP_NAMES[label]), rows))
    return found


def personal_fields() -> Iterator[PersonalField]:
    """Every personal field of the house, foundation first, then the stages in order."""
    for module in [*foundation_modules("retention"), *stage_modules("retention")]:
        yield from module.PERSONAL


def _together(label: str, personal: tuple[PersonalField, ...]) -> Iterator[Kept]:
    groups: dict[tuple[str, str, str], list[str]] = {}
    for field in personal:
        answer = (field.purpose, field.legal_basis, field.kept_until)
        groups.setdefault(answer, []).append(field.field)
    for (purpose, basis, until), fields in groups.items():
        yield Kept(
            tuple(_checked(label, field) for field in fields),
            _(purpose),
            str(BASES[basis]) if basis in BASES else LEGAL_BASES[basis],
            _article(basis),
            _(until),
        )


def _checked(label: str, field: str) -> str:
    """Model.field as it stands; LookupError for a field that is not there."""
    model, _dot, name = field.partition(".")
    apps.get_model(label, model)._meta.get_field(name)
    return field


def _article(basis: str) -> str:
    """6-1-e -> 6 (1) (e)"""
    article, number, letter = basis.split("-")
    return f"{article} ({number}) ({letter})"
