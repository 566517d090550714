"""Colleagues are let in by a signed link in an e-mail: sent, sent anew, withdrawn, taken."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.history.actions import record
from samspill.organiser.actions.memberships import give_membership
from samspill.organiser.errors import InvitationError
from samspill.organiser.invitation_links import invitation_address
from samspill.organiser.models import Invitation, Membership, Organiser
from samspill.outbox.actions import post
from samspill.people.actions import (
    create_user,
    has_second_factor,
    reopen_account,
    tie_identity,
)
from samspill.people.models import User

INVITATION_DAYS = 14


@transaction.atomic
def invite(
    organiser: Organiser,
    *,
    email: str,
    name: str,
    role: str,
    party: str,
    language: str,
    by: User | None = None,
) -> Invitation:
    """Send the link. Whoever was invited already gets the new words and a new link in its place."""
    address = email.strip().lower()
    invitation = organiser.invitations.standing().filter(email=address).first()
    is_new = invitation is None
    invitation = invitation or Invitation(organiser=organiser, email=address)
    invitation.name, invitation.role, invitation.party = name.strip(), role, party
    invitation.language, invitation.invited_by = language, by
    invitation.link_number += 0 if is_new else 1
    return _send(invitation, by=by)


@transaction.atomic
def renew_invitation(invitation: Invitation, *, by: User | None = None) -> Invitation:
    """A new link for another fortnight; the one sent before opens nothing any more."""
    invitation.link_number += 1
    invitation.invited_by = by
    return _send(invitation, by=by)


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User | None = None) -> None:
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    _record(invitation, "organiser.invitation_withdrawn", by)


@transaction.atomic
def accept_invitation(
    invitation: Invitation,
    *,
    name: str,
    password: str | None = None,
    identity: dict[str, Any] | None = None,
) -> Membership:
    """The membership, and the account it needs where there is none; the link is used up.

    identity   provider and fingerprint, of one who came by ID-porten or its like
    Raises     InvitationError when the link is used, withdrawn or too old, when the identity is
               another's, or would take the place of the second step an account has
    """
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not held.is_open or held.link_number != invitation.link_number:
        raise InvitationError
    user = User.objects.filter(email=held.email).first()
    if user is None:
        user = create_user(held.email, name=name, password=password, language=held.language)
    if held.organiser.memberships.filter(user=user).exists():
        raise InvitationError  # what they may do is changed on the page of those who work there
    reopen_account(user)
    if identity is not None:
        _tie(user, identity)
    held.accepted_at = timezone.now()
    held.save(update_fields=["accepted_at"])
    membership = give_membership(
        held.organiser, user=user, role=held.role, party=held.party, by=held.invited_by
    )
    _tell_the_party(membership, held)
    return membership


def _tie(user: User, identity: dict[str, Any]) -> None:
    name, fingerprint = identity["provider"], identity["fingerprint"]
    is_tied = not has_second_factor(user) and tie_identity(
        user, provider=name, fingerprint=fingerprint
    )
    if not is_tied:
        raise InvitationError


def _send(invitation: Invitation, *, by: User | None) -> Invitation:
    invitation.sent_at = timezone.now()
    invitation.expires_at = invitation.sent_at + timedelta(days=INVITATION_DAYS)
    invitation.save()
    _record(invitation, "organiser.invited", by)
    with translation.override(invitation.language):
        told = {
            "name": by.name if by is not None else _("The one who runs Samspill"),
            "place": invitation.organiser.name,
            "role": invitation.get_role_display().lower(),
            "address": invitation_address(invitation),
            "days": INVITATION_DAYS,
        }
        post(
            organiser_number=invitation.organiser_id,
            kind="system",
            subject=_("You are invited to work at %(place)s in Samspill") % told,
            text=_(
                "%(name)s invites you to take part in the work with the voluntary-sector policy at"
                " %(place)s, as %(role)s.\n\nOpen this link to begin:\n%(address)s\n\nThe link works once,"
                " for %(days)d days. If you do not know what this is about, you need not do anything."
            )
            % told,
            language=invitation.language,
            recipients=[(invitation.email, invitation.name or invitation.email)],
            key=f"invitation:{invitation.pk}:{invitation.link_number}",
        )
    return invitation


def _tell_the_party(membership: Membership, invitation: Invitation) -> None:
    """One let in by the other party is told of to all who are there: what a party holds is its own."""
    inviter = Membership.objects.filter(
        organiser=membership.organiser, user=invitation.invited_by
    ).first()
    others = membership.organiser.memberships.filter(party=membership.party)
    others = others.exclude(pk=membership.pk).select_related("user")
    if (inviter is not None and inviter.party == membership.party) or not others:
        return
    language = membership.organiser.language or settings.LANGUAGE_CODE
    with translation.override(language):
        told = {"name": membership.user.name, "place": membership.organiser.name}
        told["role"] = membership.get_role_display().lower()
        post(
            organiser_number=membership.organiser_id,
            kind="system",
            subject=_("%(name)s now works with you at %(place)s") % told,
            text=_(
                "%(name)s was invited by someone outside your own party, and can now see what you hold"
                " as %(role)s at %(place)s. If this is wrong, tell the coordinator."
            )
            % told,
            language=language,
            recipients=[(one.user.email, one.user.name) for one in others],
            key=f"let-in:{invitation.pk}",
        )


def _record(invitation: Invitation, action: str, by: User | None) -> None:
    record(
        invitation,
        action=action,
        organiser_number=invitation.organiser_id,
        by=by,
        role=invitation.role,
        party=invitation.party,
    )
