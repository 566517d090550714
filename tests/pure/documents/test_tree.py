"""The document tree's own small rules."""

from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.documents.tree import (
    Anchor,
    Document,
    Heading,
    Paragraph,
    Quote,
    Table,
    Text,
    anchors,
    heading_levels,
    inlines,
    is_safe_address,
    paragraph,
    plain,
)


def effective_levels(levels: list[int]) -> list[int]:
    return [level for _, level in heading_levels([Heading(level, "x") for level in levels])]


def test_a_skipped_heading_level_is_closed_and_siblings_stay_alike() -> None:
    assert effective_levels([1, 2, 2, 1]) == [2, 3, 3, 2]
    assert effective_levels([2, 2, 4, 4, 2]) == [2, 2, 3, 3, 2]


@given(st.lists(st.integers(min_value=-2, max_value=9)))
def test_no_order_of_headings_skips_a_level(levels: list[int]) -> None:
    effective = effective_levels(levels)

    steps = zip([1, *effective], effective, strict=False)
    assert all(after <= before + 1 and 2 <= after <= 6 for before, after in steps)


def test_strings_and_inlines_may_stand_side_by_side() -> None:
    content = inlines(["Se ", Text("her", strong=True), ""])

    assert content == (Text("Se "), Text("her", strong=True))
    assert plain(["Se ", Text("her")]) == "Se her"
    assert paragraph("Hei") == Paragraph((Text("Hei"),))


def test_anchors_are_found_everywhere_and_counted_once() -> None:
    table = Table("", ["Nr."], [[[Anchor("c-2", "2")]]])
    blocks = [Heading(1, "A", anchor="a"), Quote("x", anchor="c-1"), table, Quote("y", anchor="a")]

    numbers = anchors(Document("T", "nb", blocks))

    assert numbers == {"a": 1, "c-1": 2, "c-2": 3}


def test_only_web_mail_and_telephone_addresses_are_followed() -> None:
    safe = ["https://example.no", "HTTP://example.no", "mailto:a@example.no", "tel:+4740000000"]
    unsafe = ["javascript:alert(1)", "file:///etc/passwd", "example.no", "", "https://a b"]

    assert all(is_safe_address(href) for href in safe)
    assert not any(is_safe_address(href) for href in unsafe)
