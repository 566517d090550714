from __future__ import annotations

from django.utils import timezone

from samspill.policy.actions import papers
from samspill.policy.papers import reading as papers_reading

MOST_AT_ONCE = 50


def make_next_paper() -> int:
    """Make one paper that is asked for, or that a worker has left; returns how many were made.

    One at a time, so that the worker's other tasks are not kept waiting by a long queue.
    """
    now = timezone.now()
    paper = papers.claim_paper(now)
    if paper is None:
        return 0
    papers.make_paper(paper, began=now)
    return 1


def renew_papers() -> int:
    """Take back what holds words that may no longer be shown; ask for what public versions lack."""
    outdated = list(papers_reading.outdated_papers()[:MOST_AT_ONCE])
    for paper in outdated:
        papers.forget_paper(paper)
    lacking = list(papers_reading.versions_without_papers()[:MOST_AT_ONCE])
    for version in lacking:
        papers.ask_for_version_papers(version)
    return len(outdated) + len(lacking)
