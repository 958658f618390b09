"""What a token may be made for: each scope opens some rights, never more than its person has."""

from collections.abc import Collection

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.states import Permission


class Scope(TextChoices):
    VISITS_READ = "visits:read", _("Read visits, their people, programmes and findings")
    VISITS_WRITE = "visits:write", _("Open and edit visits, their people and programmes")
    GUESTS_PRIVATE = (
        "guests:private",
        _("Read and keep passports, diets and health notes of guests and travellers"),
    )
    MISSIONS_READ = "missions:read", _("Read missions abroad, their people, money and appraisal")
    MISSIONS_WRITE = (
        "missions:write",
        _("Ask for and edit missions abroad, appraise and report them"),
    )
    PLANS_READ = "plans:read", _("Read the yearly plan and how it was kept")
    PLANS_WRITE = "plans:write", _("Propose for the yearly plan, consolidate and amend it")
    CONSULTATIONS_READ = "consultations:read", _("Read what agencies were asked and answered")
    CONSULTATIONS_WRITE = "consultations:write", _("Ask agencies, answer and record opinions")
    CASES_READ = "cases:read", _("Read what was laid before leaders")
    CASES_SUBMIT = "cases:submit", _("Submit visits, missions and plans for decision")
    CASES_DECIDE = "cases:decide", _("Decide on submissions")
    PAPERS_READ = "papers:read", _("Read papers and fetch their files")
    PAPERS_MAKE = "papers:make", _("Make papers of visits and missions")
    PAPERS_ISSUE = "papers:issue", _("Issue and number papers")
    REGISTER_READ = "register:read", _("Read the registers of documents")
    REGISTER_WRITE = "register:write", _("Enter and correct incoming documents")
    DIRECTORY_READ = "directory:read", _("Read partners, people and places")
    DIRECTORY_WRITE = "directory:write", _("Add and edit partners, people and places")
    TASKS_READ = "tasks:read", _("Read tasks and promises")
    TASKS_WRITE = "tasks:write", _("Give, end and reopen tasks")
    NORMS_READ = "norms:read", _("Read norms, the authority matrix and rules of consultation")
    NORMS_WRITE = (
        "norms:write",
        _("Confirm and replace norms, edit the authority matrix and rules of consultation"),
    )
    STAND_INS_READ = "standins:read", _("Read who acts for whom")
    STAND_INS_WRITE = "standins:write", _("Record and take back who acts for whom")
    STATISTICS_READ = "statistics:read", _("Read statistics of delegations in and out")
    OFFICE_READ = "office:read", _("Read units and the names of colleagues")
    NOTICES = "notices", _("Read my notices and mark them as read")


P, S = Permission, Scope
_SEES_VISITS = frozenset({P.DELEGATION_VIEW_ALL, P.DELEGATION_VIEW_SHARED})
# A focal point sees the missions of its unit by the right to ask for them.
_SEES_MISSIONS = frozenset({P.MISSION_VIEW_ALL, P.MISSION_REQUEST})
_KEEPS_MISSIONS = _SEES_MISSIONS | {P.MISSION_WRITE}
_SEES_PLANS = frozenset({P.PLAN_VIEW_ALL, P.PLAN_PROPOSE})
_KEEPS_PLANS = _SEES_PLANS | {P.PLAN_WRITE}
_SEES_MATTERS = _SEES_VISITS | _SEES_MISSIONS | _SEES_PLANS

SCOPE_PERMISSIONS: dict[Scope, frozenset[Permission]] = {
    S.VISITS_READ: _SEES_VISITS,
    S.VISITS_WRITE: _SEES_VISITS
    | {P.DELEGATION_WRITE, P.DELEGATION_CLOSE, P.PROGRAMME_WRITE, P.PROGRAMME_ISSUE},
    S.GUESTS_PRIVATE: frozenset({P.PASSPORT_READ, P.BIRTH_DATE_READ, P.HEALTH_READ}),
    S.MISSIONS_READ: _SEES_MISSIONS,
    S.MISSIONS_WRITE: _KEEPS_MISSIONS,
    S.PLANS_READ: _SEES_MATTERS,
    S.PLANS_WRITE: _KEEPS_PLANS,
    S.CONSULTATIONS_READ: _SEES_VISITS | _SEES_MISSIONS,
    S.CONSULTATIONS_WRITE: _SEES_VISITS
    | _KEEPS_MISSIONS
    | {P.CONSULTATION_ASK, P.CONSULTATION_ANSWER, P.CONSULTATION_RECORD},
    S.CASES_READ: _SEES_VISITS,
    S.CASES_SUBMIT: _SEES_VISITS | _KEEPS_MISSIONS | _KEEPS_PLANS | {P.CASE_SUBMIT},
    S.CASES_DECIDE: _SEES_MATTERS | {P.CASE_DECIDE},
    S.PAPERS_READ: _SEES_VISITS | _SEES_MISSIONS | {P.PAPER_VIEW},
    S.PAPERS_MAKE: _SEES_VISITS | _SEES_MISSIONS | {P.PAPER_VIEW, P.PAPER_MAKE},
    S.PAPERS_ISSUE: _SEES_VISITS | _SEES_MISSIONS | {P.PAPER_VIEW, P.PAPER_ISSUE},
    S.REGISTER_READ: frozenset({P.REGISTER_VIEW}),
    S.REGISTER_WRITE: frozenset({P.REGISTER_VIEW, P.REGISTER_WRITE}),
    S.DIRECTORY_READ: frozenset({P.DIRECTORY_VIEW}),
    S.DIRECTORY_WRITE: frozenset({P.DIRECTORY_VIEW, P.DIRECTORY_WRITE}),
    S.TASKS_READ: frozenset({P.TASK_VIEW}),
    S.TASKS_WRITE: frozenset({P.TASK_VIEW, P.TASK_WRITE}),
    S.NORMS_READ: frozenset({P.NORM_VIEW}),
    S.NORMS_WRITE: frozenset({P.NORM_VIEW, P.NORM_CONFIRM, P.OFFICE_WRITE}),
    S.STAND_INS_READ: frozenset({P.DELEGATION_VIEW_ALL}),
    S.STAND_INS_WRITE: frozenset({P.DELEGATION_VIEW_ALL, P.AUTHORITY_LEND, P.OFFICE_WRITE}),
    S.STATISTICS_READ: _SEES_VISITS | _SEES_MISSIONS | {P.STATISTICS_VIEW},
    S.OFFICE_READ: frozenset(),
    S.NOTICES: frozenset(),
}
"""The rights each scope opens; what a person lacks stays closed to their token as well."""

_OPENED_BY = {scope.value: rights for scope, rights in SCOPE_PERMISSIONS.items()}

AS_BEFORE = (Scope.VISITS_READ, Scope.DIRECTORY_READ)
"""What tokens could do before there were scopes: read visits, programmes and partners."""


def permissions_of(scopes: Collection[str]) -> frozenset[Permission]:
    """The rights that several scopes open together; a word that is no scope opens nothing."""
    return frozenset().union(*(_OPENED_BY[word] for word in scopes if word in _OPENED_BY))


def covers(scopes: Collection[str], wanted: Scope) -> bool:
    """Test whether a token with these scopes may do this: who may change a thing may read it too."""
    if wanted.value in scopes:
        return True
    family, _colon, deed = wanted.value.partition(":")
    return deed == "read" and any(scope.startswith(f"{family}:") for scope in scopes)
