"""What the set-up stands on: stamps by content, and assets that are all in their places."""

import os
import re

import assets
import stamps


def test_a_stamp_follows_the_content_of_a_file_and_not_its_date(tmp_path):
    lock = tmp_path / "dev.lock"
    lock.write_text("one==1", encoding="utf-8")
    first = stamps.content_hash([lock])

    os.utime(lock, (1, 1))
    touched = stamps.content_hash([lock])
    lock.write_text("one==2", encoding="utf-8")
    changed = stamps.content_hash([lock])

    assert touched == first
    assert changed != first


def test_a_stamp_follows_the_notes_given_with_it(tmp_path):
    assert stamps.content_hash([], "a", "bc") != stamps.content_hash([], "ab", "c")


def test_a_stamp_is_current_only_with_the_hash_it_holds(tmp_path):
    stamp = tmp_path / "folder" / ".stamp"

    before = stamps.is_current(stamp, "a1")
    stamps.write(stamp, "a1")

    assert before is False
    assert stamps.is_current(stamp, "a1")
    assert not stamps.is_current(stamp, "b2")


def test_every_asset_stands_in_its_place_and_the_wanted_icons_exist():
    assert assets.missing_files() == []


def test_the_web_fonts_hold_the_letters_they_are_declared_for():
    from fontTools.ttLib import TTFont

    norwegian = TTFont(assets.VENDOR / "inter" / "inter-norwegian.woff2").getBestCmap()
    sami = TTFont(assets.VENDOR / "inter" / "inter-sami.woff2").getBestCmap()

    assert [letter for letter in "AÆØÅæøåéòôü «»–—…’”€ 0189" if ord(letter) not in norwegian] == []
    assert [
        letter for letter in "áčđŋšŧžńǯʒǥǧǩČĐŊŠŦŽ" if ord(letter) not in {**sami, **norwegian}
    ] == []
    assert re.findall(r"unicode-range: (.*);", inter_css()) == [assets.NORWEGIAN, assets.SAMI]


def test_the_norwegian_web_font_is_small_enough_for_a_phone():
    size_bytes = (assets.VENDOR / "inter" / "inter-norwegian.woff2").stat().st_size

    assert size_bytes < 27_000


def inter_css() -> str:
    """The style sheet that declares the web fonts."""
    return (assets.VENDOR / "inter" / "inter.css").read_text(encoding="utf-8")
