from django.apps import AppConfig


class AdviceConfig(AppConfig):
    name = "samspill.advice"
    label = "advice"
