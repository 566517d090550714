"""A house written to a file and filled from it again: equal, whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from django.utils import timezone
from django.utils.connection import ConnectionProxy

from samspill.outbox.models import Attachment, Delivery, Message
from samspill.people.models import User
from samspill.upkeep.backup import manifest, target
from samspill.upkeep.backup.manifest import BackupError, Manifest
from samspill.upkeep.backup.reading import one_moment
from samspill.upkeep.backup.restoring import restore
from samspill.upkeep.backup.writing import write_backup
from tests.dialogue import builders
from tests.operations.houses import new_database, samspill, told

pytestmark = pytest.mark.django_db


def nothing(_text: str) -> None:
    """Where nobody listens."""


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A small house with an evening, an e-mail with a picture, a person who is gone, and a photo."""
    builders.open_first(builders.dialogue(builders.organiser()))
    message = Message.objects.create(
        kind="system", language="nb", subject="Takk 🙋", text="a\tb\\N"
    )
    Attachment.objects.create(
        message=message, name="bilde.png", media_type="image/png", content=b"\0\xff\x1a"
    )
    Delivery.objects.create(
        message=message, key="k", address="a@example.no", texts={"å": [1.5, None, "«ø»"]}
    )
    User.objects.create(email="siste@example.no", name="–").delete()
    media = tmp_path / "media"
    (media / "sheets").mkdir(parents=True)
    (media / "sheets/ark.jpg").write_bytes(b"\xff\xd8photo")
    write(tmp_path / "house.zip", media)
    return tmp_path / "house.zip"


def write(place: Path, media: Path) -> Manifest:
    return write_backup(
        place,
        connection=connection,
        media=media,
        key="old-key",
        made_at=timezone.now(),
        tell=nothing,
    )


def sums(place: Path) -> dict[str, tuple[int, str, int]]:
    """Without what `migrate` itself adds to: it names the models there are now."""
    kept = (
        part for part in told(place).tables if part.name.split("_")[0] not in ("auth", "django")
    )
    return {part.name: (part.rows, part.sha256, part.last_number) for part in kept}


@pytest.mark.slow
@pytest.mark.processes
def test_a_house_moves_to_sqlite_and_on_and_every_table_is_equal(
    backup: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    second.mkdir()
    sqlite = f"sqlite:///{first}/samspill.sqlite3"
    first.mkdir()

    with new_database(second, "restored") as another:
        there = samspill("restore", "--moved", backup, folder=first, database=sqlite)
        again = samspill("backup", tmp_path / "again.zip", folder=first, database=sqlite)
        on = samspill("restore", "--moved", tmp_path / "again.zip", folder=second, database=another)
        last = samspill("backup", tmp_path / "last.zip", folder=second, database=another)

    assert [r.returncode for r in (there, again, on, last)] == [0, 0, 0, 0], there.stderr
    assert "equal by checksum" in there.stderr
    assert "equal by checksum" in on.stderr
    assert sums(backup) == sums(tmp_path / "again.zip") == sums(tmp_path / "last.zip")
    assert (first / "secret_key").read_text() == (second / "secret_key").read_text() == "old-key"
    assert (second / "media/sheets/ark.jpg").read_bytes() == b"\xff\xd8photo"
    assert [p.name for p in first.iterdir() if p.name.startswith(".")] == []


def test_a_back_up_is_for_its_owner_alone_and_never_written_over(
    backup: Path, tmp_path: Path
) -> None:
    assert backup.stat().st_mode & 0o777 == 0o600
    with pytest.raises(BackupError, match="is there already"):
        write(backup, tmp_path / "media")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_number_that_was_given_is_remembered_though_its_row_is_gone(backup: Path) -> None:
    users = next(part for part in told(backup).tables if part.name == "people_user")

    assert users.last_number > (
        User.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    )


def test_a_database_with_tables_is_refused(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="the database is not empty"):
        restore(backup, connection=connection, media=tmp_path / "m", key_file=None, tell=nothing)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A SQLite that is not there yet."""
    place = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "new/house.sqlite3")}
    (tmp_path / "new").mkdir()
    made = ConnectionProxy(ConnectionHandler({"default": place}), "default")  # as Django's own is
    yield made
    made.close()


def changed(place: Path, old: bytes, new: bytes) -> Path:
    """The same back-up with another manifest."""
    other = place.with_name("changed.zip")
    with ZipFile(place) as archive, ZipFile(other, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            copy.writestr(name, content.replace(old, new) if name == manifest.NAME else content)
    return other


@pytest.mark.alike
@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (b'"0001_whole"', b'"0099_to_come"', "whose tables this version does not know"),
        (b"samspill-backup/1", b"samspill-backup/9", "another format"),
        (b'"has_key"', b'"has_kay"', "the file has been changed"),
        (b"sheets/ark.jpg", b"../../ark.jpg!", "a file outside its folder"),
    ],
)
def test_a_file_that_does_not_fit_is_told_of_and_nothing_is_made(
    backup: Path, empty: BaseDatabaseWrapper, tmp_path: Path, old: bytes, new: bytes, sentence: str
) -> None:
    place = changed(backup, old, new)

    with pytest.raises(BackupError, match=sentence):
        restore(place, connection=empty, media=tmp_path / "new/m", key_file=None, tell=nothing)

    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.alike
def test_a_file_that_is_cut_short_is_told_of(
    backup: Path, empty: BaseDatabaseWrapper, tmp_path: Path
) -> None:
    short = tmp_path / "short.zip"
    short.write_bytes(backup.read_bytes()[:-2000])

    with pytest.raises(BackupError, match="is no back-up, or is cut short"):
        restore(short, connection=empty, media=tmp_path / "new/m", key_file=None, tell=nothing)


@pytest.mark.alike
def test_a_restore_that_is_given_up_leaves_no_database(
    empty: BaseDatabaseWrapper, tmp_path: Path
) -> None:
    def give_up() -> None:
        with target.filling(empty), empty.cursor() as cursor:
            cursor.execute("CREATE TABLE half (id integer)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        give_up()

    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.alike
def test_a_back_up_holds_nobody_up_and_shows_one_moment(
    empty: BaseDatabaseWrapper, tmp_path: Path
) -> None:
    other = ConnectionHandler({"default": dict(empty.settings_dict)})["default"]
    with other.cursor() as writer, empty.cursor() as reader:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("CREATE TABLE said (id integer)")

        with one_moment(empty):
            before = reader.execute("SELECT COUNT(*) FROM said").fetchone()
            writer.execute("INSERT INTO said VALUES (1)")
            during = reader.execute("SELECT COUNT(*) FROM said").fetchone()
        after = reader.execute("SELECT COUNT(*) FROM said").fetchone()
    other.close()

    assert (before, during, after) == ((0,), (0,), (1,))
