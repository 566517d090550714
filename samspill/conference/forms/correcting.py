"""Who comes and for whom, put right by those who run the conference."""

from __future__ import annotations

from typing import Any, cast

from django.db import transaction

from samspill.conference import actions
from samspill.conference.errors import SignUpError
from samspill.conference.forms.fields import NameListField
from samspill.conference.forms.represents import place_of
from samspill.conference.forms.sign_up import ParticipantForm, SignUpForm
from samspill.conference.models import SignUp
from samspill.people.models import User


class CorrectingForm(SignUpForm):
    """What stands about one who has signed up. As long as «for whom» is left alone, it is not
    judged again: an association may have left the list since."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, is_staff=True, **kwargs)
        for name in ("website", "wait"):
            del self.fields[name]
        field = self.fields["represents"]
        field.is_one_of, field.required = field.required, False  # type: ignore[attr-defined]

    @classmethod
    def of(cls, sign_up: SignUp, *args: Any, **kwargs: Any) -> CorrectingForm:
        form = cast(CorrectingForm, super().of(sign_up, *args, **kwargs))
        form.initial["represents"] = form.stands_for(sign_up)
        return form

    def stands_for(self, sign_up: SignUp) -> str:
        """As the list writes it, or as it was written."""
        names = cast(NameListField, self.fields["represents"]).names
        key = sign_up.association_id or sign_up.municipality_id
        label = next((one.label for one in names.listed if one.key.pk == key), "") if key else ""
        return label or sign_up.represents

    @property
    def is_for_another(self) -> bool:
        stands = self.initial["represents"]
        return bool(self.data.get("represents", stands).strip() != stands)

    def clean(self) -> dict[str, Any]:
        return super().clean() if self.is_for_another else self.cleaned_data

    def try_change(self, sign_up: SignUp, *, by: User | None = None) -> SignUp | None:
        cleaned = self.cleaned_data
        person = {
            name: value for name, value in cleaned.items() if name in ParticipantForm.base_fields
        }
        try:
            with transaction.atomic():
                if self.is_for_another:
                    place = place_of(self.conference, cleaned["found"], cleaned["represents"])
                    actions.correct_for_whom(sign_up, by=by, **place)
                return actions.change_sign_up(sign_up, by=by, check_over=False, **person)
        except SignUpError as error:
            self._tell(error)
            return None
