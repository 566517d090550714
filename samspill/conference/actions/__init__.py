"""Everything that is written about a conference. The files hold one noun each."""

from samspill.conference.actions.invitations import draft_letters
from samspill.conference.actions.planning import (
    change_conference,
    plan_conference,
    publish,
    withdraw_publication,
)
from samspill.conference.actions.programme import (
    ProgrammeDraft,
    SpeakerDraft,
    add_programme_item,
    change_programme_item,
    delete_programme_item,
    set_programme,
)
from samspill.conference.actions.signing_up import (
    cancel_sign_up,
    change_sign_up,
    send_links,
    sign_up,
)

__all__ = [
    "ProgrammeDraft",
    "SpeakerDraft",
    "add_programme_item",
    "cancel_sign_up",
    "change_conference",
    "change_programme_item",
    "change_sign_up",
    "delete_programme_item",
    "draft_letters",
    "plan_conference",
    "publish",
    "send_links",
    "set_programme",
    "sign_up",
    "withdraw_publication",
]
