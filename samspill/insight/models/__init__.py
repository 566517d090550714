from samspill.insight.models.codings import Coding, CodingQuerySet, Part
from samspill.insight.models.findings import Finding, FindingQuerySet
from samspill.insight.models.merging import Likeness, MergeGroup, MergeMember
from samspill.insight.models.releases import (
    ReleasedTheme,
    ThemeRelease,
    ThemeReleaseQuerySet,
)
from samspill.insight.models.runs import AnalysisRun
from samspill.insight.models.sorting import SortingAct
from samspill.insight.models.themes import Theme, ThemeQuerySet

__all__ = [
    "AnalysisRun",
    "Coding",
    "CodingQuerySet",
    "Finding",
    "FindingQuerySet",
    "Likeness",
    "MergeGroup",
    "MergeMember",
    "Part",
    "ReleasedTheme",
    "SortingAct",
    "Theme",
    "ThemeQuerySet",
    "ThemeRelease",
    "ThemeReleaseQuerySet",
]
