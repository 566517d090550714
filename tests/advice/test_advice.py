"""Advice of the guide: linked to what everyone may read, and to nothing else."""

from datetime import date

import pytest
from django.urls import reverse

from samspill.advice import actions, rules
from samspill.advice.beside_step import beside_step
from samspill.advice.errors import NoGroundError, NotReleasedError
from samspill.advice.searching import search
from samspill.advice.standing import lines_of, standing, texts_in_force
from samspill.advice.trace import trace
from samspill.dialogue import actions as dialogue_actions
from samspill.dialogue.models import PublishedContribution


def lines(advice):
    return lines_of(advice.grounds.all()).get(advice.pk, [])


def test_an_advice_is_published_when_something_stands_behind_it(advice, said, who):
    with pytest.raises(NoGroundError):
        actions.publish_advice(advice, **who)
    actions.add_ground(advice, contribution=said[0], **who)

    assert actions.publish_advice(advice, **who).is_public
    assert [one.text for one in beside_step("invite")[0].lines] == ["Spør lagene først."]
    assert beside_step("report") == []


def test_what_is_not_published_cannot_be_linked(advice, said, who):
    with pytest.raises(NotReleasedError):
        actions.add_ground(advice, contribution=said[1], **who)

    assert not advice.grounds.exists()


def test_the_same_thing_twice_is_one_link(advice, said, who):
    for _ in range(2):
        actions.add_ground(advice, contribution=said[0], **who)
        actions.add_ground(advice, title="Kilden", address="https://www.example.no/a", **who)

    assert [(one.kind, one.number) for one in lines(advice)] == [("contribution", 1), ("source", 2)]


def test_what_is_taken_back_falls_out_and_the_editor_is_told(advice, said, who, signed_in):
    actions.add_ground(advice, contribution=said[0], **who)
    actions.publish_advice(advice, **who)
    dialogue_actions.withdraw(said[0], by=who["by"])

    public = signed_in.get(reverse("advice:advice", args=[advice.number])).content.decode()
    work = signed_in.get(
        reverse("advice:advice_work", args=[who["organiser"].slug, advice.number])
    ).content.decode()

    assert standing(lines(advice)) == []
    assert said[0].raw_text not in public + work
    assert "1 kobling har falt ut" in work
    assert trace(said[0], is_public=True) == []


def test_a_contributions_page_leads_to_the_advice_it_is_behind(advice, said, who, client):
    actions.add_ground(advice, contribution=said[0], **who)
    before = trace(said[0], is_public=True)
    actions.publish_advice(advice, **who)

    page = client.get(reverse("policy:became", args=[said[0].organiser.slug, said[0].pk]))

    assert before == []
    assert reverse("advice:advice", args=[advice.number]) in page.content.decode()


def test_new_words_are_a_version_and_the_same_words_are_none(advice, who):
    changed = actions.rewrite_advice(advice, step="invite", nb="Nytt.", nn="Nytt.", **who)
    same = actions.rewrite_advice(advice, step="invite", nb="Nytt.", nn="Nytt.", **who)

    assert (changed.number, same) == (2, None)
    assert [one.nb for one in texts_in_force(type(advice).objects.all())] == ["Nytt."]
    assert [one.nb for one in advice.texts.all()] == ["Nytt.", "Spør lagene først."]


def test_an_advice_taken_out_says_so_at_its_address(advice, said, who, client):
    actions.add_ground(advice, contribution=said[0], **who)
    address = reverse("advice:advice", args=[advice.number])
    unpublished = client.get(address)
    actions.publish_advice(advice, **who)
    actions.withdraw_advice(advice, **who)

    gone = client.get(address)

    assert (unpublished.status_code, gone.status_code) == (404, 410)
    assert "Spør lagene først" not in gone.content.decode()
    assert beside_step("invite") == []


@pytest.mark.parametrize("words", ["åpne ØVING", "ÅPNE øving", "Åpne Øving"])
def test_norwegian_letters_are_found_whatever_their_capitals(said, words):
    PublishedContribution.objects.filter(contribution=said[0]).update(text="Åpne øvingsrom")

    assert [each.contribution_id for each in search(words).contributions] == [said[0].pk]


def test_contributions_are_found_by_words_by_id_and_by_address(said):
    one = said[0]
    word = max(one.raw_text.split(), key=len)
    wanted = (
        word,
        one.reference,
        f"{one.dialogue.conference_id}:{one.reference}",
        f"https://www.example.no/lillevik/contributions/{one.pk}/",
    )

    found = [[each.contribution_id for each in search(words).contributions] for words in wanted]

    assert found == [[one.pk]] * 4
    assert search(said[1].reference).is_empty
    assert search("  ") is None


def test_an_adviser_writes_links_and_publishes_on_the_web(said, who, signed_in):
    slug = who["organiser"].slug
    words = {"step": "invite", "nb": "Gi svar.", "nn": "Gje svar."}
    signed_in.post(reverse("advice:new_advice", args=[slug]), words)
    grounds = reverse("advice:grounds", args=[slug, 1])
    signed_in.post(grounds, {"contribution": str(said[0].pk)})
    source = {"title": "Rapport", "address": "www.example.no/rapport", "dated": "2026-11-01"}
    signed_in.post(grounds, source)
    refused = signed_in.post(grounds, {"title": "", "address": "tull"})
    signed_in.post(reverse("advice:advice_publication", args=[slug, 1]))

    page = signed_in.get(reverse("advice:advice", args=[1])).content.decode()

    assert "Skriv hele adressen" in refused.content.decode()
    assert said[0].raw_text in page
    assert 'href="https://www.example.no/rapport"' in page
    assert lines(type_of_first())[1].on == date(2026, 11, 1)


def type_of_first():
    from samspill.advice.models import Advice

    return Advice.objects.get(number=1)


def test_only_coordinators_of_a_national_body_write_the_guide(host, adviser):
    membership = host.memberships.select_related("organiser").get()
    answers = {}
    for role in ("coordinator", "case_officer", "reader"):
        membership.role = role
        answers[role] = rules.can_see_guide_work(membership), rules.can_write_guide(membership)
    host.kind = "municipality"

    assert answers == {
        "coordinator": (True, True),
        "case_officer": (True, False),
        "reader": (True, False),
    }
    assert not rules.writes_the_guide(host)
