"""Which kinds the search of the API looks through, and the scope without which a token finds none."""

from doingoai.accounts.scopes import Scope

FOUND = {
    "delegation": Scope.VISITS_READ,
    "mission": Scope.MISSIONS_READ,
    "plan_item": Scope.PLANS_READ,
    "person": Scope.DIRECTORY_READ,
    "partner": Scope.DIRECTORY_READ,
    "incoming": Scope.REGISTER_READ,
    "outgoing": Scope.REGISTER_READ,
    "task": Scope.TASKS_READ,
    "place": Scope.DIRECTORY_READ,
}
