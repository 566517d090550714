from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "samspill.upkeep"
    label = "upkeep"
