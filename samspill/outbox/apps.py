from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "samspill.outbox"
    label = "outbox"
