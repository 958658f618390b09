"""Addresses of the yearly plan."""

from django.urls import path

from doingoai.web.yearplan import amend, brought, compare, items, overlaps, papers, plans

app_name = "yearplan"

urlpatterns = [
    path("plan/", plans.plan, name="plan"),
    path("plan/open/", plans.open_year, name="open"),
    path("plan/<int:pk>/", plans.year, name="year"),
    path("plan/<int:pk>/export/", plans.export, name="export"),
    path("plan/<int:pk>/edit/", plans.edit, name="edit"),
    path("plan/<int:pk>/move/", plans.move, name="move"),
    path("plan/<int:pk>/decision/", plans.decision, name="decision"),
    path("plan/<int:pk>/submit/", plans.submit, name="submit"),
    path("plan/<int:pk>/decide/", plans.decide, name="decide"),
    path("plan/<int:pk>/withdraw/", plans.withdraw, name="withdraw"),
    path("plan/<int:pk>/overlaps/", overlaps.overlaps, name="overlaps"),
    path("plan/<int:pk>/send-all/", items.send_all, name="send-all"),
    path("plan/<int:pk>/compare/", compare.comparison, name="compare"),
    path("plan/<int:pk>/compare/export/", compare.export, name="compare-export"),
    path("plan/<int:pk>/add-later/", amend.add_later, name="add-later"),
    path("plan/<int:pk>/blank/", brought.blank, name="blank"),
    path("plan/<int:pk>/bring/", brought.bring, name="bring"),
    path("plan/<int:pk>/papers/", papers.papers, name="papers"),
    path("plan/<int:pk>/papers/make/", papers.make, name="make-papers"),
    path("plan/<int:pk>/papers/<int:key>/", papers.paper, name="paper"),
    path("plan/<int:pk>/papers/<int:key>/issue/", papers.issue, name="issue-paper"),
    path(
        "plan/<int:pk>/papers/<int:key>/v<int:version>/",
        papers.download,
        name="download-paper",
    ),
    path("plan/lists/<int:pk>/", brought.preview, name="list-preview"),
    path("plan/lists/<int:pk>/rows/<int:number>/", brought.row, name="list-row"),
    path("plan/lists/<int:pk>/take/", brought.take, name="list-take"),
    path("plan/lists/<int:pk>/drop/", brought.drop, name="list-drop"),
    path("plan/items/add/", items.propose, name="propose"),
    path("plan/items/lookup/", items.lookup, name="lookup-items"),
    path("plan/items/<int:pk>/", items.item, name="item"),
    path("plan/items/<int:pk>/edit/", items.edit, name="item-edit"),
    path("plan/items/<int:pk>/send/", items.send, name="item-send"),
    path("plan/items/<int:pk>/take-back/", items.take_back, name="item-take-back"),
    path("plan/items/<int:pk>/discard/", items.discard, name="item-discard"),
    path("plan/items/<int:pk>/accept/", items.accept, name="item-accept"),
    path("plan/items/<int:pk>/reconsider/", items.reconsider, name="item-reconsider"),
    path("plan/items/<int:pk>/ask/", items.ask, name="item-ask"),
    path("plan/items/<int:pk>/cut/", items.cut, name="item-cut"),
    path("plan/items/<int:pk>/merge/", items.merge, name="item-merge"),
    path("plan/items/<int:pk>/amend/", amend.amend, name="item-amend"),
    path("plan/items/<int:pk>/drop/", amend.drop, name="item-drop"),
    path("plan/items/<int:pk>/take-up/", amend.take_up, name="item-take-up"),
]
