"""What the evening's pages are sent, for the tests that send something to every address."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.house_evening import a_photo


def rounds_body(house):
    """Every round with one prompt, and nothing else."""
    numbers = house.dialogue.rounds.values_list("number", flat=True)
    fields = {"prompts": "Hva ville dere begynt med?", "dot_budget": "3", "voters": "person"}
    return {f"r{number}-{name}": value for number in numbers for name, value in fields.items()}


def sheet_body(house):
    line = {"line-0-text": "En linje til", "line-0-key": str(uuid4())}
    return {"line-TOTAL_FORMS": "1", "line-INITIAL_FORMS": "0", "people": "6", **line}


def title_body(house):
    return {f"c{house.dialogue.clusters.earliest('pk').pk}-title": "Steder å være"}


def laying_body(house):
    first = house.dialogue.rounds.get(number=1)
    free = first.contributions.standing().filter(cluster_member=None).exclude(kind="reflection")
    return {"round": "1", "cluster": "new", "contribution": free.earliest("pk").pk}


def correction_body(house):
    one = house.sheet.contributions.earliest("pk")
    return {"contribution": one.pk, "text": "Fra et annet ark"}


def photo():
    return SimpleUploadedFile("ark.jpg", a_photo(), content_type="image/jpeg")


def photo_body(house):
    return {"photo0-photo": photo(), "photo0-sheet": house.sheet.code}


def reversal_body(house):
    act = house.dialogue.control_acts.filter(kind="clustered").first()
    return {"round": "1", "act": act.pk}
