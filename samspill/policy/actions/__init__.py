"""Every write of the policy, by noun."""

from samspill.policy.actions.amendments import abandon_amendment
from samspill.policy.actions.answering_many import answer_many
from samspill.policy.actions.answers import answer, take_back_answer
from samspill.policy.actions.arranging import change_places, move_measure, take_away_goal
from samspill.policy.actions.case_documents import (
    delete_case_document,
    draft_case_document,
    write_case_document,
)
from samspill.policy.actions.clashes import restore_wording, settle_clash
from samspill.policy.actions.comments import comment, reopen_comment, settle_comment
from samspill.policy.actions.consultations import (
    BodyDraft,
    close_consultation,
    extend_deadline,
    invite_bodies,
    invite_body,
    remind_silent,
    take_off_body,
)
from samspill.policy.actions.decisions import adopt, begin_amendment, open_consultation
from samspill.policy.actions.drafting import draft_policy
from samspill.policy.actions.findings import tie_finding, untie_finding
from samspill.policy.actions.followers import (
    ask_to_follow,
    confirm_follower,
    erase_followers,
    stop_following,
    tell_followers,
    tell_of_answers,
)
from samspill.policy.actions.headings import write_heading
from samspill.policy.actions.letters import draft_answers_letter, draft_consultation_letter
from samspill.policy.actions.passages import (
    add_passage,
    move_passage,
    put_back_passage,
    take_away_passage,
    write_passage,
)
from samspill.policy.actions.remarks import (
    answer_remark,
    answer_remarks,
    erase_remark,
    give_remark,
    hold_back_remark,
    open_remark_again,
    put_back_remark,
    release_remark,
    settle_rest,
    take_out_remark,
)
from samspill.policy.actions.responses import (
    confirm_body,
    erase_response,
    part_from_body,
    receive_response,
)
from samspill.policy.actions.statuses import set_status
from samspill.policy.actions.threads import link, unlink
from samspill.policy.actions.versions import save_version
from samspill.policy.actions.writing import (
    add_goal,
    add_measure,
    change_goal,
    change_measure,
    delete_measure,
    write_chapter,
)

__all__ = [
    "BodyDraft",
    "abandon_amendment",
    "add_goal",
    "add_measure",
    "add_passage",
    "adopt",
    "answer",
    "answer_many",
    "answer_remark",
    "answer_remarks",
    "ask_to_follow",
    "begin_amendment",
    "change_goal",
    "change_measure",
    "change_places",
    "close_consultation",
    "comment",
    "confirm_body",
    "confirm_follower",
    "delete_case_document",
    "delete_measure",
    "draft_answers_letter",
    "draft_case_document",
    "draft_consultation_letter",
    "draft_policy",
    "erase_followers",
    "erase_remark",
    "erase_response",
    "extend_deadline",
    "give_remark",
    "hold_back_remark",
    "invite_bodies",
    "invite_body",
    "link",
    "move_measure",
    "move_passage",
    "open_consultation",
    "open_remark_again",
    "part_from_body",
    "put_back_passage",
    "put_back_remark",
    "receive_response",
    "release_remark",
    "remind_silent",
    "reopen_comment",
    "restore_wording",
    "save_version",
    "set_status",
    "settle_clash",
    "settle_comment",
    "settle_rest",
    "stop_following",
    "take_away_goal",
    "take_away_passage",
    "take_back_answer",
    "take_off_body",
    "take_out_remark",
    "tell_followers",
    "tell_of_answers",
    "tie_finding",
    "unlink",
    "untie_finding",
    "write_case_document",
    "write_chapter",
    "write_heading",
    "write_passage",
]
