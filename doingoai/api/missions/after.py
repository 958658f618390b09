"""What comes after the approval of a mission: steps, departure, the log, report, promises, closing."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Router

from doingoai.accounts.queries import current_units
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.delegations.sent import ReportIn
from doingoai.api.inputs import Reason, linked
from doingoai.api.missions.finding import find_mission, mission_words
from doingoai.api.missions.sent import LogIn, PromiseIn, StepIn, TickIn
from doingoai.api.operation import caller, reads, version_sent, writes
from doingoai.api.paging import Inner, Key
from doingoai.api.shapes_missions import (
    LogEntryShape,
    LogShape,
    MissionDetailShape,
    MissionReportShape,
    StepShape,
    StepsShape,
)
from doingoai.api.shapes_office import PromisesShape, TaskShape
from doingoai.foundation import clock
from doingoai.missions.actions.after import (
    ask_report_back,
    close_mission,
    come_back,
    depart,
    file_mission_report,
    note_under_way,
    promise_abroad,
    promises_of,
    write_mission_report,
)
from doingoai.missions.actions.steps import add_step, propose_steps, tick_step
from doingoai.missions.gathering import mission_facts
from doingoai.missions.models import Mission, MissionReport
from doingoai.missions.queries import log_of, steps_of
from doingoai.missions.states import Purpose, StepKind
from doingoai.missions.terms import report_due_on
from doingoai.norms.queries import figure_table

router = Router(tags=["missions"])
READ, WRITE = Scope.MISSIONS_READ, Scope.MISSIONS_WRITE


@reads(
    router, "/{int:pk}/steps/", READ, StepsShape,
    _("Passports, visas, words to others: what is to be got"),
)  # fmt: skip
def list_mission_steps(request: HttpRequest, pk: Key) -> Any:
    return {"items": list(steps_of(find_mission(request, pk, inside=True)))}


@writes(
    router, "POST", "/{int:pk}/steps/propose/", WRITE, StepsShape,
    _("Write down the steps this mission needs"), status=201,
)  # fmt: skip
def propose_mission_steps(request: HttpRequest, pk: Key) -> Any:
    mission = find_mission(request, pk, to_act=True)
    facts = mission_facts(mission, figure_table(), as_of=clock.today())
    propose_steps(mission, facts, by=caller(request))
    return {"items": list(steps_of(mission))}


@writes(
    router, "POST", "/{int:pk}/steps/", WRITE, StepShape, _("Add a step by hand"), status=201
)  # fmt: skip
def add_mission_step(request: HttpRequest, pk: Key, body: StepIn) -> Any:
    mission = find_mission(request, pk, to_act=True)
    return add_step(mission, by=caller(request), **{**dict(body), "kind": StepKind(body.kind)})


@writes(
    router, "PUT", "/{int:pk}/steps/{int:key}/", WRITE, StepShape,
    _("Say on which day a step was done, or that it is open again"),
)  # fmt: skip
def tick_mission_step(request: HttpRequest, pk: Key, key: Inner, body: TickIn) -> Any:
    step = get_object_or_404(steps_of(find_mission(request, pk, to_act=True)), pk=key)
    return tick_step(step, done_on=body.done_on, note=body.note, by=caller(request))


@writes(
    router, "POST", "/{int:pk}/leave/", WRITE, MissionDetailShape,
    _("Say that the mission has left"),
)  # fmt: skip
def leave_on_mission(request: HttpRequest, pk: Key) -> Any:
    mission = find_mission(request, pk, to_act=True)
    return mission_words(request, depart(mission, by=caller(request)))


@writes(
    router, "POST", "/{int:pk}/return/", WRITE, MissionDetailShape,
    _("Say that the mission is back"),
)  # fmt: skip
def return_from_mission(request: HttpRequest, pk: Key) -> Any:
    mission = find_mission(request, pk, to_act=True)
    return mission_words(request, come_back(mission, by=caller(request)))


@reads(router, "/{int:pk}/log/", READ, LogShape, _("What happened or changed abroad"))
def list_mission_log(request: HttpRequest, pk: Key) -> Any:
    return {"items": list(log_of(find_mission(request, pk, inside=True)))}


@writes(
    router, "POST", "/{int:pk}/log/", WRITE, LogEntryShape,
    _("Note what happened or changed abroad"), status=201,
)  # fmt: skip
def note_mission_event(request: HttpRequest, pk: Key, body: LogIn) -> Any:
    mission = find_mission(request, pk, to_act=True)
    return note_under_way(
        mission, on=body.on, text=body.text_vi, by=caller(request), at=clock.now()
    )


def _report(mission: Mission) -> dict[str, Any]:
    known = MissionReport.objects.filter(mission=mission).first()
    report = known or MissionReport(mission=mission, version=0)
    names = ("version", "happened_vi", "results_vi", "assessment_vi", "proposals_vi", "filed_on")
    due = None
    if mission.purpose != Purpose.PRIVATE:
        due = report_due_on(mission.ends_on, figure_table())
    told = {name: getattr(report, name) for name in names}
    return {"mission": mission.pk, "due_on": due, **told}


@reads(
    router, "/{int:pk}/report/", READ, MissionReportShape, _("The result report of a mission")
)  # fmt: skip
def show_mission_report(request: HttpRequest, pk: Key) -> Any:
    return _report(find_mission(request, pk, inside=True))


@writes(
    router, "PATCH", "/{int:pk}/report/", WRITE, MissionReportShape,
    _("Write the result report of a mission; what is not sent stays"), versioned=True,
)  # fmt: skip
def write_mission_result(request: HttpRequest, pk: Key, body: ReportIn) -> Any:
    mission = find_mission(request, pk, to_act=True)
    version = version_sent(request)
    write_mission_report(mission, changes=body.sent(), by=caller(request), version=version)
    return _report(mission)


@writes(
    router, "POST", "/{int:pk}/report/file/", WRITE, MissionReportShape,
    _("File the result report of a mission"),
)  # fmt: skip
def file_mission_result(request: HttpRequest, pk: Key) -> Any:
    mission = find_mission(request, pk, to_act=True)
    file_mission_report(mission, on=clock.today(), by=caller(request), at=clock.now())
    return _report(mission)


@writes(
    router, "POST", "/{int:pk}/report/back/", WRITE, MissionReportShape,
    _("Return a filed report to its unit, saying what is missing"),
)  # fmt: skip
def return_mission_result(request: HttpRequest, pk: Key, body: Reason) -> Any:
    mission = find_mission(request, pk, Permission.MISSION_WRITE)
    ask_report_back(mission, missing=body.reason, by=caller(request), at=clock.now())
    return _report(mission)


@reads(
    router, "/{int:pk}/promises/", READ, PromisesShape, _("What was promised abroad on a mission")
)  # fmt: skip
def list_mission_promises(request: HttpRequest, pk: Key) -> Any:
    return {"items": promises_of(find_mission(request, pk, inside=True))}


@writes(
    router, "POST", "/{int:pk}/promises/", WRITE, TaskShape,
    _("Note what was promised abroad, who keeps it and by when"), status=201,
)  # fmt: skip
def note_mission_promise(request: HttpRequest, pk: Key, body: PromiseIn) -> Any:
    mission = find_mission(request, pk, to_act=True)
    values = linked(dict(body), owner_unit=current_units(on=clock.today()))
    return promise_abroad(mission, by=caller(request), at=clock.now(), **values)


@writes(
    router, "POST", "/{int:pk}/close/", WRITE, MissionDetailShape, _("Close a mission")
)  # fmt: skip
def close_mission_file(request: HttpRequest, pk: Key) -> Any:
    mission = find_mission(request, pk, Permission.MISSION_WRITE)
    return mission_words(request, close_mission(mission, by=caller(request), at=clock.now()))
