"""Addresses of what comes after a visit: asking its guests, for them and for the office."""

from django.urls import path

from doingoai.web.afterwards import measures, photographs, public, questions

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
    path("delegations/<int:pk>/photographs/", photographs.overview, name="photographs"),
    path("delegations/<int:pk>/photographs/add/", photographs.add, name="add-photograph"),
    path("delegations/<int:pk>/photographs/take/<uuid:number>/", photographs.take, name="take-photograph"),
    path("delegations/<int:pk>/photographs/<int:key>/", photographs.names, name="photograph"),
    path("delegations/<int:pk>/photographs/<int:key>/picture/", photographs.picture, name="picture"),
    path("delegations/<int:pk>/photographs/<int:key>/remove/", photographs.remove, name="remove-photograph"),
]  # fmt: skip
