"""Addresses of papers and of the municipality's own templates."""

from django.urls import path

from samspill.policy.views import papers, templates

PAPERS = "<slug:slug>/work/policy/papers"
TEMPLATES = "<slug:slug>/work/policy/templates"
TEMPLATE = f"{TEMPLATES}/<slug:kind>"

paper_patterns = [
    path(f"{PAPERS}/", papers.papers, name="papers"),
    path(f"{PAPERS}/<int:pk>/", papers.paper, name="paper"),
    path(f"{PAPERS}/<int:pk>/file/", papers.paper_file, name="paper_file"),
    path(f"{PAPERS}/<int:pk>/renewal/", papers.paper_renewal, name="paper_renewal"),
    path(f"{TEMPLATES}/", templates.document_templates, name="document_templates"),
    path(f"{TEMPLATE}/", templates.document_template, name="document_template"),
    path(f"{TEMPLATE}/example/", templates.template_example, name="template_example"),
    path(f"{TEMPLATE}/preview/", templates.template_preview, name="template_preview"),
    path(f"{TEMPLATE}/standard/", templates.template_standard, name="template_standard"),
    path(f"{TEMPLATE}/<int:pk>/file/", templates.template_file, name="template_file"),
    path(
        f"{TEMPLATE}/<int:pk>/selection/", templates.template_selection, name="template_selection"
    ),
    path(
        "<slug:slug>/policy/versions/<int:number>/files/<str:form>/",
        papers.public_paper,
        name="public_paper",
    ),
]
