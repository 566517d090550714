from samspill.standard.actions.assessing import finish_assessment, write_mark
from samspill.standard.actions.criteria import add_criterion, write_criterion
from samspill.standard.actions.map import keep_map_changes, record_status, record_statuses
from samspill.standard.actions.surveys import (
    answer_survey,
    close_survey,
    open_survey,
    remind_silent,
)

__all__ = [
    "add_criterion",
    "answer_survey",
    "close_survey",
    "finish_assessment",
    "keep_map_changes",
    "open_survey",
    "record_status",
    "record_statuses",
    "remind_silent",
    "write_criterion",
    "write_mark",
]
