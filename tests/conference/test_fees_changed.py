"""Bases that no longer say what is owed are shown, and put right one by one."""

from django.urls import reverse

from samspill.conference.actions import cancel_sign_up
from samspill.conference.actions.fees import make_bases
from samspill.conference.models import SignUp
from tests.conference.test_fees import BUYER, bases, coming, held, issue

__all__ = ["held"]


def fees_page(client, held):
    address = reverse("conference:fees", args=[held.organiser.slug, held.pk])
    return client.get(address).content.decode()


def test_a_basis_with_another_reference_than_now_is_made_anew_before_the_deadline(
    client, kari, held
):
    one = coming(held, buyer=BUYER)
    issue(held)
    make_bases(held, sign_up=one)
    SignUp.objects.filter(pk=one.pk).update(invoice_reference="K-4712")

    assert f'name="sign_up" value="{one.pk}"' in fees_page(client, held)
    make_bases(held, sign_up=one)

    assert [kind for _number, kind, _amount in bases(held)] == ["invoice", "credit", "invoice"]
    assert f'name="sign_up" value="{one.pk}"' not in fees_page(client, held)


def test_who_has_cancelled_for_nothing_is_credited_before_the_deadline(client, kari, held):
    one = coming(held, buyer=BUYER)
    issue(held)
    make_bases(held, sign_up=one)
    cancel_sign_up(one)

    assert f'name="sign_up" value="{one.pk}"' in fees_page(client, held)
    address = reverse("conference:bases", args=[held.organiser.slug, held.pk])
    client.post(address, {"sign_up": one.pk})

    assert [kind for _number, kind, _amount in bases(held)] == ["invoice", "credit"]
    assert f'name="sign_up" value="{one.pk}"' not in fees_page(client, held)
