from samspill.standard.models.assessments import EvidenceFile, Mark, MarkQuerySet, SelfAssessment
from samspill.standard.models.criteria import Criterion, CriterionQuerySet, CriterionVersion
from samspill.standard.models.map import MapChange, PolicyStatus
from samspill.standard.models.surveys import (
    AskedAssociation,
    Survey,
    SurveyAnswer,
    SurveyQuerySet,
)

__all__ = [
    "AskedAssociation",
    "Criterion",
    "CriterionQuerySet",
    "CriterionVersion",
    "EvidenceFile",
    "MapChange",
    "Mark",
    "MarkQuerySet",
    "PolicyStatus",
    "SelfAssessment",
    "Survey",
    "SurveyAnswer",
    "SurveyQuerySet",
]
