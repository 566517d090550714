"""How the demo plays its sorting: by the same actions as a person at the workbench."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.insight.likenesses import groups_of, open_pairs
from samspill.insight.models import AnalysisRun, Coding, SortingAct
from samspill.insight.second_reading import coders_agreement, disagreements
from samspill.overview.demo.sorting import Label, Workbench, let_the_worker_run
from tests.dialogue import builders as evenings
from tests.insight import builders

TWO = "Vi mangler halltid om kvelden. Og vi finner ingen som vil sitte i styret."
TEXTS = (
    "Strømstøtte til grendehusene, ellers må vi stenge.",
    "Straumstøtte til grendehusa, elles må me stengje.",
    "Hm.",
    TWO,
    "Det går ikke buss etter klokka fem.",
)
START = timezone.now() - timedelta(days=1)


@pytest.fixture
def place(db):
    return evenings.organiser()


@pytest.fixture
def coordinator(place):
    return evenings.member(place)


@pytest.fixture
def bench(place):
    return Workbench(builders.spoken(place, *TEXTS))


@pytest.fixture
def rows(bench):
    """What a careful person says of TEXTS."""
    power, alike, nothing, two, bus = bench.contributions
    return [
        Label(power, "OKO.avgift_strom", secondary="LOK", second_reader="OKO.driftstilskudd"),
        Label(alike, "OKO.avgift_strom", same_as=power, second_reader="LOK"),
        Label(nothing, "ANN.annet", is_unclear=True),
        Label(two, "LOK.tilgang", split_at="Og vi", split_theme="REK.styreverv"),
        Label(bus, "INK.lavinntekt", own="skyss", second_reader="KOO"),
    ]


def codes(bench):
    current = Coding.objects.current().filter(contribution__dialogue=bench.dialogue)
    rows = current.order_by("contribution", "part__start")
    return [coding.detail_id or coding.primary_id for coding in rows]


def test_every_card_is_sorted_in_its_turn(bench, rows, coordinator):
    ends = bench.sort(rows, start=START, by=coordinator)

    assert codes(bench) == [
        "OKO.avgift_strom", "OKO.avgift_strom", "ANN", "LOK.tilgang", "REK.styreverv",
        "INK.lavinntekt",
    ]  # fmt: skip
    moments = list(SortingAct.objects.order_by("pk").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert START <= moments[0] < moments[-1] < ends < timezone.now()


def test_an_own_theme_becomes_the_detail_of_what_speaks_of_it(bench, rows, coordinator):
    bench.sort(rows, start=START, by=coordinator)

    bench.sort_under("skyss", rows, start=START + timedelta(hours=1), by=coordinator)

    assert codes(bench)[-1].startswith("INK.x")
    assert bench.themes["skyss"].name_nn == "Skyss og reiseveg"


def test_two_readers_differ_and_all_but_the_last_are_settled(bench, rows, place, coordinator):
    other = evenings.member(place, "gunnhild.prove@example.no", "facilitator")
    bench.sort(rows, start=START, by=coordinator)
    bench.read_again(rows, start=START + timedelta(hours=1), by=other)
    assert len(disagreements(bench.dialogue)) == 2

    bench.settle(but=1, start=START + timedelta(hours=2), by=coordinator)

    assert len(disagreements(bench.dialogue)) == 1
    assert coders_agreement(bench.dialogue).contributions == 3


def test_what_says_the_same_is_laid_together(bench, rows, coordinator):
    bench.merge(rows, start=START, by=coordinator)

    assert [len(group.members) for group in groups_of(bench.dialogue)] == [2]


def test_what_only_looks_alike_is_told_apart(bench, coordinator):
    assert open_pairs(bench.dialogue)

    bench.tell_the_rest_apart(start=START, by=coordinator)

    assert not open_pairs(bench.dialogue)
    assert not groups_of(bench.dialogue)


def test_the_worker_is_left_with_nothing_to_do(bench, rows, coordinator):
    bench.sort(rows, start=START, by=coordinator)
    bench.sort_under("skyss", rows, start=START, by=coordinator)

    let_the_worker_run(timezone.now())

    assert set(AnalysisRun.objects.values_list("state", flat=True)) == {AnalysisRun.State.DONE}
