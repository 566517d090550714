"""For whom one is signed up, put right by those who run the conference."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from samspill.conference.actions.signing_up import in_the_way, standing
from samspill.conference.actions.who_may import must_be_invited, stand_for_one
from samspill.conference.errors import AlreadySignedUpError
from samspill.conference.models import InvoiceBuyer, SignUp
from samspill.history.actions import record
from samspill.organiser.models import Municipality
from samspill.people.models import User
from samspill.registry.models import Association


@transaction.atomic
def correct_for_whom(
    sign_up: SignUp,
    *,
    association: Association | None = None,
    municipality: Municipality | None = None,
    association_name: str = "",
    by: User | None = None,
) -> SignUp:
    """The same person and seat for another association or municipality, by the same rules as new.

    Nobody is written to here. The invoice follows, unless another was named to pay it.
    Raises   CancelledError, NotInvitedError, RepresentsMissingError, AlreadySignedUpError
    """
    changed = standing(sign_up, check_over=False)
    before = changed.represents
    changed.association, changed.municipality = association, municipality
    changed.association_name = " ".join(association_name.split())
    changed.is_extra = False
    stand_for_one(changed)
    must_be_invited(changed)
    if not changed.is_extra and (existing := in_the_way(changed)):
        raise AlreadySignedUpError(existing)
    try:
        with transaction.atomic():
            changed.save()
    except IntegrityError:
        if existing := in_the_way(changed):
            raise AlreadySignedUpError(existing) from None
        raise
    _send_invoice_to(changed, before)
    _record(changed, by)
    return changed


def _send_invoice_to(sign_up: SignUp, before: str) -> None:
    facts = {
        "name": sign_up.represents,
        "org_number": "",
        "address": "",
        "postcode": "",
        "place": "",
    }
    if (one := sign_up.association) is not None:
        facts |= {"org_number": one.org_number, "address": one.address}
        facts |= {"postcode": one.postcode, "place": one.place}
    InvoiceBuyer.objects.filter(sign_up=sign_up, name=before).update(**facts)


def _record(sign_up: SignUp, by: User | None) -> None:
    record(
        sign_up,
        action="conference.for_whom_corrected",
        organiser_number=sign_up.conference.organiser_id,
        by=by,
        conference=sign_up.conference_id,
    )
