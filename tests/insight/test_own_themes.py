"""An organiser's own themes: made, proposed, sorted under, told of in findings, put away."""

import pytest

from samspill.insight import actions
from samspill.insight.errors import CannotSortError, ThemeInUseError, ThemeKnownError
from samspill.insight.models import AnalysisRun, Coding, Theme
from samspill.insight.taxonomy import taxonomy_of
from samspill.policy.writing.draft_plan import plan_draft
from tests.dialogue import builders as evenings
from tests.insight import builders

HORSES = ("Vi trenger ridesti langs elva", "Lag en ridesti rundt vannet", "Ridestien er gjengrodd")


@pytest.fixture
def horses(place):
    return builders.spoken(place, *HORSES, builders.HALL)


@pytest.fixture
def riding(horses, coordinator):
    return actions.make_theme(
        horses,
        name_nb="Hest og ridning",
        name_nn="Hest og riding",
        keywords="ridesti",
        by=coordinator,
    )


def codes(dialogue):
    rows = dialogue.contributions.order_by("pk").filter(codings__is_current=True)
    return list(rows.values_list("codings__primary", flat=True))


def test_an_own_theme_is_proposed_like_the_shared_ones(horses, riding):
    actions.propose_codings(horses)

    assert codes(horses) == [riding.pk] * 3 + ["LOK"]
    coding = horses.contributions.earliest("pk").codings.current().get()
    assert coding.detail is None
    assert coding.words[0] == "ridesti"


def test_codes_tell_whose_it_is_and_are_never_used_twice(horses, riding, coordinator):
    number = horses.organiser_id
    detail = actions.make_theme(
        horses, name_nb="Skatepark", parent=Theme.objects.get(pk="LOK"), by=coordinator
    )
    actions.put_away_theme(detail, dialogue=horses, by=coordinator)
    third = actions.make_theme(horses, name_nb="Skatepark", by=coordinator)

    assert (riding.pk, detail.pk, third.pk) == (
        f"X{number}-1",
        f"LOK.x{number}-2",
        f"X{number}-3",
    )


def test_nynorsk_and_english_are_as_bokmal_where_they_are_not_given(horses, coordinator):
    theme = actions.make_theme(horses, name_nb="  Natt  og dag ", by=coordinator)

    assert (theme.name_nb, theme.name_nn, theme.name_en) == ("Natt og dag",) * 3


@pytest.mark.parametrize("name", ["hest OG ridning", "Hest og riding", "Lokaler og anlegg"])
def test_a_name_that_stands_there_is_refused(horses, riding, coordinator, name):
    if name.startswith("Lokaler"):
        name = Theme.objects.get(pk="LOK").name_nb.upper()

    with pytest.raises(ThemeKnownError):
        actions.make_theme(horses, name_nb=name, by=coordinator)


def test_another_organiser_may_have_a_theme_of_the_same_name(riding):
    elsewhere = evenings.organiser("storevik", "Storevik kommune")
    theirs = builders.spoken(elsewhere, *HORSES)
    leader = evenings.member(elsewhere, "siri@example.no")

    theme = actions.make_theme(theirs, name_nb="Hest og ridning", by=leader)

    assert theme.organiser == elsewhere
    assert riding.pk not in taxonomy_of(elsewhere).codes


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_theme_needs_a_name_of_fitting_length(horses, coordinator, name):
    with pytest.raises(ValueError, match="characters"):
        actions.make_theme(horses, name_nb=name, by=coordinator)


def test_a_detail_has_no_details(horses, coordinator):
    with pytest.raises(ValueError, match="first-level"):
        actions.make_theme(
            horses, name_nb="Nøkler", parent=Theme.objects.get(pk="LOK.booking"), by=coordinator
        )


def test_a_theme_keeps_its_name_when_only_key_words_change(horses, riding, coordinator):
    actions.change_theme(
        riding, dialogue=horses, name_nb="Hest og ridning", keywords="hest, hest, ~", by=coordinator
    )

    riding.refresh_from_db()
    assert riding.keywords == "hest"


def test_a_shared_theme_is_not_changed_or_put_away(horses, coordinator):
    shared = Theme.objects.get(pk="LOK")

    with pytest.raises(ValueError, match="own"):
        actions.change_theme(shared, dialogue=horses, name_nb="Bygg", by=coordinator)
    with pytest.raises(ValueError, match="own"):
        actions.put_away_theme(shared, dialogue=horses, by=coordinator)


def test_a_theme_that_a_person_has_sorted_under_is_not_put_away(horses, riding, coordinator):
    actions.code(horses.contributions.earliest("pk"), primary=riding, by=coordinator)

    with pytest.raises(ThemeInUseError):
        actions.put_away_theme(riding, dialogue=horses, by=coordinator)


def test_what_was_only_proposed_for_it_gets_another_proposal(horses, riding, coordinator):
    before = codes(horses)
    actions.propose_codings(horses)

    actions.put_away_theme(riding, dialogue=horses, by=coordinator)

    assert codes(horses) == before
    assert riding.pk not in taxonomy_of(horses.organiser).codes


def test_those_below_go_with_it(horses, riding, coordinator):
    below = actions.make_theme(horses, name_nb="Ridehall", parent=riding, by=coordinator)

    actions.put_away_theme(riding, dialogue=horses, by=coordinator)

    below.refresh_from_db()
    assert below.is_put_away


def test_nothing_new_is_sorted_under_what_is_put_away(horses, riding, coordinator):
    actions.put_away_theme(riding, dialogue=horses, by=coordinator)

    with pytest.raises(CannotSortError):
        actions.code(horses.contributions.earliest("pk"), primary=riding, by=coordinator)


def test_a_new_theme_asks_the_worker_for_new_proposals(horses, riding):
    assert horses.analysis_runs.get().kind == AnalysisRun.Kind.PROPOSALS


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("nb", "Flere tar opp «Hest og ridning». 3 innspill fra 3 bord og 0 lag sier det."),
        ("nn", "Fleire tek opp «Hest og riding». 3 innspel frå 3 bord og 0 lag seier det."),
    ],
)
def test_a_finding_names_the_theme(horses, riding, language, says):
    actions.propose_codings(horses)

    actions.make_findings(horses, language=language)

    finding = horses.findings.get(theme=riding)
    assert finding.statement == says


def test_a_persons_second_theme_counts_and_the_systems_does_not(horses, riding, coordinator):
    Coding.objects.update(primary="LOK", detail=None, secondary=riding, is_unclear=False)
    actions.make_findings(horses, language="nb")
    by_the_system = horses.findings.filter(theme=riding).count()
    for one in horses.contributions.all():
        actions.code(one, primary=Theme.objects.get(pk="LOK"), secondary=riding, by=coordinator)

    actions.make_findings(horses, language="nb")

    assert by_the_system == 0
    assert horses.findings.get(theme=riding).contributions.count() == 4


def test_the_draft_of_a_policy_has_a_goal_and_a_measure_for_it(horses, riding):
    actions.propose_codings(horses)
    actions.make_findings(horses, language="nb")

    goal = next(goal for goal in plan_draft(horses, language="nb") if goal.theme == riding.pk)

    assert "«Hest og ridning»" in goal.text
    assert len(goal.measures) == 1
    assert len(goal.measures[0].contributions) == 3


def test_a_finding_on_a_theme_put_away_since_still_has_its_words(horses, riding, coordinator):
    actions.propose_codings(horses)
    actions.make_findings(horses, language="nb")
    actions.put_away_theme(riding, dialogue=horses, by=coordinator)

    goals = plan_draft(horses, language="nb")

    assert riding.pk in [goal.theme for goal in goals]
