"""Where the policy is written, decided and read: for `test_every_page.py`."""

OF_LUSTER = {"slug": "luster"}
POLICY_PARTS = {
    "version": "SELECT v.number FROM policy_policyversion v JOIN policy_policy p ON p.id=v.policy_id "
    "WHERE p.organiser_id={luster} AND v.kind<>'saved' ORDER BY v.number LIMIT 1",
    "passage": "SELECT p.id FROM policy_passage p JOIN policy_policy q ON q.id=p.policy_id "
    "WHERE q.organiser_id={luster} AND p.kind='measure' AND p.is_standing LIMIT 1",
    "published": "SELECT m.contribution_id FROM policy_measurecontribution m "
    "JOIN dialogue_publishedcontribution p ON p.contribution_id=m.contribution_id LIMIT 1",
    "spoken": "SELECT c.association_id FROM dialogue_contribution c WHERE c.organiser_id={luster} "
    "AND c.association_id IS NOT NULL LIMIT 1",
    "table": "SELECT c.table_id FROM dialogue_contribution c WHERE c.organiser_id={luster} "
    "AND c.table_id IS NOT NULL LIMIT 1",
}
POLICY_PAGES = {
    "policy:alike": {**OF_LUSTER, "pk": "published"},
    "policy:amendment": OF_LUSTER,
    "policy:answer": {**OF_LUSTER, "pk": "published"},
    "policy:answers": OF_LUSTER,
    "policy:became": {**OF_LUSTER, "pk": "published"},
    "policy:became_association": {**OF_LUSTER, "pk": "spoken"},
    "policy:became_table": {**OF_LUSTER, "pk": "table"},
    "policy:case_documents": OF_LUSTER,
    "policy:check": OF_LUSTER,
    "policy:clashes": OF_LUSTER,
    "policy:document_template": {**OF_LUSTER, "kind": "case_document"},
    "policy:document_templates": OF_LUSTER,
    "policy:measure": {**OF_LUSTER, "pk": "measure"},
    "policy:papers": OF_LUSTER,
    "policy:passage": {**OF_LUSTER, "pk": "passage"},
    "policy:policy": OF_LUSTER,
    "policy:public_measure": {**OF_LUSTER, "pk": "measure"},
    "policy:public_policy": OF_LUSTER,
    "policy:public_version": {**OF_LUSTER, "number": "version"},
    "policy:resolution": OF_LUSTER,
    "policy:version": {**OF_LUSTER, "number": "version"},
    "policy:versions": OF_LUSTER,
    "policy:what_became": OF_LUSTER,
}
# Only POST is known there, a file is answered, or a journey of its own opens it.
NO_POLICY_PAGES = {
    "policy:abandonment", "policy:answers_many", "policy:case_document", "policy:case_figures",
    "policy:case_file", "policy:case_removal", "policy:chapter", "policy:clash",
    "policy:comment_reopening", "policy:comment_settling", "policy:comments", "policy:deletion",
    "policy:draft", "policy:finding_untying", "policy:findings", "policy:follower",
    "policy:follower_end", "policy:followers", "policy:goal", "policy:goal_deletion",
    "policy:new_goal", "policy:new_measure", "policy:new_passage", "policy:paper",
    "policy:paper_file", "policy:paper_renewal", "policy:passage_place", "policy:passage_removal",
    "policy:passage_return", "policy:place", "policy:policy_file", "policy:policy_letter",
    "policy:public_file", "policy:public_paper", "policy:reasons", "policy:restoration",
    "policy:status", "policy:template_example", "policy:template_file", "policy:template_preview",
    "policy:template_selection", "policy:template_standard", "policy:threads", "policy:untying",
    "policy:writers", "policy:writing",
}  # fmt: skip
