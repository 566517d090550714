from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import translation
from django.utils.translation import ngettext

from samspill.dialogue.models import Dialogue
from samspill.history.actions import record
from samspill.insight.models import Coding, Finding
from samspill.people.models import User
from samspill.pure.themes.taxonomy import OTHER, load

LEAST_CONTRIBUTIONS = 3  # below this a voice is heard in its own words, not made into a finding


@dataclass
class _Basis:
    """Contributions that say the same kind of thing; counts are distinct tables and associations."""

    theme: str
    contributions: list[int] = field(default_factory=list)
    tables: set[int] = field(default_factory=set)
    associations: set[int] = field(default_factory=set)

    @property
    def rank(self) -> tuple[int, int, int, str]:
        counts = (-len(self.tables), -len(self.associations), -len(self.contributions))
        return (*counts, self.theme)


@transaction.atomic
def make_findings(dialogue: Dialogue, *, language: str, by: User | None = None) -> list[Finding]:
    """Write findings from the codings: one for each detail that enough contributions share.

    Ranked by distinct tables, then distinct associations. A finding keeps its reference when it is
    made anew; one whose basis is gone is empty, and no longer listed.
    """
    bases = sorted(_bases(dialogue), key=lambda basis: basis.rank)
    kept = _standing_findings(dialogue)
    findings = []
    for basis in bases:
        finding = kept.pop(basis.theme, None) or Finding(
            organiser_id=dialogue.organiser_id, dialogue=dialogue, theme_id=basis.theme
        )
        finding.statement = statement(basis.theme, basis, language=language)
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


def statement(theme: str, basis: _Basis, *, language: str) -> str:
    """What people say, and on what basis: "… 34 innspill fra 11 bord og 18 lag sier det." """
    code, _, detail = theme.partition(".")
    says = load().detail(code, detail).finding.in_language(language)
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
            detail__isnull=False,
            is_unclear=False,  # what a person must look at bears no finding before that
        )
        .exclude(primary=OTHER)
        .order_by("contribution")
        .values_list("detail", "contribution", "contribution__table", "contribution__association")
    )
    found: dict[str, _Basis] = {}
    for theme, contribution, table, association in rows:
        basis = found.setdefault(theme, _Basis(theme))
        basis.contributions.append(contribution)
        basis.tables.update({table} - {None})
        basis.associations.update({association} - {None})
    return [one for one in found.values() if len(one.contributions) >= LEAST_CONTRIBUTIONS]


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
