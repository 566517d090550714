"""Contributions looked for by their words, in any form of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.dialogue.models import Contribution
from samspill.policy.models import Policy
from samspill.policy.reading import with_answers
from samspill.pure.themes.searching import Sought

MOST_FORMS = 4  # told in a sentence
PER_PAGE = 12


@dataclass(frozen=True)
class Hits:
    """What a search found among `total` standing contributions, in the order they were given."""

    words: str
    keys: Sequence[int]
    total: int
    forms: Sequence[str]  # the most used first
    more_forms: int

    @property
    def count(self) -> int:
        return len(self.keys)

    @property
    def told_forms(self) -> str:
        """«ringe», «ringjer» or «ringje»; for very many, how many more there are."""
        quoted = [f"«{form}»" for form in self.forms]
        if self.more_forms:
            quoted.append(
                ngettext("%d more form", "%d more forms", self.more_forms) % self.more_forms
            )
        if len(quoted) < 2:
            return "".join(quoted)
        ends = {"first": ", ".join(quoted[:-1]), "last": quoted[-1]}
        return _("%(first)s or %(last)s") % ends


def hits(policy: Policy, words: str) -> Hits:
    """Standing contributions that have every word in some form, or the number that was written."""
    rows = list(
        Contribution.objects.standing()
        .filter(dialogue=policy.dialogue_id)
        .order_by("round__number", "table__number", "pk")
        .values_list("pk", "reference", "raw_text")
    )
    known = words.strip().casefold()
    named = [pk for pk, reference, _text in rows if reference.casefold() == known]
    sought = Sought.of(words)
    found = named or sought.among((pk, text) for pk, _reference, text in rows)
    forms = [] if named else [form for form, _count in sought.found.most_common()]
    return Hits(words, found, len(rows), forms[:MOST_FORMS], max(0, len(forms) - MOST_FORMS))


def rows_of(keys: Sequence[int]) -> list[Contribution]:
    """These contributions with place, answer and measures, in the order of the keys."""
    by_key = {one.pk: one for one in with_answers(Contribution.objects.filter(pk__in=keys))}
    return [by_key[key] for key in keys if key in by_key]
