"""Addresses of consultations, decisions and the authority matrix."""

from django.urls import path

from doingoai.web.approvals import consultations, decisions, matrix

app_name = "approvals"

urlpatterns = [
    path("consultations/", consultations.consultations, name="consultations"),
    path("consultations/<int:pk>/", consultations.consultation, name="consultation"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/<int:pk>/", decisions.case, name="case"),
    path("authority/", matrix.matrix, name="matrix"),
    path("authority/add/", matrix.add, name="add-line"),
    path("authority/<int:pk>/", matrix.line, name="line"),
]
