"""Addresses of signing up: by oneself, by another, by many, and before it opens."""

from django.urls import path

from samspill.conference.views import (
    invited,
    invited_addresses,
    joining,
    offers,
    opening,
    own,
    several,
    sign_ups,
    substitute,
    waiting,
)

OF_ONE = "<slug:slug>/conferences/<int:pk>"
WORK = "<slug:slug>/work/conference/<int:pk>"
sign_up_patterns = [
    path("sign-ups/<str:token>/offer/", own.offer, name="offer"),
    path("sign-ups/<str:token>/places/<int:place_pk>/", own.place, name="place"),
    path("sign-ups/<str:token>/substitute/", own.pass_to, name="pass_to"),
    path("substitutes/<str:token>/", substitute.substitute, name="substitute"),
    path("bookings/<str:token>/", several.booking, name="booking"),
    path("bookings/<str:token>/<int:pk>/", several.booking_name, name="booking_name"),
    path("opening-notices/<str:token>/", opening.opening_notice, name="opening_notice"),
    path(f"{OF_ONE}/sign-up/", joining.sign_up, name="sign_up"),
    path(f"{OF_ONE}/sign-up/holder/", joining.ask_holder, name="ask_holder"),
    path(f"{OF_ONE}/sign-up/several/", several.several, name="several"),
    path(f"{OF_ONE}/sign-up/document/", invited.asking_to_come, name="asking_to_come"),
    path(f"{OF_ONE}/opening-notices/", opening.opening_notices, name="opening_notices"),
    path(f"{WORK}/announcement/", opening.announcement, name="announcement"),
    path(f"{WORK}/waiting/", waiting.waiting, name="waiting"),
    path(f"{WORK}/invited/", invited.invited, name="invited"),
    path(
        f"{WORK}/invited/addresses/", invited_addresses.invited_addresses, name="invited_addresses"
    ),
    path(
        f"{WORK}/invited/<int:invited_pk>/document/",
        invited.invited_document,
        name="invited_document",
    ),
    path(f"{WORK}/invited/<int:invited_pk>/answer/", invited.invited_answer, name="invited_answer"),
    path(f"{WORK}/invited/<int:invited_pk>/deletion/", invited.invited_end, name="invited_end"),
    path(f"{WORK}/sign-ups/list/", several.sign_up_list, name="sign_up_list"),
    path(f"{WORK}/sign-ups/list/taken/", several.sign_up_list_taken, name="sign_up_list_taken"),
    path(f"{WORK}/sign-ups/<int:sign_up_pk>/acceptance/", offers.acceptance, name="acceptance"),
    path(
        f"{WORK}/places/<int:place_pk>/acceptance/",
        offers.place_acceptance,
        name="place_acceptance",
    ),
    path(f"{WORK}/places/<int:place_pk>/removal/", offers.place_removal, name="place_removal"),
    path(f"{WORK}/sign-ups/<int:sign_up_pk>/slip.pdf", sign_ups.slip, name="slip"),
]
