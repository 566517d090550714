"""Paper for the tests: sheets, lines, photos, and the form as a browser sends it."""

import io
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from samspill.dialogue import actions

PAPER = "/lillevik/work/conference/paper/"


def sheet_of(opened, round=1, table=1, number=1):
    place = (opened.rounds.get(number=round), opened.tables.get(number=table), number)
    [sheet] = actions.lay_out_sheets(opened, places=[place])
    return sheet


def row(text, **more):
    return actions.SheetRow(text, more.pop("key", None) or uuid4(), **more)


def lines(*texts, **more):
    """What the form of a sheet sends: a row for each text, with kinds and dots by the row's place."""
    sent = {"line-TOTAL_FORMS": str(len(texts)), "line-INITIAL_FORMS": "0", "people": ""}
    for place, text in enumerate(texts):
        sent[f"line-{place}-text"] = text
        sent[f"line-{place}-key"] = str(uuid4())
    return {**sent, **more}


def picture(size=(60, 80), colour="white", form="JPEG", **more):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, form, **more)
    return out.getvalue()


def page(response):
    return response.content.decode()


def upload(data=None, name="ark.jpg"):
    return SimpleUploadedFile(name, picture() if data is None else data, "image/jpeg")
