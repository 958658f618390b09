"""The register of legal instruments the office works by, with where our knowledge comes from."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.foundation.folding import fold
from doingoai.norms.figure_names import CONFIDENCE_NAMES
from doingoai.norms.models import LegalInstrument
from doingoai.norms.queries import instruments_in_order
from doingoai.web.filtering import one_of, words_of
from doingoai.web.norms.norms import tabs
from doingoai.web.rendering import SignedInRequest, login_required, page

KINDS = {
    "law": _("Law"),
    "decree": _("Decree"),
    "decision": _("Decision"),
    "circular": _("Circular"),
    "resolution": _("Resolution"),
    "directive": _("Directive"),
    "conclusion": _("Conclusion"),
    "guidance": _("Guidance"),
    "press": _("Known from the press"),
    "default": _("Default of the software"),
}


@login_required
def instruments(request: SignedInRequest) -> HttpResponse:
    """All instruments, the newest first, with what replaced them."""
    require(request.user, Permission.NORM_VIEW)
    today = clock.today()
    q, kind = words_of(request.GET), one_of(request.GET.get("kind", ""), KINDS)
    known = list(instruments_in_order())
    context = {
        "q": q,
        "kind": kind,
        "kinds": KINDS.items(),
        "tabs": tabs("instruments"),
        "rows": [_shown(one, known, today) for one in known if _fits(one, fold(q), kind)],
    }
    return page(request, "norms/instruments.html", context, fragments=("instruments-rows",))


def _fits(one: LegalInstrument, words: str, kind: str) -> bool:
    text = fold(f"{one.number_symbol} {one.title_vi} {one.issuer_vi}")
    return words in text and kind in ("", one.kind)


def _shown(
    one: LegalInstrument, known: Sequence[LegalInstrument], today: date
) -> dict[str, object]:
    later = next((other for other in known if other.code == one.replaced_by), None)
    return {
        "instrument": one,
        "kind": KINDS.get(one.kind, one.kind),
        "confidence": CONFIDENCE_NAMES.get(one.confidence, one.confidence),
        "replaced_by": later.number_symbol if later else one.replaced_by,
        "is_over": one.valid_to is not None and one.valid_to < today,
    }
