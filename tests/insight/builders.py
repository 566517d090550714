"""Contributions for the tests, given around the tables of an evening."""

from samspill.dialogue import actions as dialogue_actions
from samspill.dialogue.actions import ContributionDraft
from samspill.insight import actions
from samspill.registry.models import Association
from tests.dialogue import builders

RINGS = (
    "Hvem ringer vi i kommunen? Ett nummer, takk.",
    "Vi trenger én kontaktperson i kommunen som svarer.",
    "Kven skal vi ringje når nøkkelen ikkje verkar? Éin kontaktperson, takk.",
)
HALL = "Vi trenger mer halltid, og gymsalen er låst om kvelden."
NOTHING = "Hurra!"


def give(dialogue, *texts, round=1, table=1, association=None, language="nb"):
    """Contributions in the order given, each at a table of its own from `table` on."""
    drafts = [
        ContributionDraft(
            round=round,
            table=table + place,
            text=text,
            association=association,
            language=language,
        )
        for place, text in enumerate(texts)
    ]
    return dialogue_actions.contribute_many(dialogue, drafts=drafts, channel="file")


def spoken(place, *texts, tables=4):
    """A dialogue where these texts have been said, with themes proposed and findings made."""
    dialogue = builders.dialogue(place, tables=tables)
    give(dialogue, *texts)
    actions.propose_codings(dialogue)
    actions.make_findings(dialogue, language="nb")
    return dialogue


def association(place, name="ELVEKROKEN IDRETTSLAG"):
    return Association.objects.create(organiser=place, name=name, source="manual")
