"""What may be sent to the live lane: how long, how high, and which words."""

from __future__ import annotations

import re

HIGHEST = 32767  # a number of a round, a question or a table
KINDS = ("challenge", "wish", "offer")  # a reflection is said in the plenary
LANGUAGE = re.compile(r"[a-z]{2,3}")
LONGEST_ASSOCIATION = 200  # characters
LONGEST_CARD = 20
LONGEST_REFERENCE = 60
MOST_MARKS = 500  # contributions on one ballot
