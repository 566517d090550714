"""Why a municipality is invited where the invitation rests on its policy, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from samspill.organiser.models import Municipality
from samspill.pure.documents import norwegian
from samspill.standard.map import map_rows
from samspill.standard.models import PolicyStatus


def adopted_with_ground() -> list[tuple[Municipality, str]]:
    """Those with an adopted policy on the map, each with what the map rests on. Two queries."""
    rows = {row.number: row for row in map_rows() if row.state == PolicyStatus.State.ADOPTED}
    found = Municipality.objects.filter(pk__in=list(rows))
    return [(one, _ground(rows[one.pk].as_of, rows[one.pk].note)) for one in found]


def _ground(as_of: object, note: str) -> str:
    if as_of is None:
        return _("Policy adopted here.")
    words = _("Adopted policy on the map %(date)s.") % {"date": norwegian.short_date(as_of)}
    return f"{words} {note}".strip()[:300]
