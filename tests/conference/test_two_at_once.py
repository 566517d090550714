"""Two who change the same conference, each on a page of their own, lose nothing of each other's."""

import pytest
from django.urls import reverse

from samspill.conference.models import Conference
from samspill.outbox.models import Message
from tests.conference import builders

pytestmark = pytest.mark.django_db


def as_sent(page):
    """What a browser sends from this page when nothing is touched."""
    form = page.context["form"]
    fields = {field.name: field.value() for field in form}
    for name in ("starts_at", "ends_at", "sign_up_deadline"):
        fields[name] = form[name].field.widget.format_value(form[name].value())
    stood = page.content.decode().partition('name="as_it_stood" value="')[2].partition('"')[0]
    told = {
        name: value for name, value in fields.items() if value is not None and value is not False
    }
    return {**told, "as_it_stood": stood.replace("&quot;", '"').replace("&#x27;", "'")}


def test_a_page_opened_before_changes_only_what_is_written_on_it(client, kari, place):
    held = builders.conference(place, lead_text="En linje\nog en til")
    builders.sign_up(held, "Anna Prøve", email="anna@example.no")
    address = reverse("conference:facts", args=[place.slug, held.pk])
    opened = client.get(address)
    Conference.objects.filter(pk=held.pk).update(venue="Ny sal", capacity=40)
    before = Message.objects.count()

    client.post(address, {**as_sent(opened), "lead_text": "Noe annet", "has_stands": "on"})

    now = Conference.objects.get(pk=held.pk)
    assert (now.venue, now.capacity) == ("Ny sal", 40)
    assert (now.lead_text, now.has_stands) == ("Noe annet", True)
    assert Message.objects.count() == before  # nobody is told that it has moved back


def test_the_page_with_a_mistake_still_knows_how_it_stood_at_first(client, kari, place):
    held = builders.conference(place)
    address = reverse("conference:facts", args=[place.slug, held.pk])
    sent = as_sent(client.get(address))
    Conference.objects.filter(pk=held.pk).update(venue="Ny sal")

    refused = client.post(address, {**sent, "title": ""})
    client.post(address, {**as_sent(refused), "title": "Ny tittel", "starts_at": sent["starts_at"]})

    now = Conference.objects.get(pk=held.pk)
    assert (now.title, now.venue) == ("Ny tittel", "Ny sal")
