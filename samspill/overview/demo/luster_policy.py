"""Luster's policy: drafted from the findings, written by people, adopted, and lived by."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from samspill.dialogue.models import Dialogue
from samspill.overview.demo.sorting import OWN_THEMES
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
        _answer_the_rest(policy, by=by)
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
    _live_by_it(policy, told, by=by, adopted=meeting)
    return policy


def _write(policy: Policy, told: dict[str, Any], *, by: User, adopted: date) -> None:
    for key, text in told["chapters"].items():
        policy_actions.write_chapter(
            policy, key=key, heading=text["heading"], body=text["body"].strip(), by=by
        )
    for row in told["measures"]:
        measure = _measure(policy, row)
        if measure is not None:
            policy_actions.change_measure(measure, **_facts(row, adopted), by=by)
    _give_the_rest_away(policy, adopted, by=by)


def _give_the_rest_away(policy: Policy, adopted: date, *, by: User) -> None:
    """No measure is adopted without someone who answers for it, and a date."""
    rest = Measure.objects.filter(goal__policy=policy, responsible_unit="")
    for index, measure in enumerate(rest.select_related("goal").order_by("pk")):
        policy_actions.change_measure(
            measure,
            responsible_unit=UNITS.get(measure.goal.theme_id or "", "Kultur og fritid"),
            responsible_role="Einingsleiar",
            deadline=_months_after(adopted, 12 + 3 * (index % 5)),
            by=by,
        )


def _measure(policy: Policy, row: dict[str, Any]) -> Measure | None:
    """The drafted measure that rests on the same theme and detail, shared or their own."""
    drafted = Measure.objects.filter(goal__policy=policy)
    own = OWN_THEMES.get(row["detail"])
    if own is not None:
        return drafted.filter(findings__theme__name_nb=own.name_nb).first()
    return drafted.filter(findings__theme=f"{row['theme']}.{row['detail']}").first()


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


def _answer_the_rest(policy: Policy, *, by: User) -> None:
    """Those in no measure get an answer too, each with its reason."""
    rest = policy.dialogue.contributions.standing().filter(answer__isnull=True).order_by("pk")
    for index, contribution in enumerate(rest):
        verdict = "partly" if index % 4 == 3 else "not_taken_in"
        reason = REASONS[index % len(REASONS)]
        policy_actions.answer(contribution, verdict=verdict, reason=reason, by=by)


def _live_by_it(policy: Policy, told: dict[str, Any], *, by: User, adopted: datetime) -> None:
    for index, row in enumerate(told["measures"]):
        measure = _measure(policy, row)
        if measure is None or row["status"] in ("proposed", "adopted"):
            continue
        with on(adopted + timedelta(days=90 + 20 * index)):
            policy_actions.set_status(
                measure, status=row["status"], reason=row.get("status_reason", ""), by=by
            )
