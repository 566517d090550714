"""National open data is written as it is read: what stands in memory does not grow with the rows."""

from __future__ import annotations

import gc
import tracemalloc

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from samspill.dialogue.models import Contribution, PublishedContribution
from samspill.insight.models import Coding, Part, Theme
from samspill.overview.open_data import contribution_table
from samspill.overview.open_data.along import Along
from samspill.policy.models import MeasureContribution
from tests.overview.builders import contribution, dialogue, measure, published
from tests.registry.builders import FARSUND, LUSTER, organiser

KEY = st.tuples(st.integers(1, 4), st.integers(1, 6))
LIKE = (
    "organiser", "dialogue", "round", "table", "raw_text", "fingerprint", "language", "channel",
)  # fmt: skip


@given(st.sets(KEY), st.lists(KEY, max_size=12))
def test_each_row_gets_all_that_is_its_own_in_order_and_nothing_else(rows, belonging):
    pieces = [(*key, number) for number, key in enumerate(sorted(belonging))]
    along = Along(pieces, key_length=2)

    told = {key: along.of(key) for key in sorted(rows)}

    assert told == {key: [one[2:] for one in pieces if one[:2] == key] for key in rows}


def two_published(slug: str, number: str):
    talk = dialogue(organiser(number, slug))
    published(talk, "En")
    second = published(talk, "To")
    contribution(talk, "Ikke offentlig")
    measure(talk, second)
    return second


@pytest.mark.django_db
def test_what_belongs_to_each_contribution_stands_beside_it_whatever_the_place():
    two_published("farsund", FARSUND)
    last = two_published("luster", LUSTER)
    coding = last.contribution.codings.get()
    coding.part = Part.objects.create(contribution=last.contribution, start=1, end=2)
    coding.save()
    part = Part.objects.create(contribution=last.contribution, start=0, end=1)
    lok = Theme.objects.get(code="LOK")
    Coding.objects.create(contribution=last.contribution, primary=lok, part=part, source="person")

    rows = [
        (one["organiser"], one["text"], one["theme"], one["answer"], one["measures"])
        for one in contribution_table()
    ]

    assert rows == [
        ("farsund", "En", "KOO", "open", []),
        ("farsund", "To", "KOO", "partly", ["2.3"]),
        ("luster", "En", "KOO", "open", []),
        ("luster", "To", "LOK KOO", "partly", ["2.3"]),
    ]


def fill(link: MeasureContribution, count: int) -> None:
    """So many more published contributions beside the first, each with a theme and a measure."""
    first, batch = link.contribution, 200
    told = {name: getattr(first, name) for name in LIKE}
    made = Contribution.objects.bulk_create(
        [Contribution(reference=f"{count}-{number}", **told) for number in range(count)], batch
    )
    for model, of_each in (
        (PublishedContribution, {"text": first.raw_text}),
        (Coding, {"primary_id": "KOO", "source": "machine"}),
        (MeasureContribution, {"measure": link.measure}),
    ):
        model.objects.bulk_create([model(contribution=one, **of_each) for one in made], batch)


def peak_bytes(client, ending: str) -> int:
    """The most that stood in memory while the file was read piece by piece."""
    address = reverse("overview:open_table", args=["contributions", ending])
    b"".join(client.get(address))  # what is kept from the first time on
    gc.collect()
    tracemalloc.start()
    try:
        for _piece in client.get(address):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.django_db
@pytest.mark.parametrize("ending", ["csv", "json"])
def test_five_times_the_rows_need_no_more_memory(client, ending):
    talk = dialogue(organiser())
    link = measure(talk, published(talk)).links.get()
    fill(link, 600)
    few = peak_bytes(client, ending)

    fill(link, 2400)

    assert peak_bytes(client, ending) < 1.5 * few
