"""What each role may do, in one sentence each, where a colleague is let in."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspill.organiser.models import Membership

Role = Membership.Role
ROLE_SENTENCES: dict[str, str | Promise] = {
    Role.COORDINATOR: _("Does everything: decides, sends, publishes, and lets people in."),
    Role.CASE_OFFICER: _(
        "Writes letters, the policy and answers, and keeps the list of associations. Sends and"
        " publishes nothing."
    ),
    Role.GROUP_MEMBER: _(
        "Reads what their party holds, ticks off the checklists, comments, and sorts contributions."
    ),
    Role.FACILITATOR: _("Leads the evening: sign-ups, tables, rounds, and sorting."),
    Role.SIGNATORY: _("Approves letters for their party, ticks off the checklists, and comments."),
    Role.TABLE_HOST: _("Sees who sits where, and no other page."),
    Role.READER: _("Reads the work, but no lists of people."),
}


def roles_told() -> Iterator[tuple[str, str | Promise]]:
    """The name of each role and its sentence, the one who may most first."""
    return ((Role(role).label, sentence) for role, sentence in ROLE_SENTENCES.items())
