from samspill.people.views.account import (
    account,
    identity_removal,
    other_sessions,
    password,
    session_ending,
)
from samspill.people.views.second_factor import (
    recovery_codes,
    second_factor,
    second_factor_removal,
    second_step,
)
from samspill.people.views.signing_in import ask_for_code, code, sign_in, sign_out
from samspill.people.views.with_provider import back, start

__all__ = [
    "account",
    "ask_for_code",
    "back",
    "code",
    "identity_removal",
    "other_sessions",
    "password",
    "recovery_codes",
    "second_factor",
    "second_factor_removal",
    "second_step",
    "session_ending",
    "sign_in",
    "sign_out",
    "start",
]
