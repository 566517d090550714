from django.urls import path

from samspill.people import views

app_name = "people"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/code/", views.ask_for_code, name="ask_for_code"),
    path("sign-in/code/digits/", views.code, name="code"),
    path("sign-out/", views.sign_out, name="sign_out"),
]
