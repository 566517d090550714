"""Findings: what enough contributions share, ranked by tables, with stable numbers."""

from samspill.insight import actions
from samspill.insight.models import Theme
from tests.insight import builders


def test_three_who_say_the_same_make_a_finding_with_its_basis(dialogue):
    finding = dialogue.findings.get()

    assert finding.reference == "F1"
    assert finding.theme_id == "KOO.kontaktpunkt"
    assert finding.contributions.count() == 3
    assert finding.statement.endswith("3 innspill fra 3 bord og 0 lag sier det.")


def test_the_statement_is_in_the_language_asked_for(dialogue):
    actions.make_findings(dialogue, language="nn")

    assert "3 innspel frå 3 bord" in dialogue.findings.get().statement


def test_a_finding_keeps_its_number_when_it_is_made_anew(place):
    dialogue = builders.spoken(place, *builders.RINGS)
    builders.give(dialogue, *[builders.HALL] * 4)
    actions.propose_codings(dialogue)

    actions.make_findings(dialogue, language="nb")

    references = dict(dialogue.findings.with_basis().values_list("theme", "reference"))
    assert references["KOO.kontaktpunkt"] == "F1"
    assert references["LOK.tilgang"] == "F2"


def test_a_finding_whose_basis_is_gone_is_not_listed(dialogue, coordinator):
    for one in dialogue.findings.get().contributions.all():
        actions.code(one, primary=Theme.objects.get(pk="ANN"), by=coordinator)

    actions.make_findings(dialogue, language="nb")

    assert not dialogue.findings.with_basis().exists()


def test_what_a_person_must_look_at_bears_no_finding(dialogue):
    from samspill.insight.models import Coding

    Coding.objects.filter(primary="KOO").update(is_unclear=True)

    actions.make_findings(dialogue, language="nb")

    assert not dialogue.findings.with_basis().exists()


def test_ten_notes_from_one_table_rank_below_three_tables(place):
    dialogue = builders.spoken(place)
    for _time in range(10):
        builders.give(dialogue, builders.HALL, table=4)
    builders.give(dialogue, *builders.RINGS)
    actions.propose_codings(dialogue)

    findings = actions.make_findings(dialogue, language="nb")

    assert [finding.theme_id for finding in findings] == ["KOO.kontaktpunkt", "LOK.tilgang"]
