from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "doingoai.approvals"
