"""What the software found wrong with a visit, each with the way to the field that mends it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.urls import reverse

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.delegations.findings.finding import Finding, Target
from doingoai.delegations.judging import judge
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import Severity
from doingoai.foundation import clock
from doingoai.norms.queries import figure_table
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.rendering import SignedInRequest, login_required, page


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding as the page shows it."""

    severity: Severity
    title: str
    message: str
    source: str
    mend: str
    url: str


HEALTH_PARAMS = frozenset({"diet", "dish"})
PLAN_FIELDS = frozenset(
    {"payer", "guest_class", "hotel", "reception_level_vi", "gift_vi", "estimate"}
)


def findings_of(visit: Delegation) -> tuple[Finding, ...]:
    """Everything found wrong today, with this office's figures."""
    return judge(visit, figure_table(), on=clock.today()).findings


def all_shown(visit: Delegation, found: Iterable[Finding], *, to: User) -> list[ShownFinding]:
    """
    Findings in words, none of them twice: lines that would read alike are one that says how many.

    Guest by guest they read alike only to those who may not be told which guest is meant.
    """
    alike: dict[object, list[Finding]] = {}
    for finding in found:
        is_veiled = finding.is_veiled_for(to.permissions)
        line = finding.message_for(to.permissions) if is_veiled else finding.fingerprint
        alike.setdefault((finding.code, finding.target, line), []).append(finding)
    return [shown(visit, same[0], to=to, count=len(same)) for same in alike.values()]


def shown(visit: Delegation, finding: Finding, *, to: User, count: int = 1) -> ShownFinding:
    """
    A finding in words, for so many that read alike; the way to the field only for who may mend it.

    What a guest may not eat, and the dish that tells it, are only for those who may read it.
    """
    if not may(to, Permission.HEALTH_READ):
        closed = dict.fromkeys(HEALTH_PARAMS & finding.params.keys(), "•••")
        finding = replace(finding, params={**finding.params, **closed})
    return ShownFinding(
        severity=finding.severity,
        title=finding.title,
        message=finding.message_for(to.permissions, count=count),
        source=finding.source,
        mend=finding.mend,
        url=mending_url(visit, finding.target) if may(to, Permission.DELEGATION_WRITE) else "",
    )


def mending_url(visit: Delegation, target: Target) -> str:
    """Address of the field that mends a finding."""
    kind, _dash, number = target.key.partition("-")
    field = f"#id_{target.field}" if target.field else ""
    if kind in {"member", "host"} and number.isdigit():
        return reverse(f"delegations:{kind}", args=[visit.pk, number]) + field
    if target.kind == "step":
        return reverse("procedures:visit", args=[visit.pk]) + (f"#{target.key}" if number else "")
    if target.kind == "seating":
        return reverse("protocol:plan", args=[visit.pk, number])
    if target.kind == "gift":
        return reverse("gifts:visit", args=[visit.pk])
    if kind == "item" and number.isdigit():
        return reverse("delegations:item", args=[visit.pk, number]) + field
    if target.kind == "account":
        return reverse("spending:visit", args=[visit.pk]) + (f"#{target.key}" if number else "")
    pages = {
        "member": "people", "host": "people", "item": "programme", "consultation": "consult",
        "paper": "papers", "estimate": "plan", "promise": "after",
    }  # fmt: skip
    if target.kind in pages:
        return reverse(f"delegations:{pages[target.kind]}", args=[visit.pk])
    return _visit_url(visit, target.field) + field


def _visit_url(visit: Delegation, field: str) -> str:
    page_of = {
        "members": "people", "heads": "people", "hosts": "people", "items": "programme",
        "decision": "consult", "report": "after", "papers": "papers", "programme": "programme",
    }  # fmt: skip
    if field in PLAN_FIELDS:
        return reverse("delegations:plan", args=[visit.pk])
    name = page_of.get(field, "edit")
    return reverse(f"delegations:{name}", args=[visit.pk])


@login_required
def findings(request: SignedInRequest, pk: int) -> HttpResponse:
    """All findings of a visit; the aside of its other pages is a part of this one."""
    visit = find_visit(request, pk, Permission.DELEGATION_VIEW_ALL)
    found = findings_of(visit)
    context = {
        **frame(request, visit, "findings"),
        "found": all_shown(visit, found, to=request.user),
        "total": len(found),
        "counts": [
            (severity, sum(1 for one in found if one.severity == severity)) for severity in Severity
        ],
    }
    return page(request, "delegations/findings.html", context, fragments=("findings",))
