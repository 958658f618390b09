"""The parts of the place called protocol."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from doingoai.web.tabs import Tab

PARTS = (
    ("order", _("Order of precedence"), "precedence:order"),
    ("wordings", _("Forms of address"), "precedence:wordings"),
)


def tabs(current: str) -> list[Tab]:
    return [Tab(str(label), reverse(url), name == current) for name, label, url in PARTS]
