"""Where what is asked, the stands and the fees are found."""

from __future__ import annotations

from django.urls import URLPattern, path

from samspill.conference.views import answered, asking, fees, needs, stands, unanswered

WORK = "<slug:slug>/work/conference/<int:pk>"
OWN = "sign-ups/<str:token>"

addresses: list[URLPattern] = [
    path(f"{OWN}/answers/", answered.own_answers, name="own_answers"),
    path(f"{OWN}/needs/", needs.own_needs, name="own_needs"),
    path(f"{OWN}/needs/withdrawal/", needs.own_needs_withdrawal, name="own_needs_withdrawal"),
    path(f"{OWN}/certificate.pdf", answered.own_certificate, name="own_certificate"),
    path("<slug:slug>/conferences/<int:pk>/stands/", stands.square_page, name="square"),
    path("<slug:slug>/conferences/<int:pk>/stands.pdf", stands.square_pdf, name="square_pdf"),
    path(f"{WORK}/questions/", asking.questions, name="questions"),
    path(f"{WORK}/questions/<int:field_pk>/", asking.question, name="question"),
    path(f"{WORK}/questions/<int:field_pk>/place/", asking.question_place, name="question_place"),
    path(
        f"{WORK}/questions/<int:field_pk>/deletion/",
        asking.question_deletion,
        name="question_deletion",
    ),
    path(f"{WORK}/extras/", asking.extras, name="extras"),
    path(f"{WORK}/extras/<int:extra_pk>/", asking.extra, name="extra"),
    path(f"{WORK}/extras/<int:extra_pk>/deletion/", asking.extra_deletion, name="extra_deletion"),
    path(f"{WORK}/preparation/", asking.preparation, name="preparation"),
    path(f"{WORK}/needs/", needs.needs, name="needs"),
    path(f"{WORK}/needs/kitchen.pdf", needs.kitchen_pdf, name="kitchen_pdf"),
    path(f"{WORK}/stands/", stands.stands, name="stands"),
    path(f"{WORK}/stands/new/", stands.own_stand, name="own_stand"),
    path(f"{WORK}/stands/<int:stand_pk>/", stands.stand, name="stand"),
    path(f"{WORK}/stands/<int:stand_pk>/place/", stands.stand_place, name="stand_place"),
    path(f"{WORK}/stands/<int:stand_pk>/refusal/", stands.stand_refusal, name="stand_refusal"),
    path(f"{WORK}/fees/", fees.fees, name="fees"),
    path(f"{WORK}/fees/issuer/", fees.issuer, name="issuer"),
    path(f"{WORK}/fees/bases/", fees.bases, name="bases"),
    path(f"{WORK}/fees/bases.xlsx", fees.bases_xlsx, name="bases_xlsx"),
    path(f"{WORK}/fees/ehf.zip", fees.bases_zip, name="bases_zip"),
    path(f"{WORK}/fees/<int:number>.xml", fees.basis_ehf, name="basis_ehf"),
    path("bookings/<str:token>/<int:pk>/answers/", unanswered.of_booked, name="booking_answers"),
    path(
        f"{WORK}/sign-ups/<int:sign_up_pk>/answers/", unanswered.of_called, name="sign_up_answers"
    ),
    path(f"{WORK}/sign-ups.xlsx", answered.xlsx, name="sign_ups_xlsx"),
    path(
        f"{WORK}/sign-ups/<int:sign_up_pk>/certificate.pdf",
        answered.certificate_of,
        name="certificate_of",
    ),
]
