"""What is done with an association's own entry: sent the link to, changed, emptied, ended, seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.registry import actions, hand
from samspill.registry.models import Association, ContactPoint
from samspill.registry.own.links import LINK_DAYS, emails_of, own_address
from samspill.registry.own.mail import language_of, post_mail

ASKED, SENT = "registry.own_link_asked", "registry.own_link_sent"
CHANGED, EMPTIED = "registry.changed_by_association", "registry.contact_removed"
ENDED, RETURNED = "registry.ended_by_association", "registry.association_returned"
SEEN = "registry.own_changes_seen"
MOST_A_DAY = 3  # times one association's link is asked for, so that nobody fills another's post box
CONTACT = ("emails", "phones", "care_of", "address")


@transaction.atomic
def ask_for_link(organiser: Organiser, *, email: str) -> int:
    """Send the links of the associations that have this address, once an hour and thrice a day.

    Returns how many were sent; the page must not tell, or it would say who stands in the list.
    """
    now = timezone.now()
    found = [one for one in _holding(organiser, email) if _may_ask(one)]
    for language, some in _by_language(found).items():
        _post_links(organiser, "link", {email.strip(): some}, language, f"{now:%Y%m%d%H}")
    for one in found:
        record(one, action=ASKED, organiser_number=organiser.pk)
    return len(found)


@transaction.atomic
def send_own_links(
    organiser: Organiser, *, associations: Iterable[Association], by: User | None = None
) -> int:
    """Ask associations by e-mail whether their entry holds. A second time the same day sends nothing.

    associations   with contact points; one without a living address is passed over
    Returns        how many associations
    """
    reached = [one for one in associations if one.email]
    day = f"{timezone.localdate():%Y%m%d}"
    for language, some in _by_language(reached).items():
        by_address: dict[str, list[Association]] = {}
        for one in some:
            by_address.setdefault(one.email.lower(), []).append(one)
        _post_links(organiser, "asked", by_address, language, day)
    for one in reached:
        record(one, action=SENT, organiser_number=organiser.pk, by=by)
    return len(reached)


@transaction.atomic
def change_own_entry(
    association: Association,
    *,
    values: dict[str, object],
    emails: Collection[str],
    phones: Collection[str],
) -> list[str]:
    """The association corrects itself, and has the word on it: registers and files do not change it.

    An address that was taken out is told so, and a new one gets a link of its own.
    Returns the names of what became others; nothing changed, nothing is written.
    """
    held = locked(association)
    before = emails_of(held)
    if not _differs(held, values, emails, phones):
        return []
    changed = actions.change_association(
        held, values=values, emails=emails, phones=phones, action=CHANGED
    )
    known = {one.lower() for one in before}
    kept = {one.lower() for one in emails}
    gone = [one for one in before if one.lower() not in kept]
    new = {one: [held] for one in emails if one.lower() not in known}
    moment = f"{timezone.now():%Y%m%d%H%M%S%f}"
    language = language_of(held)
    if new:
        _post_links(held.organiser, "link", new, language, moment)
    if gone:
        post_mail(
            held.organiser, "changed", language=language, addresses=gone,
            key=f"own-changed-{held.pk}-{moment}", association=held,
        )  # fmt: skip
    return changed


@transaction.atomic
def remove_contact(association: Association, *, is_ended: bool = False) -> None:
    """Forget every address and number, and let no register bring them back.

    is_ended   it wants no place in the list either: the row stays, so that what was given still
               tells where it came from and the next import does not add it anew
    """
    held = locked(association)
    addresses = emails_of(held)
    held.contact_points.all().delete()
    held.care_of = held.address = held.postcode = ""
    names = CONTACT
    if is_ended:
        held.status = Association.Status.DELETED
        names = (*CONTACT, "status")
    held.save(update_fields=["care_of", "address", "postcode", "status"])
    hand.mark_fields(held, names)
    record(held, action=ENDED if is_ended else EMPTIED, organiser_number=held.organiser_id)
    if addresses:
        post_mail(
            held.organiser, "removed", language=language_of(held), addresses=addresses,
            key=f"own-removed-{held.pk}-{timezone.now():%Y%m%d%H%M%S%f}",
            association=held, is_ended=is_ended,
        )  # fmt: skip


@transaction.atomic
def take_back(association: Association, *, by: User | None = None) -> bool:
    """One that had itself taken out of the list wants in again. False when it was not so ended."""
    held = locked(association)
    is_out = held.status == Association.Status.DELETED and hand.is_by_hand(held, "status")
    if not is_out:
        return False
    held.status = Association.Status.ACTIVE
    held.save(update_fields=["status"])
    hand.release_field(held, "status")
    record(held, action=RETURNED, organiser_number=held.organiser_id, by=by)
    return True


@transaction.atomic
def look_through(organiser: Organiser, *, last: int, by: User | None = None) -> None:
    """What associations have changed is seen, up to the history row `last` that was shown."""
    record(organiser, action=SEEN, organiser_number=organiser.pk, by=by, last=last)


def locked(association: Association) -> Association:
    """As it stands now, and as no other changes it before the transaction ends."""
    rows = Association.objects.select_for_update(of=("self",)).select_related("organiser")
    return rows.prefetch_related("contact_points").get(pk=association.pk)


def _holding(organiser: Organiser, email: str) -> list[Association]:
    """Those with the address, dead or living, that still stand in the list."""
    points = ContactPoint.objects.filter(
        kind=ContactPoint.Kind.EMAIL,
        value__iexact=email.strip(),
        association__organiser=organiser,
    )
    out = (Association.Status.MERGED, Association.Status.DELETED)
    rows = organiser.associations.filter(pk__in=points.values("association")).exclude(
        status__in=out
    )
    return list(rows.select_related("organiser"))


def _may_ask(association: Association) -> bool:
    now = timezone.now()
    asked = association.organiser.history.about(association).filter(action=ASKED)
    times = list(asked.filter(at__gt=now - timedelta(days=1)).values_list("at", flat=True))
    return len(times) < MOST_A_DAY and all(at < now - timedelta(hours=1) for at in times)


def _by_language(associations: Iterable[Association]) -> dict[str, list[Association]]:
    found: dict[str, list[Association]] = {}
    for one in associations:
        found.setdefault(language_of(one), []).append(one)
    return found


def _post_links(
    organiser: Organiser,
    news: str,
    by_address: Mapping[str, Sequence[Association]],
    language: str,
    moment: str,
) -> None:
    """One message, with each address's own links put in."""
    texts = {
        address: {
            "entries": "\n\n".join(
                f"{one.display_name}\n{own_address(one, address)}" for one in some
            )
        }
        for address, some in by_address.items()
    }
    post_mail(
        organiser,
        news,
        language=language,
        addresses=list(by_address),
        key=f"own-{news}-{organiser.pk}-{language}-{moment}",
        texts=texts,
        until=timezone.localdate() + timedelta(days=LINK_DAYS),
    )


def _differs(
    held: Association,
    values: Mapping[str, object],
    emails: Collection[str],
    phones: Collection[str],
) -> bool:
    points = {(point.kind, point.value) for point in held.contact_points.all()}
    told = {("email", one) for one in emails} | {("phone", one) for one in phones}
    return points != told or any(getattr(held, name) != one for name, one in values.items())
