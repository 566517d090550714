"""The house's papers, all made, and two templates of its own."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from samspill.policy.actions.papers import ask_for_paper
from samspill.policy.actions.templates import keep_template

if TYPE_CHECKING:
    from tests.house import House


def keep_papers(house: House) -> None:
    """The files themselves are not typeset: these tests only fetch them."""
    ask_for_paper(house.policy, kind="policy", form="pdf", by=house.coordinator)
    house.policy.papers.update(
        state="done", content=b"%PDF-", fingerprint="0" * 64, made_at=timezone.now() + timedelta(1)
    )
    for name in ("Gammel mal", "Ny mal"):
        keep_template(
            house.organiser,
            kind="policy",
            name=f"{name}.docx",
            content=template(name),
            by=house.coordinator,
        )


def template(text: str) -> bytes:
    word = docx.Document()
    for line in (text, "{{ tittel }}", "{{ innhold }}"):
        word.add_paragraph(line)
    packed = io.BytesIO()
    word.save(packed)
    return packed.getvalue()


def own_paper(house: House) -> int:
    return house.policy.papers.filter(subject=0).earliest("pk").pk


def earlier_template(house: House) -> int:
    return house.organiser.document_templates.filter(is_current=False).earliest("pk").pk


def first_public(house: House) -> int:
    """1 where nothing is public yet."""
    version = house.policy.versions.public().last()
    return version.number if version else 1


def _own(**more: Callable[[House], Any]) -> Callable[[House], dict[str, Any]]:
    return lambda house: {
        "slug": house.organiser.slug,
        **{name: make(house) for name, make in more.items()},
    }


def _kind(house: House) -> str:
    return "policy"


def _upload(house: House) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("mal.docx", template("En til"))}


PAPERS = {
    "policy:document_template": _own(kind=_kind),
    "policy:document_templates": _own(),
    "policy:paper": _own(pk=own_paper),
    "policy:paper_file": _own(pk=own_paper),
    "policy:paper_renewal": _own(pk=own_paper),
    "policy:papers": _own(),
    "policy:public_paper": _own(number=first_public, form=lambda house: "pdf"),
    "policy:template_example": _own(kind=_kind),
    "policy:template_file": _own(kind=_kind, pk=earlier_template),
    "policy:template_preview": _own(kind=_kind),
    "policy:template_selection": _own(kind=_kind, pk=earlier_template),
    "policy:template_standard": _own(kind=_kind),
}
"""One entry for each address of papers and templates, as in `address_examples.EXAMPLES`."""

THOSE_WHO_WORK = {"coordinator", "facilitator", "signatory"}
PAPER_POSTS = {
    "policy:document_template": ({"coordinator"}, _upload),
    "policy:paper_renewal": (THOSE_WHO_WORK, None),
    "policy:papers": (
        THOSE_WHO_WORK,
        lambda house: {"kind": "policy", "subject": "0", "form": "docx"},
    ),
    "policy:template_selection": ({"coordinator"}, None),
    "policy:template_standard": ({"coordinator"}, None),
}
"""As in `test_posts.POSTS`."""
