from samspill.conference.models.answers import (
    Extra,
    ExtraChoice,
    Needs,
    PlaceInLine,
    PreparationAnswer,
    PreparationQuestion,
    SessionChoice,
    SignUpAnswer,
    SignUpField,
    Stand,
)
from samspill.conference.models.conferences import Conference, ConferenceQuerySet
from samspill.conference.models.fees import InvoiceBasis, InvoiceBuyer, InvoiceIssuer, RefundRule
from samspill.conference.models.inviting import CheckIn, DoubleCheckIn, Invited, OpeningNotice
from samspill.conference.models.programme import (
    Partner,
    Picture,
    ProgrammeItem,
    ProgrammeVersion,
    RunSheetCue,
    Speaker,
)
from samspill.conference.models.sign_ups import SignUp, SignUpQuerySet

__all__ = [
    "CheckIn",
    "Conference",
    "ConferenceQuerySet",
    "DoubleCheckIn",
    "Extra",
    "ExtraChoice",
    "Invited",
    "InvoiceBasis",
    "InvoiceBuyer",
    "InvoiceIssuer",
    "Needs",
    "OpeningNotice",
    "Partner",
    "Picture",
    "PlaceInLine",
    "PreparationAnswer",
    "PreparationQuestion",
    "ProgrammeItem",
    "ProgrammeVersion",
    "RefundRule",
    "RunSheetCue",
    "SessionChoice",
    "SignUp",
    "SignUpAnswer",
    "SignUpField",
    "SignUpQuerySet",
    "Speaker",
    "Stand",
]
