"""The renewal each council term, and what goes on from the policy before."""

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.policy import actions
from samspill.policy.actions import revision
from samspill.policy.council.versions import public_policy_of
from samspill.policy.errors import NothingToCarryError, RevisedError
from samspill.policy.following.reading import adopted_policy
from samspill.policy.models import Measure
from samspill.process.models import PolicyProcess
from samspill.pure.council_terms import term_of
from tests.insight import builders


def at(name, policy, *more):
    return reverse(f"policy:{name}", args=[policy.organiser.slug, *more])


def test_the_renewal_keeps_where_it_began(adopted, measure):
    actions.set_status(measure, status="delivered", reason="Gjort.")
    before = PolicyProcess.objects.count()

    begun = revision.begin_revision(adopted)
    actions.set_status(measure, status="dropped", reason="Likevel ikke.")

    begun.refresh_from_db()
    assert [one["reference"] for one in begun.starting_point["measures"]["done"]] == [
        measure.reference
    ]
    assert begun.starting_point["unanswered"] == 1
    assert begun.term == term_of(timezone.localdate()).next.name
    assert PolicyProcess.objects.count() == before + 1
    with pytest.raises(RevisedError):
        revision.begin_revision(adopted)


@pytest.fixture
def renewed(place, adopted, measure):
    """The next policy, made of a new dialogue on the new road."""
    begun = revision.begin_revision(adopted)
    spoken = builders.spoken(place, *builders.RINGS, builders.HALL, builders.NOTHING)
    spoken.conference.process = begun.process
    spoken.conference.save()
    return actions.draft_policy(begun.process, spoken)


def test_the_new_draft_says_what_it_renews_and_the_old_one_stays_public(client, adopted, renewed):
    assert renewed.revises == adopted
    assert adopted_policy(adopted.organiser) == public_policy_of(adopted.organiser) == adopted
    assert client.get(at("public_status", adopted)).status_code == 200


def test_the_status_page_leads_to_its_own_measures_while_the_next_policy_is_out(
    client, adopted, renewed, measure
):
    actions.open_consultation(renewed, word="Vi svarer underveis.")

    page = client.get(at("public_status", adopted))

    href = page.context["threads"][0].stops[0].href
    assert page.context["policy"] == adopted
    assert client.get(href).status_code == 200


def test_what_is_not_finished_goes_on_with_its_number_as_the_reason(adopted, renewed, measure):
    new = revision.carry_over(renewed, measures=[measure])

    one = Measure.objects.get(pk=new[0].pk)
    assert (one.carried_from, one.goal.policy, one.text) == (measure, renewed, measure.text)
    assert measure.reference in one.rationale
    assert adopted.title in one.rationale
    assert one.passage.is_standing
    with pytest.raises(NothingToCarryError):
        revision.carry_over(renewed, measures=[measure])


def test_what_is_finished_does_not_go_on(renewed, measure):
    measure.status = "delivered"
    measure.save()

    with pytest.raises(NothingToCarryError):
        revision.carry_over(renewed, measures=[measure])


def test_the_measures_are_chosen_on_the_page(signed_in, adopted, renewed, measure):
    signed_in.post(at("carried_measures", adopted), {"measures": [str(measure.pk)]})

    assert measure.carried_to.get().goal.policy == renewed
