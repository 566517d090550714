"""Merknadsbehandling: the table of remarks as a document, in the policy's own language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, cast

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.policy.consulting.changes import Change, changes_because_of
from samspill.policy.consulting.desk import (
    counts_of,
    ends_at,
    from_whom,
    place_name,
    places_of,
    public_remarks,
    responses_of,
)
from samspill.policy.models import Consultation, Remark
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import (
    Block,
    BulletList,
    Content,
    Document,
    Heading,
    Language,
    Table,
    Text,
    paragraph,
)


def remarks_document(consultation: Consultation) -> Document:
    """Every remark that everyone may read: from whom, to what place, what was said, the
    municipality's answer, and what was changed. In a fixed number of queries.
    """
    policy = consultation.policy
    language = cast(Language, policy.language)
    with translation.override(language):
        day = timezone.localtime(ends_at(consultation)).date()
        return Document(
            title=_("Table of remarks"),
            language=language,
            subtitle=policy.title,
            author=policy.organiser.name,
            date_text=_("Consultation until %s") % norwegian.plain_date(day, language),
            footer=". ".join((policy.organiser.name, _("Table of remarks"))),
            blocks=tuple(_blocks(consultation)),
        )


def _blocks(consultation: Consultation) -> Iterator[Block]:
    places = places_of(consultation.version.content)
    order = {passage: index for index, passage in enumerate(places)}
    remarks = sorted(public_remarks(consultation), key=lambda one: _order(one, order))
    changes = changes_because_of(remarks)
    yield from _front(consultation)
    for (key, name), group in groupby(
        remarks, key=lambda one: (one.passage_id or 0, place_name(one, places))
    ):
        yield Heading(1, name)
        place = places.get(key)
        yield Table(
            caption=place.text if place is not None else "",  # so it stays on the table's page
            columns=(
                _("No."),
                _("From"),
                _("What was said"),
                _("The answer, and what was changed"),
            ),
            rows=[_row(one, changes.get(one.pk, [])) for one in group],
            widths=(2, 4, 8, 8),
        )
    if not remarks:
        yield paragraph(_("Nobody has given a remark."))


def _front(consultation: Consultation) -> Iterator[Block]:
    """How it was done, and how many."""
    counts = counts_of(consultation)
    responses = list(responses_of(consultation))
    words = ngettext("%d remark has been given.", "%d remarks have been given.", counts.total)
    answered = ngettext("%d is answered.", "%d are answered.", counts.answered)
    sentences = [
        _("Version %d was out for consultation.") % consultation.version.number,
        words % counts.total,
        answered % counts.answered,
    ]
    if counts.held_back:
        held = ngettext(
            "%d is not shown here, since nobody has looked through it yet.",
            "%d are not shown here, since nobody has looked through them yet.",
            counts.held_back,
        )
        sentences.append(held % counts.held_back)
    yield paragraph(" ".join(sentences))
    if responses:
        yield Heading(1, _("Statements received"))
        yield BulletList([_received(one, consultation.policy.language) for one in responses])


def _received(response: Any, language: str) -> str:
    day = norwegian.plain_date(timezone.localtime(response.received_at).date(), language)
    late = [_("after the deadline")] if response.is_late else []
    return f"{response.number}. " + ", ".join([response.on_behalf_of, day, *late])


def _order(remark: Remark, order: Mapping[int, int]) -> tuple[int, int]:
    """As the places stand in the document; the whole draft first, what is unknown last."""
    if remark.passage_id is None:
        return -1, remark.number
    return order.get(remark.passage_id, len(order)), remark.number


def _row(remark: Remark, changes: Sequence[Change]) -> list[Content]:
    said = _("[erased]") if remark.erased_at else remark.shown_text or _("See the files.")
    return [str(remark.number), from_whom(remark), said, _answer(remark, changes)]


def _answer(remark: Remark, changes: Sequence[Change]) -> list[str | Text]:
    if not remark.verdict:
        parts: list[str | Text] = [_("Not answered yet.")]
    else:
        parts = [Text(f"{remark.get_verdict_display()}. ", strong=True), remark.answer]
    for change in changes:
        label = f", {str(change.label).lower()}" if change.label else ""
        parts += [
            Text("\n" + _("Changed: %s") % change.place + f"{label}. ", strong=True),
            *_before_and_now(change),
        ]
    return parts


def _before_and_now(change: Change) -> list[str | Text]:
    """How it read, and how it reads: what was taken out is shown too."""
    was, now = _("Before:"), _("Now:")
    before: list[str | Text] = (
        [Text(f"\n{was} ", strong=True), change.before] if change.before else []
    )
    return [*before, Text(f"\n{now} ", strong=True), change.after or _("Taken out.")]
