"""What the forms of the workspace say, made from the house."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from samspill.dialogue import actions as dialogue_actions
from samspill.dialogue.errors import DialogueError


def csv_file(text, name="liste.csv"):
    return SimpleUploadedFile(name, text.encode("utf-8-sig"), content_type="text/csv")


def conference_body(house):
    """The facts of the conference as its form gives them back."""
    one, local = house.conference, timezone.localtime
    return {
        "title": one.title + " 2",
        "starts_at": f"{local(one.starts_at):%Y-%m-%dT%H:%M}",
        "ends_at": f"{local(one.ends_at):%Y-%m-%dT%H:%M}",
        "sign_up_deadline": f"{local(one.sign_up_deadline):%Y-%m-%dT%H:%M}",
        "venue": one.venue,
        "one_per": one.one_per,
        "capacity": one.capacity,
        "table_size": one.table_size,
        "price": "0",
        "language": "nb",
        "controller": one.controller,
    }


def another(house):
    """A contribution that is joined with none."""
    free = house.dialogue.contributions.standing().exclude(merge_members__is_standing=True)
    return {"other": free.earliest("pk").pk}


def second_word(house):
    """A contribution cut where its second word begins."""
    return {"at": house.unpublished.raw_text.index(" ") + 1}


def item_body(house):
    day = timezone.localtime(house.conference.starts_at)
    return {
        "day": f"{day:%Y-%m-%d}",
        "starts": f"{day:%H:%M}",
        "ends": "",
        "kind": "talk",
        "title": "Et innlegg til",
        "speakers": "",
    }


def theme(house):
    return house.dialogue.findings.first().theme_id.split(".")[0]


def finding_body(house):
    """A finding of the house's dialogue, with all that stands behind it."""
    return {"finding": str(house.dialogue.findings.first().pk), "all": "yes"}


def thread(house, *, is_tied):
    measure = house.policy.goals.first().measures.first()
    tied = measure.contributions.all()
    rows = house.dialogue.contributions.standing()
    one = tied.first() if is_tied else rows.exclude(pk__in=tied).first()
    return {"contribution": one.pk}


def guest(house):
    """Someone in the plan that is not published, and the number of a round that is left."""
    plan = house.dialogue.seating_plans.latest("pk")
    chair = plan.placements.filter(round__number=2, is_locked=False).earliest("pk")
    return {"person": str(chair.sign_up_id), "round": "2"}


def move_body(house):
    """Two who may change places by every rule: tried one after the other."""
    plan = house.dialogue.seating_plans.latest("pk")
    one, *others = plan.placements.filter(round__number=2).order_by("pk")
    for other in others:
        try:
            with transaction.atomic():
                dialogue_actions.swap_seats(
                    plan, sign_up=one.sign_up, other=other.sign_up, round=one.round
                )
                raise UndoneError
        except DialogueError:
            continue
        except UndoneError:
            swap = {"how": "swap", "with": str(other.sign_up_id)}
            return {"person": str(one.sign_up_id), "round": "2", **swap}
    raise AssertionError("nobody may be moved")


class UndoneError(Exception):
    """The trial is taken back."""


def same_answer(house):
    """What no measure rests on, answered together; once that is done, the answer is another."""
    some = house.dialogue.contributions.standing().filter(links__isnull=True)[:2]
    return {
        "contribution": [one.pk for one in some],
        "verdict": "not_taken_in",
        "reason": "Det avgjør lagene selv.",
    }


def offered_body(house):
    """The seat of the one in the address is only held, so that there is something to say yes to."""
    one = house.conference.sign_ups.seated().earliest("pk")
    house.conference.sign_ups.filter(pk=one.pk).update(
        state="offered", offered_until=timezone.now() + timedelta(days=1)
    )
    return {}
