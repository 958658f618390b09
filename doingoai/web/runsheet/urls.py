"""Addresses of the day: at the desk, on the phone, and what the phone asks for by its own secret."""

from django.urls import path

from doingoai.web.runsheet import door, live, pages, phone

app_name = "runsheet"

urlpatterns = [
    path("run/", pages.today, name="today"),
    path("run/enrol/", pages.enrol, name="enrol"),
    path("run/phones/<int:pk>/stop/", pages.stop, name="stop"),
    path("run/<int:pk>/say/", pages.say, name="say"),
    path("run/<int:pk>/live/", live.live, name="live"),
    path("run/<int:pk>/note/", live.note, name="note"),
    path("run/<int:pk>/settle/", live.settle, name="settle"),
    path("run/<int:pk>/photo/<uuid:number>/", live.photo, name="photo"),
    path("run/phone/", phone.shell, name="phone"),
    path("run/worker.js", phone.worker, name="worker"),
    path("run/manifest.json", phone.manifest, name="manifest"),
    path("run/device/day/", door.day, name="device-day"),
    path("run/device/face/<int:key>/", door.face, name="device-face"),
    path("run/device/entries/", door.entries, name="device-entries"),
    path("run/device/photo/<uuid:number>/", door.picture, name="device-photo"),
    path("run/device/wiped/", door.wiped, name="device-wiped"),
    path("run/device/state/<uuid:key>/", door.state, name="device-state"),
]
