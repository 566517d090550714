"""What happened to the guide, its advice and the standard, in sentences."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OF_THE_GUIDE: dict[str, str | Promise] = {
    "process.guide_saved": _("A draft of a page of the guide was saved."),
    "process.guide_published": _("A page of the guide was published."),
    "process.guide_draft_removed": _("A draft of a page of the guide was thrown away."),
    "advice.written": _("An advice for the guide was written."),
    "advice.rewritten": _("An advice of the guide was rewritten."),
    "advice.published": _("An advice of the guide was published."),
    "advice.withdrawn": _("An advice was taken out of the guide."),
    "advice.linked": _("Something was linked to an advice."),
    "advice.unlinked": _("A link of an advice was taken away."),
    "advice.experience_sent": _("Someone wrote down an experience."),
    "advice.experience_released": _("Someone said yes to an experience being shown."),
    "advice.experience_asked": _("Someone was asked whether others may read an answer."),
    "advice.experience_withdrawn": _("Someone took an experience back."),
    "advice.experience_approved": _("An experience was shown to all."),
    "advice.experience_declined": _("An experience was not shown."),
    "standard.mark_written": _("A sign of good policy was assessed."),
    "standard.assessment_finished": _("The year's assessment was finished."),
    "standard.survey_opened": _("The associations were asked what they recognise."),
    "standard.survey_reminded": _("The associations that had not answered were reminded."),
    "standard.survey_closed": _("The associations' survey was closed."),
    "standard.criterion_written": _("A sign of the standard was written."),
    "advice.criterion_linked": _("Something was linked to a sign of the standard."),
    "advice.criterion_unlinked": _("A link of a sign of the standard was taken away."),
}
