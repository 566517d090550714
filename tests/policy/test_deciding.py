"""The resolution and what is kept of it; amendments, and going back on them."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspill.history.models import Entry
from samspill.policy import actions
from samspill.policy.content import content_of, fingerprint
from samspill.policy.council.checking import check_text, verify_version
from samspill.policy.errors import NotBeingAmendedError
from samspill.policy.export import policy_json
from samspill.policy.models import Answer, MeasureContribution, PolicyVersion, Wording
from tests.policy.builders import adopt


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


TYPED = {
    "body": "Kommunestyret",
    "decided_on": "",
    "case_number": "94/27",
    "vote": "25 mot 2 stemmer",
    "text": "Politikken vedtas.",
    "word": "Resten blir besvart før sommeren.",
}


def decided(**changed):
    return TYPED | {"decided_on": timezone.localdate().isoformat()} | changed


@pytest.fixture
def amended(policy):
    adopt(policy)
    actions.begin_amendment(policy)
    return policy


def test_the_resolution_keeps_the_version_and_its_fingerprint(signed_in, place, policy):
    answer = signed_in.post(at("resolution", place), decided(), follow=True)

    version = policy.versions.get()
    assert (version.kind, version.resolution.case_number) == ("adopted", "94/27")
    assert verify_version(version)
    assert version.fingerprint[:8] in answer.content.decode()
    assert version.open_count == 1


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(date(2099, 1, 1), "Dagen er ikke kommet ennå"), (date(2001, 1, 1), "før arbeidet")],
)
def test_the_day_has_been_and_is_not_before_the_work(signed_in, place, policy, day, sentence):
    typed = decided(decided_on=day.isoformat(), text="Vedtatt ord for ord.")

    page = signed_in.post(at("resolution", place), typed).content.decode()

    assert sentence in page
    assert "Vedtatt ord for ord." in page
    assert not policy.resolutions.exists()


def test_it_warns_of_open_contributions_and_of_what_the_measures_lack(signed_in, place, policy):
    page = signed_in.get(at("resolution", place)).content.decode()

    assert "1 innspill er ikke besvart." in page
    assert "2 tiltak har ingen ansvarlig" in page
    assert "2 tiltak mangler frist" in page
    assert "Utkastet har ikke vært på høring." in page


def test_it_says_what_has_changed_since_the_consultation(signed_in, place, policy, measure):
    actions.open_consultation(policy, word="Resten senere.")
    actions.change_measure(measure, text="Svare innen tre dager")

    page = signed_in.get(at("resolution", place))

    assert [one.name for one in page.context["decide"].places] == ["1.1"]
    assert "1 sted er endret siden høringen" in page.content.decode()


def test_the_form_begins_from_the_case_document(signed_in, place, policy):
    row = actions.draft_case_document(policy)
    actions.write_case_document(row, case_number="7/27", body="Formannskapet")

    form = signed_in.get(at("resolution", place)).context["form"]

    assert (form["case_number"].value(), form["body"].value()) == ("7/27", "Formannskapet")
    assert form["text"].value() == row.proposal


def test_a_kept_version_that_was_tampered_with_is_told(policy):
    adopt(policy)
    version = policy.versions.get()
    version.content = version.content | {"title": "Noe annet"}

    assert not verify_version(version)


def test_a_file_is_held_against_what_was_adopted(policy, measure):
    adopt(policy)
    version = policy.versions.select_related("resolution").get()
    told = policy_json(policy, version)
    other = json.loads(json.dumps(told))
    other["content"]["goals"][0]["text"] = "Et annet mål"
    altered = json.loads(json.dumps(told))
    altered["goals"][0]["measures"][0]["text"] = "Noe helt annet"

    def verdict(value):
        text = value if isinstance(value, str) else json.dumps(value)
        return check_text(text, [version]).verdict

    assert verdict(told) == "same"
    assert verdict(version.content) == "same"
    assert verdict(other) == "other"
    assert verdict(altered) == "altered"
    assert check_text(json.dumps(other), [version]).places[0].name == "1"
    for nothing in ("", "[]", "null", '{"title": 1}', "{", '{"title":"","chapters":1,"goals":2}'):
        assert verdict(nothing) == "unreadable"


def test_status_is_no_part_of_what_was_adopted(policy, measure):
    adopt(policy)
    version = policy.versions.select_related("resolution").get()
    actions.set_status(measure, status="delivered", reason="Ferdig.")

    assert check_text(json.dumps(policy_json(policy, version)), [version]).verdict == "same"


def test_adopted_anew_both_versions_and_resolutions_stand(amended, measure):
    actions.change_measure(measure, text="Svare innen tre dager")
    adopt(amended, case_number="40/28")

    kinds = list(amended.versions.values_list("kind", flat=True))
    assert kinds == ["adopted", "amended"]
    assert [one.case_number for one in amended.resolutions.all()] == ["12/27", "40/28"]
    assert all(verify_version(version) for version in amended.versions.all())
    first = amended.versions.get(number=1).content["goals"][0]["measures"][0]["text"]
    assert first != "Svare innen tre dager"


def test_an_amendment_laid_aside_goes_back_and_loses_nothing(amended, measure, loose):
    in_force = amended.versions.get()
    goal = measure.goal
    one = measure.contributions.order_by("pk").first()
    actions.change_measure(measure, text="Noe annet", deadline=date(2028, 1, 1))
    actions.change_goal(goal, text="Et annet mål")
    actions.write_chapter(amended, key="vision", heading="Drøm", body="En ny visjon.\n\nTo ledd.")
    actions.write_chapter(amended, key="extra", heading="Nytt kapittel", body="Ord.")
    new = actions.add_measure(goal, text="Et nytt tiltak", contributions=[loose])
    actions.unlink(measure, contribution=one)
    written = fingerprint(content_of(amended))

    kept = actions.abandon_amendment(amended)

    amended.refresh_from_db()
    assert not amended.is_being_amended
    assert fingerprint(content_of(amended)) == in_force.fingerprint
    assert (kept.kind, kept.fingerprint) == ("saved", written)
    assert one in measure.contributions.all()
    assert not MeasureContribution.objects.filter(measure=new.pk).exists()
    assert not Answer.objects.filter(contribution=loose).exists()  # open again, not lost
    assert "En ny visjon." in Wording.objects.values_list("content__text", flat=True)


def test_what_is_not_begun_is_not_laid_aside(policy):
    adopt(policy)

    with pytest.raises(NotBeingAmendedError):
        actions.abandon_amendment(policy)


def test_amendment_by_the_pages(signed_in, place, policy, measure):
    adopt(policy)
    begin = signed_in.get(at("amendment", place)).content.decode()
    signed_in.post(at("amendment", place))
    actions.change_measure(measure, text="Svare innen tre dager")
    during = signed_in.get(at("amendment", place)).content.decode()
    signed_in.post(at("abandonment", place))

    policy.refresh_from_db()
    assert "Det som gjelder, står for alle til endringen er vedtatt." in begin
    assert "1 sted leses annerledes" in during
    assert not policy.is_being_amended
    assert Entry.objects.filter(action="policy.amendment_abandoned").exists()


def test_a_draft_has_no_amendment(signed_in, place, policy):
    assert signed_in.get(at("amendment", place)).status_code == 302
    assert signed_in.post(at("amendment", place)).status_code == 404
    assert signed_in.post(at("abandonment", place)).status_code == 404


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
ACTS = st.lists(
    st.tuples(st.sampled_from(["chapter", "measure", "goal", "new", "link", "unlink"]), WORDS),
    max_size=6,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=ACTS)
def test_whatever_was_written_the_amendment_can_be_laid_aside(amended, measure, loose, acts):
    in_force = amended.versions.filter(kind=PolicyVersion.Kind.ADOPTED).get()
    actions.begin_amendment(amended)
    for act, words in acts:
        _act(amended, measure, loose, act, words)

    actions.abandon_amendment(amended)

    amended.refresh_from_db()
    assert fingerprint(content_of(amended)) == in_force.fingerprint
    assert measure.links.count() == 3


def _act(policy, measure, loose, act, words):
    if act == "chapter":
        actions.write_chapter(policy, key="vision", heading=f"V{words}"[:100], body=words)
    elif act == "measure":
        actions.change_measure(measure, text=f"Gjøre {words}", cost_once=7)
    elif act == "goal":
        actions.change_goal(measure.goal, text=f"Mål {words}")
    elif act == "new":
        actions.add_measure(measure.goal, text=f"Nytt {words}", contributions=[loose])
    elif act == "link":
        actions.link(measure, contribution=loose)
    elif measure.links.count() > 1:
        actions.unlink(measure, contribution=measure.contributions.order_by("pk").first())


def test_a_day_in_the_past_is_taken(signed_in, place, policy):
    yesterday = timezone.localdate() - timedelta(days=1)
    policy.created_at = timezone.now() - timedelta(days=30)
    policy.save()

    signed_in.post(at("resolution", place), decided(decided_on=yesterday.isoformat()))

    assert policy.resolutions.get().decided_on == yesterday
