"""Stand-in until the demonstration office is merged: nothing to load, nobody to sign in."""

from collections.abc import Sequence


def load() -> bool:
    """Load the office unless it is there; tell whether anything was loaded."""
    return False


def sign_ins() -> Sequence[str]:
    """One line for each person of the demonstration: sign-in name, password, what they do."""
    return ()
