"""Papers and the two languages."""

from datetime import date
from typing import Any

import pytest

from doingoai.delegations.facts import PaperFacts
from doingoai.delegations.findings.finding import Target
from doingoai.delegations.states import State
from doingoai.programme.states import ItemKind
from tests.delegations.findings.planted import found, only
from tests.delegations.visits import amend, at, clean_visit, paper, spoken_from

CHANGED = {"digest": "d1", "current_digest": "d2"}
EARLY = {"state": State.DRAFT, "as_of": date(2026, 8, 1), "decision": None}
NOTICE = paper("police_notice", number="00/SNgV-LT")


def papers(*more: PaperFacts) -> dict[str, Any]:
    return {"papers": (NOTICE, *spoken_from(), *more)}


def test_paper_outdated_is_found() -> None:
    draft = paper("menu", issued=False, **CHANGED)

    finding = only(clean_visit(**papers(draft)))

    params = {"paper": "menu (vi, 1)", "made": "15:00 07/10/2026"}
    assert finding == ("paper.outdated", Target("paper", "paper-menu-vi", "digest"), params)


@pytest.mark.parametrize("change", [{"current_digest": ""}, {"digest": ""}, {"digest": "d2"}])
def test_paper_outdated_stays_silent_when_the_data_are_the_same_or_not_known(
    change: dict[str, Any],
) -> None:
    draft = paper("menu", issued=False, **{**CHANGED, **change})

    findings = found(clean_visit(**papers(draft)))

    assert findings == ()


def test_paper_outdated_stays_silent_when_a_newer_version_is_made() -> None:
    older = paper("menu", issued=False, **CHANGED)
    newer = paper("menu", key="paper-2", version=2, issued=False)

    findings = found(clean_visit(**papers(older, newer))) + found(
        clean_visit(**papers(newer, older))
    )

    assert findings == ()


def test_paper_issued_outdated_is_found() -> None:
    old = paper("menu", **CHANGED)

    finding = only(clean_visit(**papers(old)))

    params = {"paper": "menu (vi, 1)", "made": "15:00 07/10/2026"}
    assert finding == ("paper.issued_outdated", Target("paper", "paper-menu-vi", "digest"), params)


def test_paper_issued_outdated_is_found_when_the_police_hold_an_old_list() -> None:
    notice = paper("police_notice", number="00/SNgV-LT", **CHANGED)

    finding = only(clean_visit(papers=(notice, *spoken_from())))

    assert finding[0] == "paper.issued_outdated"


def test_paper_issued_outdated_stays_silent_when_it_is_a_numbered_letter() -> None:
    letter = paper("submission", number="00/TTr-SNgV", **CHANGED)

    findings = found(clean_visit(**papers(letter)))

    assert findings == ()


def test_paper_no_english_is_found() -> None:
    visit = clean_visit(**papers(paper("guest_list", label_vi="Danh sách đoàn khách")))

    finding = only(visit)

    target = Target("paper", "paper-guest_list-vi", "language")
    assert finding == ("paper.no_english", target, {"paper": "Danh sách đoàn khách"})


def test_paper_no_english_stays_silent_when_it_is_for_the_office_or_early() -> None:
    inside = clean_visit(**papers(paper("estimate")))
    early = clean_visit(as_of=date(2026, 10, 7), **papers(paper("programme_short")))

    findings = found(inside) + found(early)

    assert findings == ()


def test_item_no_english_is_found() -> None:
    visit = amend(amend(clean_visit(), "item-7", title_en=""), "item-8", title_en="")

    finding = only(visit)

    params = {"count": "2", "items": "Thăm Bảo tàng Thử Nghiệm; Xem biểu diễn nghệ thuật"}
    assert finding == ("item.no_english", Target("item", "item-7", "title_en"), params)


def test_item_no_english_stays_silent_when_the_visit_is_far_away() -> None:
    visit = amend(clean_visit(**EARLY), "item-7", title_en="")

    findings = found(visit)

    assert findings == ()


def test_item_no_vietnamese_is_found() -> None:
    visit = amend(clean_visit(), "item-7", title_vi="")

    finding = only(visit)

    params = {"count": "1", "items": "Visit to the Trial Museum"}
    assert finding == ("item.no_vietnamese", Target("item", "item-7", "title_vi"), params)


def test_item_no_vietnamese_stays_silent_when_the_visit_is_far_away() -> None:
    visit = amend(clean_visit(**EARLY), "item-7", title_vi="")

    findings = found(visit)

    assert findings == ()


def test_item_english_older_is_found() -> None:
    visit = amend(clean_visit(), "item-7", changed_vi_at=at(5, 9), changed_en_at=at(5, 8, 59))

    finding = only(visit)

    params = {"item": "Thăm Bảo tàng Thử Nghiệm"}
    params |= {"vi": "09:00 05/10/2026", "en": "08:59 05/10/2026"}
    assert finding == ("item.english_older", Target("item", "item-7", "title_en"), params)


@pytest.mark.parametrize("changed_en_at", [at(2, 9), None])
def test_item_english_older_stays_silent_when_saved_together_or_not_known(
    changed_en_at: object,
) -> None:
    visit = amend(clean_visit(), "item-7", changed_en_at=changed_en_at)

    findings = found(visit)

    assert findings == ()


def _without(kind: str) -> tuple[PaperFacts, ...]:
    return tuple(one for one in clean_visit().papers if one.kind != kind)


def test_paper_no_toast_is_found() -> None:
    finding = only(clean_visit(papers=_without("toast")))

    banquet = next(one for one in clean_visit().items if one.kind == ItemKind.BANQUET)
    params = {"item": banquet.title_vi}
    assert finding == ("paper.no_toast", Target("item", banquet.key, "kind"), params)


def test_paper_no_toast_stays_silent_when_no_banquet_is_given() -> None:
    items = tuple(one for one in clean_visit().items if one.kind != ItemKind.BANQUET)

    findings = found(clean_visit(papers=_without("toast"), items=items))

    assert findings == ()


def test_paper_no_talking_points_is_found() -> None:
    finding = only(clean_visit(papers=_without("talking_points")))

    spoken = (ItemKind.COURTESY_CALL, ItemKind.TALKS)
    first = next(one for one in clean_visit().items if one.kind in spoken)
    params = {"item": first.title_vi}
    assert finding == ("paper.no_talking_points", Target("item", first.key, "kind"), params)


def test_paper_no_talking_points_stays_silent_when_the_dossier_has_not_been_begun() -> None:
    facts = clean_visit(papers=_without("talking_points"), **EARLY)

    assert "paper.no_talking_points" not in [one.code for one in found(facts)]
