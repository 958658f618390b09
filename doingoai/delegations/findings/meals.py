"""Menus: there in time, and not against what a guest may eat."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from doingoai.accounts.states import Permission
from doingoai.delegations.facts import MemberFacts, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.diets import dish_against, has_diet, known_diets
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.stages import details_are_due
from doingoai.delegations.findings.wording import item_label, person_label, phrase
from doingoai.delegations.states import Severity
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import MEALS, ItemKind

NO_MENU = Rule(
    code="meal.no_menu",
    severity=Severity.WARNING,
    title=_("Banquet without a menu"),
    explain=_("“%(item)s” has no menu yet."),
    mend=_("Enter the menu and compare it with the diets of the guests."),
    source=sources.CHECKLISTS,
    confidence="H",
)
AGAINST_DIET = Rule(
    code="meal.against_diet",
    severity=Severity.DANGER,
    title=_("Menu against the diet of a guest"),
    explain=_("The menu of “%(item)s” contains “%(dish)s”; %(name)s: %(diet)s."),
    mend=_("Change the dish, or write in the menu or the notes what this guest is served."),
    source=sources.CHECKLISTS,
    confidence="H",
    guarded_by=Permission.HEALTH_READ,
    veiled=lambda count: ngettext(
        "The menu of “%(item)s” goes against what %(count)s guest may eat. Details for: %(roles)s.",
        "The menu of “%(item)s” goes against what %(count)s guests may eat. Details for: %(roles)s.",
        count,
    ),
)
DIET_UNCHECKED = Rule(
    code="meal.diet_unchecked",
    severity=Severity.NOTE,
    title=_("Diet to be compared with the menu by hand"),
    explain=_(
        "“%(item)s”: the software cannot compare the diet of %(name)s (%(diet)s) with the menu."
    ),
    mend=_("Ask the kitchen, then write the guest's name and dish in the menu or the notes."),
    source=sources.CHECKLISTS,
    confidence="M",
    guarded_by=Permission.HEALTH_READ,
    veiled=lambda count: ngettext(
        "“%(item)s”: the software cannot compare what %(count)s guest may eat with the menu. Details for: %(roles)s.",
        "“%(item)s”: the software cannot compare what %(count)s guests may eat with the menu. Details for: %(roles)s.",
        count,
    ),
)


def banquet_without_menu(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item in facts.items:
        if item.kind == ItemKind.BANQUET and not _menu(item) and details_are_due(facts, ground):
            yield NO_MENU.at("item", item.key, "menu_vi", item=item_label(item))


def menu_against_diet(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item, members in _to_compare(facts):
        # Many guests ask for the same in the same words: a menu is read once for all of them.
        dishes = {diet: _dish_against(diet, item) for diet in {m.diet for m in members}}
        for member in members:
            dish = dishes[member.diet]
            if dish:
                params = _params(item, member)
                yield AGAINST_DIET.at("item", item.key, "menu_vi", dish=dish, **params)


def diet_unchecked(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item, members in _to_compare(facts):
        said = _said(item)
        diets = {member.diet for member in members}
        unread = {diet for diet in diets if not known_diets(diet) and phrase(diet) not in said}
        for member in members:
            if member.diet in unread:
                yield DIET_UNCHECKED.at("item", item.key, "menu_vi", **_params(item, member))


def _to_compare(facts: VisitFacts) -> Iterator[tuple[ItemFacts, list[MemberFacts]]]:
    """Give each meal with a menu and the guests with a diet who are not served apart."""
    asking = {m.key: phrase(m.name.full) for m in facts.members if has_diet(m.diet)}
    for item in facts.items:
        if item.kind in MEALS and _menu(item):
            said = _said(item)
            guests = [member for member in facts.guests_of(item) if member.key in asking]
            yield item, [member for member in guests if asking[member.key] not in said]


def _dish_against(diet: str, item: ItemFacts) -> str:
    dishes = (dish_against(known, _menu(item)) for known in known_diets(diet))
    return next((dish for dish in dishes if dish), "")


def _menu(item: ItemFacts) -> str:
    return "\n".join(text for text in (item.menu_vi, item.menu_en) if text.strip())


def _said(item: ItemFacts) -> str:
    return phrase("\n".join((item.menu_vi, item.menu_en, item.notes_vi, item.notes_en)))


def _params(item: ItemFacts, member: MemberFacts) -> dict[str, str]:
    return {"item": item_label(item), "name": person_label(member), "diet": member.diet}
