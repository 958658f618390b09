/** On a phone a table becomes cards: each cell then needs the words of its column. */

import { each } from "./found";

each<HTMLTableElement>("table.ledger", (table) => {
  const names = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent?.trim() ?? "");
  for (const body of table.tBodies) {
    for (const row of body.rows) {
      [...row.cells].forEach((cell, index) => {
        if (!cell.dataset["label"] && cell.colSpan === 1) cell.dataset["label"] = names[index] ?? "";
      });
    }
  }
});

// A click anywhere in a row follows its first link; selecting text or pressing a control does not.
document.addEventListener("click", (event) => {
  const target = event.target as Element | null;
  const row = target?.closest<HTMLElement>("tr[data-goes]");
  if (!row || target?.closest("a, button, input, label, select, summary")) return;
  if (window.getSelection()?.toString()) return;
  const link = row.querySelector<HTMLAnchorElement>("a[href]");
  if (!link) return;
  if (event.ctrlKey || event.metaKey) window.open(link.href, "_blank", "noopener");
  else link.click();
});
