"""Where the demo's draft was out for consultation: for `test_every_page.py`."""

OF_LUSTER = {"slug": "luster"}
CONSULTED_PARTS = {  # Luster alone has sent a draft out
    "remark": "SELECT id FROM policy_remark ORDER BY number LIMIT 1",
    "statement": "SELECT id FROM policy_consultationresponse ORDER BY number LIMIT 1",
    "remark_key": "SELECT substr(key,1,8)||'-'||substr(key,9,4)||'-'||substr(key,13,4)||'-'||"
    "substr(key,17,4)||'-'||substr(key,21) FROM policy_remark WHERE response_id IS NULL LIMIT 1",
    "statement_key": "SELECT substr(key,1,8)||'-'||substr(key,9,4)||'-'||substr(key,13,4)||'-'||"
    "substr(key,17,4)||'-'||substr(key,21) FROM policy_consultationresponse LIMIT 1",
}
CONSULTED_PAGES = {
    "policy:consultation": OF_LUSTER,
    "policy:public_consultation": OF_LUSTER,
    "policy:public_remarks": OF_LUSTER,
    "policy:public_response": {**OF_LUSTER, "pk": "statement"},
    "policy:public_statement": OF_LUSTER,
    "policy:remark": {**OF_LUSTER, "pk": "remark"},
    "policy:remark_receipt": {**OF_LUSTER, "key": "remark_key"},
    "policy:remarks": OF_LUSTER,
    "policy:response_receipt": {**OF_LUSTER, "key": "statement_key"},
    "policy:statement": {**OF_LUSTER, "pk": "statement"},
}
NO_CONSULTED_PAGES = {
    "policy:statement_body", "policy:statement_parting", "policy:statement_rest",
    "policy:bodies", "policy:body_reminders", "policy:body_removal", "policy:consultation_closing",
    "policy:consultation_deadline", "policy:putting_back", "policy:remark_answers",
    "policy:remark_erasure", "policy:remark_holding", "policy:remark_opening",
    "policy:remark_release", "policy:remarks_file", "policy:response_file", "policy:rewording",
    "policy:statement_file",
}  # fmt: skip
