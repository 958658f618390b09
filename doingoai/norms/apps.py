from django.apps import AppConfig


class NormsConfig(AppConfig):
    name = "doingoai.norms"
    default_auto_field = "django.db.models.BigAutoField"
