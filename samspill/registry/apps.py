from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "samspill.registry"
    label = "registry"
