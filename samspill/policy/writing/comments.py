"""Comments as a page shows them: each talk with its answers, the open ones first."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Count, Prefetch, QuerySet

from samspill.policy.models import Comment, Passage, Policy


def comments_of(policy: Policy) -> dict[int, list[Comment]]:
    """{key of passage: its talks}, each with `replies`, in two queries; the settled ones last."""
    return _by_passage(Comment.objects.filter(passage__policy=policy))


def comments_on(passage: Passage) -> list[Comment]:
    return _by_passage(Comment.objects.filter(passage=passage)).get(passage.pk, [])


def open_comment_counts(policy: Policy) -> dict[int, int]:
    """{key of passage: how many talks are not settled}."""
    talks = Comment.objects.filter(
        passage__policy=policy, answers__isnull=True, settled_at__isnull=True
    )
    counted = talks.order_by().values("passage").annotate(count=Count("pk"))
    return {row["passage"]: row["count"] for row in counted}


def _by_passage(comments: QuerySet[Comment]) -> dict[int, list[Comment]]:
    replies = Prefetch("replies", Comment.objects.select_related("by"))
    talks = comments.filter(answers__isnull=True).select_related("by", "settled_by")
    found: dict[int, list[Comment]] = defaultdict(list)
    for one in sorted(talks.prefetch_related(replies), key=lambda one: one.settled_at is not None):
        found[one.passage_id].append(one)
    return dict(found)
