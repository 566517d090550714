"""What the seats ask for: to call those whom no mail reaches, while a seat is held for them."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.conference.models import SignUp
from samspill.conference.rules import can_manage_sign_ups
from samspill.overview.act import Act, at
from samspill.overview.situation import Situation


def call_those_offered(now: Situation) -> Act | None:
    conference = now.conference
    if conference is None or conference.is_past or not can_manage_sign_ups(now.membership):
        return None
    offered = conference.sign_ups.filter(state=SignUp.State.OFFERED, email="", booker_email="")
    count = offered.count()
    if not count:
        return None
    return Act(
        ngettext("Call one a seat is held for", "Call %(count)d that seats are held for", count)
        % {"count": count},
        _("No e-mail reaches them, so that the seat is held until you have asked."),
        _("See whom to call"),
        at(now, "conference:waiting", conference.pk),
        minutes=5,
    )
