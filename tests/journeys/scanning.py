"""What a page must never show: axe violations, sideways scrolling, targets too small for a finger."""

from pathlib import Path

from django.conf import settings
from playwright.sync_api import Page

AXE = Path(settings.ROOT) / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_RUN_AXE = """async (only) => {
  const told = await axe.run(document, {runOnly: only, resultTypes: ["violations"]});
  return told.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id}: ${node.target.join(" ")} ${(node.any[0] || node.all[0] || node.none[0] || {message: ""}).message}`));
}"""

_SEE_OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll("body *")].filter(part =>
    part.getBoundingClientRect().right > wide + 1 && part.getBoundingClientRect().width > 1
    && !part.closest(".ledger-frame")).slice(0, 4)
    .map(part => `overflow: ${part.tagName}.${part.className} ${Math.round(part.getBoundingClientRect().right)}`);
}"""

# A link inside a sentence is exempt (WCAG 2.2, 2.5.8); so is a box whose label is the target.
_SEE_SMALL_TARGETS = """() => {
  const parts = document.querySelectorAll("nav a, header a, button, summary, select, textarea, a.button, input:not([type=hidden])");
  const seen = part => {
    const own = part.getBoundingClientRect();
    const label = part.matches("[type=checkbox], [type=radio]") && (part.closest("label") || part.labels?.[0]);
    const also = label ? label.getBoundingClientRect() : own;
    return [Math.max(own.width, also.width), Math.max(own.height, also.height), own.width];
  };
  return [...parts].filter(part => part.checkVisibility({visibilityProperty: true}) && !part.closest(".page-lead, .visually-hidden"))
    .filter(part => { const [wide, high, own] = seen(part); return own > 1 && (wide < 23.9 || high < 23.9); })
    .map(part => `target: ${part.tagName}.${part.className} "${part.textContent.trim().slice(0, 30)}" ${seen(part).map(Math.round)}`);
}"""


def faults(page: Page) -> list[str]:
    """Everything on the open page that a person cannot see, reach or hit, in words for whoever mends it."""
    return (
        _axe(page, {"type": "tag", "values": TAGS})
        + page.evaluate(_SEE_OVERFLOW)
        + page.evaluate(_SEE_SMALL_TARGETS)
    )


def contrast_faults(page: Page) -> list[str]:
    """Texts on the open page that stand out too little from their ground."""
    return _axe(page, {"type": "rule", "values": ["color-contrast"]})


def _axe(page: Page, only: dict[str, object]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    found: list[str] = page.evaluate(_RUN_AXE, only)
    return found
