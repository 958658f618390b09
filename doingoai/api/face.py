"""The API itself: its routers, its token, its way to say no, and the schema that is printed from it."""

from ninja import NinjaAPI
from ninja.operation import Operation

from doingoai.api.delegations.endpoints import router as delegations
from doingoai.api.directory.endpoints import router as directory
from doingoai.api.refusals import speak
from doingoai.api.tokens import ByToken


class ReadingAPI(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        """A program that generates a client gets names one can say."""
        return operation.view_func.__name__


api = ReadingAPI(
    title="doingoai",
    version="1",
    description="Inbound delegations, programmes and partners of a Department of Foreign Affairs.",
    auth=ByToken(),
    docs_url=None,
    urls_namespace="api",
)
api.add_router("/delegations", delegations)
api.add_router("/partners", directory)
speak(api)
