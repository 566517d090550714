"""The seating page's forms, empty or as they were filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from samspill.conference.models import Conference
from samspill.dialogue.forms import TablesForm
from samspill.dialogue.models import SeatingSetup, Spread, TopicWish
from samspill.dialogue.seating.forms import (
    RuleForm,
    SetupForm,
    TableRowForm,
    TopicsForm,
    WishForm,
)
from samspill.dialogue.seating.page import Evening


def forms_context(
    conference: Conference | None, evening: Evening | None, bound: Mapping[str, Any]
) -> dict[str, Any]:
    """Every form of the page for one who may use them, those in `bound` as they were filled in."""
    if conference is None:
        return {}
    made: dict[str, Any] = {"form": tables_form(conference, evening), "open_part": ""}
    if evening is not None and evening.may_deal:
        made |= {
            "table_rows": table_rows(evening),
            "setup_form": setup_form(evening),
            "rule_form": rule_form(evening),
        }
        if evening.setup.mode != SeatingSetup.Mode.REMIX:
            made |= _topic_forms(evening)
    made |= bound
    if made.get("topics_form") is not None:
        made["topic_rows"] = made["topics_form"].rows
    return made


def tables_form(conference: Conference, evening: Evening | None) -> TablesForm:
    known = evening.tables if evening is not None else []
    seated = conference.sign_ups.seated().count()
    return TablesForm(
        initial={
            "count": len(known) or max(-(-seated // conference.table_size), 1),
            "capacity": known[0].capacity if known else conference.table_size,
        }
    )


def table_rows(evening: Evening, data: QueryDict | None = None) -> list[dict[str, Any]]:
    return [
        {
            "table": table,
            "form": TableRowForm(
                data,
                prefix=f"t{table.number}",
                initial={
                    "capacity": table.capacity,
                    "minimum": table.minimum,
                    "is_step_free": table.is_step_free,
                },
            ),
        }
        for table in evening.tables
    ]


def setup_form(evening: Evening, data: QueryDict | None = None) -> SetupForm:
    setup = evening.setup
    form = SetupForm(
        data,
        initial={
            "mode": setup.mode,
            "favour": setup.favour,
            "apart_by_association": setup.apart_by_association,
            "apart_by_municipality": setup.apart_by_municipality,
            "spread": setup.spread,
            "no_solo": setup.no_solo,
        },
    )
    if not evening.conference.is_for_municipalities:
        choices = [choice for choice in Spread.choices if choice[0] != Spread.SIZE]
        form.fields["spread"].choices = choices  # type: ignore[attr-defined]
    return form


def rule_form(evening: Evening, data: QueryDict | None = None) -> RuleForm:
    people = evening.conference.sign_ups.seated().select_related("association", "municipality")
    return RuleForm(
        data,
        people=people.order_by("name", "pk"),
        tables=evening.dialogue.tables.all(),
        rounds=evening.dialogue.rounds.all(),
    )


def topics_form(evening: Evening, data: QueryDict | None = None) -> TopicsForm:
    known = {f"topic_{one.round.number}_{one.table.number}": one.topic for one in evening.topics}
    return TopicsForm(data, rounds=evening.rounds, tables=evening.tables, initial=known)


def wish_form(evening: Evening, data: QueryDict | None = None) -> WishForm:
    people = evening.conference.sign_ups.seated().select_related("association", "municipality")
    offered = sorted({(one.round.number, one.topic) for one in evening.topics})
    topics = [
        (
            f"{number}|{topic}",
            _("Round %(number)d: %(topic)s") % {"number": number, "topic": topic},
        )
        for number, topic in offered
    ]
    return WishForm(data, people=people.order_by("name", "pk"), topics=topics)


def _topic_forms(evening: Evening) -> dict[str, Any]:
    made: dict[str, Any] = {"topics_form": topics_form(evening)}
    if evening.setup.mode == SeatingSetup.Mode.TOPICS and evening.topics:
        made["wish_form"] = wish_form(evening)
        rows = TopicWish.objects.filter(round__dialogue=evening.dialogue)
        made["wishes"] = [
            {
                "name": one.sign_up.name,
                "round": one.round.number,
                "topic": one.topic,
                "removal_url": reverse("dialogue:wish_removal", args=[evening.slug, one.pk]),
            }
            for one in rows.select_related("round", "sign_up").order_by("round", "sign_up__name")
        ]
    return made
