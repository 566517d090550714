"""The lines of the completeness check, written out once a page: a hundred of them are drawn quickly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from samspill.dialogue.models import Contribution, ContributionQuerySet
from samspill.insight.models import MergeMember
from samspill.organiser.models import Organiser
from samspill.policy.models import Answer, Measure

ANY = 0  # stands for a key in an address


@dataclass(frozen=True)
class Line:
    """One contribution with its answer, as it is shown.

    words     "" for one that is withdrawn or erased; `gone` then says which
    source    where it was said
    measures  (text of the link, address)
    group     key of the merge group it stands in
    """

    pk: int
    words: str
    language: str
    gone: str
    source: str
    tick: str
    verdict: str
    reason: str
    measures: Sequence[tuple[str, str]]
    group: int | None
    act: str
    href: str


def for_lines(rows: ContributionQuerySet) -> ContributionQuerySet:
    """In the order in which they were given, with what a line needs."""
    measures = Measure.objects.select_related("goal").only("number", "goal__number")
    return (
        rows.select_related("round", "table", "association", "answer")
        .prefetch_related(Prefetch("measures", queryset=measures))
        .in_order()
    )


def lines(organiser: Organiser, some: Sequence[Contribution]) -> list[Line]:
    """Two queries more, however many."""
    members = MergeMember.objects.filter(contribution__in=some, is_standing=True)
    groups = dict(members.values_list("contribution", "group"))
    writer = _Writer(organiser)
    return [writer.line(one, groups.get(one.pk)) for one in some]


class _Writer:
    """The sentences and the addresses, looked up once."""

    def __init__(self, organiser: Organiser) -> None:
        self.at_table = _("Table %(table)s, round %(round)s")
        self.in_round = _("Round %(round)s")
        self.choose, self.measure = _("Choose %(id)s"), _("Measure %(reference)s")
        self.answer, self.change = _("Answer %(id)s"), _("Change the answer to %(id)s")
        self.open = _("Not answered")
        self.erased, self.withdrawn = _("[erased]"), _("[withdrawn by the giver]")
        self.verdicts = {value: str(label) for value, label in Answer.Verdict.choices}
        self.answer_at, self.measure_at = (
            reverse(name, args=[organiser.slug, ANY]).replace(f"/{ANY}/", "/{}/")
            for name in ("policy:answer", "policy:measure")
        )

    def line(self, one: Contribution, group: int | None) -> Line:
        answer: Answer | None = getattr(one, "answer", None)
        return Line(
            pk=one.pk,
            words=one.raw_text if one.is_standing else "",
            language=one.language,
            gone="" if one.is_standing else self.erased if one.erased_at else self.withdrawn,
            source=self._source(one),
            tick=self.choose % {"id": one.reference},
            verdict=self.verdicts[answer.verdict] if answer else self.open,
            reason=answer.reason if answer else "",
            measures=[self._measure(measure) for measure in one.measures.all()],
            group=group,
            act=(self.change if answer else self.answer) % {"id": one.reference},
            href=self.answer_at.format(one.pk),
        )

    def _source(self, one: Contribution) -> str:
        place = {"round": one.round.number, "table": one.table.number if one.table else ""}
        said = (self.at_table if one.table else self.in_round) % place
        who = f", {one.association.display_name}" if one.association else ""
        return f"{one.reference}. {said}{who}"

    def _measure(self, measure: Measure) -> tuple[str, str]:
        return (
            self.measure % {"reference": measure.reference},
            self.measure_at.format(measure.pk),
        )
