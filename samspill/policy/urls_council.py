"""Addresses of the political handling, and of the policy as everyone reads it."""

from django.urls import path

from samspill.policy.views import case_documents, council, public

WORK = "<slug:slug>/work/policy"
CASE = f"{WORK}/case-documents/<int:pk>"
PUBLIC = "<slug:slug>/policy"

council_patterns = [
    path(f"{WORK}/case-documents/", case_documents.case_documents, name="case_documents"),
    path(f"{CASE}/", case_documents.case_document, name="case_document"),
    path(f"{CASE}/figures/", case_documents.case_figures, name="case_figures"),
    path(f"{CASE}/files/<str:form>/", case_documents.case_file, name="case_file"),
    path(f"{CASE}/removal/", case_documents.case_removal, name="case_removal"),
    path(f"{WORK}/resolution/", council.resolution, name="resolution"),
    path(f"{WORK}/amendment/", council.amendment, name="amendment"),
    path(f"{WORK}/amendment/abandonment/", council.abandonment, name="abandonment"),
    path(f"{PUBLIC}/", public.public_policy, name="public_policy"),
    path(f"{PUBLIC}/check/", public.check, name="check"),
    path(f"{PUBLIC}/files/<str:form>/", public.public_file, name="public_file"),
    path(f"{PUBLIC}/measures/<int:pk>/", public.public_measure, name="public_measure"),
    path(f"{PUBLIC}/versions/<int:number>/", public.public_version, name="public_version"),
]
