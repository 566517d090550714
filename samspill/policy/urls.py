from django.urls import path

from samspill.policy.views import answers, editor, measures, public

app_name = "policy"
WORK = "<slug:slug>/work/policy"
MEASURE = f"{WORK}/measures/<int:pk>"

urlpatterns = [
    path(f"{WORK}/", editor.policy, name="policy"),
    path(f"{WORK}/draft/", editor.draft, name="draft"),
    path(f"{WORK}/chapters/<slug:key>/", editor.chapter, name="chapter"),
    path(f"{WORK}/goals/<int:pk>/", editor.goal, name="goal"),
    path(f"{WORK}/goals/<int:pk>/measures/", measures.new_measure, name="new_measure"),
    path(f"{WORK}/consultation/", editor.consultation, name="consultation"),
    path(f"{WORK}/resolution/", editor.resolution, name="resolution"),
    path(f"{WORK}/files/<str:form>/", editor.policy_file, name="policy_file"),
    path(f"{MEASURE}/", measures.measure, name="measure"),
    path(f"{MEASURE}/threads/", measures.threads, name="threads"),
    path(f"{MEASURE}/untying/", measures.untying, name="untying"),
    path(f"{MEASURE}/deletion/", measures.deletion, name="deletion"),
    path(f"{MEASURE}/status/", measures.status, name="status"),
    path(f"{WORK}/answers/", answers.answers, name="answers"),
    path(f"{WORK}/answers/<int:pk>/", answers.answer, name="answer"),
    path("<slug:slug>/policy/", public.public_policy, name="public_policy"),
    path("<slug:slug>/policy/measures/<int:pk>/", public.public_measure, name="public_measure"),
    path("<slug:slug>/contributions/<int:pk>/", public.became, name="became"),
]
