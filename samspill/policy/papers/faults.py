"""What went wrong with a paper, in words for the one who asked."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspill.policy.actions.papers import FAILED, FONTS, GONE
from samspill.policy.models import Paper

SENTENCES: dict[str, str | Promise] = {
    GONE: _("What it should be made of is no longer there."),
    FONTS: _("The fonts that documents are set in are missing. Tell those who run the system."),
    FAILED: _(
        "It was tried three times, and did not succeed. Try again, or tell those who run the system."
    ),
}


def fault_sentence(paper: Paper) -> str:
    """Empty unless it has failed."""
    if paper.state != Paper.State.FAILED:
        return ""
    return str(SENTENCES.get(paper.fault, SENTENCES[FAILED]))
