"""The debrief's figures in words, each with its basis: from how many people, tables, associations."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.insight.debrief.building import ClusterWords, Debrief, RoundTold, Waiting
from samspill.insight.debrief.words import Behind, Reactions, Said, Weighed


def basis(debrief: Debrief) -> str:
    """From 11 of 12 tables and 34 associations, in 3 rounds."""
    places = _("From %(tables)s of %(all)s tables") % {
        "tables": debrief.tables,
        "all": debrief.table_count,
    }
    count = debrief.associations
    named = ngettext("and %(count)s association", "and %(count)s associations", count)
    rounds = len(debrief.held)
    held = ngettext("in %(count)s round.", "in %(count)s rounds.", rounds) % {"count": rounds}
    return ", ".join(filter(None, [places, named % {"count": count} if count else "", held]))


def seated(debrief: Debrief) -> str:
    people, associations = debrief.seated, debrief.seated_associations
    told = ngettext("%(seated)s person had a seat", "%(seated)s people had a seat", people)
    parts = [told % {"seated": people}]
    if associations:
        of = ngettext(
            "from %(associations)s association", "from %(associations)s associations", associations
        )
        parts.append(of % {"associations": associations})
    nobody = _("Nobody has counted how many came.")
    return f"{', '.join(parts)}. {nobody}"


def waiting(waits: Waiting) -> list[str]:
    """A sentence for each thing that is not done."""
    sheets = ngettext(
        "%(count)s sheet of paper is not typed in",
        "%(count)s sheets of paper are not typed in",
        waits.sheets,
    )
    unchecked = ngettext(
        "%(count)s sheet is not read by a second person",
        "%(count)s sheets are not read by a second person",
        waits.unchecked,
    )
    unread = ngettext(
        "%(count)s contribution was never read for the board",
        "%(count)s contributions were never read for the board",
        waits.unread,
    )
    told = ((sheets, waits.sheets), (unchecked, waits.unchecked), (unread, waits.unread))
    return [f"{text % {'count': count}}." for text, count in told if count]


def round_counts(told: RoundTold) -> str:
    """41 contributions from 11 tables, 20 associations named, 2 late."""
    given = ngettext("%(count)s contribution", "%(count)s contributions", told.contributions)
    tables = ngettext("from %(count)s table", "from %(count)s tables", told.tables)
    first = f"{given % {'count': told.contributions}} {tables % {'count': told.tables}}"
    named = ngettext(
        "%(count)s association named", "%(count)s associations named", told.associations
    )
    late = ngettext("%(count)s late", "%(count)s late", told.late)
    back = ngettext("%(count)s taken back", "%(count)s taken back", told.withdrawn)
    more = ((named, told.associations), (late, told.late), (back, told.withdrawn))
    parts = [first, *(text % {"count": count} for text, count in more if count)]
    return f"{', '.join(parts)}."


def silent(told: RoundTold) -> str:
    if not told.silent:
        return ""
    text = ngettext(
        "Table %(numbers)s said nothing.", "Tables %(numbers)s said nothing.", len(told.silent)
    )
    return text % {"numbers": ", ".join(str(number) for number in told.silent)}


def turnout(who: Behind) -> str:
    """From 42 people at 11 tables, 20 associations; or from how few they were."""
    if who.people is None:
        return _("from fewer than 5 people")
    people = ngettext("from %(count)s person", "from %(count)s people", who.people)
    tables = ngettext("at %(count)s table", "at %(count)s tables", who.tables or 0)
    places = _few_or(tables, who.tables, _("at fewer than 3 tables"))
    associations = ngettext(
        "%(count)s association", "%(count)s associations", who.associations or 0
    )
    named = _few_or(associations, who.associations, _("fewer than 3 associations"))
    told = " ".join(filter(None, [people % {"count": who.people}, places]))
    return ", ".join(filter(None, [told, named]))


def _few_or(text: str, count: int | None, few: str) -> str:
    """The number in words; "" for none."""
    if count is None:
        return few
    return text % {"count": count} if count else ""


def came_to(reactions: Reactions) -> str:
    """126 dots from 42 people at 11 tables."""
    who = reactions.behind
    if not reactions.given:
        answers = _("Answers")
        return f"{answers} {turnout(who)}."
    if who.people is None:
        few = _("Dots")
        return f"{few} {turnout(who)}."
    dots = ngettext("%(count)s dot", "%(count)s dots", reactions.given)
    return f"{dots % {'count': reactions.given}} {turnout(who)}."


def weight(one: Weighed) -> str:
    """What one contribution got, and from whom; of few people, only that they were few."""
    total, who = one.total, one.behind
    if who.people is None:
        kind = _("Dots") if total.dots else _("Answers")
        return f"{kind} {turnout(who)}"
    if total.dots:
        dots = ngettext("%(count)s dot", "%(count)s dots", total.dots) % {"count": total.dots}
        return f"{dots} {turnout(who)}"
    if total.wins or total.losses:
        text = _("Held to matter more %(wins)s times, less %(losses)s times")
        return f"{text % {'wins': total.wins, 'losses': total.losses}}, {turnout(who)}"
    text = _("%(agree)s agree, %(disagree)s disagree, %(passed)s pass")
    return text % {"agree": total.agree, "disagree": total.disagree, "passed": total.passed}


def cluster_basis(one: ClusterWords) -> str:
    given = ngettext("%(count)s contribution", "%(count)s contributions", one.told.count)
    tables = ngettext("from %(count)s table", "from %(count)s tables", one.told.tables)
    return f"{given % {'count': one.told.count}} {tables % {'count': one.told.tables}}."


def gone(said: Said) -> str:
    """The mark where words stood."""
    if said.gone == "erased":
        return _("[erased]")
    if said.gone == "withdrawn":
        return _("[withdrawn by the giver]")
    mark = _("[held back from the board]")
    return f"{mark} {said.why}".strip()
