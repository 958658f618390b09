from django.apps import AppConfig


class PrecedenceConfig(AppConfig):
    name = "doingoai.precedence"
