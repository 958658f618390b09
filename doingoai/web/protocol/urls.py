"""Addresses of the seating and flag plans of a visit."""

from django.urls import path

from doingoai.web.protocol import changes, downloads, layout_rules, pages, searching

app_name = "protocol"

urlpatterns = [
    path("protocol/layouts/", layout_rules.rules, name="layout-rules"),
    path("protocol/layouts/<slug:layout>/", layout_rules.confirm, name="confirm-rule"),
    path("protocol/layouts/<slug:layout>/reopen/", layout_rules.reopen, name="reopen-rule"),
    path("delegations/<int:pk>/seating/", pages.plans, name="plans"),
    path("delegations/<int:pk>/seating/make/", pages.make, name="make"),
    path("delegations/<int:pk>/seating/<int:key>/", pages.plan, name="plan"),
    path("delegations/<int:pk>/seating/<int:key>/settings/", changes.settings, name="settings"),
    path("delegations/<int:pk>/seating/<int:key>/swap/", changes.swap, name="swap"),
    path("delegations/<int:pk>/seating/<int:key>/lock/", changes.lock, name="lock"),
    path("delegations/<int:pk>/seating/<int:key>/tie/", changes.tie, name="tie"),
    path("delegations/<int:pk>/seating/<int:key>/untie/", changes.untie, name="untie"),
    path("delegations/<int:pk>/seating/<int:key>/drop/", changes.drop, name="drop"),
    path("delegations/<int:pk>/seating/<int:key>/search/", searching.search, name="search"),
    path("delegations/<int:pk>/seating/<int:key>/improve/", searching.improve, name="improve"),
    path("delegations/<int:pk>/seating/<int:key>/cancel/", searching.cancel, name="cancel"),
    path("delegations/<int:pk>/seating/<int:key>/accept/", searching.accept, name="accept"),
    path("delegations/<int:pk>/seating/<int:key>/decline/", searching.decline, name="decline"),
    path("delegations/<int:pk>/seating/<int:key>/why/<slug:who>/", searching.why, name="why"),
    path("delegations/<int:pk>/seating/<int:key>/check/", changes.check, name="check"),
    path("delegations/<int:pk>/seating/<int:key>/remove/", changes.remove, name="remove"),
    path("delegations/<int:pk>/seating/<int:key>/drawing.svg", downloads.drawing, name="drawing"),
    path("delegations/<int:pk>/seating/<int:key>/print/<slug:kind>/", downloads.printed, name="printed"),
]  # fmt: skip
