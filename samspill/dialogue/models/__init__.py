"""What a conference's talk around the tables is kept as, by noun."""

from samspill.dialogue.models.contributions import (
    ERASED_MARK,
    Contribution,
    ContributionQuerySet,
    PublishedContribution,
)
from samspill.dialogue.models.dialogue import Dialogue, Round, RoundQuerySet, Table
from samspill.dialogue.models.paper import PaperSheet
from samspill.dialogue.models.plenary import (
    Cluster,
    ClusterMember,
    ControlAct,
    Showing,
    TopChoice,
)
from samspill.dialogue.models.reactions import Ballot, Reaction
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
from samspill.dialogue.models.stages import Question, Stage

__all__ = [
    "ERASED_MARK",
    "Ballot",
    "Cluster",
    "ClusterMember",
    "Contribution",
    "ContributionQuerySet",
    "ControlAct",
    "Dialogue",
    "NoSolo",
    "PaperSheet",
    "Placement",
    "PublishedContribution",
    "Question",
    "Reaction",
    "Round",
    "RoundQuerySet",
    "SeatingPlan",
    "SeatingRule",
    "SeatingSetup",
    "Showing",
    "Spread",
    "Stage",
    "Table",
    "TableTopic",
    "TopChoice",
    "TopicWish",
]
