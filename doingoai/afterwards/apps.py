from django.apps import AppConfig


class AfterwardsConfig(AppConfig):
    name = "doingoai.afterwards"
