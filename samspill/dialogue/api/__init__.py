"""The live lane: what phones, boards and other programs ask, answered in the event loop.

No log-in, no cookies; addresses of phones are neither kept nor logged. What each address takes and
gives stands in `samspill.dialogue.openapi`, which the server tells at /api/openapi.json.
"""

from samspill.dialogue.api.lane import ROOT, LiveLane

__all__ = ["ROOT", "LiveLane"]
