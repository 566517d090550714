"""Samspill: from the first talk to a voluntary-sector policy that is lived by."""

__version__ = "0.1.0"
