"""Addresses of the staff's languages."""

from django.urls import path

from doingoai.web.languages import pages, planning

app_name = "languages"

urlpatterns = [
    path("protocol/languages/", pages.register, name="register"),
    path("protocol/languages/add/", pages.add, name="add"),
    path("protocol/languages/<int:pk>/", pages.edit, name="edit"),
    path("protocol/languages/<int:pk>/drop/", pages.drop, name="drop"),
    path("protocol/languages/needs/", planning.needs, name="needs"),
    path("protocol/languages/needs/add/", planning.add_need, name="add-need"),
    path("protocol/languages/needs/<int:pk>/drop/", planning.drop_need, name="drop-need"),
    path("protocol/languages/courses/", planning.courses, name="courses"),
    path("protocol/languages/courses/add/", planning.add_course, name="add-course"),
    path("protocol/languages/courses/<int:pk>/", planning.course, name="course"),
    path("protocol/languages/certificates/", planning.certificates, name="certificates"),
    path("protocol/languages/certificates/settle/", planning.settle, name="settle"),
]
