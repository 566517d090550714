"""The first draft: goals from themes, measures from findings, nothing without a source."""

import pytest

from samspill.history.models import Entry
from samspill.insight import actions as insight_actions
from samspill.insight.models import Coding
from samspill.policy import actions, wording
from samspill.policy.errors import AlreadyDraftedError
from samspill.policy.export import completeness
from samspill.policy.models import Answer, Measure
from samspill.policy.writing.draft_facts import kind_words
from samspill.process.models import DocumentKind
from samspill.pure.themes.taxonomy import load
from tests.dialogue import builders as evenings
from tests.insight import builders


def test_the_draft_has_every_chapter_in_order(policy):
    assert [chapter.key for chapter in policy.chapters.all()] == list(wording.chapter_keys())
    assert all(chapter.body for chapter in policy.chapters.all())


def test_a_finding_becomes_the_measure_that_the_taxonomy_proposes(measure, dialogue):
    finding = dialogue.findings.get()

    assert measure.text == load().detail("KOO", "kontaktpunkt").measure.nb
    assert measure.rationale == finding.statement
    assert set(measure.contributions.all()) == set(finding.contributions.all())


def test_goals_are_the_themes_with_most_tables_first(policy):
    goals = [(goal.number, goal.theme_id, goal.text) for goal in policy.goals.all()]

    assert goals == [
        (1, "KOO", load().theme("KOO").goal.nb),
        (2, "LOK", load().theme("LOK").goal.nb),
    ]


def test_no_measure_is_without_contributions(policy):
    assert not Measure.objects.filter(contributions__isnull=True).exists()


def test_what_few_said_is_gathered_by_theme_and_is_partly_taken_in(policy, dialogue):
    alone = dialogue.contributions.get(raw_text=builders.HALL)

    assert alone.measures.get().reference == "2.1"
    assert alone.answer.verdict == Answer.Verdict.PARTLY
    assert "tiltak 2.1" in alone.answer.reason


def test_what_nobody_could_sort_stays_open(policy, loose):
    assert not loose.measures.exists()
    assert not hasattr(loose, "answer")
    assert completeness(policy) == {"taken_in": 3, "partly": 1, "not_taken_in": 0, "open": 1}


def test_what_is_unclear_is_left_to_a_person(process, dialogue):
    Coding.objects.filter(primary="LOK").update(is_unclear=True)

    policy = actions.draft_policy(process, dialogue)

    assert [goal.theme_id for goal in policy.goals.all()] == ["KOO"]


def test_a_dialogue_has_one_policy(policy, process, dialogue):
    with pytest.raises(AlreadyDraftedError):
        actions.draft_policy(process, dialogue)


def test_a_draft_without_findings_still_reaches_what_was_said(place, process):
    dialogue = builders.spoken(place, builders.HALL)

    policy = actions.draft_policy(process, dialogue)

    assert completeness(policy)["partly"] == 1


def test_a_draft_of_nothing_has_chapters_and_no_goals(place, process):
    dialogue = evenings.dialogue(place)

    policy = actions.draft_policy(process, dialogue)

    assert not policy.goals.exists()
    assert policy.chapters.count() == len(wording.chapter_keys())


def test_a_dialogue_outside_a_process_gets_its_conferences_language(place):
    dialogue = builders.spoken(place, *builders.RINGS)
    dialogue.conference.language = "nn"
    dialogue.conference.save()

    policy = actions.draft_policy(None, dialogue)

    assert policy.language == "nn"
    assert policy.title == "Frivilligheitspolitikk for Lillevik kommune"


def test_the_draft_is_told_once_in_the_history(policy):
    assert Entry.objects.about(policy).get().details["measures"] == 2


def test_a_contribution_in_two_findings_has_one_answer(place, process, coordinator):
    dialogue = builders.spoken(place, *builders.RINGS, *[builders.HALL] * 3, tables=6)
    findings = dialogue.findings.order_by("pk")
    shared = findings[0].contributions.first()
    findings[1].contributions.add(shared)

    actions.draft_policy(process, dialogue)

    assert shared.measures.count() == 2
    assert shared.answer.verdict == Answer.Verdict.TAKEN_IN


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("kind", DocumentKind.values)
def test_every_kind_of_document_has_words_in_both_languages(kind, language):
    indefinite, definite = kind_words(kind, language)

    assert definite.startswith(indefinite.removesuffix("e"))
    assert ("heit" in indefinite) == (language == "nn")


def test_both_languages_have_the_same_chapters_and_texts(policy):
    bokmal, nynorsk = wording._wording("nb"), wording._wording("nn")

    assert list(bokmal["chapters"]) == list(nynorsk["chapters"])
    assert set(bokmal) == set(nynorsk)


def test_facts_are_never_read_as_a_wording():
    filled = wording.text("I {{ place }}.", {"place": "{{ 7 * 7 }} & <b>"}, language="nb")

    assert filled == "I {{ 7 * 7 }} & <b>."


def test_the_draft_is_made_anew_from_a_persons_sorting(place, process, coordinator):
    from samspill.insight.models import Theme

    dialogue = builders.spoken(place, *builders.RINGS)
    for one in dialogue.contributions.all():
        insight_actions.code(
            one,
            primary=Theme.objects.get(pk="LOK"),
            detail=Theme.objects.get(pk="LOK.booking"),
            by=coordinator,
        )
    insight_actions.make_findings(dialogue, language="nb")

    policy = actions.draft_policy(process, dialogue)

    assert policy.goals.get().measures.get().findings.get().theme_id == "LOK.booking"
