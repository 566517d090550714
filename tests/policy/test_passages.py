"""Several people write one document: what stands, and what is kept beside it."""

import pytest

from samspill.history.models import Entry
from samspill.policy import actions
from samspill.policy.errors import (
    AdoptedError,
    ChangedMeanwhileError,
    ClashError,
    EmptyPassageError,
    HeadingChangedError,
    NoPlaceError,
    TakenAwayError,
)
from samspill.policy.models import Passage, Wording
from samspill.policy.writing.clashes import open_clashes
from tests.policy.builders import adopt


def texts(chapter):
    standing = chapter.passages.standing().order_by("sort_order")
    return list(standing.values_list("text", flat=True))


def test_what_one_writes_meets_what_another_wrote_and_both_are_kept(paragraph, coordinator, other):
    seen = paragraph.version
    actions.write_passage(paragraph, text="Vi bygger lag sammen.", seen=seen, by=coordinator)

    with pytest.raises(ClashError) as met:
        actions.write_passage(paragraph, text="Vi bygger grender.", seen=seen, by=other)

    aside = met.value.wording
    assert paragraph.text == "Vi bygger lag sammen."
    assert (aside.content, aside.by) == ({"text": "Vi bygger grender."}, other)
    assert list(open_clashes(paragraph.policy)) == [aside]


def test_two_who_write_the_same_do_not_clash(paragraph, coordinator, other):
    seen = paragraph.version
    actions.write_passage(paragraph, text="Alle lag er med.", seen=seen, by=coordinator)

    actions.write_passage(paragraph, text=" Alle lag er med.\r\n", seen=seen, by=other)

    assert paragraph.version == seen + 1
    assert not open_clashes(paragraph.policy)


def test_one_who_has_seen_what_stands_writes_over_it(paragraph):
    actions.write_passage(paragraph, text="Én.", seen=paragraph.version)
    actions.write_passage(paragraph, text="To.", seen=paragraph.version)

    assert paragraph.text == "To."
    assert [one.content["text"] for one in paragraph.wordings.all()][-2:] == ["Én.", "To."]


def test_a_version_that_nobody_knows_is_taken_as_not_seen(paragraph):
    with pytest.raises(ClashError):
        actions.write_passage(paragraph, text="Ny.", seen=paragraph.version + 7)

    assert paragraph.text == "Vi bygger lag."


def test_two_who_change_different_fields_of_a_measure_both_come_to_stand(measure, other):
    seen = measure.passage.version
    actions.change_measure(measure, seen=seen, funding="Kulturbudsjettet")

    actions.change_measure(measure, seen=seen, funding="", partner="Frivilligsentralen", by=other)

    assert (measure.funding, measure.partner) == ("Kulturbudsjettet", "Frivilligsentralen")


def test_what_is_set_aside_of_a_measure_holds_only_what_its_writer_changed(measure, other):
    seen = measure.passage.version
    old = measure.text
    actions.change_measure(measure, seen=seen, text="Første", funding="Kulturbudsjettet")

    with pytest.raises(ClashError) as met:
        actions.change_measure(measure, seen=seen, text="Andre", funding="", by=other)
    actions.settle_clash(met.value.wording, keep="mine", seen=measure.passage.version, by=other)

    measure.refresh_from_db()
    assert old != measure.text == "Andre"
    assert measure.funding == "Kulturbudsjettet"


@pytest.mark.parametrize(
    ("keep", "given", "stands"),
    [
        ("mine", {}, "Vi bygger unge lag."),
        ("standing", {}, "Vi bygger sterke lag."),
        ("together", {"text": "Den ene og den andre."}, "Den ene og den andre."),
    ],
)
def test_a_clash_is_settled_by_a_person_and_nothing_is_lost(paragraph, clash, keep, given, stands):
    actions.settle_clash(clash, keep=keep, seen=paragraph.version, **given)

    paragraph.refresh_from_db()
    written = {one.content["text"] for one in paragraph.wordings.all()}
    assert paragraph.text == stands
    assert {"Vi bygger sterke lag.", "Vi bygger unge lag.", stands} <= written
    assert not open_clashes(paragraph.policy)
    assert Entry.objects.filter(action="policy.clash_settled").count() == 1


def test_settling_meets_a_third_who_wrote_meanwhile(paragraph, clash, other):
    seen = paragraph.version
    actions.write_passage(paragraph, text="Den tredje.", seen=seen)

    with pytest.raises(ClashError) as met:
        actions.settle_clash(clash, keep="mine", seen=seen, by=other)

    paragraph.refresh_from_db()
    clash.refresh_from_db()
    assert paragraph.text == "Den tredje."
    assert clash.settled_at is not None
    assert list(open_clashes(paragraph.policy)) == [met.value.wording]
    assert met.value.wording.content == {"text": "Vi bygger unge lag."}


def test_an_empty_line_makes_two_paragraphs_of_one(chapter, paragraph):
    actions.write_passage(paragraph, text="Vi bygger.\r\n\r\nVi møtes.", seen=paragraph.version)

    assert texts(chapter) == ["Vi bygger.", "Vi møtes.", "Alle er med."]


def test_all_of_a_divided_text_is_kept_when_it_meets_another(chapter, paragraph):
    seen = paragraph.version
    actions.write_passage(paragraph, text="En annen.", seen=seen)

    with pytest.raises(ClashError) as met:
        actions.write_passage(paragraph, text="Vi bygger.\n\nVi møtes.", seen=seen)

    assert met.value.wording.content["text"] == "Vi bygger.\n\nVi møtes."
    assert texts(chapter) == ["En annen.", "Alle er med."]


def test_paragraphs_are_put_in_where_one_asks(chapter, paragraph):
    actions.add_passage(chapter, text="Sist.")
    actions.add_passage(chapter, text="Etter den første.", after=paragraph)
    actions.add_passage(chapter, text="Først.\n\nSå.", is_first=True)

    assert texts(chapter) == [
        "Først.", "Så.", "Vi bygger lag.", "Etter den første.", "Alle er med.", "Sist.",
    ]  # fmt: skip


def test_a_paragraph_is_moved_and_the_outermost_stays(chapter, paragraph):
    actions.move_passage(paragraph, is_down=True)
    moved = texts(chapter)
    actions.move_passage(paragraph, is_down=True)

    assert moved == texts(chapter) == ["Alle er med.", "Vi bygger lag."]
    actions.move_passage(paragraph, is_down=False)
    assert texts(chapter) == ["Vi bygger lag.", "Alle er med."]


def test_what_is_taken_away_can_be_put_back_where_it_stood(chapter, paragraph):
    actions.take_away_passage(paragraph)
    without = texts(chapter)

    actions.put_back_passage(paragraph)

    assert without == ["Alle er med."]
    assert texts(chapter) == ["Vi bygger lag.", "Alle er med."]


def test_what_has_been_rewritten_is_not_taken_away_unseen(chapter, paragraph):
    seen = paragraph.version
    actions.write_passage(paragraph, text="Skrevet om.", seen=seen)

    with pytest.raises(ChangedMeanwhileError):
        actions.take_away_passage(paragraph, seen=seen)

    assert texts(chapter)[0] == "Skrevet om."


def test_words_written_where_another_took_the_paragraph_away_are_kept(chapter, paragraph, other):
    seen = paragraph.version
    actions.take_away_passage(paragraph, seen=seen)

    with pytest.raises(TakenAwayError) as met:
        actions.write_passage(paragraph, text="Jeg skrev videre.", seen=seen, by=other)
    actions.settle_clash(met.value.wording, keep="mine", by=other)

    assert met.value.wording.content["text"] == "Jeg skrev videre."
    assert texts(chapter) == ["Jeg skrev videre.", "Alle er med."]


def test_words_written_to_a_deleted_measure_are_kept_and_say_so(policy, measure):
    passage = measure.passage
    actions.delete_measure(measure)

    with pytest.raises(TakenAwayError) as met:
        actions.write_passage(passage, text="Et tiltak til", seen=1)
    with pytest.raises(NoPlaceError):
        actions.settle_clash(met.value.wording, keep="mine")
    actions.settle_clash(met.value.wording, keep="standing")

    assert met.value.wording.content["text"] == "Et tiltak til"
    assert not open_clashes(policy)


def test_an_earlier_wording_becomes_the_newest_and_nothing_is_overwritten(paragraph):
    first, version = paragraph.wordings.latest("version"), paragraph.version
    actions.write_passage(paragraph, text="En annen.", seen=version)
    before = Wording.objects.filter(passage=paragraph).count()

    actions.restore_wording(first)

    paragraph.refresh_from_db()
    assert (paragraph.text, paragraph.version) == ("Vi bygger lag.", version + 2)
    assert Wording.objects.filter(passage=paragraph).count() == before + 1


def test_all_of_a_measure_is_taken_back_with_its_days_and_sums(measure):
    passage = measure.passage
    actions.change_measure(measure, cost_yearly="420000.50", deadline="2028-06-01", funding="Fond")
    told = passage.wordings.latest("version")
    actions.change_measure(measure, cost_yearly=None, deadline=None, funding="")

    actions.restore_wording(told)

    measure.refresh_from_db()
    assert (str(measure.cost_yearly), str(measure.deadline)) == ("420000.50", "2028-06-01")
    assert measure.funding == "Fond"


def test_a_heading_that_another_has_changed_is_not_written_over_unseen(chapter):
    actions.write_heading(chapter, heading="Vår visjon", was="Visjon")

    with pytest.raises(HeadingChangedError, match="Vår visjon"):
        actions.write_heading(chapter, heading="Drømmen", was="Visjon")
    actions.write_heading(chapter, heading="Drømmen", was="Vår visjon")

    assert chapter.heading == "Drømmen"


def test_a_place_is_not_left_empty(chapter, paragraph, measure):
    with pytest.raises(EmptyPassageError):
        actions.write_passage(paragraph, text=" \n ")
    with pytest.raises(EmptyPassageError):
        actions.add_passage(chapter, text="\r\n")
    with pytest.raises(EmptyPassageError):
        actions.change_measure(measure, text=" ")


def test_an_adopted_text_is_not_written_moved_taken_away_or_taken_back(
    policy, chapter, paragraph, clash
):
    adopt(policy)
    changes = [
        lambda: actions.write_passage(paragraph, text="Nei."),
        lambda: actions.add_passage(chapter, text="Nei."),
        lambda: actions.move_passage(paragraph, is_down=True),
        lambda: actions.take_away_passage(paragraph),
        lambda: actions.put_back_passage(paragraph),
        lambda: actions.write_heading(chapter, heading="Nei"),
        lambda: actions.restore_wording(clash),
        lambda: actions.settle_clash(clash, keep="standing"),
    ]

    for change in changes:
        with pytest.raises(AdoptedError):
            change()

    assert Passage.objects.get(pk=paragraph.pk).text == "Vi bygger sterke lag."
