"""A conference beside this one, offered in the same form: its own seats, deadline, price and
controller, and a sign-up of its own."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _

from samspill.conference import actions, rules
from samspill.conference.errors import SignUpError
from samspill.conference.forms.fields import NameListField
from samspill.conference.forms.represents import represents_field
from samspill.conference.models import Conference, SignUp


def linked_conference(conference: Conference) -> Conference | None:
    """The one this is linked to, else one of the same organiser that is linked to this, where one
    can sign up now. Another organiser's link to this says nothing here: its own form offers this.
    """
    own = Q(linked_to=conference.pk, organiser=conference.organiser_id)
    beside = Conference.objects.filter(Q(pk=conference.linked_to_id) | own)
    keys = beside.exclude(pk=conference.pk).values_list("pk", "starts_at")
    for key, _starts_at in sorted(
        keys, key=lambda one: (one[0] != conference.linked_to_id, one[1])
    ):
        found = Conference.objects.with_seats_taken().select_related("organiser__municipality")
        one = found.get(pk=key)
        if rules.is_open_for_sign_up(one):
            return one
    return None


class LinkedForm(forms.Form):
    """One tick, and for which municipality where the other form does not tell."""

    also = forms.BooleanField(required=False)

    def __init__(self, *args: Any, linked: Conference, beside: Conference, **kwargs: Any) -> None:
        super().__init__(*args, prefix="linked", **kwargs)
        self.linked, self.beside = linked, beside
        self.fields["also"].label = _("Sign me up for «%(title)s» too") % {"title": linked.title}
        if linked.is_for_municipalities and not beside.is_for_municipalities:
            self.fields["represents"] = represents_field(linked)
            self.fields["represents"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("also") and "represents" in self.fields:
            field = cast(NameListField, self.fields["represents"])
            found = field.find(cleaned.get("represents", ""))
            if found is None:
                self.add_error("represents", _("Choose the municipality you come from."))
            cleaned["municipality"] = found.key if found is not None else None
        return cleaned

    def try_sign_up(self, first: SignUp) -> str:
        """Sign the same person up here too. Returns why not, in words, or ""."""
        if not self.cleaned_data.get("also"):
            return ""
        try:
            second = actions.sign_up(
                self.linked,
                name=first.name,
                email=first.email,
                phone=first.phone,
                role=first.role,
                language=first.language,
                invoice_reference=first.invoice_reference if self.linked.price else "",
                together_with=first,
                **self._place(first),
            )
        except SignUpError as error:
            return str(error)
        actions.tie_together(first, second)
        return ""

    def _place(self, first: SignUp) -> dict[str, Any]:
        """An association of one organiser is to another a name alone."""
        if self.linked.is_for_municipalities:
            return {"municipality": self.cleaned_data.get("municipality") or first.municipality}
        if first.association is not None and self.linked.organiser_id == self.beside.organiser_id:
            return {"association": first.association}
        return {"association_name": first.represents}
