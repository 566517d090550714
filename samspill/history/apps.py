from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "samspill.history"
    label = "history"
