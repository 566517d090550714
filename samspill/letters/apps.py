from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "samspill.letters"
    label = "letters"
