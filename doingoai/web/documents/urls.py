"""Addresses of the registers and of the files kept with them."""

from django.urls import path

from doingoai.web.documents import export, files, outgoing, register, template_urls

app_name = "documents"

urlpatterns = [
    path("register/", register.entries, name="register"),
    path("register/new/", register.enter, name="enter"),
    path("register/export/", export.export, name="register-export"),
    path("register/<int:pk>/", register.incoming, name="incoming"),
    path("register/<int:pk>/correct/", register.correct, name="correct"),
    path("register/<int:pk>/files/", register.attach, name="attach"),
    path("register/outgoing/", outgoing.entries, name="outgoing-register"),
    path("register/outgoing/<int:pk>/", outgoing.outgoing, name="outgoing"),
    path("files/<int:pk>/", files.file, name="file"),
    *template_urls.urlpatterns,
]
