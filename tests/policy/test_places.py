"""The pages of the policy have the same way between them; a fault in a measure leads to what is wrong."""

import pytest
from django.urls import reverse


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


@pytest.mark.parametrize("name", ["answers", "versions", "papers", "clashes", "follow_up"])
def test_from_each_page_one_comes_to_the_others(signed_in, place, adopted, name):
    page = signed_in.get(at(name, place)).content.decode()

    nav = page.partition('class="policy-places"')[2].partition("</nav>")[0]
    for other in ("policy", "answers", "versions", "papers", "follow_up"):
        assert f'href="{at(other, place)}"' in nav
    assert "aria-current" in nav


def test_a_fault_in_a_measure_leads_to_the_errors(signed_in, place, policy, measure):
    page = signed_in.get(at("measure", place, measure.pk)).content.decode()

    fault = signed_in.post(at("measure", place, measure.pk), {"text": ""}).content.decode()

    assert f'action="{at("measure", place, measure.pk)}#errors"' in page
    assert 'tabindex="-1" id="errors"' in fault
