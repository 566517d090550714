"""Every write of the letters: drafting, approving, choosing receivers, sending, what came back."""

from samspill.letters.actions.approving import approve, withdraw_approval
from samspill.letters.actions.delivering import record_bounce, resolve_delivery
from samspill.letters.actions.drafting import change_facts, draft, draft_letters_of_process
from samspill.letters.actions.receiving import choose_recipients
from samspill.letters.actions.sending import send
from samspill.letters.documents import document, docx, pdf
from samspill.letters.errors import LetterRefused

__all__ = [
    "LetterRefused",
    "approve",
    "change_facts",
    "choose_recipients",
    "document",
    "docx",
    "draft",
    "draft_letters_of_process",
    "pdf",
    "record_bounce",
    "resolve_delivery",
    "send",
    "withdraw_approval",
]
