"""Whatever a page can change, an operation can change too, or there is a reason why not."""

from doingoai.api.face import api
from tests.whole.matrix import ROUTES
from tests.whole.operations import NO_OPERATION, OPERATION_OF


def writing_pages():
    names = {name.partition("@")[0] for name, route in ROUTES.items() if route.write}
    return {name for name in names if not name.startswith("api:")}


def test_every_page_that_changes_something_has_its_operation_or_a_reason():
    told = OPERATION_OF.keys() | NO_OPERATION.keys()

    assert sorted(writing_pages() - told) == []
    assert sorted(told - writing_pages()) == []
    assert OPERATION_OF.keys() & NO_OPERATION.keys() == set()


def test_every_operation_that_is_named_is_there():
    there = {
        said["operationId"]
        for methods in api.get_openapi_schema()["paths"].values()
        for said in methods.values()
    }

    assert sorted(set(OPERATION_OF.values()) - there) == []
