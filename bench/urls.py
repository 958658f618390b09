"""Every address of the product, and the floor pages."""

from django.urls import include, path

from bench import floor

urlpatterns = [
    path("floor/delegations/", floor.delegations),
    path("floor/delegations/<int:pk>/", floor.detail),
    path("floor/delegations/<int:pk>/people/", floor.people),
    path("floor/missions/", floor.missions),
    path("floor/plan/<int:pk>/", floor.plan),
    path("floor/suggestions/", floor.suggestions),
    path("", include("doingoai.config.urls")),
]
