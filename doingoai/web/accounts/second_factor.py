"""Who has to set up a second factor before anything else."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.urls import ResolverMatch

from doingoai.accounts.surroundings import Surroundings

_OPEN = frozenset(
    {
        "account_logout", "account_reauthenticate", "mfa_reauthenticate", "mfa_activate_totp",
        "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "web:language", "web:health",
    }
)  # fmt: skip


def must_set_up(user: Any, around: Surroundings, match: ResolverMatch) -> bool:
    """Test whether this person must first set up the second factor that a role asks for."""
    if not around.needs_second_factor or match.view_name in _OPEN:
        return False
    return not is_mfa_enabled(user)
