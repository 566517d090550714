"""Every write of the letters: drafting, approving, choosing receivers, sending, what came back."""

from samspill.letters.actions.announcing import drop_notice, save_notice
from samspill.letters.actions.approving import approve, withdraw_approval
from samspill.letters.actions.delivering import (
    record_bounce,
    resolve_delivery,
    stop_delivery,
    stop_message,
    try_again,
)
from samspill.letters.actions.drafting import change_facts, draft, draft_letters_of_process
from samspill.letters.actions.newsletters import (
    begin_newsletter,
    send_newsletter,
    write_newsletter,
)
from samspill.letters.actions.posting import ask_for_bundle, mark_posted, mark_printed
from samspill.letters.actions.receiving import (
    choose_recipients,
    give_address,
    hand_down_invited,
    refresh_answered,
    say_no,
)
from samspill.letters.actions.reserving import opt_in, opt_out
from samspill.letters.actions.sending import send
from samspill.letters.actions.subscribing import (
    ask_for_newsletter,
    choose_topics,
    confirm_subscriber,
)
from samspill.letters.actions.wordings import (
    save_wording,
    take_back_wording,
    use_house_wording,
    use_newest_wording,
)
from samspill.letters.documents import document, docx, pdf
from samspill.letters.errors import LetterRefused

__all__ = [
    "LetterRefused",
    "approve",
    "ask_for_bundle",
    "ask_for_newsletter",
    "begin_newsletter",
    "change_facts",
    "choose_recipients",
    "choose_topics",
    "confirm_subscriber",
    "document",
    "docx",
    "draft",
    "draft_letters_of_process",
    "drop_notice",
    "give_address",
    "hand_down_invited",
    "mark_posted",
    "mark_printed",
    "opt_in",
    "opt_out",
    "pdf",
    "record_bounce",
    "refresh_answered",
    "resolve_delivery",
    "save_notice",
    "save_wording",
    "say_no",
    "send",
    "send_newsletter",
    "stop_delivery",
    "stop_message",
    "take_back_wording",
    "try_again",
    "use_house_wording",
    "use_newest_wording",
    "withdraw_approval",
    "write_newsletter",
]
