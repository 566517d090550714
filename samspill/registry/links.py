"""What stands in an address that knows who it is for: `?for=<token>` fills in the association.

It opens nothing private: whoever has it can sign up, as everybody can. The signature keeps others
from being tried out by number.
"""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

from samspill.organiser.models import Municipality
from samspill.registry.matching import standing
from samspill.registry.models import Association

_signer = Signer(sep=".", salt="registry.for")
ASSOCIATION, MUNICIPALITY = "a", "m"


def association_token(association: Association) -> str:
    return _signer.sign(f"{ASSOCIATION}{association.pk}")


def association_of(token: str) -> Association | None:
    """The association that a token names, or None: not signed by us, a municipality's, or gone.

    Of one that has been merged, the one it was merged into.
    """
    number = _number_in(token, ASSOCIATION)
    known = Association.objects.filter(pk=int(number)) if number.isdigit() else None
    found = known.select_related("organiser").first() if known is not None else None
    return standing(found) if found is not None else None


def municipality_token(municipality: Municipality) -> str:
    return _signer.sign(f"{MUNICIPALITY}{municipality.pk}")


def municipality_of(token: str) -> Municipality | None:
    """The municipality that a token names, or None."""
    number = _number_in(token, MUNICIPALITY)
    return Municipality.objects.filter(pk=number).first() if number else None


def _number_in(token: str, kind: str) -> str:
    try:
        value = _signer.unsign(token)
    except BadSignature:
        return ""
    return value.removeprefix(kind) if value.startswith(kind) else ""
