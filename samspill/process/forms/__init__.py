"""What people type about the road -> clean Python."""

from samspill.process.forms.group import MandateForm, MemberForm, WorkingGroupForm
from samspill.process.forms.meeting import AttendeeForm, CallForm, MinutesForm
from samspill.process.forms.road import BeginForm, CopyForm, FactsForm, FormalRequestForm
from samspill.process.forms.steps import AssignmentForm, CompletionForm, PassingForm

__all__ = [
    "AssignmentForm",
    "AttendeeForm",
    "BeginForm",
    "CallForm",
    "CompletionForm",
    "CopyForm",
    "FactsForm",
    "FormalRequestForm",
    "MandateForm",
    "MemberForm",
    "MinutesForm",
    "PassingForm",
    "WorkingGroupForm",
]
