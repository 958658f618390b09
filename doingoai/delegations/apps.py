from django.apps import AppConfig


class DelegationsConfig(AppConfig):
    name = "doingoai.delegations"
    default_auto_field = "django.db.models.BigAutoField"
