from __future__ import annotations

from django.db.models import QuerySet

from samspill.policy.models import Answer, EarlierAnswer


def keep_answers(answers: QuerySet[Answer]) -> None:
    """Keep answers that are about to be given anew or taken back, as they stood."""
    EarlierAnswer.objects.bulk_create(
        (
            EarlierAnswer(
                contribution_id=one.contribution_id,
                policy_id=one.policy_id,
                verdict=one.verdict,
                reason=one.reason,
                by_id=one.by_id,
                at=one.at,
            )
            for one in answers
        ),
        batch_size=200,
    )
