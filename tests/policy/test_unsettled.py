"""What stands open when the policy is decided on is said, and asks for a word that is kept."""

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.policy import actions
from samspill.policy.council.unsettled import Unsettled, unsettled
from samspill.policy.errors import ClashError, UnsettledError
from samspill.policy.models import Consultation, Remark
from samspill.policy.writing.clashes import open_clashes
from tests.policy.builders import adopt

WORD = "Rådene har alle svart."


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


def typed(**changed):
    facts = {
        "body": "Kommunestyret", "decided_on": timezone.localdate().isoformat(),
        "case_number": "94/27", "text": "Politikken vedtas.",
    }  # fmt: skip
    return facts | changed


@pytest.fixture
def answered(policy, loose):
    """Nothing is open."""
    actions.answer(loose, verdict="not_taken_in", reason="Hallen er full.")
    return policy


@pytest.fixture
def clashing(answered, measure):
    seen = measure.passage.version
    actions.change_measure(measure, seen=seen, text="Svare innen tre dager")
    with pytest.raises(ClashError):
        actions.change_measure(measure, seen=seen, text="Svare innen to uker")
    return answered


@pytest.fixture
def out(answered):
    """A consultation that runs, with a remark nobody has answered."""
    actions.open_consultation(answered)
    held = Consultation.objects.get()
    Remark.objects.create(consultation=held, number=1, raw_text="For lenge.")
    return held


def test_with_nothing_open_no_word_is_asked_for(signed_in, place, answered):
    page = signed_in.get(at("resolution", place))
    signed_in.post(at("resolution", place), typed())

    assert "word" not in page.context["form"].fields
    assert answered.versions.get().word == ""


@pytest.mark.parametrize("what", ["policy", "clashing", "out"])
def test_what_is_open_stops_the_resolution_until_there_is_a_word(request, what, policy):
    request.getfixturevalue(what)

    with pytest.raises(UnsettledError):
        adopt(policy, word=" ")
    assert not policy.resolutions.exists()
    assert adopt(policy, word=WORD).version.word == WORD


def test_the_page_tells_what_is_open_and_asks_why(signed_in, place, out, clashing):
    page = signed_in.post(at("resolution", place), typed()).content.decode()

    assert "Utkastet er på høring til" in page
    assert "42 dager er igjen" in page
    assert "1 merknad er ikke besvart." in page
    assert "På 1 sted har to skrevet hver sitt" in page
    assert "eller skriv hvorfor det vedtas likevel" in page
    assert not out.policy.resolutions.exists()


def test_the_word_is_shown_with_the_version(signed_in, place, out):
    signed_in.post(at("resolution", place), typed(word=WORD))

    version = out.policy.versions.get(kind="adopted")
    for address in (at("resolution", place), at("version", place, version.number)):
        assert WORD in signed_in.get(address).content.decode()


def test_a_consultation_that_has_ended_is_not_told_as_running(out):
    Consultation.objects.update(deadline=timezone.now())

    assert unsettled(out.policy) == Unsettled(None, remarks=1, clashes=0, contributions=0)


def test_a_clash_waits_out_of_sight_while_nobody_can_choose(signed_in, place, clashing):
    adopt(clashing)
    clashing.refresh_from_db()

    assert not open_clashes(clashing)
    assert signed_in.get(at("clashes", place)).status_code == 200
    actions.begin_amendment(clashing)
    assert open_clashes(clashing).count() == 1


def test_what_is_pressed_twice_says_that_it_is_done(signed_in, place, answered):
    for _time in range(2):
        page = signed_in.post(at("resolution", place), typed(), follow=True)
    assert "Vedtaket er skrevet ned allerede." in page.content.decode()
    assert answered.resolutions.count() == 1

    signed_in.post(at("amendment", place))
    page = signed_in.post(at("amendment", place), follow=True).content.decode()
    assert "En endring er begynt allerede." in page

    signed_in.post(at("abandonment", place))
    page = signed_in.post(at("abandonment", place), follow=True).content.decode()
    assert "Det skrives ingen endring nå." in page


def test_a_day_is_taken_as_it_is_written(signed_in, place, answered):
    today = timezone.localdate()

    page = signed_in.post(at("resolution", place), typed(decided_on="i går")).content.decode()
    signed_in.post(at("resolution", place), typed(decided_on=f"{today:%d.%m.%Y}"))

    assert "11.03.2027" in page
    assert answered.resolutions.get().decided_on == today
