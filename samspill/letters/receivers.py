"""Who gets a letter, how, and who does not, with the reason. Reads only; actions write it down."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext_lazy as _

from samspill.letters.facts import area_name
from samspill.letters.models import Letter, Recipient
from samspill.letters.post.kinds import goes_to_municipalities, is_formal
from samspill.letters.post.municipalities import Invitee, invitees, signed_up_municipalities
from samspill.letters.post.personal import own_facts
from samspill.organiser.models import Municipality
from samspill.outbox.opting_out import LETTERS, fingerprint, opted_out
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
    "opted_out": _("Wants no more letters like this"),
    "said_no": _("Has said that they cannot come"),
}


@dataclass(frozen=True)
class Receiver:
    """One receiver as chosen; `reason` is a key of REASONS, with ":name" after it if need be.

    facts   this receiver's own, by the names of wording/fields.toml
    """

    association: Association | None
    name: str
    channel: str
    address: str = ""
    postal_address: str = ""
    postcode: str = ""
    reason: str = ""
    municipality: Municipality | None = None
    facts: dict[str, str] = field(default_factory=dict)


def choose(letter: Letter) -> list[Receiver]:
    """One row for every association here, or for every invited municipality.

    A request to the municipality goes to that alone. Who has unsubscribed gets formal letters only.
    """
    if letter.kind == Letter.Kind.FORMAL_REQUEST:
        return [_municipality(letter)]
    chosen = _municipalities(letter) if goes_to_municipalities(letter) else _associations(letter)
    in_peace = list(_without_opted_out(letter, chosen))
    return [_with_own_facts(letter, one) for one in _one_mail_an_address(in_peace)]


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


def _associations(letter: Letter) -> list[Receiver]:
    kept_back = _kept_back(letter)
    rows = letter.organiser.associations.exclude(status=Association.Status.MERGED)
    associations = rows.with_contact_points().order_by("name", "pk")
    return [_receiver(one, kept_back(one)) for one in associations]


def _municipalities(letter: Letter) -> list[Receiver]:
    signed_up, said_no = signed_up_municipalities(letter), _said_no(letter, "municipality")
    is_reminder = letter.kind == Letter.Kind.REMINDER

    def row(one: Invitee) -> Receiver:
        receiver = Receiver(None, one.name, EMAIL, one.email, municipality=one.municipality)
        if is_reminder and one.municipality.pk in signed_up:
            return replace(receiver, channel=LEFT_OUT, address="", reason="signed_up")
        if is_reminder and one.municipality.pk in said_no:
            return replace(receiver, channel=LEFT_OUT, address="", reason="said_no")
        is_reached = bool(one.email)
        return receiver if is_reached else replace(receiver, channel=LEFT_OUT, reason="no_address")

    return [row(one) for one in invitees(letter)]


def _without_opted_out(letter: Letter, chosen: Iterable[Receiver]) -> Iterable[Receiver]:
    gone = frozenset() if is_formal(letter) else opted_out(letter.organiser_id, LETTERS)
    for one in chosen:
        is_gone = bool(gone) and one.channel == EMAIL and fingerprint(one.address) in gone
        yield replace(one, channel=LEFT_OUT, reason="opted_out") if is_gone else one


def _with_own_facts(letter: Letter, one: Receiver) -> Receiver:
    own = own_facts(
        letter, name=one.name, association=one.association, municipality=one.municipality
    )
    return replace(one, facts=own)


def _receiver(association: Association, reason: str) -> Receiver:
    name = association.display_name
    if association.status != Association.Status.ACTIVE:
        return Receiver(association, name, LEFT_OUT, reason=association.status)
    if reason:
        return Receiver(association, name, LEFT_OUT, reason=reason)
    postal_address = _postal_address(association)
    postcode = association.postcode if postal_address else ""
    if association.email:
        return Receiver(association, name, EMAIL, association.email, postal_address, postcode)
    if not postal_address:
        return Receiver(association, name, LEFT_OUT, reason="no_address")
    has_dead = any(point.kind == "email" for point in association.contact_points.all())
    reason = "dead_email" if has_dead else "no_email"
    return Receiver(association, name, PAPER, "", postal_address, postcode, reason)


def _kept_back(letter: Letter) -> Callable[[Association], str]:
    """For each association a reason to leave it out of this very letter, or ""."""
    signed_up = _numbers(letter.facts.get("signed_up_associations"))
    present = _numbers(letter.facts.get("present_associations"))
    is_reminder = letter.kind == Letter.Kind.REMINDER
    is_thanks = letter.kind == Letter.Kind.THANKS
    said_no = _said_no(letter, "association") if is_reminder else frozenset()
    other = _other_language(letter)

    def reason(association: Association) -> str:
        if is_reminder and association.pk in signed_up:
            return "signed_up"
        if association.pk in said_no:
            return "said_no"
        if is_thanks and present and association.pk not in present:
            return "not_present"
        return other(association)

    return reason


def _said_no(letter: Letter, key: str) -> frozenset[object]:
    """Numbers of those who have answered an earlier letter about the same that they cannot come."""
    if letter.process_id is None and letter.conference_number is None:
        return frozenset()
    rows = Recipient.objects.filter(
        letter__organiser=letter.organiser_id,
        letter__process=letter.process_id,
        letter__conference_number=letter.conference_number,
        letter__state=Letter.State.SENT,
        facts__has_key="said_no_at",
    )
    return frozenset(rows.values_list(key, flat=True)) - {None}


def _other_language(letter: Letter) -> Callable[[Association], str]:
    """When the letter is written in several languages, each association gets one: its own.

    Where its own is not among them, it gets the process' usual one.
    """
    others = _siblings(letter)
    if not others or letter.process is None:
        return lambda association: ""
    sent = [one.pk for one in others if one.state == Letter.State.SENT]
    got = Recipient.objects.filter(letter__in=sent).exclude(channel=LEFT_OUT)
    reached = frozenset(got.values_list("association", flat=True))
    waiting = [one.language for one in others if one.pk not in sent]
    written = {letter.language, *waiting}
    usual = letter.process.language if letter.process.language in written else min(written)

    def reason(association: Association) -> str:
        if association.pk in reached:
            return "has_it"
        wanted = association.language_form
        own = wanted if wanted in written else usual
        return "" if own == letter.language else "other_language"

    return reason


def _siblings(letter: Letter) -> list[Letter]:
    """The same letter in other languages, the newest of each."""
    if letter.process_id is None:
        return []
    rows = Letter.objects.filter(process=letter.process_id, kind=letter.kind)
    rows = rows.exclude(language=letter.language).defer("sent_pdf").order_by("pk")
    return list({one.language: one for one in rows}.values())


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
