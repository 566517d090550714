"""Who gets a letter, how, and who does not, with the reason. Reads only; actions write it down."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from samspill.letters.facts import area_name
from samspill.letters.models import Letter, Recipient
from samspill.registry.models import Association

EMAIL, PAPER, LEFT_OUT = (
    Recipient.Channel.EMAIL,
    Recipient.Channel.PAPER,
    Recipient.Channel.LEFT_OUT,
)
REASONS = {
    "deleted": _("Deleted from the register"),
    "bankrupt": _("Bankrupt"),
    "winding_up": _("Being wound up"),
    "no_address": _("No address at all"),
    "same_address": _("Same e-mail address as %(name)s"),
    "no_email": _("No e-mail address"),
    "dead_email": _("The e-mail address no longer works"),
    "signed_up": _("Has signed up already"),
    "not_present": _("Was not at the conference"),
    "other_language": _("Gets the letter in the other language"),
    "has_it": _("Has got it in the other language"),
}


@dataclass(frozen=True)
class Receiver:
    """One receiver as chosen; `reason` is a key of REASONS, with ":name" after it if need be."""

    association: Association | None
    name: str
    channel: str
    address: str = ""
    postal_address: str = ""
    reason: str = ""


def choose(letter: Letter) -> list[Receiver]:
    """One row for every association here; a request to the municipality goes to that alone."""
    if letter.kind == Letter.Kind.FORMAL_REQUEST:
        return [_municipality(letter)]
    kept_back = _kept_back(letter)
    associations = letter.organiser.associations.with_contact_points().order_by("name", "pk")
    chosen = [_receiver(one, kept_back(one)) for one in associations]
    return list(_one_mail_an_address(chosen))


def reason_in_words(recipient: Recipient) -> str:
    """The reason on the screen's language; an unknown key is shown as it is."""
    key, _colon, name = recipient.reason.partition(":")
    return str(REASONS[key]) % {"name": name} if key in REASONS else recipient.reason


def _municipality(letter: Letter) -> Receiver:
    organiser, process = letter.organiser, letter.process
    name = area_name(process) if process else organiser.name
    if organiser.contact_email:
        return Receiver(None, name, EMAIL, address=organiser.contact_email)
    return Receiver(None, name, PAPER, postal_address=name, reason="no_email")


def _receiver(association: Association, reason: str) -> Receiver:
    name = association.display_name
    if association.status != Association.Status.ACTIVE:
        return Receiver(association, name, LEFT_OUT, reason=association.status)
    if reason:
        return Receiver(association, name, LEFT_OUT, reason=reason)
    if association.email:
        return Receiver(association, name, EMAIL, association.email, _postal_address(association))
    postal_address = _postal_address(association)
    if not postal_address:
        return Receiver(association, name, LEFT_OUT, reason="no_address")
    has_dead = any(point.kind == "email" for point in association.contact_points.all())
    reason = "dead_email" if has_dead else "no_email"
    return Receiver(association, name, PAPER, postal_address=postal_address, reason=reason)


def _kept_back(letter: Letter) -> Callable[[Association], str]:
    """For each association a reason to leave it out of this very letter, or ""."""
    signed_up = _numbers(letter.facts.get("signed_up_associations"))
    present = _numbers(letter.facts.get("present_associations"))
    is_reminder = letter.kind == Letter.Kind.REMINDER
    is_thanks = letter.kind == Letter.Kind.THANKS
    other = _other_language(letter)

    def reason(association: Association) -> str:
        if is_reminder and association.pk in signed_up:
            return "signed_up"
        if is_thanks and present and association.pk not in present:
            return "not_present"
        return other(association)

    return reason


def _other_language(letter: Letter) -> Callable[[Association], str]:
    """When the letter is written in both forms, each association gets one: its own."""
    twin = twin_of(letter)
    if twin is None or letter.process is None:
        return lambda association: ""
    if twin.state == Letter.State.SENT:
        reached = twin.recipients.exclude(channel=LEFT_OUT).values_list("association", flat=True)
        has_it = frozenset(reached)
        return lambda association: "has_it" if association.pk in has_it else ""
    usual = letter.process.language

    def reason(association: Association) -> str:
        wanted = association.language_form or usual
        return "" if wanted == letter.language else "other_language"

    return reason


def twin_of(letter: Letter) -> Letter | None:
    """The same letter in the other form of Norwegian, the newest if there are several."""
    if letter.process_id is None:
        return None
    twins = Letter.objects.filter(process=letter.process_id, kind=letter.kind)
    return twins.exclude(language=letter.language).order_by("pk").last()


def _one_mail_an_address(chosen: Iterable[Receiver]) -> Iterable[Receiver]:
    first_at: dict[str, str] = {}
    for one in chosen:
        key = one.address.lower()
        if one.channel == EMAIL and key in first_at:
            yield replace(one, channel=LEFT_OUT, reason=f"same_address:{first_at[key]}"[:200])
            continue
        if one.channel == EMAIL:
            first_at[key] = one.name
        yield one


def _postal_address(association: Association) -> str:
    """Lines under the name on an envelope, or "" when the post would not find it."""
    if not (association.postcode and association.place):
        return ""
    care_of = association.care_of
    if care_of and not care_of.lower().startswith("c/o"):
        care_of = f"c/o {care_of}"
    town = f"{association.postcode} {association.place}"
    return "\n".join(line for line in (care_of, association.address, town) if line)


def _numbers(value: object) -> Collection[int]:
    return frozenset(value) if isinstance(value, list | tuple | set | frozenset) else frozenset()
