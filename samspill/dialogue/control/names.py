"""What the control room calls rounds and stages, by themselves and inside its sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _

from samspill.dialogue.models import Round, Stage


def round_name(round: Round) -> str:
    """Runde 2, tilrettelegging"""
    if not round.item.theme:
        return _("Round %(number)d") % {"number": round.number}
    theme = lower_first(round.item.theme)
    return _("Round %(number)d, %(theme)s") % {"number": round.number, "theme": theme}


def open_stage_words(stage: Stage) -> str:
    """What the button says that opens a stage."""
    said = {
        Stage.Kind.SILENCE: _("Open the silent writing"),
        Stage.Kind.TALK: _("Open the talk around the table"),
        Stage.Kind.DOTS: _("Open the dots"),
        Stage.Kind.PAIRS: _("Open “Which matters more”"),
    }
    if stage.kind in said:
        return said[Stage.Kind(stage.kind)]
    return _("Open %(name)s") % {"name": lower_first(str(stage.get_kind_display()))}


def lower_first(text: str) -> str:
    """As inside a sentence; a word in capitals is left."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
