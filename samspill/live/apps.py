from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "samspill.live"
    label = "live"
