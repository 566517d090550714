"""Every POST of the workspace, tried by every role: the views ask the rules."""

from uuid import uuid4

import pytest

from samspill.history.models import Entry
from tests.addresses import addresses, url
from tests.evening_bodies import (
    correction_body,
    laying_body,
    photo,
    photo_body,
    reversal_body,
    rounds_body,
    sheet_body,
    title_body,
)
from tests.house import house_for_a_module
from tests.house_advice import ADVICE_POSTS
from tests.house_asked import ASKED_POSTS
from tests.house_became import BECAME_POSTS
from tests.house_care import CARE_POSTS
from tests.house_consultation import posts as consultation_posts
from tests.house_council import COUNCIL_POSTS
from tests.house_day import DAY_POSTS
from tests.house_own import OWN_POSTS
from tests.house_own_data import OWN_DATA_POSTS
from tests.house_papers import PAPER_POSTS
from tests.house_people import PEOPLE_POSTS
from tests.house_register import REGISTER_POSTS
from tests.house_release import RELEASED_POSTS
from tests.house_road import ROAD_POSTS
from tests.house_sending import sending_posts
from tests.house_sign_up import SIGNING_POSTS
from tests.house_sorting import SORTED_POSTS
from tests.house_standard import STANDARD_POSTS
from tests.house_wordings import wording_body
from tests.post_bodies import (
    conference_body,
    csv_file,
    finding_body,
    guest,
    item_body,
    move_body,
    offered_body,
    same_answer,
    thread,
)
from tests.post_outcomes import READING_IS_NOTED, REFUSED_IN_WORDS, WRITES_NOTHING
from tests.row_counts import row_counts

C, F, S, R = "coordinator", "facilitator", "signatory", "reader"
MUN = "municipality"


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    yield from house_for_a_module(django_db_blocker)


SETUP = {"mode": "remix", "favour": "both", "apart_by_association": "on", "spread": ["category"]}
NEW_SIGN_UP = {
    "represents": "Nytt lag",
    "not_listed": "on",
    "name": "Ny",
    "email": "ny@example.no",
}
POSTS = {  # address: (who may, what the form says)
    **ASKED_POSTS,
    **BECAME_POSTS,
    **COUNCIL_POSTS,
    **ROAD_POSTS,
    **DAY_POSTS,
    **REGISTER_POSTS,
    **OWN_POSTS,
    **OWN_DATA_POSTS,
    **CARE_POSTS,
    **PAPER_POSTS,
    **PEOPLE_POSTS,
    **consultation_posts(C),
    **sending_posts(C),
    **SIGNING_POSTS,
    **STANDARD_POSTS,
    **SORTED_POSTS,
    **RELEASED_POSTS,
    **ADVICE_POSTS,
    "conference:add_sign_up": ({C, F}, lambda house: NEW_SIGN_UP),
    "conference:acceptance": ({C, F}, offered_body),
    "conference:cancel_sign_up": ({C, F}, None),
    "conference:change_sign_up": ({C, F}, lambda house: {"name": "En annen", "email": "a@example.no"}),
    "conference:facts": ({C}, conference_body),
    "conference:letters": ({C}, None),
    "conference:plan": ({C}, conference_body),
    "conference:programme": ({C}, item_body),
    "conference:programme_item": ({C}, item_body),
    "conference:programme_item_deletion": ({C}, None),
    "conference:publication": ({C}, None),
    "conference:withdrawal": ({C}, None),
    "dialogue:clock_pause": ({C, F}, None),
    "dialogue:clock_start": ({C, F}, None),
    "dialogue:closing": ({C, F}, None),
    "dialogue:cluster_removal": ({C, F}, None),
    "dialogue:cluster_title": ({C, F}, title_body),
    "dialogue:laying": ({C, F}, laying_body),
    "dialogue:plenary_reversal": ({C, F}, reversal_body),
    "dialogue:reflection": ({C, F}, lambda house: {"round": "1", "text": "Vi sa det samme"}),
    "dialogue:reflection_withdrawal": ({C, F}, None),
    "dialogue:extension": ({C, F}, None),
    "dialogue:holding": ({C, F}, lambda house: {"reason": "unkind", "expected": "waits"}),
    "dialogue:lead": ({C, F}, lambda house: {"to": house.members[F, MUN].pk}),
    "dialogue:nudge": ({C, F}, None),
    "dialogue:reading": ({C, F}, lambda house: {"first": "1"}),
    "dialogue:reversal": ({C, F}, None),
    "dialogue:showing": ({C, F}, lambda house: {"expected": "waits"}),
    "dialogue:stage_opening": ({C, F}, None),
    "dialogue:waiting": ({C, F}, None),
    "dialogue:import_contributions": ({C}, lambda house: {"file": csv_file("runde;tekst\n1;Flere rom\n")}),
    "dialogue:lock": ({C, F}, lambda house: {**guest(house), "locked": "1"}),
    "dialogue:move": ({C, F}, move_body),
    "dialogue:opening": ({C, F}, lambda house: {"minutes": "20"}),
    "dialogue:plan": ({C, F}, None),
    "dialogue:publication": ({C, F}, None),
    "dialogue:replan": ({C, F}, None),
    "dialogue:room": ({C, F}, lambda house: {"count": "9", "capacity": "8"}),
    "dialogue:rule_new": ({C, F}, lambda house: {"kind": "step_free", "people": [guest(house)["person"]]}),
    "dialogue:round_setup": ({C, F}, rounds_body),
    "dialogue:rounds_of_programme": ({C, F}, None),
    "dialogue:rule_removal": ({C, F}, None),
    "dialogue:setup": ({C, F}, lambda house: SETUP),
    "dialogue:sheet": ({C, F}, sheet_body),
    "dialogue:sheet_check": ({C, F}, None),
    "dialogue:sheet_correction": ({C, F}, correction_body),
    "dialogue:sheet_photo": ({C, F}, lambda house: {"photo": photo()}),
    "dialogue:sheet_photo_removal": ({C, F}, None),
    "dialogue:sheet_photos": ({C, F}, photo_body),
    "dialogue:two_readers": ({C, F}, lambda house: {"on": "1"}),
    "dialogue:topics": ({C, F}, lambda house: {"topic_2_1": "Idrett"}),
    "dialogue:whole_room": (
        {C, F}, lambda house: {"text": "Sagt i salen", "table": "room", "key": str(uuid4())},
    ),
    "dialogue:wish": ({C, F}, lambda house: {"person": guest(house)["person"], "topic": "2|Lokaler"}),
    "dialogue:wish_removal": ({C, F}, None),
    "letters:approval": ({C, S}, None),
    "letters:dispatch": ({C}, None),
    "letters:drafts": ({C}, lambda house: {"kind": "formal_request", "language": "nn"}),
    "letters:facts": ({C}, lambda house: {"only": "contact_name", "contact_name": "En annen"}),
    "letters:recipients": ({C}, None),
    "letters:resolution": ({C}, lambda house: {"was_sent": "yes"}),
    "letters:wording": ({C}, wording_body),
    "letters:wording_return": ({C}, None),
    "letters:house_wording": ({C}, None),
    "letters:letter_wording": ({C}, None),
    "letters:notice": ({C}, lambda house: {"text": "Velkommen."}),
    "letters:notice_beginning": ({C}, None),
    "conference:questions_of_letter": ({C}, None),
    "letters:withdrawal": ({C, S}, None),
    "policy:answer": ({C}, lambda house: {"verdict": "partly", "reason": "Til neste periode."}),
    "policy:answers_many": ({C}, same_answer),
    "policy:chapter": ({C}, lambda house: {"heading": "Innledning", "body": "Ny tekst."}),
    "policy:clash": ({C}, lambda house: {"keep": "mine"}),
    "policy:comment_reopening": ({C, F, S}, None),
    "policy:comment_settling": ({C, F, S}, None),
    "policy:comments": ({C, F, S}, lambda house: {"text": "Hvem svarer når det er ferie?"}),
    "policy:deletion": ({C}, None),
    "policy:draft": ({C}, None),
    "policy:finding_untying": ({C}, finding_body),
    "policy:findings": ({C}, finding_body),
    "policy:new_goal": ({C}, lambda house: {"text": "Alle får takk"}),
    "policy:goal_deletion": ({C}, None),
    "policy:place": ({C}, lambda house: {"goal": str(house.policy.goals.last().pk)}),
    "policy:reasons": (
        {C}, lambda house: {**thread(house, is_tied=False), "reason": "Det finnes alt."},
    ),
    "policy:goal": ({C}, lambda house: {"text": "Et nytt mål"}),
    "policy:measure": ({C}, lambda house: {"text": "Et nytt tiltak", "status": "proposed"}),
    "policy:new_measure": (
        {C},
        lambda house: {"text": "Noe mer", "contributions": house.published.reference},
    ),
    "policy:new_passage": ({C}, lambda house: {"text": "Et nytt avsnitt.", "after": "0"}),
    "policy:passage": ({C}, lambda house: {"text": "Skrevet om."}),
    "policy:passage_place": ({C}, lambda house: {"direction": "down"}),
    "policy:passage_removal": ({C}, None),
    "policy:passage_return": ({C}, None),
    "policy:restoration": ({C}, None),
    "policy:resolution": (
        {C},
        lambda house: {
            "body": "Kommunestyret",
            "decided_on": "2026-11-20",
            "case_number": "12/26",
            "text": "Vedtatt.",
            "word": "Resten kommer.",
        },
    ),
    # living by it begins when it is adopted: tests/policy/test_follow_up_pages.py
    "policy:carried_measures": (set(), None),
    "policy:new_owner": (set(), None),
    "policy:owner": (set(), None),
    "policy:owner_removal": (set(), None),
    "policy:revision_start": (set(), None),
    "policy:status_case": (set(), None),
    "policy:status_question": (set(), None),
    "policy:status_reminders": (set(), None),
    "policy:status_report": (set(), None),
    "policy:status_rounds": (set(), None),
    "policy:told_for_owner": (set(), None),
    "policy:yearly_meeting": (set(), None),
    "policy:status": (set(), lambda house: {"status": "in_progress"}),  # not before it is adopted
    "policy:threads": ({C}, lambda house: thread(house, is_tied=False)),
    "policy:versions": ({C}, lambda house: {"note": "Etter møtet"}),
    "policy:writing": ({C}, lambda house: {"seen": "1"}),
    "policy:untying": ({C}, lambda house: thread(house, is_tied=True)),
    "process:begin": ({C}, None),
    "process:completion": ({C}, lambda house: {"done_on": "2026-11-20"}),
    "process:facts": ({C}, lambda house: {"mayor_name": "En Annen"}),
    "process:hand_over": (set(), None),  # the working group's own coordinator, above
    "process:ticks": ({C, F, S}, lambda house: {"item": "1"}),
    "registry:details": ({C}, lambda house: {"name": "Nytt navn på laget"}),
    "registry:import": ({C}, lambda house: {"file": csv_file("navn\nEt nytt lag\n")}),
    "registry:import_preview": ({C}, None),
    "registry:import_register": ({C}, None),
    "registry:new": ({C}, lambda house: {"name": "Et nytt lag"}),
}  # fmt: skip
# These lead on without writing: looking over before taking in, a process that is there already, or
# what another server must answer first.


def test_every_workspace_address_is_tried_or_only_shows(client, db, house):
    """An address that is not in the table answers POST as GET, without a change."""
    client.force_login(house.coordinator)
    before, entries = row_counts(), Entry.objects.count()

    for one in addresses():
        is_known = one.name in POSTS or one.name.startswith("standard")
        if one.access == "member" and not is_known and one.name not in READING_IS_NOTED:
            assert client.post(url(one.name, house), {}).status_code in (200, 302, 404, 405), one

    assert row_counts() == before
    assert Entry.objects.count() == entries


MAY_NOT = [
    (name, role) for name, (may, _) in POSTS.items() for role in (F, S, R) if role not in may
]


@pytest.mark.alike
@pytest.mark.parametrize(("name", "role"), MAY_NOT)
def test_a_post_by_one_who_may_not_changes_nothing(client, db, house, name, role):
    _may, body = POSTS[name]
    client.force_login(house.members[role, MUN])
    slug = {"slug": house.organiser.slug}
    before, entries = row_counts(), Entry.objects.count()

    answer = client.post(url(name, house, **slug), body(house) if body else {})

    assert answer.status_code == 404
    assert row_counts() == before
    assert Entry.objects.count() == entries


MAY = [
    pytest.param(name, role, marks=[pytest.mark.alike] if place else [])
    for name, (may, _) in POSTS.items()
    for place, role in enumerate(role for role in (C, F, S) if role in may)
]


@pytest.mark.parametrize(("name", "role"), MAY)
def test_a_post_by_one_who_may_is_done_and_written_in_the_history(client, db, house, name, role):
    """The other side of the table: the bodies above are such as would change something."""
    _may, body = POSTS[name]
    client.force_login(house.members[role, MUN])
    entries = Entry.objects.count()

    answer = client.post(url(name, house), body(house) if body else {})

    assert answer.status_code in (200, 302), answer.content[:2000]
    if name not in WRITES_NOTHING | REFUSED_IN_WORDS:
        assert Entry.objects.count() > entries, answer.content[:5000]
