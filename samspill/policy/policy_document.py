"""The policy as a document: chapters, goals and measures with their sources, and every answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.policy.content import content_of
from samspill.policy.council.live_measures import live_measures
from samspill.policy.documents.annex import (
    annex_blocks,
    contributions_of,
    not_taken_in,
    threads_of,
)
from samspill.policy.documents.goals import goals_blocks
from samspill.policy.documents.text import POINT, in_groups, text_blocks
from samspill.policy.models import Policy, PolicyVersion, Resolution
from samspill.policy.writing.changed_places import chapter_text
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import Block, Document, Heading, paragraph

__all__ = ["GOALS", "POINT", "policy_document", "text_blocks"]

GOALS = "goals"


def policy_document(policy: Policy, version: PolicyVersion | None = None) -> Document:
    """The whole policy as PDF or DOCX will show it, in its own language, in a fixed number of
    queries.

    version   the one that is drawn; None: as it is written now
    What was said stands in the annex as the public may read it, each with its answer.
    """
    content = version.content if version is not None else content_of(policy)
    resolution = _resolution_of(policy, version)
    language = content["language"]
    with translation.override(language):
        return Document(
            title=content["title"],
            language=language,
            subtitle=policy.organiser.name,
            date_text=_standing(policy, version, resolution),
            header_lines=list(_front(version, resolution)),
            footer=f"{policy.organiser.name}. {content['title']}{_mark(version)}",
            kind="policy",
            created=version.at if version is not None else None,
            blocks=tuple(_blocks(policy, content, resolution)),
        )


def _resolution_of(policy: Policy, version: PolicyVersion | None) -> Resolution | None:
    """What was decided on this version; of the text as it is written now, what is in force."""
    if version is not None:
        return getattr(version, "resolution", None)
    return policy.resolution if policy.state == Policy.State.ADOPTED else None


def _standing(policy: Policy, version: PolicyVersion | None, resolution: Resolution | None) -> str:
    """Draft, in consultation, or adopted with the day, in words."""
    if resolution is not None:
        return _("Adopted by %(body)s %(day)s") % {
            "body": norwegian.inside_sentence(resolution.body),
            "day": norwegian.plain_date(resolution.decided_on, policy.language),
        }
    if version is not None:
        day = norwegian.plain_date(timezone.localtime(version.at).date(), policy.language)
        return _("%(state)s %(day)s") % {"state": version.get_kind_display(), "day": day}
    day = norwegian.plain_date(timezone.localtime(policy.created_at).date(), policy.language)
    return _("%(state)s, begun %(day)s") % {"state": policy.get_state_display(), "day": day}


def _front(version: PolicyVersion | None, resolution: Resolution | None) -> Iterator[str]:
    """Case and vote, and the fingerprint, which anyone can count again from the kept content."""
    if resolution is not None:
        case = _("Case %s") % resolution.case_number
        yield ", ".join(part for part in (case, resolution.vote) if part)
    if version is not None:
        print_ = in_groups(version.fingerprint)
        yield _("Version %(number)d. Fingerprint: %(print)s") % {
            "number": version.number,
            "print": print_,
        }


def _mark(version: PolicyVersion | None) -> str:
    return f". {version.fingerprint[:8]}" if version is not None else ""


def _blocks(
    policy: Policy, content: Mapping[str, Any], resolution: Resolution | None
) -> Iterator[Block]:
    contributions = contributions_of(policy)
    live = live_measures(policy)
    chapters = list(content["chapters"])
    if not any(one["key"] == GOALS for one in chapters):
        chapters.append({"key": GOALS, "heading": _("Goals and measures"), "passages": []})
    for chapter in chapters:
        yield Heading(1, chapter["heading"])
        yield from text_blocks(chapter_text(chapter))
        if chapter["key"] == GOALS:
            yield from goals_blocks(content, live, content["language"])
            yield from not_taken_in(contributions)
    if resolution is not None:
        yield from _decided(resolution, content["language"])
    yield from annex_blocks(policy, contributions, threads_of(content))


def _decided(resolution: Resolution, language: str) -> Iterator[Block]:
    yield Heading(1, _("The resolution"))
    head = [
        resolution.body,
        norwegian.plain_date(resolution.decided_on, language),
        _("case %s") % resolution.case_number,
        resolution.vote,
    ]
    yield paragraph(", ".join(part for part in head if part))
    yield from text_blocks(resolution.text)
