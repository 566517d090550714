"""The pages of what became of it ask the database as often for many as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspill.dialogue.actions import publish_contribution
from samspill.insight.models import Finding
from samspill.policy import actions
from samspill.policy.models import Answer, StatusUpdate
from tests.insight import builders
from tests.policy import consulted
from tests.policy.builders import adopt


@pytest.fixture
def said(policy, measure, loose):
    first, second = measure.contributions.order_by("pk")[:2]
    for one in (first, second):
        publish_contribution(one, text="Hvem ringer [navn]?")
    actions.answer(loose, verdict="not_taken_in", reason="Nei.")
    Finding.objects.get(dialogue=policy.dialogue).contributions.add(loose)
    adopt(policy)
    actions.set_status(measure, status="in_progress", indicator_value=2)
    actions.set_status(measure, status="in_progress", indicator_value=1)
    return first


def questions(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(asked)


def many_more(policy, measure, association):
    """Ten times as many alike, published, answered, and told of."""
    finding = Finding.objects.get(dialogue=policy.dialogue)
    for place in range(10):
        given = builders.give(policy.dialogue, *builders.RINGS, association=association)
        for one in given:
            publish_contribution(one, text="Én kontaktperson.")
            verdict = "not_taken_in" if place % 2 else "partly"
            Answer.objects.create(
                contribution=one, policy=policy, verdict=verdict, reason=f"Grunn {place}."
            )
        finding.contributions.add(*given)
    StatusUpdate.objects.bulk_create(
        StatusUpdate(measure=measure, status="in_progress", reason=f"{n}", indicator_value=n)
        for n in range(20)
    )


def test_every_page_asks_as_often_for_ten_times_as_many(client, place, policy, measure, said):
    association = consulted.association(place)
    (one,) = builders.give(policy.dialogue, "Vi vil ha lys.", association=association)
    publish_contribution(one, text="Vi vil ha lys.")
    addresses = [
        reverse(f"policy:{name}", args=[place.slug, *arguments])
        for name, arguments in (
            ("became", [said.pk]),
            ("alike", [said.pk]),
            ("what_became", []),
            ("became_association", [association.pk]),
            ("became_table", [said.table_id]),
        )
    ]
    before = [questions(client, address) for address in addresses]

    many_more(policy, measure, association)

    assert [questions(client, address) for address in addresses] == before
    assert max(before) <= 30
