from django.apps import AppConfig


class OrganiserConfig(AppConfig):
    name = "samspill.organiser"
    label = "organiser"
