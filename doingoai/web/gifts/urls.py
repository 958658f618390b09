"""Addresses of the stock of gifts and of the gifts of visits."""

from django.urls import path

from doingoai.web.gifts import stock, visit

app_name = "gifts"

urlpatterns = [
    path("gifts/", stock.stock, name="stock"),
    path("gifts/new/", stock.add, name="add"),
    path("gifts/<int:pk>/", stock.gift, name="gift"),
    path("gifts/<int:pk>/edit/", stock.edit, name="edit"),
    path("gifts/<int:pk>/in/", stock.deliver, name="deliver"),
    path("delegations/<int:pk>/gifts/", visit.visit, name="visit"),
    path("delegations/<int:pk>/gifts/put-aside/", visit.reserve, name="reserve"),
    path("delegations/<int:pk>/gifts/received/", visit.receive, name="receive"),
    path("delegations/<int:pk>/gifts/<int:key>/give/", visit.give, name="give"),
    path("delegations/<int:pk>/gifts/<int:key>/release/", visit.release, name="release"),
]
