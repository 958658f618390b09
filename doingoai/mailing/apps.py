from django.apps import AppConfig


class MailingConfig(AppConfig):
    name = "doingoai.mailing"
