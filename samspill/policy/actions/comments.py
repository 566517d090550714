"""What those who write say to each other in the margin."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from samspill.people.models import User
from samspill.policy.actions.wordings import note, plain
from samspill.policy.errors import EmptyCommentError
from samspill.policy.models import Comment, Passage


@transaction.atomic
def comment(
    passage: Passage, *, text: str, by: User | None, answers: Comment | None = None
) -> Comment:
    """Say something of a passage, or answer what was said; an answer to an answer joins the same.

    An answer opens what was settled: there is more to say. Raises EmptyCommentError.
    """
    if not plain(text):
        raise EmptyCommentError
    first = (answers.answers or answers) if answers is not None else None
    if first is not None and first.passage_id != passage.pk:
        raise ValueError(f"comment {first.pk} is of another passage")
    if first is not None and first.settled_at is not None:
        reopen_comment(first, by=by)
    made = Comment.objects.create(passage=passage, answers=first, text=plain(text), by=by)
    note(passage, "policy.commented", by)
    return made


@transaction.atomic
def settle_comment(comment: Comment, *, by: User | None) -> None:
    """Nothing more to say; the talk is folded away, and kept."""
    _settle(comment.answers or comment, by=by, is_settled=True)


@transaction.atomic
def reopen_comment(comment: Comment, *, by: User | None) -> None:
    _settle(comment.answers or comment, by=by, is_settled=False)


def _settle(comment: Comment, *, by: User | None, is_settled: bool) -> None:
    held = Comment.objects.select_for_update().get(pk=comment.pk)
    if (held.settled_at is not None) == is_settled:
        return
    comment.settled_at = held.settled_at = timezone.now() if is_settled else None
    comment.settled_by = held.settled_by = by if is_settled else None
    held.save(update_fields=["settled_at", "settled_by"])
    action = "policy.comment_settled" if is_settled else "policy.comment_reopened"
    note(comment.passage, action, by)
