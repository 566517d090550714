"""The later stops of a contribution's way: measures, answer, resolution, what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspill.dialogue.models import Contribution
from samspill.history.models import Entry
from samspill.insight.trace import Stop
from samspill.policy.became.chain import Chain, chain_of
from samspill.policy.became.stops import (
    ComingStop,
    MeasuresStop,
    Page,
    changed_stops,
    page_if_there,
    status_stops,
)
from samspill.policy.became.words import count_in_words
from samspill.policy.models import Answer, Measure, PolicyVersion, Resolution
from samspill.pure.council_terms import months_after, term_of
from samspill.pure.documents.norwegian import (
    capitalised,
    enumeration,
    inside_sentence,
    kroner,
    month,
)

WORKED_ON = (Measure.Status.IN_PROGRESS, Measure.Status.DELIVERED, Measure.Status.DROPPED)


def trace(contribution: Contribution, *, is_public: bool) -> list[Stop]:
    """From the measures to today. Public: nothing before the policy is out for consultation."""
    chain = chain_of(contribution, is_public=is_public)
    return stops_of(chain, is_public=is_public) if chain is not None else []


def stops_of(chain: Chain, *, is_public: bool) -> list[Stop]:
    """In the order of their days; what is to come stands last."""
    past = _drafted(chain) if is_public else _tied(chain)
    past += _answered(chain)
    if chain.measures:
        past += changed_stops(chain) if is_public else []
        past += [_decided(chain, one, place) for place, one in enumerate(chain.resolutions)]
        past += status_stops(chain) or _status_of_old(chain)
    kept_on = {
        one.decided_on: _day(one.version.at) for one in chain.resolutions if one.version is not None
    }
    past.sort(key=lambda stop: min(_day(stop.at), kept_on.get(stop.at, _day(stop.at))))
    return past + _to_come(chain)


def _day(at: datetime | date | None) -> date:
    if at is None:
        return timezone.localdate()
    return timezone.localdate(at) if isinstance(at, datetime) else at


def measure_page(key: int, *, is_public: bool) -> Page:
    """Where a measure is read: its own page for those who work here, the public one for all."""
    return ("policy:public_measure" if is_public else "policy:measure"), (key,)


def _tied(chain: Chain) -> list[Stop]:
    """For those who work here: a stop for each measure, when it was tied."""
    links = chain.contribution.links.values_list("measure", "at")
    at = dict(links)
    return [
        Stop(
            at.get(one.key),
            _("Behind measure %s") % one.reference,
            one.text,
            page=measure_page(one.key, is_public=False),
            link=_("See measure %s") % one.reference,
        )
        for one in chain.measures
    ]


def _drafted(chain: Chain) -> list[Stop]:
    """For everyone: the measures as they stood when they could first be read."""
    was_out = chain.drafted is not None and chain.drafted.kind == PolicyVersion.Kind.CONSULTATION
    first = [one for one in chain.measures if was_out and _was_first(chain, one.key)]
    later = [one for one in chain.measures if one not in first]
    drafted = chain.drafted.at if chain.drafted else None
    stops: list[Stop] = []
    if first:
        told = [(one.reference, str(chain.first[one.key]["text"])) for one in first]
        many = _("%s measures in the draft") % capitalised(count_in_words(len(told)))
        title = many if len(told) > 1 else _("Measure %s in the draft") % told[0][0]
        stops.append(_measures_stop(chain, drafted, title, told))
    if later:
        told = [(one.reference, one.text) for one in later]
        many = _("%s measures in the policy") % capitalised(count_in_words(len(told)))
        title = many if len(told) > 1 else _("Measure %s in the policy") % told[0][0]
        shown = chain.shown.at if chain.shown else None
        stops.append(_measures_stop(chain, shown, title, told))
    return stops


def _was_first(chain: Chain, key: int) -> bool:
    told = chain.first.get(key)
    return told is not None and chain.contribution.reference in told["contributions"]


def _measures_stop(
    chain: Chain, at: datetime | None, title: str, told: Sequence[tuple[str, str]]
) -> Stop:
    text = " ".join(words for _reference, words in told)
    return MeasuresStop(at, title, text, measures=told, language=chain.policy.language)


def _answered(chain: Chain) -> list[Stop]:
    """What is answered now, and what was answered before, where it tells more than the measures."""
    stops = [
        Stop(
            one.at,
            _("First answered: %s") % str(one.get_verdict_display()).lower(),
            one.reason,
        )
        for one in chain.earlier
        if chain.answer is None or one.verdict != chain.answer.verdict
    ]
    answer = chain.answer
    if answer is None:
        return stops
    if answer.verdict == Answer.Verdict.TAKEN_IN and not answer.reason:
        return stops  # the measures say it
    return [*stops, Stop(answer.at, str(answer.get_verdict_display()), answer.reason)]


def _decided(chain: Chain, resolution: Resolution, place: int) -> Stop:
    slug = chain.policy.organiser.slug
    version = resolution.version
    page = page_if_there("policy:public_version", slug, version.number) if version else None
    is_new = version is not None and version.kind == PolicyVersion.Kind.AMENDED
    title = _("Adopted anew by %s") if is_new and place else _("Adopted by %s")
    money = _money(chain) if place == len(chain.resolutions) - 1 else ""
    return Stop(
        resolution.decided_on,
        title % inside_sentence(resolution.body),
        f"{_voted(resolution)} {money}".strip(),
        page=page or ("policy:public_policy", ()),
        link=_("Read the resolution"),
        query="#resolution",
    )


def _voted(resolution: Resolution) -> str:
    """The case and the vote, as "Sak 94/27, med 25 mot 2 stemmer." """
    case, vote = _("Case %s") % resolution.case_number, resolution.vote.rstrip(".")
    if vote[:1].isdigit():
        return _("%(case)s, with %(vote)s.") % {"case": case, "vote": vote}
    return f"{case}. {capitalised(vote)}." if vote else f"{case}."


def _money(chain: Chain) -> str:
    """What the adopted text says that the measures cost: the money itself is of the yearly budgets."""
    language = get_language() or "nb"
    told = []
    for one in chain.measures:
        yearly, once = one.told["cost_yearly"], one.told["cost_once"]
        sums = [_("%s a year") % kroner(float(yearly), language)] if yearly else []
        sums += [_("%s once") % kroner(float(once), language)] if once else []
        if sums:
            facts = {"reference": one.reference, "sums": enumeration(sums, language)}
            told.append(_("Measure %(reference)s is reckoned to cost %(sums)s.") % facts)
    return " ".join(told)


def _status_of_old(chain: Chain) -> list[Stop]:
    """Measures whose status was set before every word of it was kept."""
    worked = [one for one in chain.measures if one.status in WORKED_ON]
    if not worked:
        return []
    entries = Entry.objects.filter(
        subject_kind=Measure._meta.label_lower,
        subject_id__in=[str(one.key) for one in worked],
        action="policy.status_set",
    )
    told = dict(entries.order_by("at").values_list("subject_id", "at"))
    names = dict(Measure.Status.choices)
    return [
        Stop(
            told.get(str(one.key)),
            f"{one.reference}: {names[Measure.Status(one.status)]}",
            one.status_reason,
            state="done" if one.is_finished else "now",
        )
        for one in worked
    ]


def _to_come(chain: Chain) -> list[Stop]:
    if chain.answer is None:
        text = _("Those who write the policy have not answered it yet.")
        return [Stop(None, _("An answer"), text, state="next")]
    if not chain.resolutions:
        text = _("Until then the measure is a proposal.") if chain.measures else ""
        return [Stop(None, _("The council decides"), text, state="next")]
    if chain.open_measures:
        return [_next_report(chain)]
    return [_renewal()] if chain.answer.verdict != Answer.Verdict.TAKEN_IN else []


def _next_report(chain: Chain) -> Stop:
    """When the council is told next: of the round that is begun, or so long after the last."""
    rounds = list(chain.policy.status_rounds.order_by("-number")[:1])
    last = chain.resolutions[-1].decided_on
    if rounds and rounds[0].reported_at is None:
        due = rounds[0].due_on
    else:
        since = _day(rounds[0].reported_at) if rounds else last
        due = months_after(since, chain.policy.months_between_status)
    text = _("The municipality tells the council how far every measure has come.")
    if due < timezone.localdate():
        return Stop(None, _("Status to the council"), text, state="next")
    named = f"{month(due, get_language() or 'nb')} {due.year}"
    return ComingStop(due, _("Status to the council"), text, state="next", month=named)


def _renewal() -> Stop:
    language = get_language() or "nb"
    day = term_of(timezone.localdate()).next_election_on
    text = _("After the election in %(month)s %(year)d. Then it can be taken up again.") % {
        "month": month(day, language),
        "year": day.year,
    }
    return Stop(None, _("The policy is renewed"), text, state="next")
