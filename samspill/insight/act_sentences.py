"""What has been done at the workbench, told in sentences: each act with what it was about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samspill.dialogue.models import Contribution
from samspill.insight.models import Coding, Likeness, MergeMember, SortingAct, Theme

Kind = SortingAct.Kind
SENTENCES = {
    Kind.CODED: gettext_noop("Sorted under %(about)s"),
    Kind.READ_AGAIN: gettext_noop("Read by a second person: %(about)s"),
    Kind.SETTLED: gettext_noop("Disagreement settled: %(about)s"),
    Kind.MERGED: gettext_noop("Said to be the same as %(about)s"),
    Kind.PARTED: gettext_noop("Taken out of those that are the same as %(about)s"),
    Kind.TOLD_APART: gettext_noop("Said not to be the same as %(about)s"),
    Kind.THEME_MADE: gettext_noop("New theme: %(about)s"),
    Kind.THEME_CHANGED: gettext_noop("Theme changed: %(about)s"),
    Kind.THEME_PUT_AWAY: gettext_noop("Theme put away: %(about)s"),
}


@dataclass(frozen=True)
class ToldAct:
    """about: the theme, or the other contributions; "" where the kind says all there is to say."""

    act: SortingAct
    about: str

    @property
    def sentence(self) -> str:
        kind = Kind(self.act.kind)
        if not self.about or kind not in SENTENCES:
            return str(self.act.get_kind_display())
        return _(SENTENCES[kind]) % {"about": self.about}


def told_acts(acts: Sequence[SortingAct]) -> list[ToldAct]:
    """In four queries however many they are."""
    codings = _rows(Coding.objects.select_related("primary", "detail"), acts, "coding")
    members = _rows(MergeMember.objects.select_related("contribution"), acts, "mergemember")
    pairs = _rows(Likeness.objects.select_related("a", "b"), acts, "likeness")
    themes = _rows(Theme.objects.all(), acts, "theme")

    def others(act: SortingAct) -> str:
        said = [one.contribution for one in _of(act, "mergemember", members)]
        said += [one for pair in _of(act, "likeness", pairs) for one in (pair.a, pair.b)]
        return _references(act, said)

    about: dict[str, Callable[[SortingAct], str]] = {
        **dict.fromkeys(
            (Kind.CODED, Kind.READ_AGAIN, Kind.SETTLED), lambda act: _sorted(act, codings)
        ),
        **dict.fromkeys((Kind.MERGED, Kind.PARTED, Kind.TOLD_APART), others),
        **dict.fromkeys(
            (Kind.THEME_MADE, Kind.THEME_CHANGED, Kind.THEME_PUT_AWAY),
            lambda act: ", ".join(one.name for one in _of(act, "theme", themes)),
        ),
    }
    return [ToldAct(act, about.get(act.kind, lambda act: "")(act)) for act in acts]


def _rows(rows: Any, acts: Iterable[SortingAct], model: str) -> dict[Any, Any]:
    wanted = {change["pk"] for act in acts for change in act.changes if change["model"] == model}
    return {one.pk: one for one in rows.filter(pk__in=wanted)}


def _of(act: SortingAct, model: str, rows: dict[Any, Any]) -> list[Any]:
    """The rows of a kind that an act changed, each once."""
    touched = dict.fromkeys(change["pk"] for change in act.changes if change["model"] == model)
    return [rows[pk] for pk in touched if pk in rows]


def _sorted(act: SortingAct, codings: dict[int, Coding]) -> str:
    """The theme that the act gave: the coding that it made."""
    made = [
        codings[change["pk"]]
        for change in act.changes
        if change["model"] == "coding" and change["field"] == "is_standing" and change["is"]
        and change["pk"] in codings
    ]  # fmt: skip
    return (made[-1].detail or made[-1].primary).name if made else ""


def _references(act: SortingAct, said: Iterable[Contribution]) -> str:
    references = dict.fromkeys(one.reference for one in said if one.pk != act.contribution_id)
    return ", ".join(references)
