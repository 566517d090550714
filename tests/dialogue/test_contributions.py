"""Taking contributions in: the words are kept to the letter, once, with round and table."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspill.dialogue import actions, errors
from samspill.dialogue.actions import ContributionDraft, references
from samspill.dialogue.actions.fingerprints import fingerprint
from samspill.dialogue.models import Contribution
from samspill.dialogue.word_errors import AlreadyPublishedError
from samspill.history.models import Entry
from samspill.live.models import LiveEvent
from samspill.pure.themes.words import has_visible_sign
from tests.dialogue import builders

ODD = ' \tVi & dei | "andre" <b>\r\nÁŧŋš 👩🏽‍🌾 \x07\x1f  '


def give(round, text="Vi treng éin plass å ringje.", table=1, **fields):
    table = round.dialogue.tables.get(number=table) if table else None
    fields = {"channel": "phone", **fields}
    return actions.contribute(round, text=text, table=table, **fields)


def test_the_words_are_kept_to_the_letter(round_one):
    given = give(round_one, ODD)

    assert Contribution.objects.get(pk=given.pk).raw_text == ODD


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(st.text(min_size=1).filter(lambda text: has_visible_sign(text) and "\0" not in text))
def test_any_text_that_can_be_kept_is_kept(round_one, text):
    try:
        text.encode()
    except UnicodeEncodeError:
        return

    assert Contribution.objects.get(pk=give(round_one, text).pk).raw_text == text


def test_ids_tell_round_table_and_number(round_one):
    references = [give(round_one, f"Tanke {n}", table=n).reference for n in (1, 1, 2)]

    assert references == ["R1-B1-001", "R1-B1-002", "R1-B2-001"]


def test_a_given_id_is_kept_and_passed_over_by_those_made_here(round_one):
    give(round_one, "Fra lista", reference="R1-B1-002", channel="file")

    references = [give(round_one, f"Tanke {n}").reference for n in (1, 2)]

    assert references == ["R1-B1-003", "R1-B1-004"]


def test_many_ids_in_the_way_are_all_passed_over(opened, round_one, monkeypatch):
    monkeypatch.setattr(references, "WINDOW", 5)
    for number in range(4, 20):
        give(round_one, f"Fra lista {number}", reference=f"R1-B1-{number:03d}", channel="file")
    drafts = [ContributionDraft(1, 1, f"Tanke {n}") for n in range(3)]

    given = actions.contribute_many(opened, drafts=drafts, channel="phone")

    assert [one.reference for one in given] == ["R1-B1-020", "R1-B1-021", "R1-B1-022"]


def test_without_a_table_the_ids_are_numbered_by_round(round_one):
    references = [give(round_one, f"Tanke {n}", table=None).reference for n in (1, 2)]

    assert references == ["R1-001", "R1-002"]


def test_the_fingerprint_is_the_keyed_one_that_django_makes():
    known = salted_hmac("samspill.contribution", "å høre på", algorithm="sha256").hexdigest()

    assert fingerprint("å høre på") == known


def test_the_same_key_is_stored_once(round_one):
    key = uuid4()

    first, second = give(round_one, key=key), give(round_one, key=key)

    assert first.pk == second.pk
    assert Contribution.objects.count() == 1
    assert LiveEvent.objects.filter(kind="contribution").count() == 1


def test_a_key_used_for_another_text_overwrites_nothing(round_one):
    key = uuid4()
    give(round_one, "Det første", key=key)

    with pytest.raises(errors.KeyUsedError):
        give(round_one, "Det andre", key=key)
    assert [one.raw_text for one in Contribution.objects.all()] == ["Det første"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", errors.EmptyTextError),
        (" \n\t", errors.EmptyTextError),
        ("x" * 4001, errors.LongTextError),
        ("a\0b", errors.UnreadableTextError),
        ("\ud800", errors.UnreadableTextError),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(round_one, text, error):
    with pytest.raises(error) as told:
        give(round_one, text)

    assert str(told.value)


def test_a_long_text_from_a_file_is_kept(round_one):
    assert give(round_one, "x" * 9000, channel="file").raw_text == "x" * 9000


def test_an_unknown_table_is_refused_from_a_phone_and_put_there_from_a_file(opened, round_one):
    draft = ContributionDraft(round=1, table=31, text="Vi er her")

    [refused] = actions.contribute_many(opened, drafts=[draft], channel="phone")
    [taken] = actions.contribute_many(opened, drafts=[draft], channel="file")

    assert isinstance(refused, errors.UnknownTableError)
    assert taken.table.number == 31


def test_before_the_round_has_begun_a_phone_waits_but_paper_does_not(opened):
    planned = opened.rounds.get(number=2)

    with pytest.raises(errors.RoundNotOpenError):
        give(planned)
    assert give(planned, channel="paper").is_late is False


def test_what_comes_after_the_round_is_kept_and_marked_late(round_one):
    on_time = give(round_one, "I tide")
    round_one.closes_at = timezone.now() - timedelta(seconds=1)
    round_one.save()
    past = give(round_one, "Etter klokka")
    actions.close_round(round_one)
    closed = give(round_one, "Etter runden")

    assert [one.is_late for one in (on_time, past, closed)] == [False, True, True]


def test_many_are_judged_each_on_their_own_merits(opened, round_one):
    key = uuid4()
    drafts = [
        ContributionDraft(1, 1, "God", key=key),
        ContributionDraft(1, 1, "  "),
        ContributionDraft(9, 1, "Ukjent runde"),
        ContributionDraft(1, 1, "God", key=key),
        ContributionDraft(1, 1, "En annen", key=key),
    ]

    outcomes = actions.contribute_many(opened, drafts=drafts, channel="phone")

    assert [type(outcome).__name__ for outcome in outcomes] == [
        "Contribution", "EmptyTextError", "UnknownRoundError", "Contribution", "KeyUsedError",
    ]  # fmt: skip
    assert outcomes[0].reference == outcomes[3].reference
    assert (outcomes[0].was_known, outcomes[3].was_known) == (False, True)
    assert Contribution.objects.count() == 1


def test_many_take_as_many_queries_as_one(opened, round_one, django_assert_num_queries):
    def drafts(count):
        return [ContributionDraft(1, n % 4 + 1, f"Tanke {n}") for n in range(count)]

    queries = 11 + 2 * (connection.vendor == "postgresql")  # which locks, and says NOTIFY
    with django_assert_num_queries(queries):
        actions.contribute_many(opened, drafts=drafts(1), channel="phone")
    with django_assert_num_queries(queries):
        actions.contribute_many(opened, drafts=drafts(30), channel="phone")


def test_the_live_event_tells_which_one_came_and_where(round_one):
    given = give(round_one, "Tanke", table=2)

    told = LiveEvent.objects.filter(kind="contribution").latest("pk").payload

    assert told == {"id": given.pk, "reference": "R1-B2-001", "round": 1, "table": 2}


def test_the_history_counts_and_never_quotes(opened, round_one):
    give(round_one, "Ola Nordmann er aldri hjemme")

    entry = Entry.objects.get(action="dialogue.contributions_given")

    assert entry.details == {"count": 1, "channel": "phone"}
    assert "Nordmann" not in str(LiveEvent.objects.values_list("payload", flat=True))


def test_withdrawal_needs_the_key_of_the_giver(round_one):
    given = give(round_one)

    with pytest.raises(errors.NotYoursError):
        actions.withdraw(given, key=uuid4())
    actions.withdraw(given, key=given.key)

    assert Contribution.objects.standing().count() == 0
    assert Contribution.objects.get().raw_text == given.raw_text


def test_erasure_leaves_id_place_and_fingerprint(round_one):
    given = give(round_one, "Noe som må bort")

    actions.erase_contribution(given, legal_basis="17-1-d")

    erased = Contribution.objects.get()
    assert erased.raw_text == "[erased]"
    assert (erased.reference, erased.table_id) == (given.reference, given.table_id)
    assert erased.fingerprint == fingerprint("Noe som må bort")
    assert erased.erased_basis == "17-1-d"
    with pytest.raises(ValueError, match="legal basis"):
        actions.erase_contribution(given, legal_basis=" ")


def test_the_published_layer_is_another_text_and_goes_with_a_withdrawal(round_one):
    given = give(round_one, "Ring Ola om nøkkelen")

    published = actions.publish_contribution(given, text="Ring [navn] om nøkkelen")

    assert (published.text, published.masked_spans) == ("Ring [navn] om nøkkelen", 1)
    with pytest.raises(AlreadyPublishedError, match="Lillevik kommune"):
        actions.withdraw(given, key=given.key)
    actions.withdraw(given, by=builders.member(given.organiser))
    assert not hasattr(Contribution.objects.get(), "published")
    with pytest.raises(errors.CannotPublishError):
        actions.publish_contribution(given, text="Ring [navn] om nøkkelen")
