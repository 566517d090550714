"""Luster's policy: drafted from the findings, written by people, adopted, and lived by."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from samspill.dialogue.models import Dialogue
from samspill.overview.demo import luster_consultation, luster_following
from samspill.overview.demo.finding_measures import measure_on
from samspill.overview.demo.luster_consultation import as_drafted
from samspill.overview.demo.story import on
from samspill.people.models import User
from samspill.policy import actions as policy_actions
from samspill.policy.models import Measure, Policy
from samspill.process.models import PolicyProcess

if TYPE_CHECKING:
    from samspill.overview.demo.luster import Days

FACTS = (
    "text",
    "rationale",
    "responsible_unit",
    "responsible_role",
    "partner",
    "funding",
    "indicator",
    "baseline",
    "target",
)
UNITS = {
    "LOK": "Eigedom",
    "OKO": "Økonomi",
    "KOO": "Frivilligkoordinator",
    "INF": "Kommunikasjon",
    "FOR": "Servicetorget",
    "DIA": "Kommunedirektøren",
    "INK": "Oppvekst og helse",
}
LATE = 2  # came from paper when the answers had been written
REASONS = (
    "Dette er godt sagt, men det avgjer laga sjølve. Vi har sendt det vidare til Frivilligheitsrådet.",
    "Kommunen har ikkje pengar til dette i perioden. Vi ser på det att når politikken blir fornya.",
    "Dette er fylket eller staten sitt ansvar. Vi har skrive til dei og lagt ved innspelet.",
    "Vi forstod det som eit innspel om stemninga i salen, og tek det med oss til neste møte.",
)


def build(
    process: PolicyProcess,
    dialogue: Dialogue,
    *,
    people: dict[str, User],
    days: Days,
    told: dict[str, Any],
) -> Policy:
    by = people["coordinator"]
    with on(days.weeks(10)):
        policy = policy_actions.draft_policy(process, dialogue, by=by)
    with on(days.weeks(18)):
        _write(policy, told, by=by, adopted=days.adopted)
        policy_actions.save_version(policy, note="Lese gjennom i arbeidsgruppa", by=by)
        _answer_the_rest(policy, by=by, but=LATE)
    luster_consultation.consult(policy, told, by=by, days=days)
    with on(days.weeks(30)):
        _answer_the_rest(policy, by=by)
        for row in told["later"]:
            text = told["chapters"][row["chapter"]]
            policy_actions.write_chapter(
                policy,
                key=row["chapter"],
                heading=text["heading"],
                body=text["body"].strip(),
                by=by,
            )
    with on(days.council(9) - timedelta(weeks=3)):
        luster_following.lay_before_the_council(policy, told, by=by, meeting=days.adopted)
    meeting = days.council(18)
    with on(meeting):
        policy_actions.adopt(
            policy,
            body=told["resolution"]["body"],
            decided_on=days.adopted,
            case_number=told["resolution"]["case_number"],
            vote=told["resolution"]["vote"],
            text=told["resolution"]["text"].strip(),
            by=people["municipality"],
        )
    luster_following.live_by_it(policy, told, by=by, adopted=meeting)
    return policy


def _write(policy: Policy, told: dict[str, Any], *, by: User, adopted: date) -> None:
    for key, text in told["chapters"].items():
        policy_actions.write_chapter(
            policy,
            key=key,
            heading=text["heading"],
            body=as_drafted(text["body"].strip(), told),
            by=by,
        )
    for row in told["measures"]:
        measure = measure_on(policy, row)
        if measure is not None:
            facts = _facts(row, adopted)
            facts["text"] = as_drafted(facts["text"], told)
            policy_actions.change_measure(measure, **facts, by=by)
    _give_the_rest_away(policy, adopted, by=by)


def _give_the_rest_away(policy: Policy, adopted: date, *, by: User) -> None:
    """No measure is adopted without someone who answers for it, and a date."""
    rest = Measure.objects.filter(goal__policy=policy, responsible_unit="")
    for index, measure in enumerate(rest.select_related("goal").order_by("pk")):
        policy_actions.change_measure(
            measure,
            responsible_unit=UNITS.get(measure.goal.theme_id or "", "Kultur og fritid"),
            responsible_role="Einingsleiar",
            deadline=_months_after(adopted, 18 + 3 * (index % 5)),
            by=by,
        )


def _facts(row: dict[str, Any], adopted: date) -> dict[str, Any]:
    facts: dict[str, Any] = {key: row.get(key, "") for key in FACTS}
    facts["starts_on"] = _months_after(adopted, row["start_months"])
    facts["deadline"] = _months_after(adopted, row["deadline_months"])
    for key in ("cost_once", "cost_yearly"):
        facts[key] = Decimal(row[key]) if key in row else None
    return facts


def _months_after(day: date, months: int) -> date:
    index = day.month - 1 + months
    return date(day.year + index // 12, index % 12 + 1, 1)


def _answer_the_rest(policy: Policy, *, by: User, but: int = 0) -> None:
    """Those in no measure get an answer too, each with its reason; the last `but` have to wait."""
    rest = policy.dialogue.contributions.standing().filter(answer__isnull=True).order_by("pk")
    some = list(rest)
    for index, contribution in enumerate(some[: len(some) - but]):
        verdict = "partly" if index % 4 == 3 else "not_taken_in"
        reason = REASONS[index % len(REASONS)]
        policy_actions.answer(contribution, verdict=verdict, reason=reason, by=by)
