from django.urls import path

from samspill.conference.asking.addresses import addresses as asked
from samspill.conference.door import views as door
from samspill.conference.door import watching
from samspill.conference.door import worker as door_worker
from samspill.conference.partners import views as partners
from samspill.conference.printing import views as printing
from samspill.conference.programme_versions.views import putting_out
from samspill.conference.urls_sign_up import sign_up_patterns
from samspill.conference.views import files, letters, own, public, sign_ups, work
from samspill.conference.who_answered import views as answers

app_name = "conference"
WORK = "<slug:slug>/work/conference/<int:pk>"
urlpatterns = [
    *asked,
    path("conferences/", public.all_conferences, name="all"),
    path("sign-ups/<str:token>/", own.my_sign_up, name="my_sign_up"),
    path("sign-ups/<str:token>/participant/", own.participant, name="participant"),
    path("sign-ups/<str:token>/cancellation/", own.cancellation, name="cancellation"),
    path("sign-ups/<str:token>/calendar.ics", own.own_calendar, name="own_calendar"),
    path("<slug:slug>/conferences/<int:pk>/", public.conference, name="conference"),
    path("<slug:slug>/conferences/<int:pk>/own-link/", public.own_link, name="own_link"),
    path(
        "<slug:slug>/conferences/<int:pk>/calendar.ics",
        files.calendar_of_conference,
        name="calendar",
    ),
    path(
        "<slug:slug>/conferences/<int:pk>/programme.ics",
        files.calendar_of_programme,
        name="programme_calendar",
    ),
    path(
        "<slug:slug>/conferences/<int:pk>/programme.pdf", files.programme_pdf, name="programme_pdf"
    ),
    *sign_up_patterns,
    path("<slug:slug>/work/letters/<int:pk>/answers/", answers.answered, name="who_answered"),
    path(
        "<slug:slug>/work/letters/<int:pk>/answers/reminder/",
        answers.reminder,
        name="who_answered_reminder",
    ),
    path("<slug:slug>/work/conference/", work.work, name="work"),
    path("<slug:slug>/work/conference/plan/", work.plan, name="plan"),
    path("<slug:slug>/work/conference/sign-ups/", sign_ups.sign_ups, name="sign_ups"),
    path("<slug:slug>/work/conference/<int:pk>/facts/", work.facts, name="facts"),
    path("<slug:slug>/work/conference/<int:pk>/publication/", work.publication, name="publication"),
    path("<slug:slug>/work/conference/<int:pk>/withdrawal/", work.withdrawal, name="withdrawal"),
    path("<slug:slug>/work/conference/<int:pk>/letters/", work.letters, name="letters"),
    path(
        "<slug:slug>/work/conference/letters/<int:pk>/questions/",
        letters.questions_of_letter,
        name="questions_of_letter",
    ),
    path("<slug:slug>/work/conference/<int:pk>/programme/", work.programme, name="programme"),
    path(
        "<slug:slug>/work/conference/<int:pk>/programme/<int:item_pk>/",
        work.programme_item,
        name="programme_item",
    ),
    path(
        "<slug:slug>/work/conference/<int:pk>/programme/<int:item_pk>/deletion/",
        work.programme_item_deletion,
        name="programme_item_deletion",
    ),
    path("<slug:slug>/work/conference/<int:pk>/sign-ups/new/", sign_ups.add, name="add_sign_up"),
    path("<slug:slug>/work/conference/<int:pk>/sign-ups.csv", sign_ups.file, name="sign_ups_file"),
    path(
        "<slug:slug>/work/conference/<int:pk>/sign-ups/<int:sign_up_pk>/",
        sign_ups.change,
        name="change_sign_up",
    ),
    path(
        "<slug:slug>/work/conference/<int:pk>/sign-ups/<int:sign_up_pk>/cancellation/",
        sign_ups.cancel,
        name="cancel_sign_up",
    ),
    path(
        "<slug:slug>/conferences/<int:pk>/pictures/<int:picture_pk>/",
        partners.picture,
        name="picture",
    ),
    path("door/worker.js", door_worker.worker, name="door_worker"),
    path("door/<str:token>/", door.door, name="door"),
    path("door/<str:token>/arrivals/", door.arrivals, name="door_arrivals"),
    path("door/<str:token>/check-ins/", door.check_in, name="door_check_in"),
    path("door/<str:token>/reversals/", door.reversal, name="door_reversal"),
    path("door/<str:token>/walk-ins/", door.walk_in, name="door_walk_ins"),
    path(f"{WORK}/programme/publication/", putting_out, name="programme_publication"),
    path(f"{WORK}/partners/", partners.partners, name="partners"),
    path(f"{WORK}/partners/<int:partner_pk>/", partners.partner, name="partner"),
    path(
        f"{WORK}/partners/<int:partner_pk>/removal/",
        partners.partner_removal,
        name="partner_removal",
    ),
    path(f"{WORK}/pictures/", partners.add_picture, name="add_picture"),
    path(f"{WORK}/pictures/<int:picture_pk>/", partners.change_picture, name="change_picture"),
    path(
        f"{WORK}/pictures/<int:picture_pk>/removal/",
        partners.picture_removal,
        name="picture_removal",
    ),
    path(f"{WORK}/speakers/<int:speaker_pk>/", partners.speaker, name="speaker"),
    path(f"{WORK}/door/", watching.door_work, name="door_work"),
    path(f"{WORK}/door/withdrawal/", watching.door_withdrawal, name="door_withdrawal"),
    path(
        f"{WORK}/door/doubles/<int:double_pk>/settling/",
        watching.double_settling,
        name="double_settling",
    ),
    path(f"{WORK}/door/badges.pdf", printing.badges, name="badges"),
    path(f"{WORK}/door/<str:order>.pdf", printing.door_list, name="door_list"),
    path(f"{WORK}/door/signs/table-signs.pdf", printing.table_signs, name="table_signs"),
]
