from django.apps import AppConfig


class RunsheetConfig(AppConfig):
    name = "doingoai.runsheet"
