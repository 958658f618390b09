"""Addresses of administration: people, units, roles, the office's settings, the audit log."""

from django.urls import path

from doingoai.web.accounts import all_tokens, audit_log, office, overview, roles, units, users

urlpatterns = [
    path("admin/", overview.overview, name="admin"),
    path("admin/users/", users.users, name="users"),
    path("admin/users/add/", users.add, name="add-user"),
    path("admin/users/<int:pk>/", users.user, name="user"),
    path("admin/users/<int:pk>/roles/", users.roles, name="user-roles"),
    path("admin/users/<int:pk>/password/", users.password, name="user-password"),
    path("admin/users/<int:pk>/keep-out/", users.keep_out, name="user-keep-out"),
    path("admin/users/<int:pk>/let-in/", users.let_in, name="user-let-in"),
    path("admin/users/<int:pk>/second-factor/", users.second_factor, name="user-second-factor"),
    path("admin/units/", units.units, name="units"),
    path("admin/units/add/", units.add, name="add-unit"),
    path("admin/units/<int:pk>/", units.unit, name="unit"),
    path("admin/office/", office.office, name="office"),
    path("admin/roles/", roles.roles, name="roles"),
    path("admin/roles/second-factor/", roles.second_factor, name="role-second-factor"),
    path("admin/tokens/", all_tokens.tokens, name="all-tokens"),
    path("admin/tokens/<int:pk>/stop/", all_tokens.stop, name="stop-token"),
    path("admin/audit/", audit_log.audit, name="audit"),
]
