"""What each kind of row is called to the one it is about; tests hold the list whole."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_ACCOUNT, _SIGN_IN = _("Your account"), _("How you sign in")
_ASKED, _PLACE = _("What you answered at sign-up"), _("Contact person")

WHAT: dict[str, Promise] = {
    "outbox.Delivery": _("An e-mail to you"),
    "people.User": _ACCOUNT,
    "people.Session": _SIGN_IN,
    "people.OneTimeCode": _SIGN_IN,
    "people.SecondFactor": _SIGN_IN,
    "people.RecoveryCode": _SIGN_IN,
    "people.ExternalIdentity": _SIGN_IN,
    "organiser.Organiser": _PLACE,
    "organiser.Invitation": _("An invitation to work here"),
    "registry.ContactPoint": _("An address of your association"),
    "process.WorkingGroupMember": _("Member of a working group"),
    "letters.Recipient": _("A letter to you"),
    "letters.Subscriber": _("The newsletter"),
    "conference.SignUp": _("Sign-up"),
    "conference.Needs": _("What you need"),
    "conference.SignUpAnswer": _ASKED,
    "conference.ExtraChoice": _ASKED,
    "conference.PlaceInLine": _ASKED,
    "conference.Stand": _ASKED,
    "conference.PreparationAnswer": _ASKED,
    "conference.InvoiceBuyer": _("Who gets the invoice"),
    "conference.InvoiceBasis": _("An invoice"),
    "conference.OpeningNotice": _("Word of when sign-up opens"),
    "conference.Invited": _("That you asked to come"),
    "conference.Conference": _PLACE,
    "conference.Speaker": _("Speaker"),
    "dialogue.TopicWish": _("Where you sit"),
    "advice.Experience": _("An experience you have told of"),
    "policy.Follower": _("Word of what becomes of what was said"),
    "policy.InvitedBody": _("A body that is asked"),
    "policy.ConsultationResponse": _("A statement in a consultation"),
    "policy.ResponseFile": _("A statement in a consultation"),
    "policy.Remark": _("A remark in a consultation"),
    "policy.MeasureOwner": _("You answer for a measure"),
}
