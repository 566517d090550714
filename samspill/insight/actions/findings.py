from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import translation
from django.utils.translation import ngettext

from samspill.dialogue.models import Contribution, Dialogue
from samspill.history.actions import record
from samspill.insight.models import Coding, Finding
from samspill.insight.taxonomy import taxonomy_of
from samspill.people.models import User
from samspill.pure.themes.taxonomy import OTHER, Taxonomy

LEAST_CONTRIBUTIONS = 3  # below this a voice is heard in its own words, not made into a finding


@dataclass
class _Basis:
    """Contributions that say the same kind of thing; counts are distinct tables and associations.

    contributions   each once, whichever of its parts says it
    """

    theme: str
    contributions: dict[int, None] = field(default_factory=dict)
    tables: set[int] = field(default_factory=set)
    associations: set[int] = field(default_factory=set)

    def count(self, contribution: Contribution) -> None:
        self.contributions[contribution.pk] = None
        if contribution.table_id is not None:
            self.tables.add(contribution.table_id)
        if contribution.association_id is not None:
            self.associations.add(contribution.association_id)

    @property
    def rank(self) -> tuple[int, int, int, str]:
        counts = (-len(self.tables), -len(self.associations), -len(self.contributions))
        return (*counts, self.theme)


@transaction.atomic
def make_findings(dialogue: Dialogue, *, language: str, by: User | None = None) -> list[Finding]:
    """Write findings from the codings: one for each detail that enough contributions share, and for
    each theme of the organiser's own.

    Ranked by distinct tables, then distinct associations. A finding keeps its reference when it is
    made anew; one whose basis is gone is empty, and no longer listed.
    """
    bases = sorted(_bases(dialogue), key=lambda basis: basis.rank)
    kept = _standing_findings(dialogue)
    taxonomy = taxonomy_of(dialogue.organiser, with_put_away=True)
    findings = []
    for basis in bases:
        finding = kept.pop(basis.theme, None) or Finding(
            organiser_id=dialogue.organiser_id, dialogue=dialogue, theme_id=basis.theme
        )
        finding.statement = statement(basis, taxonomy, language=language)
        finding.source = Coding.Source.MACHINE
        findings.append(finding)
    _take_away(kept.values())
    _save(dialogue, findings)
    for finding, basis in zip(findings, bases, strict=True):
        finding.contributions.set(basis.contributions)
    record(
        dialogue,
        action="insight.findings_made",
        organiser_number=dialogue.organiser_id,
        by=by,
        count=len(findings),
    )
    return findings


def statement(basis: _Basis, taxonomy: Taxonomy, *, language: str) -> str:
    """What people say, and on what basis: "… 34 innspill fra 11 bord og 18 lag sier det." """
    code, _, detail = basis.theme.partition(".")
    says = taxonomy.detail(code, detail).finding.in_language(language)
    with translation.override(language):
        contributions = ngettext(
            "%d contribution", "%d contributions", len(basis.contributions)
        ) % len(basis.contributions)
        tables = ngettext("%d table", "%d tables", len(basis.tables)) % len(basis.tables)
        associations = ngettext("%d association", "%d associations", len(basis.associations)) % len(
            basis.associations
        )
        basis_text = translation.gettext(
            "%(contributions)s from %(tables)s and %(associations)s say so."
        ) % {"contributions": contributions, "tables": tables, "associations": associations}
    return f"{says.rstrip('.')}. {basis_text}"


def _bases(dialogue: Dialogue) -> Iterable[_Basis]:
    rows = (
        Coding.objects.current()
        .filter(
            contribution__in=dialogue.contributions.standing(),
            is_unclear=False,  # what a person must look at bears no finding before that
        )
        .exclude(primary=OTHER)
        .select_related("contribution", "primary", "secondary")
        .order_by("contribution", "pk")
    )
    found: dict[str, _Basis] = {}
    for coding in rows:
        for theme in _themes(coding):
            basis = found.setdefault(theme, _Basis(theme))
            basis.count(coding.contribution)
    return [one for one in found.values() if len(one.contributions) >= LEAST_CONTRIBUTIONS]


def _themes(coding: Coding) -> list[str]:
    """What it speaks for: its detail, or an own theme that it has no detail of."""
    own = [
        one for one in (coding.primary, coding.secondary) if one is not None and one.organiser_id
    ]
    themes = [one.pk for one in own if one.pk in coding.theme_codes]
    if coding.detail_id:
        return [coding.detail_id, *(one for one in themes if one != coding.primary_id)]
    return themes


def _standing_findings(dialogue: Dialogue) -> dict[str, Finding]:
    machine = dialogue.findings.filter(source=Coding.Source.MACHINE)
    return {finding.theme_id: finding for finding in machine.order_by("pk")}


def _take_away(findings: Iterable[Finding]) -> None:
    """What has lost its basis stays as an empty row, since a measure may name it."""
    for finding in findings:
        finding.contributions.clear()


def _save(dialogue: Dialogue, findings: list[Finding]) -> None:
    taken = set(dialogue.findings.values_list("reference", flat=True))
    numbers = (number for number in range(1, 10_000) if f"F{number}" not in taken)
    for finding in findings:
        finding.reference = finding.reference or f"F{next(numbers)}"
        finding.save()
