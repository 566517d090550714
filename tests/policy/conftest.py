import pytest

from samspill.policy import actions
from samspill.policy.actions import status_rounds
from samspill.policy.errors import ClashError
from samspill.policy.models import Consultation, InvitedBody, Remark
from samspill.process.models import PolicyProcess
from tests.dialogue import builders as evenings
from tests.insight import builders
from tests.policy import owners
from tests.policy.builders import adopt


@pytest.fixture
def place(db):
    return evenings.organiser()


@pytest.fixture
def coordinator(place):
    return evenings.member(place)


@pytest.fixture
def process(place):
    return PolicyProcess.objects.create(organiser=place, started_on="2026-01-01", language="nb")


@pytest.fixture
def dialogue(place, process):
    """A finding of three, one that few say, and one that cannot be sorted."""
    spoken = builders.spoken(place, *builders.RINGS, builders.HALL, builders.NOTHING)
    spoken.conference.process = process
    spoken.conference.save()
    return spoken


@pytest.fixture
def policy(process, dialogue):
    return actions.draft_policy(process, dialogue)


@pytest.fixture
def measure(policy):
    """The one that rests on the finding."""
    return policy.dialogue.findings.get().measures.get()


@pytest.fixture
def loose(dialogue):
    """The contribution that nothing rests on."""
    return dialogue.contributions.get(raw_text=builders.NOTHING)


@pytest.fixture
def signed_in(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def adopted(policy):
    adopt(policy)
    policy.refresh_from_db()
    return policy


@pytest.fixture
def owner(adopted, measure):
    return owners.name(adopted, measure)


@pytest.fixture
def round_(adopted, owner):
    return status_rounds.ask_owners(adopted, due_on=owners.in_days(21))


@pytest.fixture
def question(round_):
    return round_.requests.get()


@pytest.fixture
def other(place):
    person = evenings.member(place, "jan.eksempel@example.no")
    person.name = "Jan Eksempel"
    person.save()
    return person


@pytest.fixture
def chapter(policy):
    return actions.write_chapter(
        policy, key="vision", heading="Visjon", body="Vi bygger lag.\n\nAlle er med."
    )


@pytest.fixture
def paragraph(chapter):
    return chapter.passages.standing().earliest("sort_order")


@pytest.fixture
def clash(paragraph, coordinator, other):
    seen = paragraph.version
    actions.write_passage(paragraph, text="Vi bygger sterke lag.", seen=seen, by=other)
    with pytest.raises(ClashError) as met:
        actions.write_passage(paragraph, text="Vi bygger unge lag.", seen=seen, by=coordinator)
    return met.value.wording


@pytest.fixture
def consulted(policy, measure):
    """Two bodies asked, one has answered, three remarks, one of them led to a change."""
    actions.open_consultation(policy, word="Resten svares på etterpå.")
    held = Consultation.objects.get()
    elderly = InvitedBody.objects.create(
        consultation=held, name="Eldrerådet", invited_at=held.opened_at
    )
    InvitedBody.objects.create(consultation=held, name="Ungdomsrådet", invited_at=held.opened_at)
    held.responses.create(number=1, on_behalf_of="Eldrerådet", body=elderly, sender_name="N.N.")
    remarks = [
        Remark.objects.create(
            consultation=held, number=number, passage=passage, raw_text="Fem dager er for lenge.",
            verdict=verdict, answer="Ja." if verdict else "",
        )
        for number, passage, verdict in (
            (1, measure.passage, "taken_in"), (2, measure.passage, "not_taken_in"), (3, None, ""),
        )
    ]  # fmt: skip
    actions.change_measure(measure, text="Svare innen tre dager", because_of=remarks[0])
    return held
