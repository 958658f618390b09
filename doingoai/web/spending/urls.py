"""Addresses of the money of a visit."""

from django.urls import path

from doingoai.web.spending import entries, visit

app_name = "spending"

urlpatterns = [
    path("delegations/<int:pk>/money/", visit.visit, name="visit"),
    path("delegations/<int:pk>/money/payer/", visit.payer, name="payer"),
    path("delegations/<int:pk>/money/approved/", visit.approved, name="approved"),
    path("delegations/<int:pk>/money/submit/", visit.submit, name="submit"),
    path("delegations/<int:pk>/money/confirm/", visit.confirm, name="confirm"),
    path("delegations/<int:pk>/money/return/", visit.give_back, name="return"),
    path("delegations/<int:pk>/money/lines/new/", entries.add_line, name="add-line"),
    path("delegations/<int:pk>/money/lines/<int:key>/", entries.explain, name="line"),
    path("delegations/<int:pk>/money/lines/<int:key>/order/", entries.order, name="order"),
    path("delegations/<int:pk>/money/lines/<int:key>/invoice/", entries.invoice, name="invoice"),
    path("delegations/<int:pk>/money/orders/<int:key>/cancel/", entries.cancel, name="cancel"),
    path("delegations/<int:pk>/money/invoices/<int:key>/remove/", entries.remove, name="remove"),
]
