"""Addresses of followed calendars and of the city leaders' week."""

from django.urls import path

from doingoai.web.calendars import addresses, week

app_name = "calendars"

urlpatterns = [
    path("calendars/", addresses.mine, name="mine"),
    path("calendars/make/", addresses.make, name="make"),
    path("calendars/<int:pk>/stop/", addresses.stop, name="stop"),
    path("admin/calendars/", addresses.everybodys, name="all"),
    path("calendars/leaders/", week.leaders, name="leaders"),
    path("calendars/leaders/print/", week.sheet, name="leaders-sheet"),
]
