from django.apps import AppConfig


class ConferenceConfig(AppConfig):
    name = "samspill.conference"
    label = "conference"
