"""Addresses of the guests' own page, and of the office's side of it."""

from django.urls import path

from doingoai.web.guests import office, public

app_name = "guests"

urlpatterns = [
    path("guest/<slug:secret>/", public.overview, name="overview"),
    path("guest/<slug:secret>/person/", public.add, name="add"),
    path("guest/<slug:secret>/person/<int:key>/", public.person, name="person"),
    path("guest/<slug:secret>/person/<int:key>/remove/", public.remove, name="remove"),
    path("guest/<slug:secret>/person/<int:key>/restore/", public.restore, name="restore"),
    path("guest/<slug:secret>/confirm/", public.confirm, name="confirm"),
    path("delegations/<int:pk>/guest-page/", office.page_of_visit, name="office"),
    path("delegations/<int:pk>/guest-page/make/", office.make, name="make"),
    path("delegations/<int:pk>/guest-page/<int:key>/extend/", office.extend, name="extend"),
    path("delegations/<int:pk>/guest-page/<int:key>/stop/", office.stop, name="stop"),
    path("delegations/<int:pk>/guest-page/person/<int:key>/", office.entry, name="entry"),
    path("delegations/<int:pk>/guest-page/person/<int:key>/photo/", office.photo, name="photo"),
]
