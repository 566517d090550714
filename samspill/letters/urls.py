from django.urls import path

from samspill.letters.newsletter import public
from samspill.letters.newsletter import views as newsletters
from samspill.letters.notices import views as notices
from samspill.letters.own_wording import views as own_wording
from samspill.letters.views import (
    addresses,
    deliveries,
    files,
    letter,
    paper,
    reserving,
    shelf,
)

app_name = "letters"
WORK = "<slug:slug>/work"
urlpatterns = [
    path(f"{WORK}/letters/", shelf.letters, name="letters"),
    path(f"{WORK}/letters/drafts/", shelf.drafts, name="drafts"),
    path(f"{WORK}/letters/wordings/", own_wording.wordings, name="wordings"),
    path(f"{WORK}/letters/wordings/<slug:kind>/", own_wording.wording, name="wording"),
    path(
        f"{WORK}/letters/wordings/<slug:kind>/<slug:language>/house/",
        own_wording.house_wording,
        name="house_wording",
    ),
    path(
        f"{WORK}/letters/wordings/<slug:kind>/<slug:language>/<int:number>/",
        own_wording.version,
        name="wording_version",
    ),
    path(
        f"{WORK}/letters/wordings/<slug:kind>/<slug:language>/<int:number>/return/",
        own_wording.wording_return,
        name="wording_return",
    ),
    path(f"{WORK}/letters/<int:pk>/", letter.letter, name="letter"),
    path(f"{WORK}/letters/<int:pk>/wording/", own_wording.letter_wording, name="letter_wording"),
    path(f"{WORK}/letters/<int:pk>/notices/", notices.notices, name="notices"),
    path(f"{WORK}/letters/<int:pk>/notices/<slug:form>/", notices.notice, name="notice"),
    path(
        f"{WORK}/letters/<int:pk>/notices/<slug:form>/beginning/",
        notices.beginning,
        name="notice_beginning",
    ),
    path(f"{WORK}/letters/<int:pk>/poster-<slug:paper>.pdf", notices.poster, name="poster"),
    path(f"{WORK}/letters/<int:pk>/facts/", letter.facts, name="facts"),
    path(f"{WORK}/letters/<int:pk>/approval/", letter.approval, name="approval"),
    path(f"{WORK}/letters/<int:pk>/approval/withdrawal/", letter.withdrawal, name="withdrawal"),
    path(f"{WORK}/letters/<int:pk>/dispatch/", letter.dispatch, name="dispatch"),
    path(f"{WORK}/letters/<int:pk>/recipients/", letter.recipients, name="recipients"),
    path(f"{WORK}/letters/<int:pk>/letter.pdf", files.pdf, name="pdf"),
    path(f"{WORK}/letters/<int:pk>/letter.docx", files.word, name="docx"),
    path(f"{WORK}/letters/<int:pk>/paper.pdf", files.paper, name="paper"),
    path(
        f"{WORK}/letters/<int:pk>/recipients/<int:recipient_pk>/address/",
        addresses.recipient_address,
        name="recipient_address",
    ),
    path(f"{WORK}/letters/<int:pk>/stop/", deliveries.sending_stop, name="sending_stop"),
    path(f"{WORK}/letters/<int:pk>/post/", paper.paper_post, name="paper_post"),
    path(f"{WORK}/letters/<int:pk>/post/printing/", paper.printing, name="printing"),
    path(f"{WORK}/letters/<int:pk>/post/posting/", paper.posting, name="posting"),
    path(
        f"{WORK}/letters/<int:pk>/post/<int:number>/letters.pdf",
        paper.paper_part,
        name="paper_part",
    ),
    path(f"{WORK}/deliveries/", deliveries.deliveries, name="deliveries"),
    path(f"{WORK}/deliveries/<int:pk>/another-try/", deliveries.another_try, name="another_try"),
    path(f"{WORK}/deliveries/<int:pk>/stop/", deliveries.stop, name="delivery_stop"),
    path(f"{WORK}/newsletter/", newsletters.newsletters, name="newsletters"),
    path(f"{WORK}/newsletter/<int:pk>/", newsletters.draft, name="newsletter_draft"),
    path(
        f"{WORK}/newsletter/<int:pk>/receivers/",
        newsletters.receivers,
        name="newsletter_receivers",
    ),
    path(f"{WORK}/newsletter/<int:pk>/dispatch/", newsletters.dispatch, name="newsletter_dispatch"),
    path("<slug:slug>/newsletter/", public.newsletter, name="newsletter"),
    path("<slug:slug>/newsletter/<int:number>/", public.issue, name="newsletter_issue"),
    path("<slug:slug>/newsletter/own/<str:token>/", public.own, name="newsletter_own"),
    path("<slug:slug>/newsletter/own/<str:token>/end/", public.stop, name="newsletter_end"),
    path("unsubscribe/<str:token>/", reserving.unsubscribe, name="unsubscribe"),
    path("answer/<str:token>/", reserving.answer, name="answer"),
    path(f"{WORK}/deliveries/<int:pk>/resolution/", deliveries.resolution, name="resolution"),
]
