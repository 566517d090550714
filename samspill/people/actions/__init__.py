from samspill.people.actions.accounts import (
    change_account,
    change_password,
    close_account,
    create_user,
    name_administrator,
    reopen_account,
)
from samspill.people.actions.attempts import (
    PASSWORD_MINUTES,
    clear_attempts,
    is_held_back,
    note_attempt,
)
from samspill.people.actions.codes import send_one_time_code, use_one_time_code
from samspill.people.actions.identities import tie_identity, untie_identity, user_of_identity
from samspill.people.actions.second_factor import (
    add_second_factor,
    has_second_factor,
    remove_second_factor,
    renew_recovery_codes,
    use_second_factor,
)
from samspill.people.actions.sessions import end_other_sessions, end_session

__all__ = [
    "PASSWORD_MINUTES",
    "add_second_factor",
    "change_account",
    "change_password",
    "clear_attempts",
    "close_account",
    "create_user",
    "end_other_sessions",
    "end_session",
    "has_second_factor",
    "is_held_back",
    "name_administrator",
    "note_attempt",
    "remove_second_factor",
    "renew_recovery_codes",
    "reopen_account",
    "send_one_time_code",
    "tie_identity",
    "untie_identity",
    "use_one_time_code",
    "use_second_factor",
    "user_of_identity",
]
