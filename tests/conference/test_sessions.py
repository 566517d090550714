"""Sessions beside each other with room for so many: full, waited for, and changed between."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from samspill.conference import actions
from samspill.conference.actions import ProgrammeDraft
from samspill.conference.actions.asked import Asked, save_asked
from samspill.conference.asking.form_part import AskingPart
from samspill.conference.asking.offered import sessions_with_taken
from samspill.conference.errors import ProgrammeError, SessionFullError
from tests.conference.builders import conference
from tests.conference.in_line import goes, going_to, person, sessions

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(place):
    return conference(place, one_per="none", capacity=20)


def test_a_full_session_is_not_among_the_choices_and_can_be_waited_for(held):
    music, _sport = sessions(held, ("Musikk", 1), ("Idrett", None))
    goes(held, music, "Anna")
    part = AskingPart(held, QueryDict(f"session_1={music.pk}"))

    assert not part.is_valid()
    assert "full" in part.form.errors["session_1"][0]
    assert f"session_line_{music.pk}" in part.form.fields
    with pytest.raises(SessionFullError):
        goes(held, music, "Berit")
    assert going_to(music) == ["Anna"]


def test_who_gets_into_a_session_leaves_the_one_beside_it_for_the_next(held):
    music, sport = sessions(held, ("Musikk", 1), ("Idrett", 1))
    anna, berit = goes(held, music, "Anna"), goes(held, sport, "Berit")
    cato = person(held, "Cato")
    save_asked(berit, asked=Asked(session_lines=frozenset({music.pk})))
    save_asked(cato, asked=Asked(session_lines=frozenset({sport.pk})))

    actions.cancel_sign_up(anna)

    assert [one.taken for one in sessions_with_taken(held)] == [1, 1]
    assert music.choices.filter(sign_up=berit).exists()
    assert going_to(sport) == ["Cato"]


def test_a_session_has_room_for_those_who_have_chosen_it(held):
    music, _sport = sessions(held, ("Musikk", None), ("Idrett", None))
    for name in ("Anna", "Berit"):
        goes(held, music, name)
    draft = ProgrammeDraft(starts_at=held.starts_at, title="Musikk", track="Musikk", capacity=1)

    with pytest.raises(ProgrammeError):
        actions.change_programme_item(music, draft=draft)


def test_a_programme_read_anew_keeps_the_room_of_its_sessions(held):
    music, _sport = sessions(held, ("Musikk", 12), ("Idrett", None))
    drafts = [
        ProgrammeDraft(starts_at=held.starts_at, ends_at=held.ends_at, title=title, track=title)
        for title in ("Musikk", "Idrett")
    ]

    actions.set_programme(held, drafts)

    music.refresh_from_db()
    assert music.capacity == 12
