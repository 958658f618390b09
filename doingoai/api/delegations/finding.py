"""One visit, as the token's person may see it."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.api.operation import caller
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import visible_delegations, with_parties


def find_visit(request: HttpRequest, pk: int, right: Permission | None = None) -> Delegation:
    """
    The visit as this person may see it; invisible and absent look alike.

    :raises NotAllowed: when a right that is asked beside is lacking
    """
    by = caller(request)
    visit = get_object_or_404(with_parties(visible_delegations(by)), pk=pk)
    if right is not None:
        require(by, right)
    return visit
