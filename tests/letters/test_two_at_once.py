"""Two who fill in the same letter, each on a page of their own, lose nothing of each other's."""

import json

import pytest

from samspill.letters import actions
from samspill.ui.others_changes import STOOD
from tests.letters import builders
from tests.letters.test_pages import page

pytestmark = pytest.mark.django_db


def test_a_page_opened_before_changes_only_what_is_written_on_it(coordinator, process):
    letter = builders.letter(process)
    form = coordinator.get(page("facts", letter)).context["form"]
    stood = str(form.as_it_stood)
    sent = json.loads(stood.partition('value="')[2].partition('">')[0].replace("&quot;", '"'))
    actions.change_facts(letter, facts={"contact_name": "Ane Prøve"})

    body = {name: value for name, value in sent.items() if value}
    changed = {"contact_phone": "40 00 00 01", STOOD: json.dumps(sent)}
    answer = coordinator.post(page("facts", letter), {**body, **changed})

    letter.refresh_from_db()
    assert answer.status_code == 302
    assert letter.facts["contact_name"] == "Ane Prøve"
    assert letter.facts["contact_phone"] == "40 00 00 01"
