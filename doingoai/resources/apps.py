from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "doingoai.resources"
