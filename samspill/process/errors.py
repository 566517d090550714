from __future__ import annotations


class NoConferenceDayError(Exception):
    """A plan counts from the conference, and one of the two roads has no day for it."""
