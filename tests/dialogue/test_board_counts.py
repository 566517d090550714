"""What the projector counts when the tables choose their three."""

from django.urls import reverse

from samspill.dialogue.models import TopChoice
from tests.dialogue.test_board import give, round_two, stage

__all__ = ["round_two"]


def test_the_tables_that_are_ready_are_counted_and_the_others_named_in_words(
    client, opened, round_two
):
    one = give(round_two, 2, "Nøkkelen")
    stage(round_two, "top")
    TopChoice.objects.create(round=round_two, table=one.table, rank=1, contribution=one)

    page = client.get(reverse("dialogue:board", args=[opened.code])).content.decode()

    assert "<b>1</b> av 4 bord er klare" in page
    assert "1 av 4 bord har valgt sine tre. Ingenting ennå fra bord 1, 3, 4." in page
    assert page.count("data-silent") == 3


def test_a_table_is_ready_when_it_has_chosen_all_three_and_has_begun_before_that(
    client, opened, round_two
):
    given = [give(round_two, 2, text) for text in ("Nøkkelen", "Skjemaet", "Bussen", "Lyset")]
    stage(round_two, "top")
    found = []
    for rank, one in enumerate(given[:3], 1):
        TopChoice.objects.create(round=round_two, table=one.table, rank=rank, contribution=one)
        page = client.get(reverse("dialogue:board", args=[opened.code])).content.decode()
        found.append(page.split('class="counts">')[1].split("</p>")[0])

    begun = "<b>0</b> av 4 bord er klare, <b>1</b> til har begynt"
    assert found == [begun, begun, "<b>1</b> av 4 bord er klare"]
