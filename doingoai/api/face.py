"""The API itself: its routers, its token, its way to say no, and the schema that is printed from it."""

from functools import cached_property
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from doingoai.api.delegations.after import router as after
from doingoai.api.delegations.endpoints import router as visits
from doingoai.api.delegations.guests import router as guest_entries
from doingoai.api.delegations.papers import router as visit_papers
from doingoai.api.delegations.people import router as visit_people
from doingoai.api.delegations.programme import router as programme
from doingoai.api.directory.endpoints import router as partners
from doingoai.api.documents.endpoints import papers, register
from doingoai.api.examples import with_examples
from doingoai.api.missions.after import router as mission_after
from doingoai.api.missions.deciding import papers as mission_papers
from doingoai.api.missions.deciding import router as mission_deciding
from doingoai.api.missions.endpoints import router as missions
from doingoai.api.missions.people import router as mission_people
from doingoai.api.office.approving import authority, cases, consultations
from doingoai.api.office.consulting import consultations as asking
from doingoai.api.office.consulting import rules as consultation_rules
from doingoai.api.office.consulting import stand_ins
from doingoai.api.office.daily import norms, office, tasks
from doingoai.api.office.directory import people, places
from doingoai.api.plans.endpoints import router as plans
from doingoai.api.plans.items import items as plan_items
from doingoai.api.plans.items import router as plan_proposals
from doingoai.api.plans.papers import router as plan_papers
from doingoai.api.plans.statistics import router as statistics
from doingoai.api.refusals import speak
from doingoai.api.tokens import ByToken


class OfficeAPI(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        """A program that generates a client gets names one can say."""
        return operation.view_func.__name__

    def get_openapi_schema(self, **_rest: Any) -> OpenAPISchema:
        """
        The schema with an example of every call and its answer; nobody changes what is given.

        It is the same for everybody and takes seconds to put together, so it is made once.
        """
        return self._described

    @cached_property
    def _described(self) -> OpenAPISchema:
        schema = super().get_openapi_schema()
        with_examples(schema)
        return schema


api = OfficeAPI(
    title="doingoai",
    version="1",
    description=(
        "What the screens of a Department of Foreign Affairs can do, for programs: inbound visits and "
        "missions abroad with their people, programmes, opinions, decisions and papers; the yearly plan, "
        "statistics, registers, directory, tasks, norms."
    ),
    auth=ByToken(),
    docs_url=None,
    urls_namespace="api",
)
# One router for each part; what belongs to one visit hangs below its address.
for below in (visits, visit_people, programme, after, visit_papers, guest_entries):
    api.add_router("/delegations", below)
for beneath in (missions, mission_people, mission_deciding, mission_after, mission_papers):
    api.add_router("/missions", beneath)
api.add_router("/plans", plans)
api.add_router("/plans", plan_proposals)
api.add_router("/plans", plan_papers)
api.add_router("/plan-items", plan_items)
api.add_router("/statistics", statistics)
api.add_router("/partners", partners)
api.add_router("/people", people)
api.add_router("/places", places)
api.add_router("/register", register)
api.add_router("/papers", papers)
api.add_router("/consultations", consultations)
api.add_router("/consultations", asking)
api.add_router("/consultation-rules", consultation_rules)
api.add_router("/stand-ins", stand_ins)
api.add_router("/cases", cases)
api.add_router("/tasks", tasks)
api.add_router("/norms", norms)
api.add_router("/authority", authority)
api.add_router("", office)
speak(api)
