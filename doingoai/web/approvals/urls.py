"""Addresses of consultations, decisions, standing in, the rules behind them, and where all lies."""

from django.urls import path

from doingoai.web.approvals import (
    board,
    consultation_rules,
    consultations,
    decisions,
    flow,
    matrix,
    stand_ins,
    trying,
)

app_name = "approvals"

urlpatterns = [
    path("consultations/", consultations.consultations, name="consultations"),
    path("consultations/<int:pk>/", consultations.consultation, name="consultation"),
    path("consultations/<int:pk>/more-time/", consultations.wish_more_time, name="wish-more-time"),
    path("consultations/<int:pk>/use/", board.use, name="use"),
    path("consultations/<int:pk>/day/", board.due, name="due"),
    path("consultations/<int:pk>/wish/", board.more_time, name="more-time"),
    path("consultations/board/<int:pk>/", board.board, name="board"),
    path("flow/", flow.flow, name="flow"),
    path("stand-ins/", stand_ins.stand_ins, name="stand-ins"),
    path("stand-ins/add/", stand_ins.record, name="record-stand-in"),
    path("stand-ins/<int:pk>/revoke/", stand_ins.revoke, name="revoke-stand-in"),
    path("norms/consultation/", consultation_rules.rules, name="rules"),
    path("norms/consultation/add/", consultation_rules.add, name="add-rule"),
    path("norms/consultation/load/", consultation_rules.load, name="load-rules"),
    path("norms/consultation/<int:pk>/", consultation_rules.rule, name="rule"),
    path("norms/try/", trying.trying, name="try"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/<int:pk>/", decisions.case, name="case"),
    path("norms/authority/", matrix.matrix, name="matrix"),
    path("norms/authority/add/", matrix.add, name="add-line"),
    path("norms/authority/<int:pk>/", matrix.line, name="line"),
]
