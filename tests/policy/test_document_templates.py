"""The municipality's own templates: uploaded, told of, used, left, and filled."""

import io
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samspill.policy.actions import templates
from samspill.policy.errors import TemplateFaultsError
from samspill.policy.models import DocumentTemplate
from samspill.policy.papers.builders import paper_content
from samspill.policy.papers.template_faults import SENTENCES, told
from samspill.policy.papers.template_fields import BECOMES, FIELDS, example_for, fields_of
from samspill.policy.papers.word import docx_for
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.tree import Document, Heading, paragraph
from samspill.pure.documents.word_template.checking import check_template
from samspill.pure.documents.word_template.package import Fault
from tests.dialogue import builders as evenings
from tests.policy.builders import adopt
from tests.pure.documents.word_files import word_file

Kind = DocumentTemplate.Kind
DOCUMENT = Document("Saken", "nb", [Heading(1, "Mål"), paragraph("Tekst")], date_text="i dag")


def address(place, tail="policy/"):
    return f"/{place.slug}/work/policy/templates/{tail}"


def upload(content, name="brevmal.docx"):
    return {"file": SimpleUploadedFile(name, content)}


def texts(content):
    word = docx.Document(io.BytesIO(content))
    return [line.text for line in word.paragraphs if line.text]


@pytest.fixture
def own(place):
    content = word_file("Lillevik: {{ tittel }}", "{{ innhold }}")
    return templates.keep_template(place, kind="policy", name="mal.docx", content=content)


def test_every_field_of_every_kind_says_what_it_becomes():
    names = {one.name for fields in FIELDS.values() for one in fields.every}

    assert names == set(BECOMES)


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("kind", Kind.values)
def test_our_own_example_has_no_faults(kind, language):
    checked = check_template(example_for(kind, language), fields_of(kind))

    assert checked.is_usable
    assert not fields_of(kind).lacking(checked.found)


def test_without_a_template_a_document_has_our_look(place):
    assert docx_for(place, "policy", DOCUMENT) == to_docx(DOCUMENT)


def test_with_one_it_has_the_municipalitys(place, own):
    assert texts(docx_for(place, "policy", DOCUMENT)) == ["Lillevik: Saken", "Mål", "Tekst"]


def test_a_template_of_one_kind_is_not_anothers(place, own):
    assert docx_for(place, "remarks", DOCUMENT) == to_docx(DOCUMENT)


def test_what_is_not_told_becomes_empty_and_an_empty_section_a_dash(place):
    content = word_file("Sak {{ saksnummer }}.", "{{ innhold }}", "{{ høring }}")
    templates.keep_template(place, kind="case_document", name="m", content=content)

    filled = docx_for(place, "case_document", DOCUMENT)

    assert texts(filled) == ["Sak .", "Mål", "Tekst", "–"]


def test_the_policys_own_facts_can_be_filled_in(place, policy):
    content = word_file("{{ organ }} {{ saksnummer }}", "{{ vedtak }}", "{{ innhold }}")
    templates.keep_template(place, kind="policy", name="m", content=content)
    adopt(policy)

    made = paper_content(policy, "policy", policy.versions.public().get().pk, "docx")

    assert texts(made)[:2] == ["Lillevik kommunestyre 12/27", "Politikken vedtas."]


def test_an_upload_is_kept_as_it_came_and_used(signed_in, place):
    content = word_file("{{ tittel }}", "{{ innhold }}")

    answer = signed_in.post(address(place), upload(content), follow=True)

    kept = place.document_templates.get()
    assert bytes(kept.content) == content
    assert (kept.name, kept.is_current) == ("brevmal.docx", True)
    assert set(kept.fields) == {"tittel", "innhold"}
    assert "Malen er tatt i bruk" in answer.content.decode()


def test_every_fault_is_told_in_plain_words_with_its_place(signed_in, place):
    content = word_file("Sak {{ saksnumer }}", "{{ tittel|upper }}")

    page = signed_in.post(address(place), upload(content)).content.decode()

    assert "Det finnes ikke noe felt som heter {{ saksnumer }}." in page
    assert "Mente dere {{ saksnummer }}?" in page
    assert "I teksten, avsnitt 1" in page
    assert "Feltet {{ innhold }} mangler." in page
    assert not place.document_templates.exists()


def test_a_fault_of_every_code_can_be_told():
    told_of = [told(Fault(code, "x", place="body", number=2, quote="y")) for code in SENTENCES]

    assert all(one.sentence and one.where == "I teksten, avsnitt 2" for one in told_of)
    assert not any("%(" in one.sentence for one in told_of)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ({}, "Velg Word-fila først."),
        (upload(b""), "Fila er tom."),
        (upload(b"x" * 5_000_001), "større enn 5 MB"),
        (upload(b"%PDF-1.4", "mal.pdf"), "ikke en Word-fil"),
    ],
)
def test_what_is_no_template_is_answered_beside_the_field(signed_in, place, file, sentence):
    assert sentence in signed_in.post(address(place), file).content.decode()


def test_the_words_of_a_file_are_never_markup(signed_in, place):
    content = word_file("<script>alert(1)</script> {{ feil }}", "{{ innhold }}")

    page = signed_in.post(address(place), upload(content)).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_earlier_templates_are_kept_and_may_be_used_again(signed_in, place, own):
    newer = word_file("Ny {{ tittel }}", "{{ innhold }}")
    signed_in.post(address(place), upload(newer))
    signed_in.post(address(place, f"policy/{own.pk}/selection/"))

    assert place.document_templates.count() == 2
    assert place.document_templates.get(is_current=True) == own


def test_the_same_file_is_not_kept_twice(place, own):
    templates.use_standard_template(place, kind="policy")

    again = templates.keep_template(
        place, kind="policy", name="igjen.docx", content=bytes(own.content)
    )

    assert again.pk == own.pk
    assert again.is_current


def test_leaving_it_gives_our_look_again_and_keeps_it(signed_in, place, own):
    signed_in.post(address(place, "policy/standard/"))

    assert docx_for(place, "policy", DOCUMENT) == to_docx(DOCUMENT)
    assert place.document_templates.count() == 1


def test_nothing_is_kept_of_a_faulty_one(place, own):
    with pytest.raises(TemplateFaultsError):
        templates.keep_template(place, kind="policy", name="x", content=b"no")

    assert place.document_templates.get() == own


@pytest.mark.parametrize("kind", Kind.values)
def test_each_kind_has_a_page_an_example_and_a_preview(signed_in, place, policy, kind):
    page = signed_in.get(address(place, f"{kind}/"))
    example = signed_in.get(address(place, f"{kind}/example/"))
    preview = signed_in.get(address(place, f"{kind}/preview/"))

    assert "{{ innhold }}" in page.content.decode()
    assert zipfile.is_zipfile(io.BytesIO(example.content))
    assert texts(preview.content)


def test_the_preview_shows_the_policy_in_the_template(signed_in, place, policy, own):
    shown = texts(signed_in.get(address(place, "policy/preview/")).content)

    assert shown[0] == f"Lillevik: {policy.title}"


def test_the_template_in_use_is_fetched_as_it_came(signed_in, place, own):
    answer = signed_in.get(address(place, f"policy/{own.pk}/file/"))

    assert answer.content == bytes(own.content)
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("role", ["reader", "facilitator", "signatory"])
def test_others_than_coordinators_keep_no_templates(client, place, own, role):
    client.force_login(evenings.member(place, role=role))

    assert client.get(address(place)).status_code in (403, 404)
    assert client.post(address(place, "policy/standard/")).status_code in (403, 404)
    assert place.document_templates.get().is_current


def test_an_unknown_kind_is_not_there(signed_in, place):
    assert signed_in.get(address(place, "letters/")).status_code == 404
