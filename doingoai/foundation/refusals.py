"""The two ways in which the house says no. Faces turn them into answers; nobody else catches them."""

from django.core.exceptions import PermissionDenied


class RuleBroken(Exception):
    """
    What was asked is not allowed as things stand.

    The message is for the person: where, what, and how to mend it, already translated. `code` is
    stable (`delegation.no_report`); `source` names the rule's origin where there is one;
    `field` the input that is meant.
    """

    def __init__(self, message: str, *, code: str, source: str = "", field: str = "") -> None:
        super().__init__(message)
        self.message = str(message)
        self.code = code
        self.source = source
        self.field = field


class TooOften(RuleBroken):
    """Allowed, but not so often; `wait` are the seconds after which it is again."""

    def __init__(self, message: str, *, code: str, wait: int) -> None:
        super().__init__(message, code=code)
        self.wait = wait


class NotAllowed(PermissionDenied):
    """The person may not do this, whatever the state of things."""
