from django.urls import path

from samspill.ui.views import soon

app_name = "policy"
urlpatterns = [
    path("<slug:slug>/work/policy/", soon, name="policy"),
    path("<slug:slug>/work/policy/measures/<int:pk>/", soon, name="measure"),
    path("<slug:slug>/policy/", soon, name="public_policy"),
    path("<slug:slug>/contributions/<int:pk>/", soon, name="became"),
]
