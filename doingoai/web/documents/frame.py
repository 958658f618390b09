"""What stands around the pages of the two registers."""

from django.urls import reverse
from django.utils.translation import gettext as _

from doingoai.web.tabs import Tab


def register_tabs(current: str) -> list[Tab]:
    """The two registers beside each other."""
    pages = (
        ("register", _("Incoming documents")),
        ("outgoing-register", _("Outgoing documents")),
    )
    return [
        Tab(label, reverse(f"documents:{name}"), is_current=name == current)
        for name, label in pages
    ]
