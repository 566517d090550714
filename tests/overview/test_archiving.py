"""`samspill archive` and the page for the archive, on a whole house."""

import hashlib
import io
import zipfile

import pytest
from django.urls import reverse
from lxml import etree

from samspill.conference.models import Conference
from samspill.organiser.actions import open_organiser
from samspill.organiser.models import Municipality
from samspill.overview.archiving import command, entries
from samspill.overview.demo import standing_in
from samspill.process import actions as process_actions
from samspill.pure.archive.arkivmelding import SCHEMA, system_id
from tests.house import house_for_a_module


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    for built in house_for_a_module(django_db_blocker):
        move_to_the_past(built)
        yield built


@pytest.fixture
def handed_over(db, house):
    process_actions.hand_over(house.process, by=house.coordinator)
    return house


def move_to_the_past(house):
    """The evening is over."""
    evening = Conference.objects.get(pk=house.conference.pk)
    evening.ends_at = evening.starts_at.replace(year=2026, month=1)
    evening.starts_at = evening.sign_up_deadline = evening.ends_at.replace(hour=0)
    evening.ends_at = evening.ends_at.replace(hour=3)
    evening.save()


def number(house):
    return house.organiser.municipality_id


def run(house, out, **more):
    return command(number(house), out=out, is_dry=more.pop("is_dry", False))


def test_every_package_is_whole_and_valid(handed_over, tmp_path):
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))

    assert run(handed_over, tmp_path) == 0

    packages = sorted(tmp_path.iterdir())
    ready = [one for one in entries(handed_over.organiser) if one.is_ready]
    assert len(packages) == len(ready) >= 2
    for path in packages:
        with zipfile.ZipFile(path) as whole:
            names = whole.namelist()
            assert [name for name in names if name.endswith(".xml")] == ["arkivmelding.xml"]
            schema.assertValid(etree.fromstring(whole.read("arkivmelding.xml")))
            lines = whole.read("manifest-sha256.txt").decode().splitlines()
            assert {line[66:] for line in lines} == set(names) - {"manifest-sha256.txt"}
            for line in lines:
                assert hashlib.sha256(whole.read(line[66:])).hexdigest() == line[:64]


def test_there_is_one_entry_for_the_whole_evening_with_every_word(handed_over, tmp_path):
    evenings = [one for one in entries(handed_over.organiser) if one.name == "dialogkonferanse"]

    assert [one.kind for one in evenings] == ["X"]
    titles = [one.title for one in evenings[0].documents]
    assert titles[1] == "Alle innspill, ord for ord"
    assert evenings[0].documents[1].screening is not None
    assert evenings[0].documents[0].screening is None


def test_the_evening_waits_until_it_is_over(handed_over):
    Conference.objects.filter(pk=handed_over.conference.pk).update(ends_at="2099-01-01T00:00Z")

    [evening] = [one for one in entries(handed_over.organiser) if one.name == "dialogkonferanse"]

    assert evening.waits == "evening"


def test_nothing_is_written_before_the_associations_have_handed_over(db, house, tmp_path, capsys):
    assert run(house, tmp_path) == 0

    assert list(tmp_path.iterdir()) == []
    assert "venter på overleveringen fra laga" in capsys.readouterr().out


def test_the_second_time_the_same_packages_are_left_as_they_are(handed_over, tmp_path, capsys):
    run(handed_over, tmp_path)
    before = {one.name: one.stat().st_mtime_ns for one in tmp_path.iterdir()}
    changed = next(tmp_path.iterdir())
    changed.write_bytes(b"half")
    capsys.readouterr()

    run(handed_over, tmp_path)

    after = {one.name: one.stat().st_mtime_ns for one in tmp_path.iterdir()}
    told = capsys.readouterr().out
    assert {name for name in after if after[name] != before[name]} == {changed.name}
    assert told.count("lå der fra før") == len(after) - 1
    assert told.count("skrevet på nytt") == 1


def test_to_look_first_writes_nothing(handed_over, tmp_path, capsys):
    assert run(handed_over, tmp_path / "nei", is_dry=True) == 0

    assert not (tmp_path / "nei").exists()
    assert "klar" in capsys.readouterr().out


@pytest.mark.parametrize("unknown", ["9999", "", "ingen-slik"])
def test_an_unknown_municipality_is_one_sentence_and_exit_1(db, tmp_path, capsys, unknown):
    assert command(unknown, out=tmp_path, is_dry=False) == 1

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert unknown in told.err


@pytest.mark.parametrize("place", ["file/below", None])
def test_a_folder_that_cannot_be_written_in_is_one_sentence_and_exit_1(
    handed_over, tmp_path, capsys, place
):
    (tmp_path / "file").write_text("x")

    assert run(handed_over, tmp_path / place if place else None) == 1

    told = capsys.readouterr().err
    assert told.startswith("samspill archive: ")
    assert told.count("\n") == 1


def test_the_districts_of_a_municipality_are_taken_with_it(handed_over, tmp_path):
    place = Municipality.objects.get(number=number(handed_over))
    open_organiser(kind="district", name="Bydel Nord", slug="nord", municipality=place)

    assert run(handed_over, tmp_path) == 0
    assert command("nord", out=tmp_path, is_dry=False) == 0


def test_the_page_has_what_is_ready_and_its_packages(handed_over, client):
    client.force_login(handed_over.coordinator)
    page = client.get(reverse("overview:archive", args=[handed_over.organiser.slug]))
    ready = next(one for one in entries(handed_over.organiser) if one.is_ready and one.is_quick)

    address = reverse(
        "overview:archive_package", args=[handed_over.organiser.slug, system_id(ready)]
    )
    package = client.get(address)

    assert ready.title in page.content.decode()
    assert address in page.content.decode()
    assert package["Content-Type"] == "application/zip"
    assert zipfile.ZipFile(io.BytesIO(package.content)).testzip() is None


def test_the_municipality_reads_only_how_many_the_associations_hold(db, house, client):
    address = reverse("overview:archive", args=[house.organiser.slug])
    titles = [one.title for one in entries(house.organiser) if one.waits == "hand_over"]
    seen = {}
    for party in ("working_group", "municipality"):
        client.force_login(house.members["coordinator", party])
        seen[party] = client.get(address).content.decode()

    assert all(title in seen["working_group"] for title in titles)
    assert not any(title in seen["municipality"] for title in titles)


def test_a_package_that_waits_or_is_large_is_not_fetched_by_page(db, house, client):
    client.force_login(house.members["coordinator", "working_group"])

    answers = [
        client.get(
            reverse("overview:archive_package", args=[house.organiser.slug, system_id(one)])
        ).status_code
        for one in entries(house.organiser)
    ]

    assert set(answers) == {302}


@pytest.mark.parametrize("role", ["reader", "facilitator", "signatory"])
def test_only_coordinators_have_the_archive(db, house, client, role):
    client.force_login(house.members[role, "municipality"])

    answer = client.get(reverse("overview:archive", args=[house.organiser.slug]))

    assert answer.status_code == 404


@pytest.fixture
def demo(monkeypatch, tmp_path):
    """A demo that is built, beside a house of its own."""
    for name in ("DATABASE_URL", "SAMSPILL_DEMO"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SAMSPILL_DATA", str(tmp_path))
    monkeypatch.setattr(standing_in, "FOLDER", tmp_path / "demo")
    monkeypatch.setattr(standing_in, "is_complete", lambda: True)
    return tmp_path


def test_the_demo_stands_in_for_a_house_without_rows(demo, monkeypatch):
    standing_in.let_demo_stand_in()

    assert standing_in.os.environ["DATABASE_URL"].endswith("demo/demo.sqlite3")


def test_a_house_with_organisers_is_its_own(demo):
    import sqlite3

    with sqlite3.connect(demo / "samspill.sqlite3") as rows:
        rows.execute("CREATE TABLE organiser_organiser (id integer)")
        rows.execute("INSERT INTO organiser_organiser VALUES (1)")

    standing_in.let_demo_stand_in()

    assert "DATABASE_URL" not in standing_in.os.environ
