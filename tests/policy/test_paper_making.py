"""Papers as the worker makes them: open to everyone, tried again, left, and taken back."""

import io
from datetime import timedelta

import docx
import pikepdf
import pytest
from django.test import Client
from django.utils import timezone
from docx.oxml.ns import qn

from samspill.dialogue import actions as dialogue_actions
from samspill.policy import actions
from samspill.policy.actions import papers
from samspill.policy.models import Paper
from samspill.policy.papers import reading as papers_reading
from samspill.policy.papers.builders import paper_content
from samspill.policy.tasks import papers as tasks
from tests.adapters.test_typst import tags
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


def subject_of(policy, kind):
    """A document of that kind, made as a coordinator makes it."""
    if kind == "case_document":
        return actions.draft_case_document(policy).pk
    if kind == "remarks":
        return policy.consultations.get().pk
    if kind == "status_report":
        adopt(policy)
        due = timezone.localdate() + timedelta(days=14)
        return policy.status_rounds.create(number=1, due_on=due).pk
    return 0


@pytest.mark.parametrize("kind", Paper.Kind.values)
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_paper_can_be_read_by_everyone(out, kind, language):
    out.language = language
    out.save()
    subject = subject_of(out, kind)

    content = paper_content(out, kind, subject, "pdf")
    word = docx.Document(io.BytesIO(paper_content(out, kind, subject, "docx")))

    with pikepdf.open(io.BytesIO(content)) as pdf:
        with pdf.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
            assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "A")
            assert told["dc:title"] == word.core_properties.title
        assert str(pdf.Root.Lang).startswith(language)
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert tags(content).count("/H1") == 1
    assert word.core_properties.language == f"{language}-NO"
    assert word.paragraphs[0].style.name in ("Title", "Normal")
    headers = [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) for table in word.tables]
    assert all(one is not None for one in headers)


def broken(*args):
    raise OSError("the disk is full")


def test_what_fails_is_tried_three_times_and_then_told_and_may_be_tried_again(
    signed_in, place, policy, monkeypatch
):
    paper = papers.ask_for_paper(policy, kind="policy", form="pdf")
    with monkeypatch.context() as patched:
        patched.setattr(papers, "paper_content", broken)
        for _attempt in range(papers.MOST_ATTEMPTS):
            with pytest.raises(OSError, match="full"):
                tasks.make_next_paper()
        assert tasks.make_next_paper() == 0
    told = signed_in.get(address(place, f"{paper.pk}/")).content.decode()
    signed_in.post(address(place, f"{paper.pk}/renewal/"))
    make_all()

    paper.refresh_from_db()
    assert "prøvd tre ganger" in told
    assert paper.state == State.DONE


def test_a_killed_workers_paper_is_taken_up_when_its_lease_has_run_out(policy):
    papers.ask_for_paper(policy, kind="policy", form="pdf")
    left = papers.claim_paper(timezone.now())

    too_early = papers.claim_paper(timezone.now())
    later = papers.claim_paper(timezone.now() + papers.LEASE + timedelta(seconds=1))
    papers.make_paper(left)  # the first wakes, and finds that it is another's

    assert too_early is None
    assert later.pk == left.pk
    later.refresh_from_db()
    assert later.state == State.RUNNING


def test_a_paper_that_kills_its_worker_every_time_is_left(policy):
    paper = papers.ask_for_paper(policy, kind="policy", form="pdf")
    now = timezone.now()
    for attempt in range(papers.MOST_ATTEMPTS):
        assert papers.claim_paper(now + attempt * 2 * papers.LEASE)

    assert papers.claim_paper(now + 9 * papers.LEASE) is None
    paper.refresh_from_db()
    assert (paper.state, paper.fault) == (State.FAILED, papers.FAILED)


def test_a_file_with_words_that_are_withdrawn_is_not_fetched_and_is_made_anew(
    signed_in, place, version, loose
):
    papers.ask_for_paper(version.policy, kind="policy", form="pdf")
    make_all()
    own = version.policy.papers.get(subject=0)
    kept = version.policy.papers.get(subject=version.pk, form="pdf")

    dialogue_actions.erase_contribution(loose, legal_basis="17-1-b")

    assert Client().get(public_address(place, "pdf")).status_code == 202
    assert signed_in.get(address(place, f"{own.pk}/file/")).status_code == 404
    tasks.renew_papers()
    make_all()
    assert Client().get(public_address(place, "pdf")).status_code == 200
    assert not Paper.objects.filter(pk=own.pk).exists()
    assert not papers_reading.outdated_papers().filter(pk=kept.pk).exists()


def test_a_public_version_without_its_files_gets_them(version):
    version.policy.papers.all().delete()

    assert tasks.renew_papers() == 1
    assert tasks.renew_papers() == 0
    assert version.policy.papers.count() == 2
