from django.urls import path

from samspill.policy.urls_council import council_patterns
from samspill.policy.urls_following import following_patterns
from samspill.policy.urls_papers import paper_patterns
from samspill.policy.views import (
    answers,
    arranging,
    became,
    comments,
    consultation,
    editor,
    followers,
    letters,
    linking,
    measures,
    presence,
    public_consultation,
    public_statements,
    remarks,
    remarks_file,
    statements,
    text,
    versions,
    what_became,
    wordings,
)

app_name = "policy"
WORK = "<slug:slug>/work/policy"
MEASURE = f"{WORK}/measures/<int:pk>"
PASSAGE = f"{WORK}/passages/<int:pk>"

urlpatterns = [
    path(f"{WORK}/", editor.policy, name="policy"),
    path(f"{WORK}/draft/", editor.draft, name="draft"),
    path(f"{WORK}/chapters/<slug:key>/", text.chapter, name="chapter"),
    path(f"{WORK}/chapters/<slug:key>/passages/", text.new_passage, name="new_passage"),
    path(f"{WORK}/goals/<int:pk>/", text.goal, name="goal"),
    path(f"{PASSAGE}/", text.passage, name="passage"),
    path(f"{PASSAGE}/place/", text.passage_place, name="passage_place"),
    path(f"{PASSAGE}/removal/", text.passage_removal, name="passage_removal"),
    path(f"{PASSAGE}/return/", text.passage_return, name="passage_return"),
    path(f"{PASSAGE}/writing/", presence.writing, name="writing"),
    path(f"{WORK}/writers/", presence.writers, name="writers"),
    path(f"{PASSAGE}/comments/", comments.comments, name="comments"),
    path(f"{WORK}/comments/<int:pk>/settling/", comments.settling, name="comment_settling"),
    path(f"{WORK}/comments/<int:pk>/reopening/", comments.reopening, name="comment_reopening"),
    path(f"{WORK}/clashes/", wordings.clashes, name="clashes"),
    path(f"{WORK}/clashes/<int:pk>/", wordings.clash, name="clash"),
    path(f"{WORK}/wordings/<int:pk>/restoration/", wordings.restoration, name="restoration"),
    path(f"{WORK}/versions/", versions.versions, name="versions"),
    path(f"{WORK}/versions/<int:number>/", versions.version, name="version"),
    path(f"{WORK}/goals/<int:pk>/measures/", measures.new_measure, name="new_measure"),
    path(f"{WORK}/files/<str:form>/", editor.policy_file, name="policy_file"),
    path(f"{MEASURE}/", measures.measure, name="measure"),
    path(f"{MEASURE}/threads/", linking.threads, name="threads"),
    path(f"{MEASURE}/untying/", linking.untying, name="untying"),
    path(f"{MEASURE}/findings/", linking.findings, name="findings"),
    path(f"{MEASURE}/findings/untying/", linking.finding_untying, name="finding_untying"),
    path(f"{MEASURE}/place/", arranging.place, name="place"),
    path(f"{WORK}/reasons/", linking.reasons, name="reasons"),
    path(f"{WORK}/goals/", arranging.new_goal, name="new_goal"),
    path(f"{WORK}/goals/<int:pk>/deletion/", arranging.goal_deletion, name="goal_deletion"),
    path(f"{MEASURE}/deletion/", measures.deletion, name="deletion"),
    path(f"{MEASURE}/status/", measures.status, name="status"),
    path(f"{WORK}/answers/", answers.answers, name="answers"),
    path(f"{WORK}/answers/many/", answers.many, name="answers_many"),
    path(f"{WORK}/answers/<int:pk>/", answers.answer, name="answer"),
    *council_patterns,
    *paper_patterns,
]

OUT = f"{WORK}/consultation"
REMARK = f"{WORK}/remarks/<int:pk>"
STATEMENT = f"{OUT}/statements/<int:pk>"
PUBLIC_OUT = "<slug:slug>/policy/consultation"
urlpatterns += [
    path(f"{OUT}/", consultation.consultation, name="consultation"),
    path(f"{OUT}/bodies/", consultation.bodies, name="bodies"),
    path(f"{OUT}/bodies/<int:pk>/removal/", consultation.body_removal, name="body_removal"),
    path(f"{OUT}/reminders/", consultation.reminders, name="body_reminders"),
    path(f"{OUT}/deadline/", consultation.deadline, name="consultation_deadline"),
    path(f"{OUT}/closing/", consultation.closing, name="consultation_closing"),
    path(f"{STATEMENT}/", statements.statement, name="statement"),
    path(f"{STATEMENT}/files/<int:file_pk>/", statements.statement_file, name="statement_file"),
    path(f"{STATEMENT}/body/", statements.statement_body, name="statement_body"),
    path(f"{STATEMENT}/parting/", statements.statement_parting, name="statement_parting"),
    path(f"{STATEMENT}/rest/", statements.statement_rest, name="statement_rest"),
    path(f"{WORK}/remarks/", remarks.remarks, name="remarks"),
    path(f"{WORK}/remarks/answers/", remarks.remark_answers, name="remark_answers"),
    path(f"{WORK}/remarks/files/<str:form>/", remarks_file.remarks_file, name="remarks_file"),
    path(f"{REMARK}/", remarks.remark, name="remark"),
    path(f"{REMARK}/release/", remarks.remark_release, name="remark_release"),
    path(f"{REMARK}/holding/", remarks.remark_holding, name="remark_holding"),
    path(f"{REMARK}/opening/", remarks.remark_opening, name="remark_opening"),
    path(f"{REMARK}/erasure/", remarks.remark_erasure, name="remark_erasure"),
    path(f"{REMARK}/rewording/", remarks.rewording, name="rewording"),
    path(f"{REMARK}/putting-back/", statements.putting_back, name="putting_back"),
    path(f"{PUBLIC_OUT}/", public_consultation.public_consultation, name="public_consultation"),
    path(
        f"{PUBLIC_OUT}/receipts/<uuid:key>/",
        public_consultation.remark_receipt,
        name="remark_receipt",
    ),
    path(f"{PUBLIC_OUT}/statement/", public_statements.public_statement, name="public_statement"),
    path(
        f"{PUBLIC_OUT}/statement/receipts/<uuid:key>/",
        public_statements.response_receipt,
        name="response_receipt",
    ),
    path(
        f"{PUBLIC_OUT}/statements/<int:pk>/",
        public_statements.public_response,
        name="public_response",
    ),
    path(
        f"{PUBLIC_OUT}/statements/<int:pk>/files/<int:file_pk>/",
        public_statements.response_file,
        name="response_file",
    ),
    path("<slug:slug>/policy/remarks/", public_consultation.public_remarks, name="public_remarks"),
    *following_patterns,
]

SAID = "<slug:slug>/contributions/<int:pk>"
BECAME = "<slug:slug>/what-became"
FOLLOWER = "<slug:slug>/followers/<str:token>"
urlpatterns += [
    path(f"{WORK}/letters/<str:kind>/", letters.letter, name="policy_letter"),
    path(f"{SAID}/", became.became, name="became"),
    path(f"{SAID}/alike/", became.alike, name="alike"),
    path(f"{SAID}/followers/", followers.followers, name="followers"),
    path(f"{FOLLOWER}/", followers.follower, name="follower"),
    path(f"{FOLLOWER}/end/", followers.follower_end, name="follower_end"),
    path(f"{BECAME}/", what_became.what_became, name="what_became"),
    path(f"{BECAME}/associations/<int:pk>/", what_became.association, name="became_association"),
    path(f"{BECAME}/tables/<int:pk>/", what_became.table, name="became_table"),
]
