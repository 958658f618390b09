"""Who may do what: permissions, and the roles that are sets of them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    REGISTER_VIEW = "register.view", _("See the register of incoming documents")
    REGISTER_WRITE = "register.write", _("Enter documents into the register")
    DELEGATION_VIEW_ALL = "delegation.view_all", _("See all delegations")
    DELEGATION_VIEW_SHARED = "delegation.view_shared", _("See delegations shared with the own unit")
    DELEGATION_WRITE = "delegation.write", _("Prepare delegations")
    DELEGATION_CLOSE = "delegation.close", _("Close delegations")
    MISSION_VIEW_ALL = "mission.view_all", _("See all missions abroad")
    MISSION_REQUEST = "mission.request", _("Request missions abroad for the own unit")
    MISSION_WRITE = "mission.write", _("Appraise and prepare missions abroad")
    PLAN_VIEW_ALL = "plan.view_all", _("See the whole yearly plan with all proposals")
    PLAN_PROPOSE = "plan.propose", _("Propose items of the yearly plan for the own unit")
    PLAN_WRITE = "plan.write", _("Consolidate the yearly plan")
    CASE_SUBMIT = "case.submit", _("Submit matters for decision")
    CASE_DECIDE = "case.decide", _("Decide on what is submitted")
    AUTHORITY_LEND = "authority.lend", _("Record who acts for whom")
    CONSULTATION_ASK = "consultation.ask", _("Ask other agencies for an opinion")
    CONSULTATION_ANSWER = "consultation.answer", _("Answer a consultation of the own unit")
    CONSULTATION_RECORD = "consultation.record", _("Record an opinion that came on paper")
    PROGRAMME_WRITE = "programme.write", _("Edit programmes")
    PROGRAMME_ISSUE = "programme.issue", _("Issue programmes")
    PAPER_VIEW = "paper.view", _("Read papers")
    PAPER_MAKE = "paper.make", _("Make papers")
    PAPER_ISSUE = "paper.issue", _("Issue and number papers")
    TEMPLATE_UPLOAD = "template.upload", _("Upload Word templates")
    DIRECTORY_VIEW = "directory.view", _("See partners and people")
    DIRECTORY_WRITE = "directory.write", _("Edit partners and people")
    PASSPORT_READ = "passport.read", _("Read passport numbers")
    BIRTH_DATE_READ = "birth_date.read", _("Read birth dates")
    HEALTH_READ = "health.read", _("Read diet and health notes")
    TASK_VIEW = "task.view", _("See tasks")
    TASK_WRITE = "task.write", _("Give and finish tasks")
    NORM_VIEW = "norm.view", _("See norms and their sources")
    NORM_CONFIRM = "norm.confirm", _("Confirm norms against the text of the law")
    USER_ADMIN = "user.admin", _("Manage users, roles and units")
    AUDIT_READ = "audit.read", _("Read the audit log")
    OFFICE_WRITE = "office.write", _("Edit the office's settings and authority matrix")
    STATISTICS_VIEW = "statistics.view", _("See statistics")
    SEATING_WRITE = "seating.write", _("Make seating and flag plans")
    PRECEDENCE_WRITE = "precedence.write", _("Edit the order of precedence and forms of address")
    PROCEDURE_WRITE = "procedure.write", _("Edit the standard procedures")
    STEP_TICK = "step.tick", _("Tick and confirm the steps of a procedure")
    RESOURCE_VIEW = "resource.view", _("See people, cars and rooms and what they are booked for")
    RESOURCE_BOOK = "resource.book", _("Book people, cars and rooms")
    RESOURCE_WRITE = "resource.write", _("Keep the register of people, cars and rooms")
    GIFT_VIEW = "gift.view", _("See gifts in stock, given and received")
    GIFT_WRITE = "gift.write", _("Keep the register of gifts")
    SETTLEMENT_WRITE = "settlement.write", _("Keep commitments and settle the costs of visits")
    RUNSHEET_USE = "runsheet.use", _("Run the day: tick, note and report from the phone")
    LANGUAGE_WRITE = "language.write", _("Keep the register of the staff's languages")
    API_USE = "api.use", _("Use the programming interface")


class Role(TextChoices):
    OFFICER = "officer", _("Officer")
    PROTOCOL_OFFICER = "protocol_officer", _("Protocol officer")
    DIVISION_HEAD = "division_head", _("Head of division")
    DIRECTOR = "director", _("Director")
    RECORDS_CLERK = "records_clerk", _("Records clerk")
    CITY_LEADER = "city_leader", _("City leader")
    FOCAL_POINT = "focal_point", _("Focal point of another agency")
    ADMINISTRATOR = "administrator", _("Administrator")


P = Permission

_READS = frozenset(
    {
        P.REGISTER_VIEW, P.DELEGATION_VIEW_ALL, P.PAPER_VIEW, P.DIRECTORY_VIEW,
        P.TASK_VIEW, P.NORM_VIEW, P.MISSION_VIEW_ALL, P.PLAN_VIEW_ALL, P.STATISTICS_VIEW,
        P.RESOURCE_VIEW, P.GIFT_VIEW,
    }
)  # fmt: skip
_OFFICER = _READS | {
    P.REGISTER_WRITE, P.DELEGATION_WRITE, P.CASE_SUBMIT, P.CONSULTATION_ASK,
    P.CONSULTATION_RECORD, P.PROGRAMME_WRITE, P.PAPER_MAKE, P.DIRECTORY_WRITE, P.TASK_WRITE,
    P.API_USE, P.MISSION_REQUEST, P.MISSION_WRITE, P.PLAN_PROPOSE, P.PLAN_WRITE,
    P.SEATING_WRITE, P.STEP_TICK, P.RESOURCE_BOOK, P.GIFT_WRITE, P.SETTLEMENT_WRITE,
    P.RUNSHEET_USE,
}  # fmt: skip
_PROTOCOL = _OFFICER | {
    P.PASSPORT_READ, P.BIRTH_DATE_READ, P.HEALTH_READ, P.PROGRAMME_ISSUE, P.DELEGATION_CLOSE,
    P.PRECEDENCE_WRITE, P.PROCEDURE_WRITE, P.RESOURCE_WRITE, P.LANGUAGE_WRITE,
}  # fmt: skip

PERMISSIONS_OF: dict[Role, frozenset[Permission]] = {
    Role.OFFICER: _OFFICER,
    Role.PROTOCOL_OFFICER: _PROTOCOL,
    Role.DIVISION_HEAD: _PROTOCOL | {P.PAPER_ISSUE, P.CONSULTATION_ANSWER, P.AUTHORITY_LEND},
    Role.DIRECTOR: _PROTOCOL
    | {
        P.PAPER_ISSUE,
        P.CASE_DECIDE,
        P.NORM_CONFIRM,
        P.TEMPLATE_UPLOAD,
        P.AUDIT_READ,
        P.AUTHORITY_LEND,
    },
    Role.RECORDS_CLERK: _READS
    | {P.REGISTER_WRITE, P.PAPER_ISSUE, P.CONSULTATION_RECORD, P.TEMPLATE_UPLOAD},
    Role.CITY_LEADER: _READS | {P.CASE_DECIDE},
    Role.FOCAL_POINT: frozenset(
        {
            P.DELEGATION_VIEW_SHARED,
            P.CONSULTATION_ANSWER,
            P.API_USE,
            P.MISSION_REQUEST,
            P.PLAN_PROPOSE,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {P.USER_ADMIN, P.AUDIT_READ, P.OFFICE_WRITE, P.TEMPLATE_UPLOAD, P.NORM_VIEW, P.NORM_CONFIRM}
    ),
}


class UnitKind(TextChoices):
    CITY = "city", _("City body")
    OFFICE = "office", _("Department of Foreign Affairs")
    DIVISION = "division", _("Division")
    DEPARTMENT = "department", _("City department")
    DISTRICT = "district", _("District (until 1 July 2025)")
    COMMUNE = "commune", _("Commune or ward")
    MASS_ORGANISATION = "mass_organisation", _("Mass organisation")
    PARTY = "party", _("Party body")
    CENTRAL = "central", _("Central body")
