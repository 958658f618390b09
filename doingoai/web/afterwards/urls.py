"""Addresses of what comes after a visit: asking its guests, for them and for the office."""

from django.urls import path

from doingoai.web.afterwards import measures, public, questions

app_name = "afterwards"

urlpatterns = [
    path("guest/opinion/<slug:secret>/", public.answer, name="answer"),
    path("delegations/<int:pk>/questionnaire/", questions.questionnaire, name="questionnaire"),
    path("delegations/<int:pk>/questionnaire/open/", questions.begin, name="open"),
    path("delegations/<int:pk>/questionnaire/stop/", questions.stop, name="stop"),
    path("delegations/<int:pk>/questionnaire/links/", questions.links, name="links"),
    path("delegations/<int:pk>/questionnaire/links/<int:key>/stop/", questions.stop_links, name="stop-links"),
    path("statistics/receptions/", measures.overview, name="measures"),
    path("statistics/receptions/visits/", measures.behind, name="measured-visits"),
    path("statistics/receptions/export.xlsx", measures.workbook, name="measures-file"),
]  # fmt: skip
