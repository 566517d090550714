"""Why a delivery is where it is, in a sentence for a person; the post office's own words stand beside."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspill.outbox.models import Delivery
from samspill.pure.bounces import is_dead
from samspill.pure.documents.norwegian import clock, short_date

State = Delivery.State


def why(delivery: Delivery) -> str:
    """ "" when there is nothing to explain: it is sent, or it goes within a minute."""
    match delivery.state:
        case State.QUEUED:
            return _why_waiting(delivery)
        case State.FAILED:
            return _why_refused(delivery)
        case State.BOUNCED:
            return _why_back(delivery)
        case State.STOPPED:
            return _("Stopped before it left, by you or because the receiver unsubscribed.")
        case State.SENT if delivery.bounce_status.startswith("4"):
            return _("The receiver's post office is slow and still tries.")
    return ""


def _why_waiting(delivery: Delivery) -> str:
    if not delivery.answer:
        return ""
    local = timezone.localtime(delivery.not_before)
    language = get_language() or "nb"
    when = {
        "day": short_date(local.date(), language),
        "clock": clock(local.time(), language),
    }
    if delivery.attempts:
        return _("The post office asked us to wait. Tried again %(day)s at %(clock)s.") % when
    return _("We do not reach the post office. Tried again %(day)s at %(clock)s.") % when


def _why_refused(delivery: Delivery) -> str:
    if delivery.bounce_status.startswith("5.7."):
        return _("The receiver's post office will not take mail from us. It is no fault of theirs.")
    if delivery.bounce_status.startswith("4"):
        return _("The post office asked us to wait, for a day and a night. We have given up.")
    return _("The post office refused it for good.")


def _why_back(delivery: Delivery) -> str:
    status = delivery.bounce_status
    if status in ("5.2.2", "5.2.3"):
        return _("The receiver's box is full.")
    if status and not is_dead(status):
        return _("The receiver's post office would not take it. The address stands.")
    return _("The address does not work. It is marked, and they get letters on paper.")
