"""Menus: there in time, and not against what a guest may eat."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import ItemFacts, MemberFacts, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.diets import dish_against, has_diet, known_diets
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.stages import details_are_due
from doingoai.delegations.findings.wording import item_label, person_label, phrase
from doingoai.delegations.states import Severity
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
)


def banquet_without_menu(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item in facts.items:
        if item.kind == ItemKind.BANQUET and not _menu(item) and details_are_due(facts, ground):
            yield NO_MENU.at("item", item.key, "menu_vi", item=item_label(item))


def menu_against_diet(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item, member in _to_compare(facts):
        dishes = (dish_against(diet, _menu(item)) for diet in known_diets(member.diet))
        dish = next((dish for dish in dishes if dish), "")
        if dish:
            yield AGAINST_DIET.at("item", item.key, "menu_vi", dish=dish, **_params(item, member))


def diet_unchecked(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item, member in _to_compare(facts):
        if not known_diets(member.diet) and phrase(member.diet) not in phrase(_said(item)):
            yield DIET_UNCHECKED.at("item", item.key, "menu_vi", **_params(item, member))


def _to_compare(facts: VisitFacts) -> Iterator[tuple[ItemFacts, MemberFacts]]:
    """Give each meal with a menu and each guest with a diet who is not served apart."""
    asking = {member.key for member in facts.members if has_diet(member.diet)}
    for item in facts.items:
        if item.kind in MEALS and _menu(item) and asking:
            for member in facts.guests_of(item):
                if member.key in asking and phrase(member.name.full) not in phrase(_said(item)):
                    yield item, member


def _menu(item: ItemFacts) -> str:
    return "\n".join(text for text in (item.menu_vi, item.menu_en) if text.strip())


def _said(item: ItemFacts) -> str:
    return "\n".join((item.menu_vi, item.menu_en, item.notes_vi, item.notes_en))


def _params(item: ItemFacts, member: MemberFacts) -> dict[str, str]:
    return {"item": item_label(item), "name": person_label(member), "diet": member.diet}
