from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "doingoai.approvals"
    default_auto_field = "django.db.models.BigAutoField"
