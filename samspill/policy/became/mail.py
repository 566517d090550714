"""What those who follow a contribution get by e-mail: rows in the outbox, each posted once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.outbox.actions import post
from samspill.outbox.models import Message
from samspill.policy.became import links
from samspill.policy.became.chain import measures_in
from samspill.policy.became.words import late, stands
from samspill.policy.council.versions import content_for_all, version_for_all
from samspill.policy.models import Follower, Measure, StatusUpdate
from samspill.pure.measure_standing import standing


def ask_to_confirm(follower: Follower, *, day: date) -> None:
    """At most once a day for one address and contribution."""
    with translation.override(follower.language):
        subject = _("Do you want to be told what becomes of it?")
        key = f"policy.follower:{follower.pk}:confirm:{day.isoformat()}"
        _post(follower, "follower_confirm", subject, key=key)


def tell_of_status(followers: Sequence[Follower], measure: Measure, update: StatusUpdate) -> None:
    policy = measure.goal.policy
    content = content_for_all(policy, version_for_all(policy))
    listed = (one for one in measures_in(content) if one["measure"] == measure.pk)
    told = next(listed, {"text": measure.text, "reference": measure.reference})
    where = standing(
        update.status,
        deadline=measure.deadline,
        expected_on=update.expected_on,
        today=timezone.localdate(update.at),
    )
    for follower in followers:
        with translation.override(follower.language):
            words = stands(where, update.status, 1)
            if where == "late":
                words = late(measure.deadline, update.expected_on)
            subject = _("Measure %(reference)s %(words)s") % {
                "reference": told["reference"],
                "words": words,
            }
            key = f"policy.status:{update.pk}:{follower.pk}"
            _post(follower, "follower_status", subject, key=key, measure=told, update=update)


def tell_of_answers(followers: Sequence[Follower]) -> int:
    """Each one's answer as it stands now. Returns how many had not been told of it before."""
    sources = {_source_of_answer(one): one for one in followers}
    known = set(Message.objects.filter(source__in=list(sources)).values_list("source", flat=True))
    fresh = [(source, one) for source, one in sources.items() if source not in known]
    for source, follower in fresh:
        with translation.override(follower.language):
            subject = _("Your contribution has got an answer")
            answer = follower.contribution.answer
            _post(follower, "follower_answer", subject, key=source, answer=answer)
    return len(fresh)


def _source_of_answer(follower: Follower) -> str:
    answer = follower.contribution.answer
    return f"policy.answer:{answer.pk}:{answer.at:%Y%m%d%H%M%S%f}:{follower.pk}"


def _post(follower: Follower, news: str, subject: str, *, key: str, **more: Any) -> None:
    """In the language that is switched on. Only words that everyone may read are quoted."""
    contribution = follower.contribution
    context: Mapping[str, Any] = {
        "organiser": contribution.organiser,
        "said": contribution.published.text,
        "subject": subject,
        "address": links.became_address(follower),
        "own": links.follower_address(follower),
        **more,
    }
    text = render_to_string(f"policy/mail/{news}.txt", dict(context))
    post(
        organiser_number=contribution.organiser_id,
        kind="system",
        subject=subject,
        text=text,
        language=follower.language,
        recipients=[(follower.email, "")],
        key=key,
        reply_to=contribution.organiser.contact_email,
        source=key,
    )
