"""What has been done at the workbench of the house that the tests build."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from samspill.insight import actions as insight_actions
from samspill.insight.models import Likeness, Theme
from tests.address_parts import own
from tests.post_bodies import another, second_word, theme

if TYPE_CHECKING:
    from tests.house import House

C, F = "coordinator", "facilitator"
_contribution = own(pk=lambda house: house.unpublished.pk)
_own_theme = own(code=lambda house: house.organiser.own_themes.earliest("pk").pk)
_sorting_act = own(
    pk=lambda house: house.dialogue.sorting_acts.filter(undone_at=None).latest("pk").pk
)
SORTED: dict[str, Callable[[House], dict[str, Any]]] = {
    "insight:act_undoing": _sorting_act,
    "insight:act_redoing": own(
        pk=lambda house: house.dialogue.sorting_acts.filter(undone_at__isnull=False).latest("pk").pk
    ),
    "insight:acts": own(),
    "insight:alike": own(),
    "insight:coding": _contribution,
    "insight:contribution": _contribution,
    "insight:contributions": own(),
    "insight:debrief": own(),
    "insight:differences": _contribution,
    "insight:disagreements": own(),
    "insight:doubt": _contribution,
    "insight:joining": _contribution,
    "insight:merges": _contribution,
    "insight:figures": own(),
    "insight:figures_file": own(by=lambda house: "theme"),
    "insight:new_themes": own(),
    "insight:partings": _contribution,
    "insight:parts": _contribution,
    "insight:theme": _own_theme,
    "insight:theme_new": own(),
    "insight:theme_putting_away": _own_theme,
    "insight:debrief_file": own(form=lambda house: "docx"),
    "insight:publication": _contribution,
    "insight:report": own(),
    "insight:report_file": own(form=lambda house: "pdf"),
    "insight:report_progress": own(),
    "insight:report_runs": own(),
    "insight:rereading": _contribution,
    "insight:second_reading": own(),
    "insight:settlement": _contribution,
    "insight:sort": own(),
    "insight:thanks": own(),
    "insight:undoing": own(),
}
SORTED_POSTS: dict[str, tuple[set[str], Any]] = {
    "insight:act_undoing": ({C, F}, None),
    "insight:act_redoing": ({C, F}, None),
    "insight:coding": ({C, F}, lambda house: {"theme": theme(house)}),
    "insight:differences": ({C, F}, another),
    "insight:doubt": ({C, F}, None),
    "insight:joining": ({C, F}, None),
    "insight:merges": ({C, F}, another),
    "insight:partings": ({C, F}, None),
    "insight:parts": ({C, F}, second_word),
    "insight:rereading": ({C, F}, lambda house: {"theme": theme(house)}),
    "insight:settlement": ({C, F}, lambda house: {"theme": theme(house)}),
    "insight:theme": ({C, F}, lambda house: {"name_nb": "Sauer", "keywords": "sau"}),
    "insight:theme_new": ({C, F}, lambda house: {"name_nb": "Parkering"}),
    "insight:theme_putting_away": ({C, F}, None),
    "insight:undoing": ({C, F}, None),
    "insight:publication": ({C}, lambda house: {"text": house.unpublished.raw_text}),
    "insight:report_runs": ({C, F}, None),
    "insight:thanks": ({C}, None),
}


def sort_some(house):
    """One is sorted, two are joined, two may say the same, there is a theme of the
    organiser's own, and an act that is undone."""
    dialogue, by = house.dialogue, house.coordinator
    one = house.unpublished
    theme = Theme.objects.filter(parent__isnull=True).earliest("sort_order")
    insight_actions.code(one, primary=theme, by=by)
    insight_actions.make_theme(dialogue, name_nb="Beitedyr", keywords="sau", by=by)
    other, third, fourth = dialogue.contributions.standing().exclude(pk=one.pk).order_by("pk")[:3]
    insight_actions.merge(one, other, by=by)
    insight_actions.propose_likenesses(dialogue)
    Likeness.objects.get_or_create(a=third, b=fourth, defaults={"score": 0.8})
    insight_actions.set_aside(fourth, by=by)
    insight_actions.undo(insight_actions.last_act(dialogue, by=by), by=by)
