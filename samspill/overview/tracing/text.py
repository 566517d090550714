"""The chain as a person reads it, in the language that is switched on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samspill.policy.models import Answer, Measure, PolicyVersion
from samspill.pure.documents.norwegian import plain_date, quoted

Values = dict[str, Any]
INDENT = "  "


def told(chain: Values) -> str:
    """Headings at the margin, what belongs under them indented; no line is longer than its text."""
    sections = (
        (_head(chain["contribution"]), _said(chain["contribution"])),
        (_("Sorted"), _sorted(chain["codings"])),
        (_("Said alike"), _listed(chain["alike"])),
        (_("Findings"), _findings(chain["findings"])),
        (_("Measures"), _measures(chain["measures"])),
        (_("The answer"), _answers(chain)),
        (_("Remarks and what was changed"), _remarks(chain["remarks"])),
        (_("Versions"), _versions(chain["versions"])),
        (_("The resolution"), _resolutions(chain["resolutions"])),
        (_("In the national guide"), _guide(chain)),
        (_("And back"), _back(chain["measures"])),
    )
    return "\n\n".join(
        "\n".join([heading, *(INDENT + line for line in lines)])
        for heading, lines in ((name, list(rows)) for name, rows in sections)
        if lines
    )


def _head(one: Values) -> str:
    return _("Contribution %(id)s, %(place)s") % {"id": one["id"], "place": one["organiser_name"]}


def _said(one: Values) -> Iterator[str]:
    facts = {"round": one["round"], "table": one["table"]}
    place = (
        _("Table %(table)d, round %(round)d") % facts
        if one["table"]
        else _("Round %(round)d") % facts
    )
    yield f"{place}. {one['conference']}, {_day(one['date'])}."
    if one["association"]:
        yield one["association"]
    if one["text"] is None:
        yield (
            _("The words are taken back.")
            if one["state"] == "withdrawn"
            else _("The words are erased.")
        )
    else:
        yield quoted(" ".join(one["text"].split()), get_language() or "nb")
    if not one["is_published"]:
        yield _("Not shown publicly.")


def _sorted(codings: list[Values]) -> Iterator[str]:
    for one in codings:
        by = _("by a person") if one["by"] == "person" else _("proposed by the system")
        part = _("Letters %d to %d: ") % tuple(one["part"]) if one["part"] else ""
        theme = one["theme_name_nn"] if get_language() == "nn" else one["theme_name"]
        name = _("unclear") if one["is_unclear"] else f"{theme} ({one['theme']})"
        yield f"{part}{name}, {by}, {_day(one['at'])}"


def _listed(ids: list[str]) -> Iterator[str]:
    if ids:
        yield ", ".join(ids)


def _findings(findings: list[Values]) -> Iterator[str]:
    for one in findings:
        yield f"{one['id']} {one['statement']}"
        yield f"{INDENT}{_counted(one['contributions'])}"


def _measures(measures: list[Values]) -> Iterator[str]:
    names = dict(Measure.Status.choices)
    for one in measures:
        yield f"{one['id']} {one['text']}"
        yield INDENT + _("Tied %s") % _day(one["tied_at"])
        if one["responsible_unit"]:
            yield INDENT + _("Responsible: %s") % one["responsible_unit"]
        if one["deadline"]:
            yield INDENT + _("Deadline: %s") % _day(one["deadline"])
        yield INDENT + _("Status: %s") % names[one["status"]]
        yield from (INDENT * 2 + _update(update) for update in one["status_updates"])


def _update(update: Values) -> str:
    status = Measure.Status(update["status"]).label
    parts = [f"{_day(update['at'])}: {status}."]
    if update["expected_on"]:
        parts.append(_("Expected done %s.") % _day(update["expected_on"]))
    return " ".join([*parts, update["reason"]]).strip()


def _answers(chain: Values) -> Iterator[str]:
    for one in chain["earlier_answers"]:
        yield _("Before %(day)s: %(answer)s") % {"day": _day(one["until"]), "answer": _answer(one)}
    yield _answer(chain["answer"])


def _answer(one: Values) -> str:
    if one["verdict"] == "open":
        return _("Not answered yet.")
    name = Answer.Verdict(one["verdict"]).label
    return f"{name}, {_day(one['at'])}. {one['reason']}".strip()


def _remarks(remarks: list[Values]) -> Iterator[str]:
    for one in remarks:
        whom = f" ({one['from']})" if one["from"] else ""
        words = one["text"] or _("not shown")
        yield _("Remark %(number)d%(whom)s: %(words)s") % {
            "number": one["id"],
            "whom": whom,
            "words": words,
        }
        if one["answer"]:
            yield INDENT + _("Answered: %s") % one["answer"]
        for change in one["changes"]:
            told = {"measure": change["measure"], "day": _day(change["at"])}
            yield INDENT + _("Changed %(measure)s, %(day)s") % told
            yield f"{INDENT * 2}- {change['before']}"
            yield f"{INDENT * 2}+ {change['after']}"


def _versions(versions: list[Values]) -> Iterator[str]:
    for one in versions:
        behind = ", ".join(one["measures"]) or _("behind no measure")
        kind = PolicyVersion.Kind(one["kind"]).label
        yield f"{one['number']}. {kind}, {_day(one['at'])}: {behind} [{one['fingerprint'][:12]}]"


def _resolutions(resolutions: list[Values]) -> Iterator[str]:
    for one in resolutions:
        vote = f". {one['vote']}" if one["vote"] else ""
        yield f"{one['body']}, {_day(one['decided_on'])}, {one['case_number']}{vote}"
        yield from (f"{INDENT}{line}" for line in one["text"].splitlines() if line.strip())


def _guide(chain: Values) -> Iterator[str]:
    """The advice and the signs of good policy that rest on it."""
    is_nynorsk = get_language() == "nn"
    for one in chain["advice"]:
        text = one["text_nn"] if is_nynorsk else one["text"]
        yield _("Advice %(number)d: %(text)s") % {"number": one["number"], "text": text}
    for one in chain["criteria"]:
        title = one["title_nn"] if is_nynorsk else one["title"]
        yield _("Sign %(number)d: %(title)s") % {"number": one["number"], "title": title}


def _back(measures: list[Values]) -> Iterator[str]:
    for one in measures:
        yield f"{one['id']}: {_counted(one['contributions'])}"


def _counted(ids: list[str]) -> str:
    count = ngettext("%d contribution", "%d contributions", len(ids)) % len(ids)
    return f"{count}: {', '.join(ids)}"


def _day(text: str) -> str:
    moment = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    day = localdate(moment) if isinstance(moment, datetime) else moment
    return plain_date(day, get_language() or "nb")
