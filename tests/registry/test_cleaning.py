from __future__ import annotations

import pytest

from samspill.registry import cleaning


@pytest.mark.parametrize(
    ("lines", "address", "person"),
    [
        (["Testveien 1"], "Testveien 1", ""),
        (["c/o Kari Eksempel", "Testveien 1"], "Testveien 1", "Kari Eksempel"),
        (["C/O KARI EKSEMPEL"], "", "KARI EKSEMPEL"),
        (["v/Ola Testmann, Testveien 1"], "Testveien 1", "Ola Testmann"),
        (["Testveien 1 v/ Ola Testmann"], "Testveien 1", "Ola Testmann"),
        (["Att: Ola Testmann", "Postboks 3"], "Postboks 3", "Ola Testmann"),
        (["ved Ola Testmann"], "", "Ola Testmann"),
        (["Vedelden 4"], "Vedelden 4", ""),
        (["Cocoveien 2"], "Cocoveien 2", ""),
    ],
)
def test_a_persons_name_is_told_apart_from_the_street(lines, address, person):
    assert cleaning.split_care_of(lines) == (address, person)


@pytest.mark.parametrize("told", ["400 00 000", "+47 40 00 00 00", "0047 40000000", "40 00 00 00"])
def test_a_telephone_number_is_kept_in_one_form(told):
    assert cleaning.clean_phone(told) == "+4740000000"


@pytest.mark.parametrize("told", ["nei", "12", "ring meg"])
def test_what_is_no_telephone_number_is_refused(told):
    with pytest.raises(ValueError, match=told):
        cleaning.clean_phone(told)


@pytest.mark.parametrize("told", ["318730008", "318 730 008", "NO 318 730 008 MVA", "318.730.008"])
def test_an_org_number_is_nine_digits_however_it_is_written(told):
    assert cleaning.clean_org_number(told) == "318730008"


@pytest.mark.parametrize("told", ["31873000", "31873000X", "٣١٨٧٣٠٠٠٨", "abc"])
def test_other_things_are_no_org_number(told):
    with pytest.raises(ValueError, match=told):
        cleaning.clean_org_number(told)


def test_an_address_on_one_line_is_divided():
    assert cleaning.split_postcode("Storgata 1, 4563 Borhaug") == ("Storgata 1", "4563", "Borhaug")
    assert cleaning.split_postcode("Storgata 1") == ("Storgata 1", "", "")
