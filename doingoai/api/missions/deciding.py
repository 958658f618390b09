"""How a mission is judged: its appraisal, opinions, submission, decision, changes, papers."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Router

from doingoai.accounts.queries import current_units
from doingoai.accounts.rules import require
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.documents.sent import MakeIn
from doingoai.api.inputs import Reason, all_of
from doingoai.api.missions.finding import find_mission, mission_words
from doingoai.api.missions.sent import ChangeIn, OverrideIn
from doingoai.api.office.sent import AskIn, DecideIn, NoteIn
from doingoai.api.operation import caller, reads, writes
from doingoai.api.paging import Inner, Key
from doingoai.api.papers import paper_words
from doingoai.api.shapes_missions import (
    AppraisalShape,
    ChangeShape,
    ChangesShape,
    MissionDetailShape,
    MissionMadeShape,
)
from doingoai.api.shapes_office import AskedShape, CaseShape
from doingoai.api.shapes_visits import PaperShape, PapersShape
from doingoai.approvals.queries import consultations_about
from doingoai.approvals.rules import require_deciding
from doingoai.approvals.states import Verdict
from doingoai.documents.queries import papers_about
from doingoai.foundation import clock
from doingoai.missions.actions.appraise import override_rule, restore_rule
from doingoai.missions.actions.changes import (
    Changed,
    ask_change,
    decide_on_change,
    submit_change,
    take_back_change,
)
from doingoai.missions.actions.decide import (
    consult_on_mission,
    decide_on_mission,
    reopen_refused_mission,
    submit_mission,
)
from doingoai.missions.actions.papers import (
    issue_mission_paper,
    renew_mission_papers,
)
from doingoai.missions.appraisal.catalogue import appraise, unmet
from doingoai.missions.appraisal.result import Result
from doingoai.missions.gathering import mission_facts
from doingoai.missions.models import ChangeRequest, Mission, Override
from doingoai.missions.papers.guarded import hidden_mission_kinds
from doingoai.missions.states import ChangeKind
from doingoai.norms.queries import figure_table

router = Router(tags=["missions"])
papers = Router(tags=["papers"])
READ, WRITE = Scope.MISSIONS_READ, Scope.MISSIONS_WRITE
SUBMIT, DECIDE = Scope.CASES_SUBMIT, Scope.CASES_DECIDE


def _appraisal(mission: Mission) -> dict[str, Any]:
    table = figure_table()
    results = appraise(mission_facts(mission, table, as_of=clock.today()), table)
    overrides = Override.objects.filter(mission=mission).select_related("by")
    names = ("id", "rule", "target", "reason", "allowed_by", "basis", "at")
    return {
        "mission": mission.pk,
        "stopping": len(unmet(results)),
        "results": [_result(one) for one in results],
        "overrides": [
            {**{name: getattr(one, name) for name in names}, "by": str(one.by)} for one in overrides
        ],
    }


def _result(one: Result) -> dict[str, Any]:
    names = (
        "target", "title", "message", "mend", "limit", "found", "unit", "source", "clause", "confidence",
    )  # fmt: skip
    return {
        "rule": one.code, "standing": one.state, "weight": one.severity,
        "is_confirmed": one.confirmed, **{name: getattr(one, name) for name in names},
    }  # fmt: skip


@reads(
    router, "/{int:pk}/appraisal/", READ, AppraisalShape,
    _("Every rule that concerns a mission, and how it stands"),
)  # fmt: skip
def show_appraisal(request: HttpRequest, pk: Key) -> Any:
    return _appraisal(find_mission(request, pk, inside=True))


@writes(
    router, "POST", "/{int:pk}/appraisal/overrides/", WRITE, AppraisalShape,
    _("Set a rule aside for a mission, with the reason and who allowed it"), status=201,
)  # fmt: skip
def set_rule_aside(request: HttpRequest, pk: Key, body: OverrideIn) -> Any:
    mission = find_mission(request, pk, Permission.MISSION_WRITE)
    override_rule(mission, by=caller(request), at=clock.now(), **dict(body))
    return _appraisal(mission)


@writes(
    router, "DELETE", "/{int:pk}/appraisal/overrides/{int:key}/", WRITE, AppraisalShape,
    _("Let a rule hold again that was set aside"),
)  # fmt: skip
def let_rule_hold(request: HttpRequest, pk: Key, key: Inner) -> Any:
    mission = find_mission(request, pk, Permission.MISSION_WRITE)
    one = get_object_or_404(Override.objects.filter(mission=mission), pk=key)
    restore_rule(one, by=caller(request))
    return _appraisal(mission)


@reads(
    router, "/{int:pk}/consultations/", Scope.CONSULTATIONS_READ, AskedShape,
    _("What agencies were asked about a mission"),
)  # fmt: skip
def list_mission_consultations(request: HttpRequest, pk: Key) -> Any:
    return {"items": list(consultations_about(find_mission(request, pk, inside=True)))}


@writes(
    router, "POST", "/{int:pk}/consultations/", Scope.CONSULTATIONS_WRITE, AskedShape,
    _("Ask several agencies about a mission"), status=201,
)  # fmt: skip
def ask_about_mission(request: HttpRequest, pk: Key, body: AskIn) -> Any:
    mission = find_mission(request, pk, Permission.CONSULTATION_ASK)
    units = all_of(current_units(on=clock.today()), body.units, field="units")
    asked = consult_on_mission(
        mission, units=units, question=body.question, on=clock.today(), due_on=body.due_on,
        by=caller(request), at=clock.now(),
    )  # fmt: skip
    return {"items": asked}


@writes(
    router, "POST", "/{int:pk}/submit/", SUBMIT, CaseShape,
    _("Lay a mission before whoever may decide on it"), status=201,
)  # fmt: skip
def submit_mission_request(request: HttpRequest, pk: Key, body: NoteIn) -> Any:
    mission = find_mission(request, pk, Permission.CASE_SUBMIT)
    return submit_mission(
        mission, note=body.note, on=clock.today(), by=caller(request), at=clock.now()
    )


@writes(
    router, "POST", "/{int:pk}/decide/", DECIDE, CaseShape,
    _("Decide on the submission of a mission"),
)  # fmt: skip
def decide_mission(request: HttpRequest, pk: Key, body: DecideIn) -> Any:
    mission = find_mission(request, pk)
    require_deciding(caller(request), on=clock.today())
    return decide_on_mission(
        mission, verdict=Verdict(body.verdict), reason=body.reason, on=clock.today(),
        by=caller(request), at=clock.now(),
    )  # fmt: skip


@writes(
    router, "POST", "/{int:pk}/reopen/", WRITE, MissionDetailShape,
    _("Take a refused mission up again"),
)  # fmt: skip
def reopen_mission(request: HttpRequest, pk: Key) -> Any:
    mission = find_mission(request, pk, Permission.MISSION_WRITE)
    return mission_words(request, reopen_refused_mission(mission, by=caller(request)))


def _changes(mission: Mission) -> Any:
    return ChangeRequest.objects.filter(mission=mission).order_by("-id")


@reads(
    router, "/{int:pk}/changes/", READ, ChangesShape,
    _("Changes and extensions of what was decided"),
)  # fmt: skip
def list_mission_changes(request: HttpRequest, pk: Key) -> Any:
    return {"items": list(_changes(find_mission(request, pk, inside=True)))}


@writes(
    router, "POST", "/{int:pk}/changes/", WRITE, ChangeShape,
    _("Ask for a change or an extension of an approved mission"), status=201,
)  # fmt: skip
def ask_mission_change(request: HttpRequest, pk: Key, body: ChangeIn) -> Any:
    mission = find_mission(request, pk, to_act=True)
    changed = Changed(**{**dict(body), "kind": ChangeKind(body.kind)})
    return ask_change(mission, changed, by=caller(request), at=clock.now())


@writes(
    router, "POST", "/{int:pk}/changes/{int:key}/submit/", SUBMIT, CaseShape,
    _("Lay a change before whoever decides on such a mission"), status=201,
)  # fmt: skip
def submit_mission_change(request: HttpRequest, pk: Key, key: Inner, body: NoteIn) -> Any:
    mission = find_mission(request, pk, Permission.CASE_SUBMIT)
    change = get_object_or_404(_changes(mission), pk=key)
    return submit_change(
        change, note=body.note, on=clock.today(), by=caller(request), at=clock.now()
    )


@writes(
    router, "POST", "/{int:pk}/changes/{int:key}/decide/", DECIDE, CaseShape,
    _("Decide on a change of a mission"),
)  # fmt: skip
def decide_mission_change(request: HttpRequest, pk: Key, key: Inner, body: DecideIn) -> Any:
    change = get_object_or_404(_changes(find_mission(request, pk)), pk=key)
    require_deciding(caller(request), on=clock.today())
    return decide_on_change(
        change, verdict=Verdict(body.verdict), reason=body.reason, on=clock.today(),
        by=caller(request), at=clock.now(),
    )  # fmt: skip


@writes(
    router, "POST", "/{int:pk}/changes/{int:key}/take-back/", WRITE, ChangeShape,
    _("Take a change back that was not decided"),
)  # fmt: skip
def take_back_mission_change(request: HttpRequest, pk: Key, key: Inner, body: Reason) -> Any:
    change = get_object_or_404(_changes(find_mission(request, pk, to_act=True)), pk=key)
    return take_back_change(change, reason=body.reason, by=caller(request), at=clock.now())


def _papers(request: HttpRequest, mission: Mission) -> Any:
    """The papers of a mission that this person may read."""
    by = caller(request)
    require(by, Permission.PAPER_VIEW)
    return papers_about(mission).exclude(kind__in=hidden_mission_kinds(by))


@reads(
    papers, "/{int:pk}/papers/", Scope.PAPERS_READ, PapersShape,
    _("Papers of a mission that have been made"),
)  # fmt: skip
def list_mission_papers(request: HttpRequest, pk: Key) -> Any:
    return {"items": [paper_words(one) for one in _papers(request, find_mission(request, pk))]}


@writes(
    papers, "POST", "/{int:pk}/papers/", Scope.PAPERS_MAKE, MissionMadeShape,
    _("Make the papers of a mission that are missing or out of date"), repeatable=True,
)  # fmt: skip
def make_mission_papers(request: HttpRequest, pk: Key, body: MakeIn) -> Any:
    by = caller(request)
    mission = find_mission(request, pk)
    kept = renew_mission_papers(
        mission, body.kinds, figure_table(), on=clock.today(), by=by, at=clock.now()
    )
    return {"mission": mission.pk, "made": [version.paper_id for version in kept]}


@writes(
    papers, "POST", "/{int:pk}/papers/{int:key}/issue/", Scope.PAPERS_ISSUE, PaperShape,
    _("Number, render and freeze a paper of a mission"),
)  # fmt: skip
def issue_paper_of_mission(request: HttpRequest, pk: Key, key: Inner) -> Any:
    mission = find_mission(request, pk)
    paper = get_object_or_404(_papers(request, mission), pk=key)
    issue_mission_paper(
        mission, paper, figure_table(), on=clock.today(), by=caller(request), at=clock.now()
    )
    return paper_words(_papers(request, mission).get(pk=key))
