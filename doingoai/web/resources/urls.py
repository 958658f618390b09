"""Addresses of people, cars and rooms."""

from django.urls import path

from doingoai.web.resources import board, bookings, hosting, pages, parts, staffing

app_name = "resources"

urlpatterns = [
    path("resources/", board.board, name="board"),
    path("resources/proposals/", staffing.assign, name="assign"),
    path("resources/proposals/<int:pk>/", staffing.staffing, name="staffing"),
    path("resources/proposals/<int:pk>/stop/", staffing.stop, name="staffing-stop"),
    path("resources/proposals/<int:pk>/accept/", staffing.accept, name="staffing-accept"),
    path("resources/hosting/", hosting.hosting, name="hosting"),
    path("resources/register/", pages.register, name="register"),
    path("resources/register/new/", pages.add, name="add"),
    path("resources/register/<int:pk>/", pages.detail, name="detail"),
    path("resources/register/<int:pk>/edit/", pages.edit, name="edit"),
    path("resources/register/<int:pk>/languages/", parts.skill, name="skill"),
    path("resources/register/<int:pk>/languages/<int:key>/remove/", parts.skill_remove, name="skill-remove"),
    path("resources/register/<int:pk>/absences/", parts.absence, name="absence"),
    path("resources/register/<int:pk>/absences/<int:key>/remove/", parts.absence_remove, name="absence-remove"),
    path("resources/register/<int:pk>/book/", bookings.book_one, name="book"),
    path("resources/bookings/<int:pk>/", bookings.move, name="move"),
    path("resources/bookings/<int:pk>/cancel/", bookings.cancel, name="cancel"),
]  # fmt: skip
