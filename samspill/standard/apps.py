from django.apps import AppConfig


class StandardConfig(AppConfig):
    name = "samspill.standard"
    label = "standard"
