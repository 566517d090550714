from samspill.insight.actions.coding import code, propose_codings
from samspill.insight.actions.findings import make_findings
from samspill.insight.actions.thanks import draft_thanks

__all__ = ["code", "draft_thanks", "make_findings", "propose_codings"]
