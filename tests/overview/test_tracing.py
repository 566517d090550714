"""`samspill trace CONTRIBUTION_ID`: the whole chain of one contribution, as text and as JSON."""

import json
from uuid import uuid4

import pytest

from samspill.advice import actions as advising
from samspill.dialogue.actions import publish_contribution, withdraw
from samspill.organiser.models import Municipality
from samspill.overview.tracing import command, contributions_called
from samspill.policy import actions
from samspill.process.models import PolicyProcess
from samspill.standard.models import Criterion
from tests.dialogue import builders as evenings
from tests.insight import builders
from tests.policy.builders import adopt
from tests.registry.builders import member, national


def talk(slug, name):
    """A municipality with a draft, and its first contribution."""
    place = evenings.organiser(slug=slug, name=name)
    process = PolicyProcess.objects.create(organiser=place, started_on="2026-01-01", language="nb")
    spoken = builders.spoken(place, *builders.RINGS, builders.HALL, builders.NOTHING)
    spoken.conference.process = process
    spoken.conference.save()
    return actions.draft_policy(process, spoken)


@pytest.fixture
def policy(db):
    return talk("lillevik", "Lillevik kommune")


@pytest.fixture
def said(policy):
    """The first of those behind the measure of the finding."""
    return policy.dialogue.findings.get().contributions.earliest("pk")


@pytest.fixture
def whole(policy, said):
    """Out, remarked upon, changed, adopted, begun."""
    measure = said.measures.get()
    actions.change_measure(measure, text="Svar innen fem dager.")
    actions.open_consultation(policy, word="Resten får svar senere.")
    consultation = policy.consultations.get()
    remark = actions.give_remark(
        consultation, key=uuid4(), text="Fem er for mange.", passage=measure.passage
    )
    actions.change_measure(measure, text="Svar innen tre dager.", because_of=remark)
    adopt(policy)
    actions.set_status(measure, status="in_progress", reason="Lyst ut i mai.")
    return said


def traced(capsys, wanted):
    assert command(wanted, as_json=True, language="nb") == 0
    return json.loads(capsys.readouterr().out)


def test_the_whole_chain_is_there_both_ways(capsys, policy, whole):
    chain = traced(capsys, whole.reference)

    (measure,) = chain["measures"]
    assert chain["contribution"]["text"] == whole.raw_text
    assert chain["codings"][0]["theme"].startswith("KOO")
    assert whole.reference in chain["findings"][0]["contributions"]
    assert chain["answer"]["verdict"] == "taken_in"
    assert len(measure["contributions"]) == 3
    assert [one["status"] for one in measure["status_updates"]] == ["in_progress"]
    (remark,) = chain["remarks"]
    (change,) = remark["changes"]
    assert (change["before"], change["after"]) == ("Svar innen fem dager.", "Svar innen tre dager.")
    assert [one["kind"] for one in chain["versions"]] == ["consultation", "adopted"]
    assert all(one["measures"] == ["1.1"] for one in chain["versions"])
    assert chain["resolutions"][0]["version"] == 2
    assert chain["resolutions"][0]["fingerprint"] == chain["versions"][1]["fingerprint"]


def test_the_advice_and_the_signs_that_rest_on_it_are_told(capsys, whole):
    host = national()
    who = {"organiser": host, "by": member(host, email="radgiver@example.no")}
    publish_contribution(whole, text=whole.raw_text, by=who["by"])
    advice = advising.write_advice("report", nb="Gi svar.", nn="Gje svar.", **who)
    for rests in (advice, Criterion.objects.get(number=16)):
        advising.add_ground(rests, contribution=whole, **who)
    unpublished = traced(capsys, whole.reference)
    advising.publish_advice(advice, **who)

    chain = traced(capsys, whole.reference)
    command(whole.reference, as_json=False, language="nn")

    assert (unpublished["advice"], len(unpublished["criteria"])) == ([], 1)
    assert [one["text"] for one in chain["advice"]] == ["Gi svar."]
    told = capsys.readouterr().out
    assert "Råd 1: Gje svar." in told
    assert "Kjenneteikn 16: " in told


def test_every_id_back_is_one_that_can_be_traced(capsys, whole):
    for reference in traced(capsys, whole.reference)["measures"][0]["contributions"]:
        assert traced(capsys, reference)["measures"][0]["id"] == "1.1"


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", ("Innspill", "Tatt inn", "Og tilbake")), ("nn", ("Innspel", "Teke inn", "Vedtaket"))],
)
def test_a_person_reads_it_in_bokmal_and_nynorsk(capsys, whole, language, words):
    assert command(whole.reference, as_json=False, language=language) == 0

    text = capsys.readouterr().out
    for word in (*words, whole.raw_text, "Svar innen tre dager.", "Lyst ut i mai.", "12/27"):
        assert word in text, word


def test_words_that_are_taken_back_are_not_told(capsys, whole):
    withdraw(whole, by=evenings.member(whole.organiser))

    assert command(whole.reference, as_json=False, language="nb") == 0

    text = capsys.readouterr().out
    assert whole.raw_text not in text
    assert "Ordene er trukket tilbake." in text


def test_one_that_nothing_became_of_yet_is_told_of_too(capsys, policy):
    loose = policy.dialogue.contributions.get(raw_text=builders.NOTHING)

    chain = traced(capsys, loose.reference)

    assert chain["answer"]["verdict"] == "open"
    assert chain["measures"] == []


def test_of_several_the_one_whose_policy_has_come_furthest_is_told(capsys, policy, whole):
    other = talk("annen", "Annen kommune").dialogue.contributions.get(reference=whole.reference)

    assert command(whole.reference, as_json=True, language="nb") == 0
    said = capsys.readouterr()

    assert json.loads(said.out)["contribution"]["organiser"] == "lillevik"
    assert f"{other.dialogue.conference_id}:{whole.reference} (Annen kommune)" in said.err
    assert traced(capsys, f"annen:{whole.reference}")["contribution"]["organiser"] == "annen"
    assert contributions_called(f"annen:{whole.reference}") == [other]


@pytest.mark.parametrize("wanted", ["finnes-ikke", "lillevik:finnes-ikke", ""])
def test_an_unknown_one_is_told_of_in_one_sentence(capsys, policy, wanted):
    assert command(wanted, as_json=False, language="nb") == 1

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "fant ikke noe innspill" in said.err


@pytest.mark.parametrize(
    "form",
    [
        "{conference}:{reference}",
        "{key}",
        "https://example.no/lillevik/contributions/{key}/",
        "/lillevik/contributions/{key}",
        "{small}",
        "Lillevik:{small}",
        "{municipality}:{reference}",
    ],
)
def test_every_id_that_people_have_leads_to_it(policy, said, form):
    policy.organiser.municipality = Municipality.objects.get(number="4644")
    policy.organiser.save()

    wanted = form.format(
        conference=policy.dialogue.conference_id,
        reference=said.reference,
        small=said.reference.lower(),
        key=said.pk,
        municipality=policy.organiser.municipality_id,
    )

    assert contributions_called(wanted) == [said]


def test_another_places_address_leads_nowhere(policy, said):
    assert contributions_called(f"/annen/contributions/{said.pk}/") == []


def test_what_is_masked_for_all_is_masked_here_and_stands_by_no_name(capsys, policy, said):
    said.association = builders.association(policy.organiser, name="Elvekroken idrettslag")
    said.save(update_fields=["association"])
    publish_contribution(said, text="Formannen har [helse].")

    told = traced(capsys, said.reference)["contribution"]
    command(said.reference, as_json=False, language="nb", is_raw=True)

    assert (told["text"], told["association"]) == ("Formannen har [helse].", None)
    raw = capsys.readouterr().out
    assert said.raw_text in raw
    assert said.association.display_name in raw


def test_what_nobody_has_published_is_masked_as_the_system_would(capsys, policy):
    [ill] = builders.give(policy.dialogue, "Kari Eksempel har demens.")

    assert traced(capsys, ill.reference)["contribution"]["text"] == "[navn] har [helse]."
