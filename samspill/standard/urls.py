from django.urls import path

from samspill.standard import views

app_name = "standard"
urlpatterns = [
    path("<slug:slug>/work/map/", views.map_status, name="map_status"),
    path("<slug:slug>/work/map/list/", views.status_list, name="status_list"),
    path("<slug:slug>/work/map/invitations/", views.invitations, name="invitations"),
    path("<slug:slug>/work/map/<str:number>/", views.status, name="status"),
]
