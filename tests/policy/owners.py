"""A policy that is lived by: adopted, with an owner who has been asked."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from samspill.outbox.models import Message
from samspill.policy.actions import owners
from samspill.policy.following.owner_links import owner_token

KARI = "kari@example.no"
BEHIND = {"status": "in_progress", "reason": "Stillingen er lyst ut."}


def name(policy, *measures, email=KARI, **facts):
    given = {"role": "Leder for kultur", "language": "nn"} | facts
    return owners.name_owner(policy, email=email, measures=measures, **given)


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def sent(kind="question"):
    return Message.objects.filter(deliveries__key__startswith=f"status-{kind}")


def at(question):
    return reverse("policy:owner_report", args=[owner_token(question)])


def put_off(round_, *, days):
    round_.due_on = in_days(-days)
    round_.save()
