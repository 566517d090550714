"""The part of the sign-up form that the organiser has put together: laid into the form that asks
who comes, and shown again on one's own page.

    part = AskingPart(conference, request.POST or None)
    if form.is_valid() and part.is_valid():        # both, so that all faults are told at once
        sign_up = part.sign_up_with(lambda: form.try_sign_up(language="nb"))

The template is conference/asking_part.html, given `part`; `part.with_form(form)` is what
ui/error_summary.html takes for both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.db import transaction
from django.forms import BoundField

from samspill.conference.actions.asked import Asked, save_asked
from samspill.conference.asking.form import AskingForm
from samspill.conference.asking.lists import of_sign_up
from samspill.conference.asking.missing import missing_of
from samspill.conference.errors import ExtraFullError, SessionFullError
from samspill.conference.fees.owed import price_of
from samspill.conference.models import Conference, SignUp, SignUpField, Stand
from samspill.conference.waiting.places import InPlace, places_of
from samspill.people.models import User
from samspill.pure.invoices.charges import total


@dataclass(frozen=True)
class Shown:
    """One field of the page. `field` is the organiser's own question, or None."""

    bound: BoundField
    field: SignUpField | None = None
    is_open: bool = True
    opens_with: str = ""  # name of the control whose answer opens it
    opens_when: str = ""  # that answer


@dataclass(frozen=True)
class Group:
    """Fields under one heading. `name` chooses the words in the template."""

    name: str
    fields: list[Shown]
    is_folded: bool = False  # most people need not see it
    is_open: bool = False


class _Both:
    """Two forms as the error summary reads one."""

    def __init__(self, first: forms.Form, second: forms.Form) -> None:
        self.first, self.second = first, second
        self.errors = {**first.errors, **second.errors}
        self.non_field_errors = [*first.non_field_errors(), *second.non_field_errors()]

    def __iter__(self) -> Iterator[BoundField]:
        yield from self.first
        yield from self.second


class AskingPart:
    """What the conference asks beyond who comes; of one sign-up, filled with what stands."""

    def __init__(
        self,
        conference: Conference,
        data: Any = None,
        sign_up: SignUp | None = None,
        *,
        is_by_phone: bool = False,
    ) -> None:
        self.conference, self.sign_up = conference, sign_up
        self.form = AskingForm(
            data, conference=conference, sign_up=sign_up, is_by_phone=is_by_phone
        )

    def __bool__(self) -> bool:
        return bool(self.form.fields)

    def is_valid(self) -> bool:
        return self.form.is_valid()

    def with_form(self, form: forms.Form) -> _Both:
        return _Both(form, self.form)

    @property
    def fields_shown(self) -> list[Group]:
        """The groups that have fields, in the order of the page."""
        form = self.form
        groups = [
            Group("own", [self._own(one) for one in form.own]),
            Group("extras", self._named("extra_")),
            Group("sessions", self._named("session_")),
            self._stand_group(),
            Group("preparation", self._named("preparation_")),
            self._buyer_group(),
        ]
        return [group for group in groups if group.fields]

    def _stand_group(self) -> Group:
        """Open for those who have ticked, in the form that asks who comes, that they want one."""
        fields = self._named("stand_")
        is_wished = self.sign_up.wants_stand if self.sign_up else "wants_stand" in self.form.data
        is_wrong = any(one.bound.errors for one in fields)
        return Group("stand", fields, is_folded=True, is_open=bool(is_wished or is_wrong))

    def _buyer_group(self) -> Group:
        """Open when something stands there, or must be put right."""
        fields = self._named("buyer_")
        is_filled = any(one.bound.errors or one.bound.value() for one in fields)
        return Group("buyer", fields, is_folded=True, is_open=is_filled)

    @property
    def answered(self) -> list[tuple[str, str]]:
        """What this person has answered, as (question, answer)."""
        form = self.form
        has_more = form.own or form.extras or form.slots
        return list(of_sign_up(self.sign_up)) if self.sign_up and has_more else []

    @property
    def missing(self) -> list[SignUpField]:
        """What this person must answer, and has not: signed up by another, or asked since."""
        return missing_of(self.sign_up) if self.sign_up and self.form.own else []

    @property
    def stand(self) -> Stand | None:
        """This person's stand, when the conference has any."""
        if self.sign_up is None or not self.conference.has_stands:
            return None
        return Stand.objects.filter(sign_up=self.sign_up).first()

    @property
    def price(self) -> Decimal:
        """What taking part costs this person in NOK, with the extras that are chosen."""
        if self.sign_up is None or not self.form.extras:
            return self.conference.price
        return total(price_of(self.sign_up))

    def save(self, sign_up: SignUp, *, is_new: bool = False, by: User | None = None) -> None:
        """Keep what was answered. Raises ExtraFullError when one was taken meanwhile."""
        if self:
            save_asked(sign_up, asked=self.asked(sign_up), is_new=is_new, by=by)

    def try_save(self, sign_up: SignUp, *, by: User | None = None) -> bool:
        """False with the reason beside its field, and nothing kept."""
        try:
            self.save(sign_up, by=by)
        except (ExtraFullError, SessionFullError) as error:
            self._refuse(error)
            return False
        return True

    def sign_up_with(
        self, sign_up: Callable[[], SignUp | None], *, by: User | None = None
    ) -> SignUp | None:
        """Sign up and keep the answers, both or neither; None with the reason among the errors."""
        try:
            with transaction.atomic():
                taken_in = sign_up()
                if taken_in is not None:
                    self.save(taken_in, is_new=True, by=by)
                return taken_in
        except (ExtraFullError, SessionFullError) as error:
            self._refuse(error)
            return None

    def asked(self, sign_up: SignUp) -> Asked:
        """What was typed, as the action takes it."""
        return self.form.asked(sign_up)

    @property
    def places(self) -> list[InPlace]:
        """What this person is in line for, and what is held until it is answered."""
        asks = self.form.extras or self.form.slots
        return places_of(self.sign_up) if self.sign_up and asks else []

    def _refuse(self, error: ExtraFullError | SessionFullError) -> None:
        self.form.add_error(error.field if error.field in self.form.fields else None, str(error))

    def _named(self, start: str) -> list[Shown]:
        return [Shown(self.form[name]) for name in self.form.fields if name.startswith(start)]

    def _own(self, field: SignUpField) -> Shown:
        opens_with = f"asked_{field.asked_when_id}" if field.asked_when_id else ""
        return Shown(
            self.form[f"asked_{field.pk}"],
            field,
            field.pk in self.form.open_now,
            opens_with,
            field.asked_when_is,
        )
