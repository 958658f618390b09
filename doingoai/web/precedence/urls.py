"""Addresses of the order of precedence, of forms of address, and of who stands where at a visit."""

from django.urls import path

from doingoai.web.precedence import orders, visits, wordings

app_name = "precedence"

urlpatterns = [
    path("protocol/order/", orders.order, name="order"),
    path("protocol/order/copy/", orders.copy, name="copy"),
    path("protocol/order/confirm/", orders.confirm, name="confirm"),
    path("protocol/order/<int:pk>/", orders.draft, name="draft"),
    path("protocol/order/<int:pk>/move/", orders.move, name="move"),
    path("protocol/order/<int:pk>/place/", orders.place, name="place"),
    path("protocol/order/<int:pk>/rank/", orders.add, name="add-rank"),
    path("protocol/order/<int:pk>/rank/<slug:code>/drop/", orders.drop, name="drop-rank"),
    path("protocol/order/<int:pk>/begin/", orders.begin, name="begin"),
    path("protocol/order/<int:pk>/drop/", orders.drop_whole, name="drop"),
    path("protocol/address/", wordings.wordings, name="wordings"),
    path("protocol/address/one/", wordings.of_rank, name="of-rank"),
    path("protocol/address/sample/", wordings.sample, name="sample"),
    path("protocol/address/person/<int:pk>/", wordings.of_person, name="of-person"),
    path("protocol/address/<int:pk>/drop/", wordings.drop, name="drop-wording"),
    path("delegations/<int:pk>/precedence/", visits.of_visit, name="of-visit"),
    path("delegations/<int:pk>/precedence/<int:key>/", visits.stand, name="stand"),
    path("delegations/<int:pk>/precedence/<int:key>/post/", visits.post, name="post"),
    path("delegations/<int:pk>/precedence/<int:key>/free/", visits.free, name="free"),
]
