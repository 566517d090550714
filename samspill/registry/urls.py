from django.urls import path

from samspill.registry.views import associations, changes, fetches, imports

app_name = "registry"
ROOT = "<slug:slug>/work/associations/"
urlpatterns = [
    path(ROOT, associations.associations, name="associations"),
    path(f"{ROOT}new/", associations.new, name="new"),
    path(f"{ROOT}<int:pk>/", associations.association, name="association"),
    path(f"{ROOT}<int:pk>/details/", associations.details, name="details"),
    path(f"{ROOT}import/", imports.import_page, name="import"),
    path(f"{ROOT}import/register/", fetches.register_import, name="import_register"),
    path(f"{ROOT}import/register/<int:pk>/", fetches.fetch, name="fetch"),
    path(f"{ROOT}import/register/<int:pk>/attempt/", fetches.attempt, name="fetch_attempt"),
    path(f"{ROOT}import/register/<int:pk>/progress/", fetches.progress, name="fetch_progress"),
    path(f"{ROOT}changes/", changes.changes, name="changes"),
    path(f"{ROOT}changes/taking-in/", changes.taking_in, name="changes_taking_in"),
    path(f"{ROOT}changes/passing-over/", changes.passing_over, name="changes_passing_over"),
    path(f"{ROOT}import/preview/", imports.preview, name="import_preview"),
]
