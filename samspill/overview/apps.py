from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "samspill.overview"
    label = "overview"
