"""
The minimal equivalent pages: what the same rows cost with nothing around them.

Each asks the same session check of Django, makes one indexed query for each kind of row it shows,
reads no column it does not show, and fills a plain template with the same columns. A product page
is held against its floor.
"""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import connection
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from doingoai.delegations.models import Delegation, Member
from doingoai.foundation.folding import words
from doingoai.foundation.models import AuditEntry, SearchEntry
from doingoai.missions.models import Leg, Mission
from doingoai.yearplan.models import PlanItem

PARTIES = ("partner", "responsible", "receiving_unit")
NAMES = (
    "title_vi", "title_en", "reference", "starts_on", "ends_on", "country", "state",
    "partner__name_vi", "partner__name_en", "responsible__name",
    "receiving_unit__name_vi", "receiving_unit__name_en",
)  # fmt: skip
FACTS = (
    *NAMES, "kind", "field", "invited_by", "head_rank", "guest_class", "people_expected",
    "incoming", "planning", "purpose_vi", "purpose_en",
)  # fmt: skip
MISSION = (
    "title_vi", "title_en", "reference", "purpose", "starts_on", "ends_on", "planning", "state",
    "unit__name_vi", "unit__name_en", "responsible__name",
)  # fmt: skip
ITEM = (
    "title_vi", "title_en", "kind", "starts_on", "ends_on", "is_month_only", "people", "budget", "state",
    "unit__name_vi", "unit__name_en", "partner__name_vi", "partner__name_en", "partner_text",
)  # fmt: skip
GUEST = (
    "order", "delegation_id", "title_vi", "title_en", "role", "room", "diet", "passport__tail",
    "person__family", "person__middle", "person__given", "person__order", "person__native",
    "person__reading_vi",
)  # fmt: skip


@login_required
def delegations(request: HttpRequest) -> HttpResponse:
    rows = Delegation.objects.select_related(*PARTIES).only(*NAMES)
    if "after" in request.GET:
        day, _dot, key = request.GET["after"].rpartition(".")
        rows = rows.extra(
            where=["(starts_on, delegations_delegation.id) < (%s, %s)"], params=[day, int(key)]
        )
    for field in ("state", "country"):
        if request.GET.get(field):
            rows = rows.filter(**{field: request.GET[field]})
    rows = rows.order_by("-starts_on", "-id")[:26]
    return render(request, "floor/delegations.html", {"rows": list(rows)})


@login_required
def missions(request: HttpRequest) -> HttpResponse:
    rows = Mission.objects.select_related("unit", "responsible").only(*MISSION)
    if "after" in request.GET:
        day, _dot, key = request.GET["after"].rpartition(".")
        rows = rows.extra(
            where=["(starts_on, missions_mission.id) < (%s, %s)"], params=[day, int(key)]
        )
    if request.GET.get("state"):
        rows = rows.filter(state=request.GET["state"])
    shown = list(rows.order_by("-starts_on", "-id")[:26])
    legs = Leg.objects.filter(mission__in=[one.pk for one in shown]).only("mission_id", "country")
    context = {"rows": shown, "legs": {leg.mission_id: leg.country for leg in legs}}
    return render(request, "floor/missions.html", context)


@login_required
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    rows = PlanItem.objects.filter(plan=pk).exclude(state="draft").select_related("unit", "partner")
    sums = rows.order_by().values("state").annotate(count=Count("id"))
    rows = rows.only(*ITEM).order_by("starts_on", "id")[:26]
    return render(request, "floor/plan.html", {"rows": list(rows), "sums": list(sums)})


@login_required
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    visit = Delegation.objects.select_related(*PARTIES, "incoming").only(*FACTS).get(pk=pk)
    events = AuditEntry.objects.filter(subject_type="delegation", subject_id=str(pk))
    events = events.only("at", "actor_label", "verb").order_by("-number")
    context: dict[str, Any] = {"visit": visit, "events": list(events[:40])}
    return render(request, "floor/detail.html", context)


@login_required
def people(request: HttpRequest, pk: int) -> HttpResponse:
    after = int(request.GET.get("after", "0"))
    rows = Member.objects.filter(delegation_id=pk, order__gt=after)
    rows = rows.select_related("person", "passport").only(*GUEST).order_by("order", "id")[:51]
    return render(request, "floor/people.html", {"rows": list(rows)[:50]})


@login_required
def suggestions(request: HttpRequest) -> HttpResponse:
    *whole, last = words(request.GET["q"])
    terms = " ".join([*(f'"{word}"' for word in whole), f'"{last}"*'])
    rows = SearchEntry.objects.raw(
        "SELECT e.* FROM foundation_search_words w JOIN foundation_searchentry e ON e.id = w.rowid"
        " WHERE w.text MATCH %s ORDER BY w.rowid DESC LIMIT 8"
        if connection.vendor == "sqlite"
        else "SELECT * FROM foundation_searchentry WHERE search_words @@ to_tsquery('simple', %s)"
        " ORDER BY id DESC LIMIT 8",
        [terms if connection.vendor == "sqlite" else " & ".join([*whole, f"{last}:*"])],
    )
    return render(request, "floor/suggestions.html", {"rows": list(rows)})
