from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from samspill.conference.actions.asked import Asked
from samspill.conference.asking.conditions import NO, YES, open_fields
from samspill.conference.asking.form_fields import (
    buyer_fields,
    details_field,
    extra_field,
    line_field,
    own_field,
    preparation_field,
    session_field,
    stand_fields,
)
from samspill.conference.asking.offered import (
    Slot,
    asks,
    extras_with_taken,
    is_full,
    parallel_slots,
)
from samspill.conference.asking.prepared import prepared_by_holder
from samspill.conference.errors import ExtraFullError
from samspill.conference.models import Conference, Extra, InvoiceBuyer, SignUp, SignUpField, Stand

SEEN = "asked_seen"  # keys of the questions under a condition that the page showed
BUYER = ("name", "org_number", "address", "postcode", "place", "email")
STAND = {"stand_tables": "tables", "stand_power": "needs_power", "stand_brings": "brings"}


class AskingForm(forms.Form):
    """One field for each thing the conference asks. A question whose condition is not met is
    neither required nor kept; one that an answer has opened without being seen is shown first.

    is_by_phone   asked by somebody who writes for the one who calls: nothing must be answered, and
                  what is to be in people's own words is not asked
    """

    def __init__(
        self,
        *args: Any,
        conference: Conference,
        sign_up: SignUp | None,
        is_by_phone: bool = False,
    ) -> None:
        super().__init__(*args)
        self.conference, self.sign_up, self.is_by_phone = conference, sign_up, is_by_phone
        self.asks = asks(conference)
        self.own: list[SignUpField] = list(conference.own_fields.all()) if self.asks.own else []
        self.extras = extras_with_taken(conference) if self.asks.extras else []
        self.slots = parallel_slots(conference) if self.asks.sessions else []
        self.mine = _keys(sign_up.extras, "extra") if sign_up and self.extras else frozenset()
        self.my_sessions = (
            _keys(sign_up.sessions, "item") if sign_up and self.slots else frozenset()
        )
        self.held = _held(sign_up, self)
        self._add_fields()
        self.initial = _standing(sign_up, self) if sign_up else {}
        self.open_now = open_fields(self.own, self._answer_now)

    @property
    def costs(self) -> bool:
        return bool(self.conference.price) or any(one.price for one in self.extras)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for field in self.own:
            name = f"asked_{field.pk}"
            is_answered = cleaned.get(name) not in (None, "", [])
            if field.pk not in self.open_now:
                self.errors.pop(name, None)
            elif field.is_required and not (is_answered or self.is_by_phone or name in self.errors):
                self.add_error(name, _("Answer this question."))
        for extra in self.extras:
            line = f"extra_line_{extra.pk}"
            if line in self.fields and self.data.get(self.add_prefix(f"extra_{extra.pk}")):
                self.add_error(line, str(ExtraFullError(extra)))
        if self._unseen():
            self.add_error(None, _("Your answers opened more questions. They stand here now."))
        return cleaned

    def asked(self, sign_up: SignUp) -> Asked:
        cleaned = self.cleaned_data
        return Asked(
            answers={key: value for key, value in self._answers() if value not in (None, "", [])},
            extras={
                one.pk: cleaned.get(f"extra_{one.pk}_details", "")
                for one in self.extras
                if cleaned.get(f"extra_{one.pk}")
            },
            sessions=frozenset(
                int(cleaned[f"session_{slot.number}"])
                for slot in self.slots
                if cleaned.get(f"session_{slot.number}")
            ),
            extra_lines={
                one.pk: cleaned.get(f"extra_{one.pk}_details", "")
                for one in self.extras
                if cleaned.get(f"extra_line_{one.pk}")
            },
            session_lines=frozenset(
                item.pk
                for slot in self.slots
                for item in slot.items
                if cleaned.get(f"session_line_{item.pk}")
            ),
            stand=self._stand(sign_up),
            buyer=_buyer(sign_up, cleaned) if self.costs else None,
            preparation=self._preparation(),
        )

    def _add_fields(self) -> None:
        for field in self.own:
            self.fields[f"asked_{field.pk}"] = own_field(field)
        for extra in self.extras:
            is_mine = extra.pk in self.mine
            if ("extra", extra.pk) in self.held:
                continue  # answered on one's own page
            if is_full(extra) and not is_mine:
                self.fields[f"extra_line_{extra.pk}"] = line_field(extra)
            else:
                self.fields[f"extra_{extra.pk}"] = extra_field(extra, is_mine=is_mine)
            if extra.kind == Extra.Kind.NIGHT:
                self.fields[f"extra_{extra.pk}_details"] = details_field(extra)
        for slot in self.slots:
            self._add_session_fields(slot)
        if self.conference.has_stands:
            self.fields |= stand_fields()
        for question in self._questions():
            self.fields[f"preparation_{question.pk}"] = preparation_field(question)
        if self.costs:
            self.fields |= buyer_fields()

    def _add_session_fields(self, slot: Slot) -> None:
        self.fields[f"session_{slot.number}"] = session_field(slot, self.my_sessions)
        for item in slot.items:
            is_open = item.pk in self.my_sessions or ("item", item.pk) in self.held
            if is_full(item) and not is_open:
                self.fields[f"session_line_{item.pk}"] = line_field(item)

    def _questions(self) -> list[Any]:
        """Those that this person has not answered: what is sent stays as it was sent."""
        if self.is_by_phone or not self.asks.preparation:
            return []
        asked = self.conference.preparation_questions.all()
        if self.sign_up is None:
            return list(asked)
        return list(asked.exclude(pk__in=prepared_by_holder(self.sign_up).values("question")))

    def _answer_now(self, key: int) -> Any:
        """What was typed, else what stands; before anything is judged."""
        name = f"asked_{key}"
        if not self.is_bound:
            return self.initial.get(name)
        field = self.fields[name]
        return field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))

    def _unseen(self) -> bool:
        read = getattr(self.data, "getlist", None)
        seen = {str(one) for one in (read(SEEN) if read else self.data.get(SEEN, ()))}
        under = [one for one in self.own if one.asked_when_id and one.pk in self.open_now]
        return any(str(one.pk) not in seen for one in under)

    def _answers(self) -> list[tuple[int, Any]]:
        rows = [(one, self.cleaned_data.get(f"asked_{one.pk}")) for one in self.own]
        kept = [(one, value) for one, value in rows if one.pk in self.open_now]
        yes_no = SignUpField.Kind.YES_NO
        return [
            (one.pk, value == YES if one.kind == yes_no and value else value) for one, value in kept
        ]

    def _stand(self, sign_up: SignUp) -> dict[str, Any] | None:
        """What the stand needs. The wish itself is ticked in the form that asks who comes."""
        if not self.conference.has_stands:
            return None
        if not sign_up.wants_stand:
            return {}
        facts = {STAND[name]: self.cleaned_data.get(name) for name in STAND}
        return {**facts, "tables": facts["tables"] or 1}

    def _preparation(self) -> dict[int, str]:
        start = "preparation_"
        return {
            int(name.removeprefix(start)): text
            for name, text in self.cleaned_data.items()
            if name.startswith(start) and text
        }


def _standing(sign_up: SignUp, form: AskingForm) -> dict[str, Any]:
    """What this person has answered, by the names of the fields."""
    found: dict[str, Any] = {}
    for answer in sign_up.own_answers.all() if form.own else ():
        found[f"asked_{answer.field_id}"] = _shown(answer.value)
    for place in sign_up.in_line.all() if form.extras or form.slots else ():
        name = "extra" if place.extra_id else "session"
        found[f"{name}_line_{place.extra_id or place.item_id}"] = True
        found[f"extra_{place.extra_id}_details"] = place.details
    for choice in sign_up.extras.all() if form.extras else ():
        found[f"extra_{choice.extra_id}"] = True
        found[f"extra_{choice.extra_id}_details"] = choice.details
    for slot in form.slots:
        mine = [one.pk for one in slot.items if one.pk in form.my_sessions]
        found[f"session_{slot.number}"] = str(mine[0]) if mine else ""
    if form.conference.has_stands and (stand := Stand.objects.filter(sign_up=sign_up).first()):
        found |= {name: getattr(stand, field) for name, field in STAND.items()}
    if form.costs and (buyer := InvoiceBuyer.objects.filter(sign_up=sign_up).first()):
        found |= {f"buyer_{name}": getattr(buyer, name) for name in BUYER}
    return found


def _keys(rows: Any, name: str) -> frozenset[int]:
    return frozenset(rows.values_list(name, flat=True))


def _held(sign_up: SignUp | None, form: AskingForm) -> frozenset[tuple[str, int]]:
    """What is held for this person until it is answered."""
    if sign_up is None or not (form.extras or form.slots):
        return frozenset()
    rows = sign_up.in_line.filter(offered_until__isnull=False)
    return frozenset(
        ("extra", one.extra_id) if one.extra_id else ("item", one.item_id) for one in rows
    )


def _shown(value: Any) -> Any:
    return (YES if value else NO) if isinstance(value, bool) else value


def _buyer(sign_up: SignUp, cleaned: dict[str, Any]) -> dict[str, str]:
    """What was written; what was left empty is taken from the register where it stands there."""
    written = {name: cleaned.get(f"buyer_{name}", "") for name in BUYER}
    one = sign_up.association
    if one is not None and not written["name"]:
        known = {"org_number": one.org_number, "address": one.address}
        known |= {"postcode": one.postcode, "place": one.place}
        written |= {name: written[name] or value for name, value in known.items()}
    return {**written, "name": written["name"] or sign_up.represents or sign_up.name}
