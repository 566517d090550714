from django.urls import path

from samspill.advice.views import advice, criteria, experiences, guide, public, waiting

app_name = "advice"
GUIDE = "<slug:slug>/work/guide"
TEXT = f"{GUIDE}/steps/<str:key>"
ADVICE = f"{GUIDE}/advice/<int:number>"
SIGN = "<slug:slug>/work/criteria/<int:number>/grounds"
OWN = "experiences/own/<str:token>"
READ = "<slug:slug>/work/experiences"
urlpatterns = [
    path("guide/advice/<int:number>/", public.advice, name="advice"),
    path("guide/print/<str:language>.pdf", public.print_guide, name="print"),
    path("criteria/", criteria.criteria, name="criteria"),
    path("criteria/<int:number>/", criteria.criterion, name="criterion"),
    path(f"{SIGN}/", criteria.criterion_grounds, name="criterion_grounds"),
    path(
        f"{SIGN}/<int:pk>/removal/",
        criteria.criterion_ground_removal,
        name="criterion_ground_removal",
    ),
    path("experiences/", experiences.experiences, name="experiences"),
    path("experiences/new/", experiences.new_experience, name="new_experience"),
    path("experiences/sent/", experiences.experience_sent, name="experience_sent"),
    path("experiences/<int:pk>/", experiences.experience, name="experience"),
    path(f"{OWN}/", experiences.own_experience, name="own_experience"),
    path(
        f"{OWN}/confirmation/",
        experiences.experience_confirmation,
        name="experience_confirmation",
    ),
    path(f"{OWN}/withdrawal/", experiences.experience_withdrawal, name="experience_withdrawal"),
    path(f"{GUIDE}/", guide.guide, name="guide"),
    path(f"{TEXT}/", guide.guide_text, name="guide_text"),
    path(f"{TEXT}/preview/", guide.guide_preview, name="guide_preview"),
    path(f"{TEXT}/publication/", guide.guide_publication, name="guide_publication"),
    path(f"{TEXT}/versions/", guide.guide_versions, name="guide_versions"),
    path(f"{TEXT}/return/", guide.guide_return, name="guide_return"),
    path(f"{TEXT}/draft-removal/", guide.guide_draft_removal, name="guide_draft_removal"),
    path(f"{GUIDE}/advice/new/", advice.new_advice, name="new_advice"),
    path(f"{ADVICE}/", advice.advice_work, name="advice_work"),
    path(f"{ADVICE}/publication/", advice.advice_publication, name="advice_publication"),
    path(f"{ADVICE}/withdrawal/", advice.advice_withdrawal, name="advice_withdrawal"),
    path(f"{ADVICE}/grounds/", advice.grounds, name="grounds"),
    path(f"{ADVICE}/grounds/<int:pk>/removal/", advice.ground_removal, name="ground_removal"),
    path(f"{READ}/", waiting.experiences_work, name="experiences_work"),
    path(f"{READ}/<int:pk>/", waiting.experience_work, name="experience_work"),
    path(f"{READ}/<int:pk>/approval/", waiting.experience_approval, name="experience_approval"),
    path(f"{READ}/<int:pk>/refusal/", waiting.experience_refusal, name="experience_refusal"),
    path(f"{READ}/answers/<int:pk>/question/", waiting.answer_question, name="answer_question"),
]
