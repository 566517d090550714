"""The stranger test: every address, tried by one who has no business there."""

from io import BytesIO
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from samspill.policy import actions as policy_actions
from tests.addresses import EXAMPLES, addresses, url
from tests.house import PASSWORD, house_for_a_module
from tests.house_standard import OF_THE_NATIONAL
from tests.row_counts import row_counts

ALL = {one.name: one for one in addresses()}
KNOWN = sorted(set(ALL) & set(EXAMPLES))
WORK = [name for name in KNOWN if ALL[name].access == "member"]
RUNNING = [name for name in KNOWN if ALL[name].access == "administrator"]
OPEN = [
    name for name in KNOWN if "slug" not in ALL[name].parts and name not in RUNNING
]  # of no one organiser
PUBLIC = [name for name in KNOWN if name not in (*WORK, *OPEN, *RUNNING)]
LISTS = ("_file", "_list", "_pdf", "_xlsx", "cards", "unreached")  # what others are given
WITH_ROWS = [name for name in WORK if ALL[name].parts & {"pk", "item_pk", "sign_up_pk"}]


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    yield from house_for_a_module(django_db_blocker)


@pytest.fixture
def at(client, db, house):
    """client, house and the address of a name, ready to be tried."""
    client.raise_request_exception = False
    return lambda name, **instead: url(name, house, **instead)


@pytest.fixture
def adopted(db, house):
    """The policy is adopted, and so is shown to all."""
    policy_actions.adopt(
        house.policy,
        body="Kommunestyret",
        decided_on=timezone.localdate(),
        case_number="12/27",
        text="Vedtatt.",
        word="Resten kommer.",
        by=house.coordinator,
    )


def owner(name, house):
    """One who works where the example of this address stands."""
    return house.adviser if name in OF_THE_NATIONAL else house.coordinator


def test_every_address_has_an_example_and_every_example_an_address():
    assert sorted(ALL) == sorted(EXAMPLES)


def test_no_page_is_still_to_come():
    assert [name for name, one in ALL.items() if one.view.__name__ == "soon"] == []


def test_every_view_of_an_organiser_says_who_may_come():
    unmarked = [name for name, one in ALL.items() if "slug" in one.parts and not one.access]

    assert unmarked == []


def test_every_workspace_address_is_for_members_and_no_other_is():
    wrong = [
        name
        for name in KNOWN
        if "slug" in ALL[name].parts
        and ("/work/" in pattern_of(name)) != (ALL[name].access == "member")
    ]

    assert wrong == []


def pattern_of(name):
    try:
        return reverse(name, kwargs=dict.fromkeys(ALL[name].parts, "1"))
    except NoReverseMatch:  # a row told by a long key
        keys = {part: UUID(int=1) for part in ALL[name].parts & {"pk", "key"}}
        return reverse(name, kwargs={**dict.fromkeys(ALL[name].parts, "1"), **keys})


@pytest.mark.alike
@pytest.mark.parametrize("name", WORK)
def test_one_who_is_not_signed_in_is_asked_to_sign_in(client, at, name):
    before = row_counts()

    answer = client.get(at(name))

    if answer.status_code != 405:  # only POST is known there
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("people:sign_in"))
    assert client.post(at(name), {}).status_code in (302, 405)
    assert row_counts() == before


@pytest.mark.alike
@pytest.mark.parametrize("name", WORK)
def test_a_stranger_finds_nothing_and_changes_nothing(client, at, house, name):
    client.force_login(house.stranger)
    before = row_counts()

    answers = [client.get(at(name)), client.post(at(name), {})]

    assert [one.status_code for one in answers if one.status_code != 405] in ([404], [404, 404])
    assert row_counts() == before


@pytest.mark.alike
@pytest.mark.parametrize("name", WITH_ROWS)
def test_rows_of_another_are_not_found_from_ones_own_address(client, at, house, name):
    """Own slug, the other's numbers."""
    client.force_login(house.stranger)
    address = at(name, slug=house.stranger_place.slug)
    before = row_counts()

    answers = [client.get(address), client.post(address, {})]

    assert [one.status_code for one in answers if one.status_code != 405] in ([404], [404, 404])
    assert row_counts() == before


@pytest.mark.parametrize("name", WORK)
def test_a_member_comes_in(client, at, house, name):
    client.force_login(owner(name, house))

    answer = client.get(at(name))

    assert answer.status_code in (200, 302, 405)


@pytest.mark.alike
@pytest.mark.parametrize("name", WORK)
def test_a_member_who_has_left_is_a_stranger(client, at, house, name):
    one = owner(name, house)
    one.is_active = False
    one.save()
    client.force_login(one)

    answer = client.get(at(name))

    assert answer.status_code in (302, 404, 405)
    if answer.status_code == 302:
        assert answer["Location"].startswith(reverse("people:sign_in"))


@pytest.mark.parametrize("name", [*PUBLIC, *OPEN])
def test_a_public_page_answers_one_who_is_not_signed_in(client, at, adopted, name):
    answer = client.get(at(name))

    assert answer.status_code in (200, 302, 405)


@pytest.mark.alike
@pytest.mark.parametrize("name", [*PUBLIC, *OPEN])
def test_a_public_page_answers_a_member_of_another(client, at, house, adopted, name):
    client.force_login(house.stranger)

    assert client.get(at(name)).status_code in (200, 302, 405)


@pytest.mark.alike
@pytest.mark.parametrize("name", PUBLIC)
def test_a_place_that_does_not_exist_is_not_found(client, at, name):
    answer = client.get(at(name, slug="no-such-place"))

    assert answer.status_code in (404, 405)


@pytest.mark.parametrize("name", [one for one in PUBLIC if "pk" in ALL[one].parts])
def test_public_rows_are_found_under_their_own_organiser_only(client, at, house, name):
    assert client.get(at(name, slug=house.stranger_place.slug)).status_code in (404, 405)


OF_CONFERENCES = [one for one in PUBLIC if one.startswith("conference:")]


@pytest.mark.parametrize("name", OF_CONFERENCES)
def test_a_conference_that_is_not_published_is_not_found(client, at, house, name):
    before = row_counts()

    answers = [
        client.get(at(name, pk=house.draft.pk)),
        client.post(at(name, pk=house.draft.pk), {"name": "Anne Eksempel"}),
    ]

    assert {one.status_code for one in answers} <= {404, 405}
    assert row_counts() == before


def test_a_contribution_that_is_not_published_is_not_found(client, at, house):
    assert client.get(at("policy:became", pk=house.unpublished.pk)).status_code == 404
    assert client.get(at("policy:became", pk=house.published.pk)).status_code == 200


@pytest.mark.parametrize("name", ["policy:public_policy", "policy:public_measure"])
def test_a_policy_that_is_a_draft_is_not_shown(client, at, house, name):
    text = house.policy.goals.first().text

    answer = client.get(at(name))

    assert answer.status_code == 404
    assert text not in answer.content.decode()


def test_a_process_that_is_not_public_is_told_to_nobody(client, at, house):
    house.process.is_public = False
    house.process.save()

    answer = client.get(at("overview:organiser"))

    assert answer.status_code == 200
    assert house.process.preliminary_meeting.place not in answer.content.decode()


def test_raw_words_stand_on_no_public_page(client, at, house):
    """A text that no one has published: neither on the pages nor on the board's first view."""
    secret = house.unpublished.raw_text
    screened = {
        "dialogue:board",
        "dialogue:board_plenary",
        "dialogue:participant",
        "dialogue:write",
    }  # the big screen and the tables: masked

    pages = {name: client.get(at(name)) for name in (*PUBLIC, *OPEN) if name not in screened}

    assert [name for name, one in pages.items() if holds(one, secret)] == []


def test_a_private_persons_name_and_street_stand_on_nothing_that_others_see(client, at, house):
    """Neither c/o lines nor streets: on open pages, behind signed links, in exports, in lists."""
    theirs = {"care_of": "Hemmelig Nabo", "address": "Lønnvegen 17"}
    house.organiser.associations.update(**theirs)
    own = {"registry:own_entry"}  # the association's own, behind the link it alone is sent
    lists = [name for name in WORK if name.endswith(LISTS)]

    def told(names, one):
        client.force_login(one)
        pages = {name: client.get(at(name)) for name in names}
        return [
            name for name, page in pages.items() if any(lies_in(page, x) for x in theirs.values())
        ]

    assert told(set(PUBLIC) | set(OPEN) - own, house.stranger) == []
    assert told(lists, house.coordinator) == []
    assert told(own, house.stranger) == [*own]  # the search finds what is there


def lies_in(answer, text):
    """Also in the parts of a spreadsheet."""
    if answer.streaming or not answer.content.startswith(b"PK"):
        return holds(answer, text)
    with ZipFile(BytesIO(answer.content)) as package:
        return any(text.encode() in package.read(name) for name in package.namelist())


def holds(answer, text):
    return not answer.streaming and text.encode() in answer.content


@pytest.mark.parametrize("name", [one for one in OPEN if "token" in ALL[one].parts])
def test_a_signed_link_that_was_changed_opens_nothing(client, at, house, name):
    good = at(name)
    signed, _, signature = EXAMPLES[name](house)["token"].partition(".")

    for changed in {f"1{signed}", f"{signed}1", signed.partition(":")[0]} - {signed}:
        forged = at(name, token=f"{changed}.{signature}")
        assert client.get(forged).status_code in (404, 405)
        assert client.post(forged, {}).status_code in (404, 405)
    assert client.get(good).status_code in (200, 302, 405)


BY_CODE = [one for one in OPEN if "code" in ALL[one].parts and one.startswith("dialogue:")]


@pytest.mark.alike
@pytest.mark.parametrize("name", BY_CODE)
def test_a_code_that_does_not_exist_is_not_found(client, at, name):
    assert client.get(at(name, code="ZZZZZZ")).status_code in (404, 405)


def test_signing_in_leads_only_to_this_house(client, house, db):
    answer = client.post(
        reverse("people:sign_in") + "?next=https://example.org/",
        {"email": house.coordinator.email, "password": PASSWORD, "next": "https://example.org/"},
    )

    assert answer.status_code == 302
    assert "example.org" not in answer["Location"]
