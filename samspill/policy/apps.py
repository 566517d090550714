from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "samspill.policy"
    label = "policy"
