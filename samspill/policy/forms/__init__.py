from samspill.policy.forms.answers import AnswerForm
from samspill.policy.forms.fields import DAY_MESSAGE, SUM_MESSAGE
from samspill.policy.forms.measures import MeasureForm, NewMeasureForm, PlaceForm
from samspill.policy.forms.resolutions import ResolutionForm
from samspill.policy.forms.statuses import StatusForm
from samspill.policy.forms.text import ChapterForm, GoalForm

__all__ = [
    "DAY_MESSAGE",
    "SUM_MESSAGE",
    "AnswerForm",
    "ChapterForm",
    "GoalForm",
    "MeasureForm",
    "NewMeasureForm",
    "PlaceForm",
    "ResolutionForm",
    "StatusForm",
]
