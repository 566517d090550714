from django.urls import path

from samspill.people import views

app_name = "people"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/code/", views.ask_for_code, name="ask_for_code"),
    path("sign-in/code/digits/", views.code, name="code"),
    path("sign-in/second-step/", views.second_step, name="second_step"),
    path("sign-in/with/<slug:provider>/", views.start, name="start"),
    path("sign-in/with/<slug:provider>/back/", views.back, name="back"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("me/account/", views.account, name="account"),
    path("me/password/", views.password, name="password"),
    path("me/second-factor/", views.second_factor, name="second_factor"),
    path("me/second-factor/removal/", views.second_factor_removal, name="second_factor_removal"),
    path("me/second-factor/recovery-codes/", views.recovery_codes, name="recovery_codes"),
    path("me/sessions/endings/", views.other_sessions, name="other_sessions"),
    path("me/sessions/<slug:reference>/ending/", views.session_ending, name="session_ending"),
    path("me/identities/<slug:provider>/removal/", views.identity_removal, name="identity_removal"),
]
