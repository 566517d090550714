"""What a coordinator should do next: the one thing, and at most three more.

Each function looks at the situation and either has an act to propose or not. They stand in the order of
urgency: the first proposal is the page's one primary action.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.letters.models import Letter
from samspill.overview.act import Act
from samspill.overview.act import at as _at
from samspill.overview.road_acts import (
    answer_those_who_ask,
    begin,
    gather_associations,
    hear_from_municipality,
    keep_deadline,
    plan_conference,
)
from samspill.overview.seat_acts import call_those_offered
from samspill.overview.situation import Situation
from samspill.pure.documents import norwegian


def next_acts(situation: Situation) -> list[Act]:
    """The most pressing first, four at most."""
    acts = [act for propose in PROPOSALS if (act := propose(situation)) is not None]
    return acts[:4]


def _lead_the_evening(now: Situation) -> Act | None:
    if now.open_round is None:
        return None
    number, total = now.open_round.number, len(now.rounds)
    return Act(
        _("Lead round %(number)d of %(total)d") % {"number": number, "total": total},
        _("The round is open. %(count)s have come in so far. See which tables are silent.")
        % {"count": _contributions(now.contribution_counts["all"])},
        _("Open the control room"),
        _of_evening(now, "dialogue:control"),
        minutes=1,
    )


def _settle_uncertain(now: Situation) -> Act | None:
    if not now.uncertain_count:
        return None
    return Act(
        ngettext(
            "Find out about %d e-mail that may not have arrived",
            "Find out about %d e-mails that may not have arrived",
            now.uncertain_count,
        )
        % now.uncertain_count,
        _("The line was cut while they were sent. Nothing is sent again before you say so."),
        _("See the e-mails"),
        _at(now, "letters:deliveries"),
        minutes=5,
    )


def _approve_letter(now: Situation) -> Act | None:
    party = now.membership.party
    for letter in now.letters.values():
        has_approved = any(approval.party == party for approval in letter.approvals.all())
        is_ours = letter.controller in (party, "joint")
        if (
            letter.state == Letter.State.DRAFT
            and is_ours
            and not has_approved
            and _is_due(now, letter)
        ):
            return _letter_act(now, letter)
    return None


def _send_letter(now: Situation) -> Act | None:
    for letter in now.letters.values():
        if letter.state == Letter.State.APPROVED and _is_due(now, letter):
            return Act(
                _("Send «%s»") % letter,
                _("Everyone has approved it. You see who gets it before anything is sent."),
                _("Look over and send"),
                _at(now, "letters:letter", letter.pk),
            )
    return None


def _publish_conference(now: Situation) -> Act | None:
    if now.conference is None or now.conference.published_at or now.conference.is_past:
        return None
    return Act(
        _("Publish the conference page"),
        _("Until then nobody can sign up, and the invitation has nowhere to lead."),
        _("Look over the conference"),
        _at(now, "conference:work"),
    )


def _deal_tables(now: Situation) -> Act | None:
    conference = now.conference
    if conference is None or conference.is_past or now.plan or not conference.seats_taken:
        return None
    if conference.sign_up_deadline > now.now:
        return None
    return Act(
        _("Make the seating plan"),
        _(
            "The deadline is out and %(count)d have a seat. The plan mixes the tables anew in each round."
        )
        % {"count": conference.seats_taken},
        _("Make the plan"),
        _of_evening(now, "dialogue:tables"),
    )


def _prepare_evening(now: Situation) -> Act | None:
    conference = now.conference
    if conference is None or conference.is_past or now.open_round is not None:
        return None
    if now.plan is None or conference.starts_at - now.now > timedelta(days=2):
        return None
    return Act(
        _("Make ready for the evening"),
        _("Try the control room and the big screen, and print the table cards."),
        _("Open the control room"),
        _of_evening(now, "dialogue:control"),
    )


def _sort(now: Situation) -> Act | None:
    if not (now.conference and now.conference.is_past) or now.policy_is_adopted:
        return None
    left = now.contribution_counts["uncoded"] + now.contribution_counts["unclear"]
    if not left:
        return None
    return Act(
        ngettext("Sort %d contribution", "Sort %d contributions", left) % left,
        _("The system has a proposal with reasons for each. These are the ones it is not sure of."),
        _("Go on sorting"),
        _at(now, "insight:sort"),
        minutes=max(5, left // 4),
    )


def _draft_policy(now: Situation) -> Act | None:
    if now.policy or not now.finding_count:
        return None
    return Act(
        _("Write the first draft of the policy"),
        ngettext(
            "%d finding is ready. Each measure shows the contributions behind it.",
            "%d findings are ready. Each measure shows the contributions behind it.",
            now.finding_count,
        )
        % now.finding_count,
        _("Begin the draft"),
        _at(now, "policy:policy"),
    )


def _answer(now: Situation) -> Act | None:
    left = now.contribution_counts["all"] - now.contribution_counts["answered"]
    if now.policy is None or not left:
        return None
    return Act(
        ngettext("Answer %d open contribution", "Answer %d open contributions", left) % left,
        _("They are in no measure yet. Tie each to a measure, or say why not."),
        _("See the open ones"),
        _at(now, "policy:policy"),
        minutes=max(5, left),
    )


def _call_the_silent(now: Situation) -> Act | None:
    conference = now.conference
    if conference is None or conference.is_past or conference.sign_up_deadline < now.now:
        return None
    silent = now.coverage.missing[:3] if now.coverage else []
    if not silent or conference.is_for_municipalities:
        return None
    names = norwegian.enumeration([name.lower() for name in silent], now.organiser.language)
    return Act(
        _("Call associations nobody has heard from"),
        _("Nobody has signed up from %(categories)s.") % {"categories": names},
        _("See the list"),
        _at(now, "conference:sign_ups"),
        minutes=20,
    )


def _find_addresses(now: Situation) -> Act | None:
    count = now.association_counts["without_email"]
    if now.organiser.invites_municipalities or not count:
        return None
    return Act(
        ngettext(
            "Find an e-mail address for %d association",
            "Find an e-mail address for %d associations",
            count,
        )
        % count,
        _("They get letters on paper until then."),
        _("See which they are"),
        _at(now, "registry:associations") + "?without_email=1",
        minutes=15,
    )


def _letter_act(now: Situation, letter: Letter) -> Act:
    return Act(
        _("Look over «%s»") % letter.get_kind_display(),
        _(
            "It is filled in with what you have already written. Nothing is sent before you have seen it."
        ),
        _("Look over the letter"),
        _at(now, "letters:letter", letter.pk),
    )


def _of_evening(now: Situation, name: str) -> str:
    """The evening's pages have one address for all conferences: told which."""
    return _at(now, name) + (f"?conference={now.conference.pk}" if now.conference else "")


def _is_due(now: Situation, letter: Letter) -> bool:
    """«Save the date» until sign-up opens; a reminder three weeks before; thanks when it is over."""
    conference = now.conference
    if letter.kind == Letter.Kind.SAVE_THE_DATE:
        return conference is None or conference.published_at is None
    if letter.kind == Letter.Kind.REMINDER:
        if conference is None or conference.sign_up_deadline < now.now:
            return False  # it would come too late
        return conference.starts_at - now.now < timedelta(days=22)
    if letter.kind == Letter.Kind.THANKS:
        return conference is not None and conference.is_past
    return conference is None or not conference.is_past


def _contributions(count: int) -> str:
    return ngettext("%d contribution", "%d contributions", count) % count


PROPOSALS: tuple[Callable[[Situation], Act | None], ...] = (
    _lead_the_evening,
    _settle_uncertain,
    begin,
    plan_conference,
    gather_associations,
    hear_from_municipality,
    _approve_letter,
    _send_letter,
    _publish_conference,
    call_those_offered,
    answer_those_who_ask,
    _deal_tables,
    _prepare_evening,
    _sort,
    _draft_policy,
    _answer,
    _call_the_silent,
    keep_deadline,
    _find_addresses,
)
