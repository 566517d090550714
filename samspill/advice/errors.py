"""What cannot be done, and faults of the guide's text in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from samspill.process.guide.pages import CHECKLIST_LENGTH, HEADINGS
from samspill.process.guide.written import Fault


class AdviceError(Exception):
    """What was asked of an advice or an experience could not be done."""


class NotReleasedError(AdviceError):
    """It is not, or no longer, open to everyone."""


class NoGroundError(AdviceError):
    """Nothing that stands is linked to the advice."""


class NotNowError(AdviceError):
    """The experience is not in a state where this can be done."""


class AskedAlreadyError(AdviceError):
    """The sender has been asked before."""


def fault_sentence(fault: Fault) -> str:
    if fault.kind == "empty":
        return _("Write something here. Both languages are needed before the page is published.")
    if fault.kind == "long":
        return _("At most %(count)d characters.") % {"count": fault.count}
    if fault.kind == "headings":
        names = " · ".join(f"## {one}" for one in HEADINGS[fault.language].values())
        return _("The page must have these four headings, in this order: %(names)s") % {
            "names": names
        }
    if fault.kind == "checklist":
        return _("The checklist must have %(wanted)d points. It has %(count)d.") % {
            "wanted": CHECKLIST_LENGTH,
            "count": fault.count,
        }
    return _("Bokmål and nynorsk must have equally many points in every part.")
