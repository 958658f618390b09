"""Addresses of the own account. Administration of people and units joins here."""

from django.urls import path

from doingoai.web.accounts import admin_urls, lookups, profile

app_name = "accounts"
urlpatterns = [
    path("account/", profile.profile, name="profile"),
    path("account/lookup/", lookups.lookup_users, name="lookup-users"),
    path("account/tokens/", profile.tokens, name="tokens"),
    path("account/tokens/<int:pk>/revoke/", profile.revoke, name="revoke-token"),
    *admin_urls.urlpatterns,
]
