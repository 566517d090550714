from django.urls import path

from samspill.ui.views import soon

app_name = "insight"
urlpatterns = [
    path("<slug:slug>/work/contributions/", soon, name="contributions"),
    path("<slug:slug>/work/contributions/<int:pk>/", soon, name="contribution"),
    path("<slug:slug>/work/report/", soon, name="report"),
]
