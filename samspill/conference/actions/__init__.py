"""Everything that is written about a conference. The files hold one noun each."""

from samspill.conference.actions.checking_in import (
    Arrival,
    check_in,
    settle_double,
    undo_check_in,
    walk_in,
    withdraw_door_link,
)
from samspill.conference.actions.confirming import confirm_forgotten, confirm_sign_up
from samspill.conference.actions.correcting import correct_for_whom
from samspill.conference.actions.cues import remove_cue, save_cue, set_duty
from samspill.conference.actions.invitations import draft_letters
from samspill.conference.actions.invited_addresses import give_addresses
from samspill.conference.actions.inviting import (
    answer_asker,
    ask_to_come,
    invite,
    invite_municipalities,
    take_off_list,
)
from samspill.conference.actions.offers import accept_offer, offer_free_seats, pass_on_offers
from samspill.conference.actions.opening import (
    announce,
    ask_to_be_told,
    confirm_notice,
    stop_notice,
    tell_that_it_is_open,
)
from samspill.conference.actions.places import (
    accept_place,
    leave_line,
    offer_free_places,
    pass_on_places,
)
from samspill.conference.actions.planning import (
    change_conference,
    plan_conference,
    publish,
    withdraw_publication,
)
from samspill.conference.actions.presenting import (
    add_picture,
    change_picture,
    present_speaker,
    remove_partner,
    remove_picture,
    save_partner,
)
from samspill.conference.actions.programme import (
    ProgrammeDraft,
    SpeakerDraft,
    add_programme_item,
    change_programme_item,
    delete_programme_item,
    set_programme,
)
from samspill.conference.actions.programme_versions import put_out_programme
from samspill.conference.actions.several import (
    Outcome,
    Person,
    ask_for_names,
    booked_by,
    give_name,
    sign_up_several,
)
from samspill.conference.actions.signing_up import (
    cancel_sign_up,
    change_sign_up,
    send_links,
    sign_up,
    tie_together,
)
from samspill.conference.actions.substituting import (
    ask_the_one_who_has_the_seat,
    send_to_substitute,
    take_over,
)

__all__ = [
    "Arrival",
    "Outcome",
    "Person",
    "ProgrammeDraft",
    "SpeakerDraft",
    "accept_offer",
    "accept_place",
    "add_picture",
    "add_programme_item",
    "announce",
    "answer_asker",
    "ask_for_names",
    "ask_the_one_who_has_the_seat",
    "ask_to_be_told",
    "ask_to_come",
    "booked_by",
    "cancel_sign_up",
    "change_conference",
    "change_picture",
    "change_programme_item",
    "change_sign_up",
    "check_in",
    "confirm_forgotten",
    "confirm_notice",
    "confirm_sign_up",
    "correct_for_whom",
    "delete_programme_item",
    "draft_letters",
    "give_addresses",
    "give_name",
    "invite",
    "invite_municipalities",
    "leave_line",
    "offer_free_places",
    "offer_free_seats",
    "pass_on_offers",
    "pass_on_places",
    "plan_conference",
    "present_speaker",
    "publish",
    "put_out_programme",
    "remove_cue",
    "remove_partner",
    "remove_picture",
    "save_cue",
    "save_partner",
    "send_links",
    "send_to_substitute",
    "set_duty",
    "set_programme",
    "settle_double",
    "sign_up",
    "sign_up_several",
    "stop_notice",
    "take_off_list",
    "take_over",
    "tell_that_it_is_open",
    "tie_together",
    "undo_check_in",
    "walk_in",
    "withdraw_door_link",
    "withdraw_publication",
]
