from django.urls import path

from samspill.organiser.views import administration, invitation, people, place

app_name = "organiser"
PEOPLE = "<slug:slug>/work/people"
urlpatterns = [
    path("administration/", administration.administration, name="administration"),
    path("administration/opening/", administration.opening, name="opening"),
    path(
        "administration/<int:number>/coordinator/", administration.coordinator, name="coordinator"
    ),
    path("invitations/<str:token>/", invitation.invitation, name="invitation"),
    path(f"{PEOPLE}/", people.people, name="people"),
    path(f"{PEOPLE}/invitation/", people.invite, name="invite"),
    path(f"{PEOPLE}/<int:pk>/", people.member, name="member"),
    path(f"{PEOPLE}/<int:pk>/ending/", people.member_ending, name="member_ending"),
    path(
        f"{PEOPLE}/invitations/<int:pk>/withdrawal/",
        people.invitation_withdrawal,
        name="invitation_withdrawal",
    ),
    path(
        f"{PEOPLE}/invitations/<int:pk>/renewal/",
        people.invitation_renewal,
        name="invitation_renewal",
    ),
    path("<slug:slug>/work/place/", place.place, name="place"),
]
