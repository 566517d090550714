import pytest

from tests.overview.road_files import road


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """(what the command answered, OUT) for a folder written by --example."""
    place = tmp_path_factory.mktemp("road")
    written = road("--example", place / "folder", "--json")
    assert written.returncode == 0, written.stderr.decode()
    run = road(place / "folder", "--out", place / "out", "--json")
    assert run.returncode == 0, run.stderr.decode()
    return run, place / "out"


@pytest.fixture
def run(db, tmp_path):
    """Carries a folder in this process; returns (summary, OUT)."""
    from samspill.overview.road.carrying import carry_folder

    def carried(folder):
        out = tmp_path / f"out-{folder.name}"
        return carry_folder(folder, out=out, on_progress=lambda text: None), out

    return carried


@pytest.fixture
def run_without_papers(run, monkeypatch):
    """As `run`, but every PDF and Word file is empty: for what is told in rows alone."""
    from samspill.overview.road import writing

    empty = {form: lambda document: b"" for form in ("pdf", "docx")}
    monkeypatch.setattr(writing, "FORMS", {**writing.FORMS, **empty})
    monkeypatch.setattr(writing.typst, "table_cards_pdf", lambda cards: b"")
    return run


@pytest.fixture
def faults(db, tmp_path):
    """The problems of a folder, as (file, row, column); and that OUT was not made."""
    from samspill.overview.road.carrying import carry_folder
    from samspill.overview.road.reading import BadFolderError

    def told(folder):
        out = tmp_path / "never"
        with pytest.raises(BadFolderError) as caught:
            carry_folder(folder, out=out, on_progress=lambda text: None)
        assert not out.exists()
        assert not list(tmp_path.glob(".never*"))
        assert all(problem.message for problem in caught.value.problems)
        return [(one.file, one.row, one.column) for one in caught.value.problems]

    return told
