"""Addresses of the statistics."""

from django.urls import path

from doingoai.web.reporting import exports, pages

app_name = "reporting"

urlpatterns = [
    path("statistics/", pages.statistics, name="statistics"),
    path("statistics/records/", pages.behind, name="records"),
    path("statistics/export.xlsx", exports.workbook, name="workbook"),
    path("statistics/export.docx", exports.paper, name="paper"),
]
