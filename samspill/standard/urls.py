from django.urls import path

from samspill.standard.views import assessing, criteria, map_years, survey
from samspill.standard.views import map as national_map

app_name = "standard"
WORK = "<slug:slug>/work"
urlpatterns = [
    path("map/", map_years.map_year, name="map_now"),
    path("map/<int:year>/", map_years.map_year, name="map_year"),
    path("survey/<str:token>/", survey.answer, name="answer"),
    path("<slug:slug>/standard/", assessing.profile, name="profile"),
    path("<slug:slug>/standard/<int:number>/file/", assessing.public_file, name="public_file"),
    path(f"{WORK}/criteria/", criteria.criteria, name="criteria"),
    path(f"{WORK}/criteria/new/", criteria.criterion_new, name="criterion_new"),
    path(f"{WORK}/criteria/<int:number>/", criteria.criterion, name="criterion"),
    path(f"{WORK}/map/", national_map.map_status, name="map_status"),
    path(f"{WORK}/map/list/", national_map.status_list, name="status_list"),
    path(f"{WORK}/map/invitations/", national_map.invitations, name="invitations"),
    path(f"{WORK}/map/<str:number>/", national_map.status, name="status"),
    path(f"{WORK}/standard/", assessing.assessment, name="assessment"),
    path(f"{WORK}/standard/completion/", assessing.completion, name="completion"),
    path(f"{WORK}/standard/survey/", survey.survey, name="survey"),
    path(f"{WORK}/standard/survey/closing/", survey.closing, name="closing"),
    path(f"{WORK}/standard/<int:number>/", assessing.mark, name="mark"),
    path(f"{WORK}/standard/<int:number>/file/", assessing.evidence_file, name="evidence_file"),
]
