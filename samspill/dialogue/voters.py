"""Who gives reactions: a keyed fingerprint, so that each votes once and nobody is known by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.crypto import salted_hmac

from samspill.conference.models import SignUp
from samspill.dialogue.models import Dialogue, Placement, Round, Table
from samspill.dialogue.reactions.errors import AssociationNeededError, UnknownCardError
from samspill.pure.folding import fold
from samspill.registry.models import Association

Find = Callable[[str], Association | None]  # the association of the register that is meant


@dataclass(frozen=True)
class Voter:
    """One who may give reactions once. Table and association where they are known."""

    fingerprint: str
    table: Table | None = None
    association: Association | None = None


def voter_fingerprint(dialogue: Dialogue, kind: str, identity: object) -> str:
    """Keyed HMAC-SHA256, 64 hex digits; of this dialogue alone, so that evenings cannot be joined.

    kind      "device", "card", "association", "sheet" …
    """
    value = f"{dialogue.pk}:{kind}:{identity}"
    return salted_hmac("samspill.voter", value, algorithm="sha256").hexdigest()


def find_voter(
    round: Round, *, device: UUID, card: str = "", said: str = "", find: Find | None = None
) -> Voter:
    """The voter behind a device: one for a card however many devices, one for an association where
    the round says so. At most two queries.

    said      the association as the giver wrote it; `find` looks it up in the register
    Raises    UnknownCardError, AssociationNeededError.
    """
    chair = _chair(round, card) if card.strip() else None
    association = find(said) if find and said.strip() else None
    sign_up = chair.sign_up if chair else None
    if association is None and sign_up is not None:
        association = sign_up.association
    table = chair.table if chair and chair.round_id == round.pk else None
    if round.voters == Round.Voters.ASSOCIATION:
        kind, identity = _represented(association, sign_up)
    elif sign_up is not None:
        kind, identity = "card", sign_up.pk
    else:
        kind, identity = "device", device
    return Voter(voter_fingerprint(round.dialogue, kind, identity), table, association)


def _represented(association: Association | None, sign_up: SignUp | None) -> tuple[str, object]:
    """For whom the voter speaks: an association, a municipality, or what the sign-up has in words."""
    if association is not None:
        return "association", association.pk
    if sign_up is not None and sign_up.municipality_id:
        return "municipality", sign_up.municipality_id
    if sign_up is not None and sign_up.association_name.strip():
        return "name", fold(sign_up.association_name)
    raise AssociationNeededError


def _chair(round: Round, card: str) -> Placement:
    """The person's chair in this round by the plan that counts, else in any round."""
    plan = round.dialogue.seating_plans.published().only("pk").first()
    chairs = Placement.objects.filter(
        plan=plan,
        sign_up__card_code__iexact=card.strip(),
        sign_up__state=SignUp.State.SEATED,
    ).select_related("table", "sign_up__association")
    found = sorted(chairs, key=lambda chair: chair.round_id != round.pk) if plan else []
    if not found:
        raise UnknownCardError
    return found[0]
