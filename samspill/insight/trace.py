"""The first stops of a contribution's way: said, sorted, found. Later stages add theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samspill.dialogue.models import Contribution
from samspill.insight.models import Coding, Finding, MergeMember
from samspill.pure.documents.norwegian import enumeration, quoted


@dataclass(frozen=True)
class Stop:
    """One stop on the thread.

    at      when, or None where it is still to come
    state   done | now | next
    page    (URL name, its arguments after the organiser's slug) that tells more, or None
    link    what the link to `page` says
    query   of its address, with what leads it on
    """

    at: datetime | date | None
    title: str
    text: str = ""
    state: str = "done"
    page: tuple[str, tuple[object, ...]] | None = None
    link: str = ""
    query: str = ""

    def href(self, slug: str) -> str:
        """Where `page` is at this organiser, or ""."""
        if self.page is None:
            return ""
        name, arguments = self.page
        return reverse(name, args=[slug, *arguments]) + self.query


def trace(contribution: Contribution, *, is_public: bool) -> list[Stop]:
    """Said, sorted under a theme, said by others too, part of findings. Public: only what is settled
    and published."""
    stops = [_said(contribution)]
    codings = contribution.codings.current().select_related(
        "primary", "detail", "secondary", "part"
    )
    current = list(codings.order_by("part__start", "pk"))
    for number, coding in enumerate(current, start=1):
        if not (is_public and coding.is_unclear):
            stops.append(_sorted(coding, number, len(current)))
    stops += _same(contribution, is_public=is_public)
    return [*stops, *_found(contribution.findings.order_by("pk"), is_public=is_public)]


def _said(contribution: Contribution) -> Stop:
    channels = {
        Contribution.Channel.PHONE: _("Written on a phone."),
        Contribution.Channel.TABLE_HOST: _("Written by the table host."),
        Contribution.Channel.PAPER: _("Written on paper."),
        Contribution.Channel.FILE: _("Written at the table, taken in from a file."),
        Contribution.Channel.WEB: _("Written at sign-up."),
    }
    if contribution.channel == Contribution.Channel.WEB:
        title = _("Written before the conference")
    elif contribution.table:
        place = {"table": contribution.table.number, "round": contribution.round.number}
        title = _("Said at table %(table)d in round %(round)d") % place
    else:
        title = _("Said in round %d") % contribution.round.number
    kept = _("The words have not been changed since.")
    return Stop(_said_at(contribution), title, f"{channels[contribution.channel]} {kept}")


def _said_at(contribution: Contribution) -> datetime:
    """What came from paper or a file was said at the conference, whenever it was written in."""
    if contribution.channel in (Contribution.Channel.PAPER, Contribution.Channel.FILE):
        return contribution.dialogue.conference.starts_at
    return contribution.given_at


def _sorted(coding: Coding, number: int, of: int) -> Stop:
    """number, of: which part it is of how many; 1 of 1 for the whole."""
    part = _("Part %(number)d of %(of)d.") % {"number": number, "of": of} if of > 1 else ""
    is_by_person = coding.source == Coding.Source.PERSON
    if is_by_person and coding.is_unclear:
        text = _("A person has read it, and could not tell which theme it belongs to.")
        return Stop(coding.at, _("Marked as unclear"), f"{part} {text}".strip())
    text = (
        _("Sorted by a person.")
        if is_by_person
        else _("Proposed by the system, from the words in the contribution.")
    )
    theme = coding.primary.name
    if coding.detail is not None:
        theme = f"{theme}: {coding.detail.name}"
    texts = [one for one in (part, text, _also(coding)) if one]
    return Stop(coding.at, _("Sorted under %s") % quoted(theme), " ".join(texts))


def _also(coding: Coding) -> str:
    """A person has said that it is about two things; the system only holds it for possible."""
    if coding.secondary is None:
        return ""
    is_by_person = coding.source == Coding.Source.PERSON
    also = _("Also: %s.") if is_by_person else _("May also be about: %s.")
    return also % coding.secondary.name


def _same(contribution: Contribution, *, is_public: bool) -> list[Stop]:
    """Those that a person has joined it with: how many, and which associations, each once. Public: those
    that are published, by their number alone."""
    mine = contribution.merge_members.filter(is_standing=True, group__is_standing=True)
    of_group = MergeMember.objects.filter(
        is_standing=True,
        group__in=mine.values("group"),
        contribution__withdrawn_at=None,
        contribution__erased_at=None,
    ).exclude(contribution=contribution)
    if is_public:
        of_group = of_group.filter(contribution__published__isnull=False)
    others = list(of_group.select_related("group", "contribution__association").order_by("pk"))
    if not others or not contribution.is_standing:
        return []
    count = len(others) + 1
    text = ngettext(
        "%(count)d contribution says the same.", "%(count)d contributions say the same.", count
    ) % {"count": count}
    group = others[0].group
    if is_public:
        return [Stop(group.at, _("Others have said it too"), text)]
    return [
        Stop(
            max(one.at for one in others),
            _said_by(others, besides=contribution),
            text,
            page=("insight:contributions", ()),
            link=_("See those that say the same"),
            query=f"?group={group.number}#found",
        )
    ]


def _said_by(others: Iterable[MergeMember], *, besides: Contribution) -> str:
    """The other associations behind the others, where any is named."""
    known = {one.contribution.association for one in others} - {None, besides.association}
    names = sorted(one.display_name for one in known if one is not None)
    if not names:
        return _("Others have said it too")
    return _("Also said by %s") % enumeration(names, get_language() or "nb")


def _found(findings: Iterable[Finding], *, is_public: bool) -> list[Stop]:
    return [
        Stop(
            finding.at,
            _("Part of finding %s") % finding.reference,
            finding.statement,
            page=None if is_public else ("insight:report", ()),
            link=_("See it in the report"),
        )
        for finding in findings
    ]
