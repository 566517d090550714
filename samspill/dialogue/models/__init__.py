"""What a conference's talk around the tables is kept as, by noun."""

from samspill.dialogue.models.contributions import (
    ERASED_MARK,
    Contribution,
    ContributionQuerySet,
    PublishedContribution,
)
from samspill.dialogue.models.dialogue import Dialogue, Round, RoundQuerySet, Table
from samspill.dialogue.models.seating import (
    NoSolo,
    Placement,
    SeatingPlan,
    SeatingRule,
    SeatingSetup,
    Spread,
    TableTopic,
    TopicWish,
)

__all__ = [
    "ERASED_MARK",
    "Contribution",
    "ContributionQuerySet",
    "Dialogue",
    "NoSolo",
    "Placement",
    "PublishedContribution",
    "Round",
    "RoundQuerySet",
    "SeatingPlan",
    "SeatingRule",
    "SeatingSetup",
    "Spread",
    "Table",
    "TableTopic",
    "TopicWish",
]
