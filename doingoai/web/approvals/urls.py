"""Addresses of consultations, decisions and the authority matrix."""

from django.urls import path

from doingoai.web.approvals import consultations, decisions, matrix

app_name = "approvals"

urlpatterns = [
    path("consultations/", consultations.consultations, name="consultations"),
    path("consultations/<int:pk>/", consultations.consultation, name="consultation"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/<int:pk>/", decisions.case, name="case"),
    path("norms/authority/", matrix.matrix, name="matrix"),
    path("norms/authority/add/", matrix.add, name="add-line"),
    path("norms/authority/<int:pk>/", matrix.line, name="line"),
]
