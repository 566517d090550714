"""What the pages and the draft say is so on the day they say it, in words as people write them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.dialogue.actions import contribute
from samspill.policy import actions
from samspill.policy.models import Consultation
from samspill.policy.papers.file_names import file_word
from samspill.pure.documents.norwegian import inside_sentence
from samspill.registry.models import Association
from tests.policy.builders import adopt


def read(client, name, place, *arguments):
    return client.get(reverse(f"policy:{name}", args=[place.slug, *arguments])).content.decode()


def chapter(policy, key):
    return policy.chapters.get(key=key).body


def test_an_earlier_draft_is_told_as_what_it_was(client, place, policy):
    actions.open_consultation(policy, word="Resten svares på etterpå.")
    out = read(client, "public_version", place, 1)
    Consultation.objects.update(deadline=timezone.now() - timedelta(minutes=1))
    ended = read(client, "public_version", place, 1)
    adopt(policy)
    decided = read(client, "public_version", place, 1)

    now = "Det er på høring og kan fortsatt endres."
    assert now in out
    assert now not in ended + decided
    assert "Dette er utkastet som var på høring til" in ended
    assert "Ingenting er vedtatt ennå." in ended
    assert "Det som er vedtatt, kan stå annerledes." in decided


def test_after_an_amendment_is_laid_aside_the_head_tells_of_what_is_in_force(
    signed_in, place, policy, measure
):
    adopt(policy)
    actions.begin_amendment(policy)
    actions.change_measure(measure, text="Svare innen to dager")

    kept = actions.abandon_amendment(policy)

    assert (kept.number, kept.note) == (2, "Lagt bort")
    assert "Versjon 1, vedtatt 11.\u00a0mars\u00a02027." in read(signed_in, "policy", place)
    assert "Lagt bort" in read(signed_in, "versions", place)


def test_what_a_person_called_the_version_stands(policy, measure):
    adopt(policy)
    actions.begin_amendment(policy)
    actions.change_measure(measure, text="Svare innen to dager")
    actions.save_version(policy, note="Til onsdag")

    assert actions.abandon_amendment(policy).note == "Til onsdag"


def test_the_draft_counts_the_register_as_the_report_does(place, process, dialogue):
    gone = Association.objects.create(organiser=place, name="Nedlagt lag", status="deleted")
    for name in ("Et lag", "Et lag til"):
        Association.objects.create(organiser=place, name=name)
    dialogue.contributions.filter(pk=dialogue.contributions.first().pk).update(association=gone)

    policy = actions.draft_policy(process, dialogue)

    active = place.associations.active().count()
    assert f"Vi kjenner til {active + 1} lag og foreninger" in chapter(policy, "status")


def test_the_draft_says_which_contributions_were_given_at_no_table(process, dialogue):
    contribute(dialogue.rounds.first(), text="Takk for i kveld.", table=None, channel="paper")

    policy = actions.draft_policy(process, dialogue)

    assert "6 innspill, 1 av dem i plenum eller uten bord." in chapter(policy, "background")
    assert "6 innspill, 5 av dem fra" in chapter(policy, "summary")


def test_the_draft_does_not_promise_what_is_not_done(policy):
    text = " ".join(one.body for one in policy.chapters.all())

    for claim in ("Vi har lest alle", "Alle innspillene ble sortert", "med svar på hvert av dem"):
        assert claim not in text
    assert "to ganger i året" in chapter(policy, "follow_up")


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Kommunestyret", "kommunestyret"),
        ("Eldrerådet", "eldrerådet"),
        ("Rådet for eldre", "rådet for eldre"),
        ("Luster kommunestyre", "Luster kommunestyre"),
        ("", ""),
    ],
)
def test_a_body_is_a_common_noun_inside_a_sentence(name, inside):
    assert inside_sentence(name) == inside


def test_the_council_gets_files_with_norwegian_names(signed_in, place, policy):
    policy.language = "nn"
    policy.save()
    row = actions.draft_case_document(policy)

    names = [
        signed_in.get(reverse(f"policy:{name}", args=[place.slug, *rest]))["Content-Disposition"]
        for name, rest in (("policy_file", ["csv"]), ("case_file", [row.pk, "docx"]))
    ]

    assert f"{place.slug}-svar.csv" in names[0]
    assert f"{place.slug}-saksframlegg-{row.pk}.docx" in names[1]
    assert file_word("remarks", "nb") == "merknader"
