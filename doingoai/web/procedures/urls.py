"""Addresses of the book of procedures, the codes of conduct and the checklists of visits."""

from django.urls import path

from doingoai.web.procedures import assessing, book, conduct, printing, versions, visit

app_name = "procedures"

_STEP = "delegations/<int:pk>/checklists/<slug:slug>/<int:step>"

urlpatterns = [
    path("procedures/", book.book, name="book"),
    path("procedures/load/", book.load, name="load"),
    path("procedures/new/", book.add, name="add"),
    path("procedures/<int:pk>/", book.procedure, name="procedure"),
    path("procedures/<int:pk>/draft/", book.draft, name="draft"),
    path("procedures/lessons/<int:pk>/take/", book.take, name="take-lesson"),
    path("procedures/lessons/<int:pk>/aside/", book.set_aside, name="set-aside"),
    path("procedures/versions/<int:pk>/", versions.version, name="version"),
    path("procedures/versions/<int:pk>/in-force/", versions.in_force, name="in-force"),
    path("procedures/versions/<int:pk>/discard/", versions.discard, name="discard"),
    path("procedures/versions/<int:pk>/confirm/", versions.confirm, name="confirm"),
    path("procedures/versions/<int:pk>/steps/new/", versions.add, name="add-step"),
    path("procedures/steps/<int:pk>/", versions.step, name="step"),
    path("procedures/steps/<int:pk>/remove/", versions.remove, name="remove-step"),
    path("procedures/steps/<int:pk>/move/<slug:way>/", versions.move, name="move-step"),
    path("procedures/conduct/", conduct.codes, name="codes"),
    path("procedures/conduct/<int:pk>/", conduct.code, name="code"),
    path("procedures/conduct/<int:pk>/assess/", assessing.assess, name="assess"),
    path("procedures/conduct/<int:pk>/draft/", conduct.draft, name="code-draft"),
    path("procedures/conduct/versions/<int:pk>/", conduct.version, name="code-version"),
    path("procedures/conduct/versions/<int:pk>/in-force/", conduct.in_force, name="code-in-force"),
    path("procedures/conduct/versions/<int:pk>/discard/", conduct.discard, name="code-discard"),
    path("procedures/conduct/versions/<int:pk>/clauses/new/", conduct.add, name="add-clause"),
    path("procedures/conduct/clauses/<int:pk>/", conduct.clause, name="clause"),
    path("procedures/conduct/clauses/<int:pk>/remove/", conduct.remove, name="remove-clause"),
    path("delegations/<int:pk>/checklists/", visit.visit, name="visit"),
    path("delegations/<int:pk>/checklists/print/", printing.checklist, name="print"),
    path("delegations/<int:pk>/checklists/briefing/", visit.briefing, name="briefing"),
    path("delegations/<int:pk>/checklists/<slug:slug>/lesson/<int:procedure>/", visit.lesson, name="lesson"),
    path(f"{_STEP}/tick/", visit.tick, name="tick"),
    path(f"{_STEP}/confirm/", visit.confirm, name="confirm-step"),
    path(f"{_STEP}/back/", visit.take_back, name="take-back"),
    path(f"{_STEP}/depart/", visit.depart, name="depart"),
]  # fmt: skip
