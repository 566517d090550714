"""What others install beside Samspill is found by its entry points."""

import pytest

from samspill.adapters.plug_ins import SUGGESTERS, NoSuchPlugInError, plug_in
from tests.adapters.plug_in_packages import install


def test_an_installed_class_is_made_into_an_object(tmp_path, monkeypatch):
    install(tmp_path, monkeypatch)

    found = plug_in(SUGGESTERS, "local")

    assert (found.name, found.version) == ("our-model", "1.2")


def test_a_name_that_nothing_has_is_told_with_those_there_are(tmp_path, monkeypatch):
    install(tmp_path, monkeypatch)

    with pytest.raises(NoSuchPlugInError, match="broken, gone, local"):
        plug_in(SUGGESTERS, "remote")
