"""The templates of a report's sentences, by kind of claim; each language is written, not converted.

What stands in their braces, and which of a kind's templates is taken: sentences.py.
"""

from __future__ import annotations

from samspill.pure.claims.phrases.basis import BASIS
from samspill.pure.claims.phrases.priorities import PRIORITIES
from samspill.pure.claims.phrases.themes import THEMES
from samspill.pure.claims.phrases.words import Phrases

KINDS: Phrases = {**BASIS, **THEMES, **PRIORITIES}
