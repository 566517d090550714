from django.urls import path

from samspill.registry.own import views as own
from samspill.registry.own import work as own_work
from samspill.registry.views import (
    addresses,
    associations,
    changes,
    duplicates,
    fetches,
    imports,
)

app_name = "registry"
ROOT = "<slug:slug>/work/associations/"
urlpatterns = [
    path(ROOT, associations.associations, name="associations"),
    path(f"{ROOT}new/", associations.new, name="new"),
    path(f"{ROOT}<int:pk>/", associations.association, name="association"),
    path(f"{ROOT}<int:pk>/details/", associations.details, name="details"),
    path(f"{ROOT}<int:pk>/register-word/", associations.register_word, name="register_word"),
    path(f"{ROOT}<int:pk>/other/", duplicates.other, name="other"),
    path(f"{ROOT}<int:pk>/parting/", duplicates.parting, name="parting"),
    path(f"{ROOT}addresses/", addresses.addresses, name="addresses"),
    path(f"{ROOT}addresses/<int:pk>/replacement/", addresses.new_address, name="new_address"),
    path(f"{ROOT}addresses/<int:pk>/life/", addresses.address_works, name="address_works"),
    path(f"{ROOT}duplicates/", duplicates.duplicates, name="duplicates"),
    path(f"{ROOT}duplicates/<int:first>/<int:second>/", duplicates.pair, name="pair"),
    path(f"{ROOT}duplicates/<int:first>/<int:second>/merging/", duplicates.merging, name="merging"),
    path(f"{ROOT}duplicates/<int:first>/<int:second>/difference/", duplicates.two, name="two"),
    path(
        f"{ROOT}duplicates/said-two/<int:pk>/withdrawal/",
        duplicates.two_taken_back,
        name="two_taken_back",
    ),
    path(f"{ROOT}import/", imports.import_page, name="import"),
    path(f"{ROOT}import/register/", fetches.register_import, name="import_register"),
    path(f"{ROOT}import/register/<int:pk>/", fetches.fetch, name="fetch"),
    path(f"{ROOT}import/register/<int:pk>/attempt/", fetches.attempt, name="fetch_attempt"),
    path(f"{ROOT}import/register/<int:pk>/progress/", fetches.progress, name="fetch_progress"),
    path(f"{ROOT}changes/", changes.changes, name="changes"),
    path(f"{ROOT}changes/taking-in/", changes.taking_in, name="changes_taking_in"),
    path(f"{ROOT}changes/passing-over/", changes.passing_over, name="changes_passing_over"),
    path(f"{ROOT}import/preview/", imports.preview, name="import_preview"),
    path("<slug:slug>/associations/own-entry/", own.ask, name="own_ask"),
    path("own-entries/<str:token>/", own.own_entry, name="own_entry"),
    path("own-entries/<str:token>/removal/", own.removal, name="own_removal"),
    path(f"{ROOT}own-links/", own_work.links, name="own_links"),
    path(f"{ROOT}own-changes/", own_work.changes, name="own_changes"),
    path(f"{ROOT}own-changes/looking-through/", own_work.seen, name="own_changes_seen"),
    path(f"{ROOT}<int:pk>/own-link/", own_work.link, name="own_link"),
    path(f"{ROOT}<int:pk>/own-return/", own_work.take_back, name="own_return"),
]
