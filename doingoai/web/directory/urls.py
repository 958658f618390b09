"""Addresses of partners, people and places."""

from django.urls import path

from doingoai.web.directory import lookups, partners, people, places

app_name = "directory"

urlpatterns = [
    path("partners/", partners.partners, name="partners"),
    path("partners/new/", partners.add, name="add-partner"),
    path("partners/lookup/", lookups.lookup_partners, name="lookup-partners"),
    path("partners/<int:pk>/", partners.partner, name="partner"),
    path("partners/<int:pk>/edit/", partners.edit, name="edit-partner"),
    path("partners/<int:pk>/<slug:name>/", partners.partner_section, name="partner-section"),
    path("people/", people.people, name="people"),
    path("people/new/", people.add, name="add-person"),
    path("people/lookup/", lookups.lookup_people, name="lookup-people"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/edit/", people.edit, name="edit-person"),
    path("people/<int:pk>/post/", people.new_post, name="new-post"),
    path("people/<int:pk>/<slug:name>/", people.person_section, name="person-section"),
    path("places/", places.places, name="places"),
    path("places/new/", places.add, name="add-place"),
    path("places/lookup/", lookups.lookup_places, name="lookup-places"),
    path("places/<int:pk>/", places.place, name="place"),
    path("places/<int:pk>/edit/", places.edit, name="edit-place"),
]
