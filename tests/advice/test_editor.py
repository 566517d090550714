"""The page where a step of the guide is written, and the guide on paper."""

import pypdfium2
import pytest
from django.urls import reverse

from samspill.advice import actions
from samspill.advice.forms import GuideTextForm
from samspill.advice.guide_document import fingerprint_of, guide_document
from samspill.advice.models import GuidePrint
from samspill.advice.tasks import print_guide
from samspill.process.guide.written import shipped
from samspill.process.models import GuideText

STEP = "invite"


@pytest.fixture
def at(host):
    return lambda name: reverse(f"advice:{name}", args=[host.slug, STEP])


def typed(**fields):
    return {**GuideTextForm.starting_from(shipped(STEP)), "seen": "", **fields}


def test_a_fault_is_told_beside_its_field_and_the_draft_is_kept(signed_in, at):
    page = signed_in.post(
        at("guide_text"), typed(nn_title="", nb_title="Ny tittel")
    ).content.decode()

    assert 'id="id_nn_title_error"' in page
    assert "Utkastet er lagret" in page
    assert GuideText.objects.get().nb["title"] == "Ny tittel"
    assert signed_in.get(at("guide_preview")).status_code == 302


def test_a_page_is_written_looked_at_published_and_gone_back_from(signed_in, at, client):
    signed_in.post(at("guide_text"), typed(nb_title="Ny tittel"))
    preview = signed_in.get(at("guide_preview")).content.decode()
    seen = GuideText.objects.get().at.isoformat()
    signed_in.post(at("guide_publication"), {"seen": seen})
    public = client.get(reverse("process:guide_step", args=[STEP])).content.decode()
    versions = signed_in.get(at("guide_versions")).content.decode()
    signed_in.post(at("guide_return"), {"number": "0"})

    assert "<ins>" in preview
    assert "Ny tittel" in public
    assert "Ny tittel" in versions
    again = client.get(reverse("process:guide_step", args=[STEP])).content.decode()
    assert "Ny tittel" not in again
    assert GuideText.objects.count() == 2


def test_an_old_page_does_not_write_over_a_colleagues_draft(signed_in, at):
    signed_in.post(at("guide_text"), typed(nb_title="Hennes tittel"))

    page = signed_in.post(at("guide_text"), typed(nb_title="Min tittel")).content.decode()

    assert "En annen har lagret denne siden" in page
    assert "Min tittel" in page
    assert GuideText.objects.get().nb["title"] == "Hennes tittel"


def test_a_step_that_is_not_there_is_not_found(signed_in, host):
    for name in ("guide_text", "guide_preview", "guide_versions"):
        address = reverse(f"advice:{name}", args=[host.slug, "no-such-step"])

        assert signed_in.get(address).status_code == 404


def test_the_guide_on_paper_has_the_advice_with_numbered_sources(advice, said, who, client):
    actions.add_ground(advice, contribution=said[0], **who)
    before = fingerprint_of(guide_document("nb"))
    assert client.get(reverse("advice:print", args=["nb"])).status_code == 200
    actions.publish_advice(advice, **who)

    print_guide()
    kept = dict(GuidePrint.objects.values_list("language", "made_at"))
    print_guide()

    assert before != fingerprint_of(guide_document("nb"))
    assert dict(GuidePrint.objects.values_list("language", "made_at")) == kept
    file = client.get(reverse("advice:print", args=["nb"]))
    assert file["Content-Type"] == "application/pdf"
    pages = pypdfium2.PdfDocument(file.content)
    text = " ".join(" ".join(one.get_textpage().get_text_range() for one in pages).split())
    assert "Råd 1. Spør lagene først." in text
    assert "1.1 «" in text
