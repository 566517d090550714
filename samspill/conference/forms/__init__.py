"""What people typed about a conference, made clean."""

from samspill.conference.forms.facts import ConferenceForm
from samspill.conference.forms.programme import ProgrammeItemForm
from samspill.conference.forms.sign_up import EmailForm, ParticipantForm, SignUpForm

__all__ = ["ConferenceForm", "EmailForm", "ParticipantForm", "ProgrammeItemForm", "SignUpForm"]
