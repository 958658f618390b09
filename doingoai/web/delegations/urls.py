"""Addresses of inbound delegations."""

from django.urls import path

from doingoai.web.delegations import after, consult, findings, pages, people, programme

app_name = "delegations"

urlpatterns = [
    path("delegations/", pages.delegations, name="list"),
    path("delegations/new/", pages.prepare, name="prepare"),
    path("delegations/<int:pk>/", pages.detail, name="detail"),
    path("delegations/<int:pk>/edit/", pages.edit, name="edit"),
    path("delegations/<int:pk>/plan/", pages.plan, name="plan"),
    path("delegations/<int:pk>/guest-class/", pages.guest_class, name="guest-class"),
    path("delegations/<int:pk>/share/", pages.share, name="share"),
    path("delegations/<int:pk>/cancel/", pages.cancel, name="cancel"),
    path("delegations/<int:pk>/people/", people.people, name="people"),
    path("delegations/<int:pk>/people/add/", people.add_guest, name="add-member"),
    path("delegations/<int:pk>/people/<int:key>/", people.member, name="member"),
    path("delegations/<int:pk>/people/<int:key>/name/", people.member_name, name="member-name"),
    path("delegations/<int:pk>/people/<int:key>/passport/", people.member_passport, name="member-passport"),
    path("delegations/<int:pk>/people/<int:key>/passport/number/", people.member_passport_number, name="member-passport-number"),
    path("delegations/<int:pk>/people/<int:key>/remove/", people.member_remove, name="member-remove"),
    path("delegations/<int:pk>/people/<int:key>/move/", people.member_move, name="member-move"),
    path("delegations/<int:pk>/hosts/add/", people.add_vietnamese, name="add-host"),
    path("delegations/<int:pk>/hosts/<int:key>/", people.host, name="host"),
    path("delegations/<int:pk>/hosts/<int:key>/name/", people.host_name, name="host-name"),
    path("delegations/<int:pk>/hosts/<int:key>/remove/", people.host_remove, name="host-remove"),
    path("delegations/<int:pk>/findings/", findings.findings, name="findings"),
    path("delegations/<int:pk>/opinions/", consult.consult, name="consult"),
    path("delegations/<int:pk>/opinions/ask/", consult.ask, name="ask"),
    path("delegations/<int:pk>/opinions/submit/", consult.submit, name="submit"),
    path("delegations/<int:pk>/opinions/decide/", consult.decide, name="decide"),
    path("delegations/<int:pk>/opinions/reopen/", consult.reopen, name="reopen"),
    path("delegations/<int:pk>/opinions/<int:key>/", consult.record_answer, name="record-answer"),
    path("delegations/<int:pk>/opinions/<int:key>/withdraw/", consult.withdraw, name="withdraw"),
    path("delegations/<int:pk>/after/", after.after, name="after"),
    path("delegations/<int:pk>/after/begin/", after.begin, name="begin"),
    path("delegations/<int:pk>/after/file/", after.file, name="file-report"),
    path("delegations/<int:pk>/after/close/", after.close, name="close"),
    path("delegations/<int:pk>/after/promise/", after.promise, name="promise"),
    path("delegations/<int:pk>/estimate/", after.estimate_row, name="estimate-row"),
    path("delegations/<int:pk>/estimate/drop/", after.estimate_row_drop, name="estimate-row-drop"),
    path("delegations/<int:pk>/programme/", programme.programme, name="programme"),
    path("delegations/<int:pk>/programme/add/", programme.add, name="add-item"),
    path("delegations/<int:pk>/programme/issue/", programme.issue, name="issue-programme"),
    path("delegations/<int:pk>/programme/<int:key>/", programme.item, name="item"),
    path("delegations/<int:pk>/programme/<int:key>/remove/", programme.remove, name="remove-item"),
    path("delegations/<int:pk>/programme/v<int:number>/", programme.version, name="programme-version"),
]  # fmt: skip
