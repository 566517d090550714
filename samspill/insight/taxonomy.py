"""The shared themes, and what an organiser has added to them, as one taxonomy."""

from __future__ import annotations

from samspill.insight.models import Theme
from samspill.organiser.models import Organiser
from samspill.pure.themes.own import OwnTheme, keywords_of, with_own
from samspill.pure.themes.taxonomy import Taxonomy, Wording, load


def taxonomy_of(organiser: Organiser, *, with_put_away: bool = False) -> Taxonomy:
    """What is proposed and sorted under, in one query.

    with_put_away   also what is used no longer: for reading what was made of it earlier
    """
    own = Theme.objects.filter(organiser=organiser).order_by("sort_order", "code")
    if not with_put_away:
        own = own.filter(is_put_away=False)
    themes = tuple(_own(theme) for theme in own)
    return with_own(load(), themes) if themes else load()


def _own(theme: Theme) -> OwnTheme:
    names = (theme.name_nb, theme.name_in("nn"), theme.name_in("en"))
    return OwnTheme(theme.pk, Wording(*names), keywords_of(theme.keywords))
