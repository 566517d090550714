"""The guide as a national body writes it: drafts, versions, what is read by all."""

import pytest

from samspill.process.actions.guide_texts import (
    publish_guide_text,
    remove_guide_draft,
    return_to_guide_text,
    save_guide_draft,
)
from samspill.process.guide import page, pages
from samspill.process.guide.in_force import pages_in_force, texts_in_force
from samspill.process.guide.written import (
    ChangedMeanwhileError,
    FaultsLeftError,
    NothingNewError,
    faults,
    page_of,
    shipped,
)
from samspill.process.models import GuideText
from samspill.process.reading import read_step
from tests.registry.builders import member, national

STEP = "invite"


def written(language="nb", **fields):
    texts = shipped(STEP)
    texts[language].update(fields)
    return texts


@pytest.fixture
def who(db):
    host = national()
    return {"organiser": host, "by": member(host)}


def publish(who, **fields):
    draft = save_guide_draft(STEP, texts=written(**fields), seen=None, **who)
    return publish_guide_text(STEP, seen=draft.at, **who)


def test_the_shipped_text_makes_the_shipped_page_and_has_no_faults():
    for step in pages("nn"):
        texts = shipped(step.key)

        assert page_of(texts["nn"], key=step.key, language="nn") == step
        assert faults(texts, key=step.key) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"lead": "  "}, ("nb", "lead", "empty")),
        ({"title": "x" * 81}, ("nb", "title", "long")),
        ({"body": "Bare ord."}, ("nb", "body", "headings")),
        ({"body": shipped(STEP)["nb"]["body"] + "\n- Ett punkt til"}, ("nb", "body", "checklist")),
        (
            {"body": shipped(STEP)["nb"]["body"].replace("\n1. ", "\n1. Først dette.\n2. ", 1)},
            ("nn", "body", "points"),
        ),
    ],
)
def test_what_stands_in_the_way_of_publishing_is_told_with_language_and_field(fields, told):
    found = faults(written(**fields), key=STEP)

    assert [(one.language, one.field, one.kind) for one in found] == [told]


@pytest.mark.django_db
def test_markup_that_is_typed_comes_out_as_text():
    texts = written()
    texts["nb"]["body"] = texts["nb"]["body"].replace(
        "\n\n", "\n\n<script>alert(1)</script>\n\n", 1
    )

    html = page_of(texts["nb"], key=STEP, language="nb").sections[0].html

    assert "<script" not in html
    assert "&lt;script" in html


def test_a_draft_is_read_by_nobody_and_what_is_published_by_all(who):
    draft = save_guide_draft(STEP, texts=written(title="Ny tittel"), seen=None, **who)
    before = read_step(STEP, None).page.title
    published = publish_guide_text(STEP, seen=draft.at, **who)

    assert before == page(STEP, "nb").title
    assert (published.number, published.state) == (1, "in_force")
    assert read_step(STEP, None).page.title == "Ny tittel"
    assert pages_in_force("nn") == pages("nn")
    assert who["organiser"].history.filter(action="process.guide_published").count() == 1


def test_two_who_write_at_once_do_not_lose_each_others_words(who):
    first = save_guide_draft(STEP, texts=written(title="Min"), seen=None, **who)

    with pytest.raises(ChangedMeanwhileError):
        save_guide_draft(STEP, texts=written(title="Din"), seen=None, **who)
    second = save_guide_draft(STEP, texts=written(title="Vår"), seen=first.at, **who)
    with pytest.raises(ChangedMeanwhileError):
        publish_guide_text(STEP, seen=first.at, **who)

    assert second.nb["title"] == "Vår"


def test_a_page_with_faults_or_without_news_is_not_published(who):
    broken = save_guide_draft(STEP, texts=written(lead=""), seen=None, **who)
    with pytest.raises(FaultsLeftError):
        publish_guide_text(STEP, seen=broken.at, **who)
    same = save_guide_draft(STEP, texts=shipped(STEP), seen=broken.at, **who)
    with pytest.raises(NothingNewError):
        publish_guide_text(STEP, seen=same.at, **who)

    assert not GuideText.objects.published().exists()


def test_an_earlier_version_becomes_the_newest_and_none_is_lost(who):
    publish(who, title="Én")
    publish(who, title="To")
    again = return_to_guide_text(STEP, number=1, **who)
    shipped_again = return_to_guide_text(STEP, number=0, **who)

    assert (again.number, again.returned_to, shipped_again.number) == (3, 1, 4)
    assert texts_in_force(STEP) == shipped(STEP)
    titles = GuideText.objects.order_by("number").values_list("nb__title", "state")
    assert [state for _title, state in titles] == ["earlier"] * 3 + ["in_force"]
    assert [title for title, _state in titles][:3] == ["Én", "To", "Én"]


def test_a_draft_thrown_away_leaves_what_all_read(who):
    publish(who, title="Én")
    save_guide_draft(STEP, texts=written(title="To"), seen=None, **who)

    remove_guide_draft(STEP, **who)

    assert texts_in_force(STEP)["nb"]["title"] == "Én"
    assert GuideText.objects.count() == 1
