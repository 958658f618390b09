"""The parts of the place called protocol; each person sees those they may open."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from doingoai.web.tabs import Tab

PARTS = (
    ("order", _("Order of precedence"), "precedence:order"),
    ("wordings", _("Forms of address"), "precedence:wordings"),
    ("layouts", _("Rules of the layouts"), "protocol:layout-rules"),
    ("languages", _("Language competence"), "languages:register"),
)


def tabs(current: str) -> list[Tab]:
    """All who read the directory see people, cars and rooms as well."""
    return [Tab(str(label), reverse(url), name == current) for name, label, url in PARTS]
