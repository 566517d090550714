"""Addresses. A new stage's addresses go in its own urls.py; organisers' slugs come last."""

from django.urls import include, path

STAGES = (
    "registry",
    "process",
    "letters",
    "conference",
    "dialogue",
    "insight",
    "policy",
    "standard",
    "advice",
)

urlpatterns = [
    path("", include("samspill.ui.urls")),
    path("", include("samspill.people.urls")),
    path("", include("samspill.organiser.urls")),
    *(path("", include(f"samspill.{stage}.urls")) for stage in STAGES),
    path("", include("samspill.overview.urls")),
]
