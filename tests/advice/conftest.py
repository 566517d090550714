import pytest

from samspill.advice import actions
from samspill.advice.actions.experiences import Words
from samspill.dialogue.actions import publish_contribution
from samspill.organiser.models import Municipality
from tests.dialogue import builders as evenings
from tests.insight import builders
from tests.registry.builders import LUSTER, member, national


@pytest.fixture
def host(db):
    return national()


@pytest.fixture
def adviser(host):
    return member(host, email="radgiver@example.no")


@pytest.fixture
def who(host, adviser):
    return {"organiser": host, "by": adviser}


@pytest.fixture
def signed_in(client, adviser):
    client.force_login(adviser)
    return client


@pytest.fixture
def said(db):
    """Two contributions at another place: one that everyone may read, and one that is not published."""
    place = evenings.organiser()
    dialogue = builders.spoken(place, builders.HALL, builders.NOTHING)
    open_one, closed = dialogue.contributions.order_by("pk")
    publish_contribution(open_one, text=open_one.raw_text, by=evenings.member(place))
    return open_one, closed


@pytest.fixture
def advice(who):
    return actions.write_advice("invite", nb="Spør lagene først.", nn="Spør laga først.", **who)


@pytest.fixture
def words(db):
    luster = Municipality.objects.get(pk=LUSTER)
    return Words("Åpen hall på søndager", "Vi åpnet hallen.", "Nøklene var borte.", luster)


@pytest.fixture
def sent(words):
    return actions.send_experience(words, email="ola@example.no", language="nb")
