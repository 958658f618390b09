from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "doingoai.programme"
    default_auto_field = "django.db.models.BigAutoField"
