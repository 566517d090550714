"""What has been done at the workbench of the house that the tests build."""

from samspill.insight import actions as insight_actions
from samspill.insight.models import Likeness, Theme


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
