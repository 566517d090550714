from samspill.policy.models.answers import Answer, EarlierAnswer, Follower
from samspill.policy.models.consultations import (
    Consultation,
    ConsultationResponse,
    InvitedBody,
    Remark,
    ResponseFile,
)
from samspill.policy.models.decisions import CaseDocument, DocumentTemplate, Paper, Resolution
from samspill.policy.models.following import (
    MeasureOwner,
    Revision,
    StatusRequest,
    StatusRound,
    StatusUpdate,
)
from samspill.policy.models.passages import Comment, Passage, PolicyVersion, Wording
from samspill.policy.models.policies import (
    Chapter,
    Goal,
    Measure,
    MeasureContribution,
    MeasureQuerySet,
    Policy,
)

__all__ = [
    "Answer",
    "CaseDocument",
    "Chapter",
    "Comment",
    "Consultation",
    "ConsultationResponse",
    "DocumentTemplate",
    "EarlierAnswer",
    "Follower",
    "Goal",
    "InvitedBody",
    "Measure",
    "MeasureContribution",
    "MeasureOwner",
    "MeasureQuerySet",
    "Paper",
    "Passage",
    "Policy",
    "PolicyVersion",
    "Remark",
    "Resolution",
    "ResponseFile",
    "Revision",
    "StatusRequest",
    "StatusRound",
    "StatusUpdate",
    "Wording",
]
