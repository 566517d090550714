import pytest

from samspill.policy import actions
from samspill.process.models import PolicyProcess
from tests.dialogue import builders as evenings
from tests.insight import builders


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
