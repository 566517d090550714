from django.urls import path

from samspill.registry.views import associations, imports

app_name = "registry"
ROOT = "<slug:slug>/work/associations/"
urlpatterns = [
    path(ROOT, associations.associations, name="associations"),
    path(f"{ROOT}new/", associations.new, name="new"),
    path(f"{ROOT}<int:pk>/", associations.association, name="association"),
    path(f"{ROOT}<int:pk>/details/", associations.details, name="details"),
    path(f"{ROOT}import/", imports.import_page, name="import"),
    path(f"{ROOT}import/register/", imports.register_import, name="import_register"),
    path(f"{ROOT}import/preview/", imports.preview, name="import_preview"),
]
