"""Whatever was done at the workbench, undone newest first, leaves all as it was."""

import random
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from samspill.dialogue.models import Contribution
from samspill.insight import actions
from samspill.insight.errors import CannotUndoError, InsightError
from samspill.insight.models import (
    AnalysisRun,
    Coding,
    Likeness,
    MergeGroup,
    MergeMember,
    Part,
    SortingAct,
    Theme,
)
from tests.dialogue import builders as evenings
from tests.insight import builders

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)  # a smaller seed is no simpler evening
ONE_WORLD = [HealthCheck.function_scoped_fixture]  # each example takes back what it did
LAYERS = (
    (Coding.objects.exclude(is_current=False, is_standing=False), ("at",)),
    (Part.objects.filter(is_standing=True), ()),
    (Theme.objects.filter(is_put_away=False), ()),
    (MergeGroup.objects.filter(is_standing=True), ()),
    (MergeMember.objects.filter(is_standing=True), ()),
    (Likeness.objects.exclude(verdict=""), ("at",)),
)
SAID = (*builders.RINGS, builders.HALL, "Gymsalen er låst om kvelden, og vi mangler halltid.")


def layers():
    """Every row that counts or stands, with all that it says."""
    return {
        queryset.model.__name__: [
            {name: value for name, value in row.items() if name not in but}
            for row in queryset.order_by("pk").values()
        ]
        for queryset, but in LAYERS
    }


@contextmanager
def rolled_back():
    """A world for one example, and nothing of it left for the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def people(place):
    return [evenings.member(place, f"{name}@example.no") for name in ("kari", "ola")]


def one_act(dialogue, people, chance):
    """Something that somebody might do, wise or not."""
    by = chance.choice(people)
    one, other = chance.sample(list(dialogue.contributions.order_by("pk")), 2)
    part = chance.choice([None, *one.parts.filter(is_standing=True)])
    current = one.codings.current().filter(part=part).first()
    seen = chance.choice([None, current.pk if current else None])
    themes = list(Theme.objects.of(dialogue.organiser).filter(parent=None))
    own = list(Theme.objects.of(dialogue.organiser).filter(organiser__isnull=False))
    primary = chance.choice([*own, *themes[:4]])
    second = chance.choice([None, *themes[:4]])
    mine = chance.choice(own) if own else None
    acts = [
        lambda: actions.code(one, primary=primary, secondary=second, part=part, seen=seen, by=by),
        lambda: actions.set_aside(one, part=part, seen=seen, by=by),
        lambda: actions.read_again(one, primary=primary, by=by),
        lambda: actions.settle(one, primary=primary, by=by),
        lambda: actions.split(one, at=chance.randint(0, len(one.raw_text)), by=by),
        lambda: actions.join(one, by=by),
        lambda: actions.merge(one, other, by=by),
        lambda: actions.part_from_group(one, by=by),
        lambda: actions.tell_apart(one, other, by=by),
        lambda: actions.make_theme(dialogue, name_nb="Nattåpent", keywords="natt", by=by),
        lambda: mine and actions.put_away_theme(mine, dialogue=dialogue, by=by),
        lambda: mine and actions.change_theme(mine, dialogue=dialogue, name_nb="Natt", by=by),
        lambda: actions.undo(chance.choice(list(dialogue.sorting_acts.all())), by=by),
        lambda: actions.redo(chance.choice(list(dialogue.sorting_acts.all())), by=by),
    ]
    try:
        with transaction.atomic():
            chance.choice(acts)()
    except (InsightError, IndexError):
        pass


def nothing_is_torn(dialogue):
    """At most one coding counts for a contribution, or one for each part that stands; each part is
    where the one before it ends."""
    for one in dialogue.contributions.all():
        parts = list(one.parts.filter(is_standing=True).order_by("start"))
        counted = sorted(one.codings.current().values_list("part", flat=True), key=str)
        assert counted == sorted([part.pk for part in parts] or [None], key=str)
        assert "".join(one.raw_text[part.start : part.end] for part in parts) in ("", one.raw_text)


def undo_in_turn(act):
    """Nothing stands in its way, but where a theme was taken back out of turn: a word that rested on
    that theme cannot come back before the theme does."""
    try:
        actions.undo(act)
    except CannotUndoError:
        assume(not Theme.objects.filter(is_put_away=True).exists())
        raise


@settings(max_examples=15, phases=NO_SHRINKING, suppress_health_check=ONE_WORLD)
@given(seed=st.integers(0, 2**32), length=st.integers(1, 20))
def test_any_acts_undone_newest_first_leave_all_as_it_was(place, people, seed, length):
    chance = random.Random(seed)
    with rolled_back():
        dialogue = builders.spoken(place, *SAID)
        said = dict(Contribution.objects.values_list("pk", "raw_text"))
        before = layers()
        for _time in range(length):
            one_act(dialogue, people, chance)
            nothing_is_torn(dialogue)
        for act in dialogue.sorting_acts.filter(undone_at=None).order_by("-pk"):
            undo_in_turn(act)
        assert layers() == before
        assert dict(Contribution.objects.values_list("pk", "raw_text")) == said


@settings(max_examples=6, phases=NO_SHRINKING, suppress_health_check=ONE_WORLD)
@given(seed=st.integers(0, 2**32), length=st.integers(1, 12))
def test_proposals_are_as_if_what_was_undone_had_never_been(place, people, seed, length):
    chance = random.Random(seed)
    with rolled_back():
        dialogue = builders.spoken(place, *SAID)
        before = layers()
        for _time in range(length):
            one_act(dialogue, people, chance)
            if chance.random() < 0.3:
                actions.propose_codings(dialogue)
                nothing_is_torn(dialogue)
        for act in dialogue.sorting_acts.filter(undone_at=None).order_by("-pk"):
            actions.undo(act)
        actions.propose_codings(dialogue)
        assert layers() == before


def test_what_others_have_built_on_is_not_undone_first(dialogue, people):
    kari, ola = people
    one = dialogue.contributions.earliest("pk")
    first = actions.code(one, primary=Theme.objects.get(pk="LOK"), by=kari)
    actions.code(one, primary=Theme.objects.get(pk="OKO"), seen=first.pk, by=ola)
    [_newest, oldest] = one.sorting_acts.all()

    with pytest.raises(CannotUndoError):
        actions.undo(oldest, by=kari)

    assert one.codings.current().get().primary_id == "OKO"


def test_a_theme_that_somebody_has_sorted_under_is_not_unmade(dialogue, people):
    one = dialogue.contributions.earliest("pk")
    theme = actions.make_theme(dialogue, name_nb="Vaktordning", by=people[0])
    actions.code(one, primary=theme, by=people[1])
    made = dialogue.sorting_acts.get(kind=SortingAct.Kind.THEME_MADE)

    with pytest.raises(CannotUndoError):
        actions.undo(made, by=people[0])

    theme.refresh_from_db()
    assert not theme.is_put_away


def test_a_theme_that_is_unmade_asks_for_new_proposals(dialogue, people):
    actions.make_theme(dialogue, name_nb="Vaktordning", by=people[0])
    AnalysisRun.objects.update(state=AnalysisRun.State.DONE)

    actions.undo(dialogue.sorting_acts.first(), by=people[0])

    assert dialogue.analysis_runs.filter(state=AnalysisRun.State.WAITING).count() == 1


def test_everything_done_is_told_in_the_history(dialogue, people):
    from samspill.history.models import Entry
    from samspill.overview.happened import SENTENCES

    one = dialogue.contributions.earliest("pk")
    kari, ola = people
    theme = Theme.objects.get(pk="LOK")
    actions.set_aside(one, by=kari)
    actions.code(one, primary=theme, by=kari)
    actions.read_again(one, primary=theme, by=ola)
    actions.settle(one, primary=theme, by=ola)
    actions.split(one, at=20, by=ola)
    actions.join(one, by=ola)
    own = actions.make_theme(dialogue, name_nb="Natt", by=kari)
    actions.change_theme(own, dialogue=dialogue, name_nb="Nattåpent", by=kari)
    actions.put_away_theme(own, dialogue=dialogue, by=kari)
    undone = actions.undo(actions.last_act(dialogue, by=kari), by=kari)
    actions.redo(undone, by=kari)

    written = set(
        Entry.objects.filter(action__startswith="insight.").values_list("action", flat=True)
    )

    assert len(written) == 13
    assert written <= SENTENCES.keys()
