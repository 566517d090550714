"""Word files as municipalities have them, made for a test: whole, odd, and harmful."""

import io
import zipfile

import docx
from docx.oxml.ns import qn

from samspill.pure.documents.docx_parts import element
from samspill.pure.documents.word_template.fields import Field, FieldList

FIELDS = FieldList(
    (
        Field("tittel"),
        Field("kommune"),
        Field("saksnummer"),
        Field("saksbehandler", "saksbehandlar"),
        Field("bakgrunn", holds_blocks=True, is_section=True),
        Field("økonomi", holds_blocks=True, is_section=True),
    )
)
EXTERNAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(*lines, header="", change=None):
    """A file with these paragraphs; `change` gets the open document before it is saved."""
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    if header:
        word.sections[0].header.paragraphs[0].text = header
    if change:
        change(word)
    packed = io.BytesIO()
    word.save(packed)
    return packed.getvalue()


def repacked(content, *, replace=None, add=None):
    """The same package with parts changed (name -> function of bytes) or added (name -> bytes)."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, (replace or {}).get(name, lambda same: same)(part))
        for name, part in (add or {}).items():
            target.writestr(name, part)
    return packed.getvalue()


def in_runs(*runs):
    """Adds a paragraph of (text, is bold) to a file."""

    def change(word):
        line = word.add_paragraph()
        for text, is_bold in runs:
            line.add_run(text).bold = is_bold

    return change


def related(kind, target):
    """Adds something from outside to a file: a relation of that kind to that address."""

    def change(word):
        part = word.part._settings_part if kind == "attachedTemplate" else word.part
        part.relate_to(target, f"{EXTERNAL}/{kind}", is_external=True)

    return change


def without_lists(word):
    """As Word saves a file in which no list has been used: no style, and no numbering part."""
    for name in ("List Bullet", "List Number", "Quote", "Caption", "Heading 2"):
        style = word.styles[name].element
        style.getparent().remove(style)
    relations = word.part.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/numbering")]:
        del relations[key]


def with_table_style(word):
    """A table style of the municipality's own."""
    style = element("w:style", type="table", customStyle="1", styleId="Kommunetabell")
    style.append(element("w:name", val="Kommunetabell"))
    word.styles.element.append(style)


def opened(content):
    return docx.Document(io.BytesIO(content))


def styles_and_texts(word):
    return [(line.style.name, line.text) for line in word.paragraphs if line.text]


def language_of_styles(word):
    return {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}
