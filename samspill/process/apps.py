from django.apps import AppConfig


class ProcessConfig(AppConfig):
    name = "samspill.process"
    label = "process"
