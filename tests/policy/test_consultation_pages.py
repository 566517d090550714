"""The consultation of those who work with it: opening, the desk, the remarks and the statements."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.policy import actions
from samspill.policy.actions.consultations import BodyDraft
from samspill.policy.models import Remark
from tests.dialogue import builders as evenings
from tests.policy.builders import adopt
from tests.policy.consulted import WORD, consultation_of, pdf, remark, run_out, statement

NAMED = "Kari Nordmann ved skolen har sagt nei i tre år."


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


@pytest.fixture
def out(policy):
    return consultation_of(policy, bodies=[BodyDraft("Eldrerådet", "elderly", "e@example.no")])


def test_before_it_is_out_the_page_tells_what_goes_out_and_asks_for_the_word(
    signed_in, place, policy
):
    text = signed_in.get(at("consultation", place)).content.decode()

    assert "Versjon 1 av" in text
    assert "1 innspill har ikke fått svar ennå" in text
    assert "Hvorfor sendes det ut likevel?" in text
    assert f"{timezone.localdate() + timedelta(weeks=6):%Y-%m-%d}" in text


def test_without_the_word_nothing_goes_out_and_what_was_typed_is_kept(signed_in, place, policy):
    answer = signed_in.post(at("consultation", place), {"others": "Idrettsrådet, i@example.no"})

    text = answer.content.decode()
    assert "Skriv hvorfor utkastet sendes ut før alt er besvart" in text
    assert "Idrettsrådet, i@example.no" in text
    assert not policy.consultations.exists()


def test_it_goes_out_with_deadline_word_and_bodies(signed_in, place, policy):
    day = timezone.localdate() + timedelta(days=50)

    signed_in.post(
        at("consultation", place),
        {
            "word": WORD,
            "deadline": f"{day:%d.%m.%Y}",
            "elderly": "on",
            "elderly_address": "eldre@example.no",
            "others": "Idrettsrådet, i@example.no\nVelforeningen",
        },
    )

    out = policy.consultations.get()
    assert timezone.localtime(out.deadline).date() == day
    bodies = list(out.invited_bodies.values_list("name", "address"))
    assert bodies == [
        ("Eldrerådet", "eldre@example.no"),
        ("Idrettsrådet", "i@example.no"),
        ("Velforeningen", ""),
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"deadline": "2020-01-01"}, "Fristen må være en dag som kommer"),
        ({"deadline": "2999-01-01"}, "Velg en dag innen et år"),
        ({"others": "Idrettsrådet i@example"}, "Adressen til Idrettsrådet er ikke hel"),
        ({"others": "post@example.no"}, "Skriv navnet foran adressen"),
    ],
)
def test_what_is_wrong_is_told_beside_the_field(signed_in, place, policy, typed, sentence):
    answer = signed_in.post(at("consultation", place), {"word": WORD, **typed})

    assert sentence in answer.content.decode()
    assert not policy.consultations.exists()


def test_the_same_address_is_the_desk_afterwards(signed_in, place, out):
    actions.confirm_body(statement(out))
    remark(out)

    text = signed_in.get(at("consultation", place)).content.decode()

    assert "Versjon 1 er på høring til" in text
    assert "42 dager igjen" in text
    assert "1 av 1 har svart" in text
    assert WORD in text
    assert "Svar på 2 merknader" in text


def test_the_desk_reminds_extends_and_closes(signed_in, place, out):
    signed_in.post(at("body_reminders", place))
    later = timezone.localdate() + timedelta(days=60)
    signed_in.post(at("consultation_deadline", place), {"day": f"{later:%Y-%m-%d}"})
    signed_in.post(at("consultation_closing", place))

    out.refresh_from_db()
    assert out.invited_bodies.get().reminded_at is not None
    assert timezone.localtime(out.deadline).date() == later
    assert out.closed_at is not None


def test_one_more_is_invited_and_taken_off_again(signed_in, place, out):
    signed_in.post(at("bodies", place), {"name": "Idrettsrådet", "address": ""})
    again = signed_in.post(at("bodies", place), {"name": "Idrettsrådet", "address": ""})
    body = out.invited_bodies.get(name="Idrettsrådet")

    signed_in.post(at("body_removal", place, body.pk))

    assert "invitert allerede" in again.content.decode()
    assert not out.invited_bodies.filter(pk=body.pk).exists()


def test_the_table_shows_all_and_what_is_asked_for(signed_in, place, out, measure):
    remark(out, "Mer lys.", passage=measure.passage, on_behalf_of="Eldrerådet")
    actions.answer_remark(remark(out, "Kortere skjema."), verdict="partly", answer="Ja.")
    remark(out, NAMED)

    def shown(query):
        page = signed_in.get(f"{at('remarks', place)}?{query}").context["rows"]
        return [row.remark.number for row in page]

    assert shown("") == [1, 2, 3]
    assert shown("state=open") == [1, 3]
    assert shown("state=answered") == [2]
    assert shown("state=held_back") == [3]
    assert shown(f"passage={measure.passage.pk}") == [1]
    assert shown("passage=whole") == [2, 3]
    assert shown("whom=Eldrerådet") == [1]
    assert shown("whom=residents") == [2, 3]


def test_several_get_the_same_answer_at_once(signed_in, place, out):
    keys = [remark(out, text).pk for text in ("Lys.", "Mer lys.", "Skjema.")]

    signed_in.post(
        at("remark_answers", place),
        {"remark": keys[:2], "verdict": "taken_in", "answer": "Det kommer."},
    )
    none = signed_in.post(
        at("remark_answers", place), {"verdict": "taken_in", "answer": "Det kommer også."}
    )

    assert list(out.remarks.exclude(verdict="").values_list("number", flat=True)) == [1, 2]
    assert "Kryss av merknadene" in none.content.decode()
    assert "Det kommer også." in none.content.decode()


def test_after_an_answer_the_next_open_one_is_shown(signed_in, place, out):
    first, second = remark(out, "Lys."), remark(out, "Skjema.")

    answer = signed_in.post(
        at("remark", place, first.pk), {"verdict": "taken_in", "answer": "Det kommer."}
    )

    assert answer.url == at("remark", place, second.pk)


def test_an_answer_without_words_is_asked_for(signed_in, place, out):
    one = remark(out)

    answer = signed_in.post(at("remark", place, one.pk), {"verdict": "taken_in", "answer": ""})

    assert "Skriv svaret." in answer.content.decode()


def test_what_was_held_back_is_let_through_as_a_person_chose(signed_in, place, out):
    one = remark(out, NAMED)
    page = signed_in.get(at("remark", place, one.pk)).content.decode()

    signed_in.post(at("remark_release", place, one.pk), {"cover": [], "words": "skolen"})

    one.refresh_from_db()
    assert "«Kari Nordmann»" in page
    assert one.shown_text == "Kari Nordmann ved [navn] har sagt nei i tre år."
    signed_in.post(at("remark_holding", place, one.pk))
    one.refresh_from_db()
    assert one.is_held_back


def test_the_place_is_written_anew_because_of_the_remark(signed_in, place, out, measure):
    one = remark(out, passage=measure.passage)

    signed_in.post(
        at("rewording", place, one.pk),
        {"text": "Åpne hallen hver kveld", "seen": measure.passage.version},
    )

    measure.refresh_from_db()
    page = signed_in.get(at("remark", place, one.pk)).content.decode()
    assert measure.text == "Åpne hallen hver kveld"
    assert "Endret på grunn av denne" in page


def test_when_two_write_the_place_at_once_both_stand_on_the_page(signed_in, place, out, measure):
    one = remark(out, passage=measure.passage)
    seen = measure.passage.version
    actions.change_measure(measure, text="Åpne hallen i helgene")

    answer = signed_in.post(
        at("rewording", place, one.pk), {"text": "Åpne hallen hver kveld", "seen": seen}
    )

    text = answer.content.decode()
    assert "Åpne hallen i helgene" in text
    assert "Åpne hallen hver kveld" in text
    assert "Noen andre har skrevet her" in text


def test_words_are_erased_with_a_reason_and_answers_taken_back(signed_in, place, out):
    one = remark(out)
    actions.answer_remark(one, verdict="partly", answer="Ja.")
    signed_in.post(at("remark_opening", place, one.pk))
    none = signed_in.post(at("remark_erasure", place, one.pk), {})
    signed_in.post(at("remark_erasure", place, one.pk), {"legal_basis": "17-1-c"})

    one.refresh_from_db()
    assert "Velg hvorfor det slettes" in none.content.decode()
    assert (one.verdict, one.raw_text) == ("", "[erased]")


def test_a_statement_is_split_in_remarks(signed_in, place, out, measure):
    response = statement(out, files=[pdf()])

    signed_in.post(
        at("statement", place, response.pk),
        {"text": "Hallen må være åpen.", "passage": measure.passage.pk},
    )

    part = response.remarks.latest("number")
    assert (part.raw_text, part.passage) == ("Hallen må være åpen.", measure.passage)
    page = signed_in.get(at("statement", place, response.pk)).content.decode()
    assert f"Tiltak {measure.reference}" in page
    signed_in.post(at("putting_back", place, part.pk))
    assert not Remark.objects.filter(pk=part.pk).exists()


def test_a_file_is_downloaded_as_it_came_and_never_opened(signed_in, place, out):
    response = statement(out, files=[pdf("svar «æ».pdf")])
    file = response.files.get()

    answer = signed_in.get(at("statement_file", place, response.pk, file.pk))

    assert answer.content == pdf().content
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_table_is_downloaded(signed_in, place, out, form):
    remark(out)

    answer = signed_in.get(at("remarks_file", place, form))

    assert answer.content.startswith({"docx": b"PK", "pdf": b"%PDF"}[form])


def test_a_reader_sees_the_desk_and_changes_nothing(client, place, out):
    client.force_login(evenings.member(place, role="reader", email="leser@example.no"))
    one = remark(out)

    page = client.get(at("remarks", place))
    answer = client.post(at("remark", place, one.pk), {"verdict": "taken_in", "answer": "Ja."})

    assert page.status_code == 200
    assert "remark_answers" not in page.content.decode()
    assert answer.status_code == 404


def test_an_adopted_policy_shows_what_was_out(signed_in, place, out, policy):
    adopt(policy)

    text = signed_in.get(at("consultation", place)).content.decode()

    assert "var på høring til" in text


def test_after_the_deadline_a_new_version_may_be_sent_out(signed_in, place, out):
    run_out(out)

    page = signed_in.get(at("consultation", place)).content.decode()
    opening = signed_in.get(f"{at('consultation', place)}?anew=1").content.decode()

    assert "Send en ny versjon på høring" in page
    assert "Versjon 2 av" in opening
