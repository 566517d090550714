"""The system proposes from what people have confirmed, and forgets what they take back."""

import pytest
from django.utils import timezone

from samspill.dialogue.actions import withdraw
from samspill.insight import actions, suggesters
from samspill.insight.actions.again import ENOUGH_CONFIRMED
from samspill.insight.actions.proposals import BATCH
from samspill.insight.models import AnalysisRun, Coding, Likeness, Theme
from tests.adapters.plug_in_packages import install
from tests.insight import builders

GAMES = "Kubbespill på torget"
MORE_GAMES = "Kubbespill på torget i sommer"


def theme(code):
    return Theme.objects.get(pk=code)


def proposals(dialogue):
    rows = Coding.objects.current().filter(contribution__dialogue=dialogue, source="machine")
    fields = ("contribution", "part", "primary", "detail", "secondary", "words", "is_unclear")
    return list(rows.order_by("contribution", "part").values(*fields))


@pytest.fixture
def games(place):
    return builders.spoken(place, GAMES, MORE_GAMES, builders.HALL)


def test_both_themes_are_told_with_the_words_that_spoke_for_each(place):
    text = "Vi mangler halltid om kvelden, og vi finner ingen som vil sitte i styret."
    coding = builders.spoken(place, text).contributions.get().codings.get()

    assert {coding.primary_id, coding.secondary_id} == {"LOK", "REK"}
    assert coding.words
    assert coding.secondary_words
    assert all(word in text for word in [*coding.words, *coding.secondary_words])
    assert coding.proposed_by == "samspill 2"


def test_what_a_person_confirms_is_learned_from(games, coordinator):
    one, other, _hall = games.contributions.order_by("pk")
    actions.code(one, primary=theme("INK"), by=coordinator)

    actions.propose_codings(games)

    coding = other.codings.current().get()
    assert "INK" in (coding.primary_id, coding.secondary_id)


def test_an_undone_confirmation_leaves_no_trace(games, coordinator):
    before = proposals(games)
    actions.code(games.contributions.earliest("pk"), primary=theme("INK"), by=coordinator)
    actions.propose_codings(games)

    actions.undo(actions.last_act(games, by=coordinator), by=coordinator)
    actions.propose_codings(games)

    assert proposals(games) == before


def test_the_order_of_confirmations_does_not_matter(games, coordinator):
    one, other, hall = games.contributions.order_by("pk")
    given = [(one, "INK"), (hall, "BID")]
    found = []
    for order in (given, given[::-1]):
        for contribution, code in order:
            actions.code(contribution, primary=theme(code), by=coordinator)
        actions.propose_codings(games)
        found.append(proposals(games))
        for _time in order:
            actions.undo(actions.last_act(games, by=coordinator), by=coordinator)

    assert found[0] == found[1]
    assert found[0][0]["contribution"] == other.pk


@pytest.mark.parametrize("act", ["set_aside", "withdraw"])
def test_what_is_unclear_or_taken_back_is_not_learned_from(games, coordinator, act):
    one, other, _hall = games.contributions.order_by("pk")
    before = proposals(games)
    if act == "withdraw":
        actions.code(one, primary=theme("INK"), by=coordinator)
        withdraw(one, key=one.key)
    else:
        actions.set_aside(one, by=coordinator)

    actions.propose_codings(games)

    assert [row for row in proposals(games) if row["contribution"] == other.pk] == [
        row for row in before if row["contribution"] == other.pk
    ]


def test_a_standing_proposal_is_changed_in_its_place(games, coordinator):
    before = {one.contribution_id: one.pk for one in Coding.objects.current()}
    actions.code(games.contributions.earliest("pk"), primary=theme("INK"), by=coordinator)

    actions.propose_codings(games)

    machine = Coding.objects.filter(source="machine")
    assert {one.contribution_id: one.pk for one in machine} == before


def test_one_confirmed_in_another_conference_of_the_same_organiser_helps(games, coordinator):
    from tests.dialogue import builders as evenings

    actions.code(games.contributions.earliest("pk"), primary=theme("INK"), by=coordinator)
    later = evenings.dialogue(games.organiser, tables=2)
    [one] = builders.give(later, MORE_GAMES)

    actions.propose_codings(later)

    coding = one.codings.current().get()
    assert "INK" in (coding.primary_id, coding.secondary_id)


def test_how_far_it_has_come_is_told(dialogue):
    told = []

    actions.propose_codings(dialogue, told=lambda done, of: told.append((done, of)))

    assert told == [(5, 5)]


def test_pairs_that_may_say_the_same_are_written_down(place):
    builders.spoken(place, builders.HALL, builders.HALL.replace("kvelden", "kveldane"))

    assert Likeness.objects.count() == 1


def test_proposing_takes_as_many_queries_however_many_there_are(
    dialogue, django_assert_max_num_queries
):
    builders.give(dialogue, *[f"{builders.HALL} {number}" for number in range(40)], table=1)

    with django_assert_max_num_queries(25):
        actions.propose_codings(dialogue)
    assert dialogue.contributions.count() < BATCH


def test_the_worker_is_asked_when_enough_has_been_confirmed(dialogue, coordinator):
    builders.give(dialogue, *[builders.HALL] * ENOUGH_CONFIRMED, round=2)
    asked = []
    for one in dialogue.contributions.order_by("pk")[:ENOUGH_CONFIRMED]:
        actions.code(one, primary=theme("LOK"), by=coordinator)
        asked.append(dialogue.analysis_runs.filter(kind=AnalysisRun.Kind.PROPOSALS).count())

    assert asked == [0] * (ENOUGH_CONFIRMED - 1) + [1]


def test_one_run_waits_at_most_and_the_next_is_asked_for_after_as_many_more(dialogue, coordinator):
    builders.give(dialogue, *[builders.HALL] * 3 * ENOUGH_CONFIRMED, round=2)
    one = dialogue.contributions.earliest("pk")
    for code in ["LOK", "OKO"] * ENOUGH_CONFIRMED:
        actions.code(one, primary=theme(code), by=coordinator)
    counts = [dialogue.analysis_runs.count()]
    dialogue.analysis_runs.update(state=AnalysisRun.State.DONE, asked_at=timezone.now())
    for code in ["LOK", "OKO"] * (ENOUGH_CONFIRMED // 2):
        actions.code(one, primary=theme(code), by=coordinator)
        counts.append(dialogue.analysis_runs.count())

    assert counts == [1] * ENOUGH_CONFIRMED + [2]


def test_only_the_words_of_a_part_are_learned_for_its_theme(place, coordinator):
    dialogue = builders.spoken(place, f"{GAMES} og en ridesti langs elva", MORE_GAMES, "Ridesti nå")
    one, games, riding = dialogue.contributions.order_by("pk")
    actions.split(one, at=one.raw_text.index("og"), by=coordinator)
    first, second = one.parts.order_by("start")
    own = actions.make_theme(dialogue, name_nb="Hest", by=coordinator)
    actions.code(one, primary=theme("INK"), part=first, by=coordinator)
    actions.code(one, primary=own, part=second, by=coordinator)

    actions.propose_codings(dialogue)

    assert riding.codings.current().get().primary_id == own.pk
    assert games.codings.current().get().primary_id != own.pk


@pytest.fixture
def plugged_in(tmp_path, monkeypatch, settings):
    """SAMSPILL_SUGGESTER names an installed package; forgotten after the test."""

    def plug_in(name):
        install(tmp_path, monkeypatch)
        settings.SUGGESTER = name
        suggesters._loaded.cache_clear()

    yield plug_in
    suggesters._loaded.cache_clear()


def test_a_plug_in_proposes_and_is_named(games, plugged_in):
    plugged_in("local")

    actions.propose_codings(games)

    hall = games.contributions.latest("pk").codings.get()
    assert (hall.primary_id, hall.detail_id, hall.words) == ("BID", "BID.innsats", ["halltid"])
    assert hall.proposed_by == "our-model 1.2"
    first = games.contributions.earliest("pk").codings.get()
    assert first.proposed_by == "samspill 2"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("broken", "no room in memory"),
        ("gone", "no_such_module"),
        ("unknown", "installed: broken, gone, local"),
    ],
)
def test_a_plug_in_that_fails_is_told_of_and_samspill_proposes(
    games, plugged_in, caplog, name, why
):
    before = proposals(games)
    plugged_in(name)

    actions.propose_codings(games)

    assert proposals(games) == before
    assert why in caplog.text
    assert "Samspill proposes by itself" in caplog.text
