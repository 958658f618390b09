"""Addresses of spending norms, deadlines and the register of legal instruments."""

from django.urls import path

from doingoai.web.norms import instruments, norms

app_name = "norms"

urlpatterns = [
    path("norms/", norms.norms, name="norms"),
    path("norms/instruments/", instruments.instruments, name="instruments"),
    path("norms/load/", norms.load, name="load"),
    path("norms/<int:pk>/", norms.norm, name="norm"),
    path("norms/<int:pk>/confirm/", norms.confirm, name="confirm"),
    path("norms/<int:pk>/replace/", norms.replace, name="replace"),
]
