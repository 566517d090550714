"""Documents that the worker makes: asked for, claimed, kept as made, and taken back."""

import hashlib
import io

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samspill.policy import actions
from samspill.policy.actions import papers
from samspill.policy.errors import NotOfferedError
from samspill.policy.models import Paper, PolicyVersion
from samspill.policy.papers import reading as papers_reading
from samspill.policy.tasks import papers as tasks
from tests.dialogue import builders as evenings
from tests.policy.builders import adopt

State = Paper.State


@pytest.fixture
def out(policy):
    """Sent out for consultation."""
    actions.open_consultation(policy, word="Svarene kommer.")
    policy.refresh_from_db()
    return policy


@pytest.fixture
def version(out):
    return out.versions.public().get()


def make_all():
    while tasks.make_next_paper():
        pass


def address(place, tail=""):
    return f"/{place.slug}/work/policy/papers/{tail}"


def public_address(place, form, number=1):
    return f"/{place.slug}/policy/versions/{number}/files/{form}/"


def test_a_version_that_goes_out_gets_its_files_by_itself(version):
    make_all()

    made = {one.form: one for one in version.policy.papers.all()}
    assert {one.state for one in made.values()} == {State.DONE}
    assert bytes(made["pdf"].content).startswith(b"%PDF")
    assert made["docx"].fingerprint == hashlib.sha256(made["docx"].content).hexdigest()
    assert docx.Document(io.BytesIO(made["docx"].content)).core_properties.language == "nb-NO"


def test_a_saved_version_gets_no_files(policy):
    actions.save_version(policy)

    assert not policy.papers.exists()


def test_an_adopted_version_says_what_was_decided_on_its_front(policy):
    adopt(policy)

    make_all()

    paper = policy.papers.get(form="docx")
    words = [line.text for line in docx.Document(io.BytesIO(paper.content)).paragraphs]
    assert any("Lillevik kommunestyre" in one for one in words)


def test_everyone_fetches_the_same_file_again_and_again(place, version):
    make_all()

    first = Client().get(public_address(place, "pdf"))
    again = Client().get(public_address(place, "pdf"), headers={"if-none-match": first["ETag"]})

    assert first.content == bytes(version.policy.papers.get(form="pdf").content)
    assert first["Content-Disposition"].startswith("attachment")
    assert again.status_code == 304


def test_while_it_is_made_the_page_says_so_and_asks_anew(place, version):
    answer = Client().get(public_address(place, "docx"))

    assert answer.status_code == 202
    assert answer["Refresh"]


@pytest.mark.parametrize(("form", "number"), [("odt", 1), ("pdf", 9)])
def test_other_forms_and_versions_are_not_there(place, version, form, number):
    assert Client().get(public_address(place, form, number)).status_code == 404


def test_what_is_only_saved_is_nobodys_to_fetch(place, policy):
    actions.save_version(policy)

    assert Client().get(public_address(place, "pdf")).status_code == 404


def test_a_paper_is_asked_for_waited_for_and_fetched(signed_in, place, policy):
    asked = signed_in.post(address(place), {"kind": "policy", "subject": 0, "form": "docx"})
    waiting = signed_in.get(asked.url)
    make_all()
    done = signed_in.get(asked.url)
    paper = policy.papers.get()
    file = signed_in.get(address(place, f"{paper.pk}/file/"))

    assert waiting["Refresh"]
    assert "Refresh" not in done
    assert paper.fingerprint in done.content.decode()
    assert file.content == bytes(paper.content)
    assert file["X-Content-Type-Options"] == "nosniff"


def test_one_that_waits_is_not_asked_for_twice_but_one_made_is_made_anew(policy):
    first = papers.ask_for_paper(policy, kind="policy", form="pdf")
    same = papers.ask_for_paper(policy, kind="policy", form="pdf")
    make_all()
    new = papers.ask_for_paper(policy, kind="policy", form="pdf")

    assert same == first
    assert new != first


def test_a_public_versions_file_is_never_made_anew(version):
    make_all()
    paper = version.policy.papers.get(form="pdf")

    again = papers.renew_paper(paper)

    assert again == paper
    assert again.state == State.DONE


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "policy", "subject": 99, "form": "pdf"},
        {"kind": "policy", "subject": 0, "form": "odt"},
        {"kind": "nothing", "subject": 0, "form": "pdf"},
        {},
    ],
)
def test_what_is_not_there_cannot_be_asked_for(signed_in, place, policy, said):
    assert signed_in.post(address(place), said).status_code == 404
    assert not policy.papers.exists()


def test_what_cannot_be_built_yet_is_not_offered(out, monkeypatch):
    monkeypatch.setattr(
        "samspill.policy.papers.builders.find_spec", lambda name: "consulting" not in name or None
    )

    assert "remarks" not in {item.kind for item in papers_reading.items_of(out)}
    with pytest.raises(NotOfferedError):
        papers.ask_for_paper(out, kind="remarks", subject=1, form="pdf")


def test_a_paper_whose_subject_is_gone_says_so(signed_in, place, policy):
    paper = papers.ask_for_paper(policy, kind="case_document", subject=99, form="pdf")

    make_all()

    paper.refresh_from_db()
    assert (paper.state, paper.fault) == (State.FAILED, papers.GONE)
    assert "finnes ikke lenger" in signed_in.get(address(place, f"{paper.pk}/")).content.decode()


def test_a_reader_fetches_but_asks_for_nothing(client, place, policy):
    reader = evenings.member(place, role="reader")
    client.force_login(reader)

    listed = client.get(address(place))
    asked = client.post(address(place), {"kind": "policy", "subject": 0, "form": "pdf"})

    assert listed.status_code == 200
    assert "<button" not in listed.content.decode().split("<main")[1]
    assert asked.status_code in (403, 404)


def test_the_list_asks_as_often_for_many_versions(
    signed_in, place, policy, django_assert_num_queries
):
    def listed():
        return signed_in.get(address(place))

    actions.save_version(policy, kind=PolicyVersion.Kind.CONSULTATION)
    listed()
    with CaptureQueriesContext(connection) as first:
        listed()
    for _number in range(4):
        actions.save_version(policy, kind=PolicyVersion.Kind.CONSULTATION)
    with django_assert_num_queries(len(first)):
        assert listed().content.decode().count("<tr>") > 5


def test_the_files_of_an_earlier_policy_are_there_by_its_key(place, version):
    make_all()

    answer = Client().get(public_address(place, "pdf") + f"?of={version.policy_id}")
    strange = Client().get(public_address(place, "pdf") + "?of=99999")

    assert answer.status_code == 200
    assert strange.status_code == 404
