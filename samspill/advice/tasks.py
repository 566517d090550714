from __future__ import annotations

from dataclasses import replace

from django.utils import timezone

from samspill.adapters import typst
from samspill.advice.actions import keep_print
from samspill.advice.guide_document import fingerprint_of, guide_document
from samspill.advice.models import GuidePrint
from samspill.process.guide.written import LANGUAGES


def print_guide() -> None:
    """Make the guide's PDF anew where what is in it has changed. Two who do it at once do no harm."""
    kept = dict(GuidePrint.objects.values_list("language", "fingerprint"))
    for language in LANGUAGES:
        document = guide_document(language)
        fingerprint = fingerprint_of(document)
        if kept.get(language) != fingerprint:
            content = typst.pdf(replace(document, created=timezone.localtime()))
            keep_print(language, fingerprint=fingerprint, content=content)
