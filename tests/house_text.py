"""What has been written at the same time, said in the margin and kept in the house of the tests."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from samspill.policy import actions
from samspill.policy.errors import ClashError
from samspill.policy.models import Comment, Passage, Wording

if TYPE_CHECKING:
    from tests.house import House


def write_text(house: House) -> None:
    """A version, a paragraph that two wrote at once, another that is taken away, and a talk."""
    by, passage = house.coordinator, paragraph(house)
    actions.save_version(house.policy, note="Før møtet", by=by)
    seen = passage.version
    actions.write_passage(passage, text="Vi bygger sterke lag.", seen=seen, by=by)
    with suppress(ClashError):
        actions.write_passage(passage, text="Vi bygger unge lag.", seen=seen, by=by)
    chapter = passage.chapter
    assert chapter is not None
    gone = actions.add_passage(chapter, text="Dette skal bort.", by=by)
    actions.add_passage(chapter, text="Dette skal stå.", by=by)
    actions.take_away_passage(gone, by=by)
    first = actions.comment(passage, text="Hvem svarer?", by=by)
    actions.comment(passage, text="Servicetorget.", by=by, answers=first)
    settled = actions.comment(passage, text="Skrivefeil.", by=by)
    actions.settle_comment(settled, by=by)


def write_more(house: House, time: int) -> None:
    """As much again, as while it is a draft."""
    house.organiser.policies.update(state="draft")
    by, chapter = house.coordinator, paragraph(house).chapter
    assert chapter is not None
    for number in range(3):
        new = actions.add_passage(chapter, text=f"Avsnitt {time} {number}.", by=by)
        actions.write_passage(new, text=f"Nytt {time} {number}.", seen=1, by=by)
        with suppress(ClashError):
            actions.write_passage(new, text="Noe annet.", seen=1, by=by)
        talk = actions.comment(new, text="Hva?", by=by)
        actions.comment(new, text="Dette.", by=by, answers=talk)
        actions.save_version(house.policy, note=f"Runde {time} {number}", by=by)


def paragraph(house: House) -> Passage:
    return house.policy.passages.filter(kind="paragraph", is_standing=True).earliest("pk")


def clash(house: House) -> int:
    """The first, also while the text is locked and nobody is asked."""
    waiting = Wording.objects.filter(passage__policy=house.policy, is_set_aside=True)
    return waiting.filter(settled_at__isnull=True).earliest("at", "pk").pk


def talk(house: House) -> int:
    talks = Comment.objects.filter(passage__policy=house.policy, answers__isnull=True)
    return talks.filter(settled_at__isnull=True).earliest("pk").pk


def gone(house: House) -> int:
    return house.policy.passages.filter(kind="paragraph", is_standing=False).earliest("pk").pk


def settled_talk(house: House) -> int:
    """One that can be opened again."""
    settled = Comment.objects.filter(passage__policy=house.policy, settled_at__isnull=False)
    return settled.earliest("pk").pk
