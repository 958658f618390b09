"""Where a record is looked at: from its type and id to the address of its page."""

from django.db.models import Model
from django.urls import NoReverseMatch, reverse

from doingoai.accounts.models import Notice
from doingoai.approvals.models import Case, Consultation
from doingoai.delegations.models import Delegation
from doingoai.documents.models import Paper
from doingoai.missions.models import Mission
from doingoai.planning.models import Task
from doingoai.spending.models import Account
from doingoai.yearplan.models import YearPlan

# Word of the record (`subject_type`) to the name of its page, which takes the key as `pk`.
PAGES = {
    "delegation": "delegations:detail",
    "incoming": "documents:incoming",
    "outgoing": "documents:outgoing",
    "case": "approvals:case",
    "consultation": "approvals:consultation",
    "question": "approvals:board",
    "partner": "directory:partner",
    "person": "directory:person",
    "place": "directory:place",
    "mission": "missions:detail",
    "mission_change": "missions:of-change",
    "procedure": "procedures:procedure",
    "conduct": "procedures:code",
    "gift": "gifts:gift",
    "plan_item": "yearplan:item",
    "year_plan": "yearplan:year",
    "brought_proposals": "yearplan:list-preview",
    "resource": "resources:detail",
    "programme": "delegations:of-programme",
    "task": "planning:task",
    "norm": "norms:norm",
    "letter": "mailing:letter",
    "user": "accounts:user",
    "unit": "accounts:unit",
    "webhook": "exchange:webhook",
}


def address_of(subject_type: str, subject_id: str) -> str:
    """Address of a record's page; empty while it has none."""
    name = PAGES.get(subject_type)
    if name is None:
        return ""
    try:
        return reverse(name, kwargs={"pk": subject_id})
    except NoReverseMatch:
        return ""


def _of_paper(paper: Paper) -> str:
    """A paper is looked at among the papers of its matter."""
    if paper.about_type == YearPlan.subject_type:
        return reverse("yearplan:paper", args=[paper.about_id, paper.pk])
    if paper.about_type == Mission.subject_type:
        return reverse("missions:paper", args=[paper.about_id, paper.pk])
    if paper.about_type != Delegation.subject_type:
        return address_of(paper.about_type, paper.about_id)
    return reverse("delegations:paper", args=[paper.about_id, paper.pk])


def place_of(thing: Model) -> str:
    """Address where something is settled: its own page, else that of the matter it is about."""
    if isinstance(thing, Notice):
        return address_of(thing.subject_type, thing.subject_id)
    if isinstance(thing, Paper):
        return _of_paper(thing)
    own = address_of(getattr(thing, "subject_type", ""), str(thing.pk))
    if not own and isinstance(thing, Account | Case | Consultation | Task):
        return address_of(thing.about_type, thing.about_id)
    return own
