from samspill.insight.actions.acts import act_in_the_way, last_act
from samspill.insight.actions.again import propose_again_soon
from samspill.insight.actions.coding import code, read_again, set_aside, settle
from samspill.insight.actions.findings import make_findings
from samspill.insight.actions.merging import (
    merge,
    part_from_group,
    propose_likenesses,
    tell_apart,
)
from samspill.insight.actions.parts import join, split
from samspill.insight.actions.proposals import propose_codings
from samspill.insight.actions.releasing import release_themes, withdraw_release
from samspill.insight.actions.run_making import make_report_at_once, make_run
from samspill.insight.actions.runs import ask_for_run, claim_run
from samspill.insight.actions.thanks import draft_thanks
from samspill.insight.actions.themes import change_theme, make_theme, put_away_theme
from samspill.insight.actions.undoing import redo, undo

__all__ = [
    "act_in_the_way",
    "ask_for_run",
    "change_theme",
    "claim_run",
    "code",
    "draft_thanks",
    "join",
    "last_act",
    "make_findings",
    "make_report_at_once",
    "make_run",
    "make_theme",
    "merge",
    "part_from_group",
    "propose_again_soon",
    "propose_codings",
    "propose_likenesses",
    "put_away_theme",
    "read_again",
    "redo",
    "release_themes",
    "set_aside",
    "settle",
    "split",
    "tell_apart",
    "undo",
    "withdraw_release",
]
