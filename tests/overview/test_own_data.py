"""What is kept about a person: found by her address, seen, taken along, put right and erased."""

import json
import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.signing import TimestampSigner
from django.urls import reverse
from django.utils import timezone

from samspill.conference.actions import asked
from samspill.conference.models import Needs, OpeningNotice, SignUp
from samspill.history.models import Entry
from samspill.outbox.models import Delivery
from samspill.overview.data_protection import coming, gone
from samspill.overview.own_data import acts
from samspill.overview.own_data.held import HANGS_ON, held_about, ways_in
from samspill.overview.own_data.links import own_data_token
from samspill.overview.own_data.words import WHAT
from tests.conference.builders import conference, coordinator, organiser, sign_up

pytestmark = pytest.mark.django_db
KARI = "kari@example.no"


@pytest.fixture
def held():
    return conference(organiser(), contact_email="vert@example.no")


@pytest.fixture
def kari(held):
    return sign_up(held, "Kari Eksempel", email=KARI, association_name="Testvik kor")


def page(client, email=KARI):
    return client.get(reverse("overview:own_data", args=[own_data_token(email)]))


def labels(email=KARI):
    return {one.label for one in held_about(email, timezone.now())}


def erase(client, row, email=KARI):
    token = own_data_token(email)
    return client.post(reverse("overview:own_data_erasures", args=[token]), {"row": row})


def test_every_way_in_and_all_that_hangs_on_it_has_a_name():
    found = {way.label for way in ways_in()} | {one for some in HANGS_ON.values() for one in some}

    assert found == set(WHAT)
    for keys in HANGS_ON:
        app, model, field = keys.split(".")
        assert apps.get_model(app, model)._meta.get_field(field)


def test_a_link_goes_to_the_address_and_opens_what_is_kept(client, kari):
    answer = client.post(
        reverse("overview:own_data_ask"), {"email": "KARI@example.no"}, follow=True
    )
    mail = Delivery.objects.filter(address=KARI).latest("pk").message
    path = re.search(r"/privacy/mine/\S+", mail.text).group()

    shown = client.get(path).content.decode()

    assert "kari@example.no" in answer.content.decode().lower()
    assert "Kari Eksempel" in shown
    assert "Eigersund kommune" in shown


def test_nothing_is_sent_where_nothing_is_kept_and_the_page_says_the_same(client, kari):
    before = Delivery.objects.count()

    answer = client.post(
        reverse("overview:own_data_ask"), {"email": "nobody@example.no"}, follow=True
    )

    assert answer.status_code == 200
    assert Delivery.objects.count() == before


def test_the_link_is_sent_once_an_hour(kari):
    now = timezone.now().replace(minute=10)

    acts.send_link(KARI, language="nb", now=now)
    acts.send_link(KARI, language="nb", now=now + timedelta(minutes=20))

    assert Delivery.objects.filter(message__source="overview.own_data").count() == 1


def test_another_persons_row_is_never_shown(client, held, kari):
    other = sign_up(held, "Per Prøve", email="per@example.no", association_name="Testvik IL")
    SignUp.objects.filter(pk=other.pk).update(booker_name="Kari Eksempel", booker_email=KARI)
    asked.keep_needs(other, diet="halal", access="")

    shown = page(client).content.decode()

    assert "Per Prøve" not in shown
    assert "halal" not in shown
    assert "per@example.no" not in shown


def test_an_old_link_leads_to_a_new_one_and_a_strangers_opens_nothing(client, kari):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TimestampSigner, "timestamp", lambda _self: "1aaaaa")
        old = own_data_token(KARI)

    assert page(client).status_code == 200
    assert client.get(reverse("overview:own_data", args=[old])).url == reverse(
        "overview:own_data_ask"
    )
    assert client.get(reverse("overview:own_data", args=["x.y.z"])).status_code == 404


def test_what_rests_on_consent_is_erased_at_once(client, held, kari):
    asked.keep_needs(kari, diet="glutenfritt", access="")
    OpeningNotice.objects.create(conference=held, email=KARI)
    notice = next(one for one in held_about(KARI, timezone.now()) if "Opening" in one.label)

    erase(client, f"{notice.label}-{notice.key}")
    erase(client, "all")

    assert not OpeningNotice.objects.filter(email=KARI).exists()
    assert not Needs.objects.exclude(diet="").exists()
    assert SignUp.objects.get(pk=kari.pk).name == "Kari Eksempel"  # she is still coming
    assert Entry.objects.filter(action="people.own_data_erased").count() == 2


def test_a_sign_up_is_erased_when_the_conference_is_over(client, held, kari):
    past = timezone.now() - timedelta(days=2)
    type(held).objects.filter(pk=held.pk).update(
        sign_up_deadline=past - timedelta(days=1), starts_at=past - timedelta(hours=3), ends_at=past
    )

    erase(client, "all")

    assert SignUp.objects.get(pk=kari.pk).name != "Kari Eksempel"
    assert "conference.SignUp" not in labels()


def test_nobody_erases_what_is_anothers_or_is_not_free(client, held, kari):
    other = sign_up(held, "Per Prøve", email="per@example.no", association_name="Testvik IL")
    asked.keep_needs(other, diet="halal", access="")

    assert erase(client, f"conference.Needs-{other.needs.pk}").status_code == 404
    assert erase(client, f"conference.SignUp-{kari.pk}").status_code == 404
    assert Needs.objects.get().diet == "halal"


def test_it_can_be_taken_along(client, kari):
    address = reverse("overview:own_data_file", args=[own_data_token(KARI)])

    taken = json.loads(client.get(address).content)

    assert taken["email"] == KARI
    assert "Kari Eksempel" in json.dumps(taken["rows"], ensure_ascii=False)


def test_a_request_reaches_the_one_who_answers_and_is_ticked_off(client, held, kari):
    place = held.organiser
    address = reverse("overview:own_data", args=[own_data_token(KARI)])
    empty = client.post(address, {"organiser": str(place.pk), "text": ""})

    client.post(address, {"organiser": str(place.pk), "text": "Jeg heter Kåri."})
    entry = Entry.objects.get(action=acts.ASKED)
    mail = Delivery.objects.get(message__organiser_number=place.pk, message__reply_to=KARI).message
    client.force_login(coordinator(place))
    work = reverse("overview:data_protection", args=[place.slug])
    before = client.get(work).context["requests"][0]
    client.post(reverse("overview:request_answered", args=[place.slug, entry.pk]))

    assert empty.context["form"].errors["text"]
    assert "Jeg heter Kåri." in mail.text
    assert "Kåri" not in json.dumps(entry.details)
    assert (before.number, before.is_answered) == (entry.pk, False)
    assert client.get(work).context["requests"][0].is_answered


def test_the_place_sees_who_has_read_what_people_need(client, held, kari):
    from samspill.conference.actions.reading import note_reading

    reader = coordinator(held.organiser)
    note_reading(held, by=reader, form="page")
    client.force_login(reader)

    shown = client.get(reverse("overview:data_protection", args=[held.organiser.slug]))

    assert [one.by for one in shown.context["readings"]] == [reader]
    assert held.title in [one.title for one in shown.context["controllers"]]


def test_what_has_gone_and_what_goes_next_are_counted(held, kari):
    now = timezone.now()
    asked.keep_needs(kari, diet="halal", access="")
    next_week = now + timedelta(days=7)
    type(held).objects.filter(pk=held.pk).update(
        sign_up_deadline=now, starts_at=next_week - timedelta(hours=3), ends_at=next_week
    )

    soon = coming(now)
    acts.erase([one for one in held_about(KARI, now) if one.label == "conference.Needs"])

    assert [one.rows for one in soon if one.app == gone(now)[0].app] == [1]
    assert gone(now)[0].rows == 1
