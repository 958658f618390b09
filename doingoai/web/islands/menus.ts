/** Menus are <details class="menu">: they open without script; script closes them. */

import { onClick } from "./found";

function closeMenus(except: Element | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
    if (menu !== except && !menu.contains(except)) menu.open = false;
  }
}

document.addEventListener("click", (event) => {
  const inside = (event.target as Element | null)?.closest("details.menu") ?? null;
  closeMenus(inside);
});

document.addEventListener("focusin", (event) => {
  const inside = (event.target as Element | null)?.closest("details.menu") ?? null;
  closeMenus(inside);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") leave(event);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event);
});

function leave(event: KeyboardEvent): void {
  const menu = (event.target as Element | null)?.closest<HTMLDetailsElement>("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  } else if (document.documentElement.classList.contains("has-drawer")) {
    showDrawer(false);
  }
}

function step(event: KeyboardEvent): void {
  const menu = (event.target as Element | null)?.closest<HTMLDetailsElement>("details.menu[open]");
  if (!menu) return;
  const entries = [...menu.querySelectorAll<HTMLElement>("a[href], button:not([disabled])")];
  if (!entries.length) return;
  const at = entries.indexOf(document.activeElement as HTMLElement);
  const next = event.key === "ArrowDown" ? at + 1 : at - 1;
  entries[(next + entries.length) % entries.length]?.focus();
  event.preventDefault();
}

/** On phones the navigation is a drawer; without script its link jumps to it (`:target`). */
function showDrawer(isOpen: boolean): void {
  document.documentElement.classList.toggle("has-drawer", isOpen);
  const opener = document.querySelector<HTMLElement>("[data-drawer]");
  opener?.setAttribute("aria-expanded", String(isOpen));
  if (isOpen) document.querySelector<HTMLElement>("#nav a")?.focus();
  else opener?.focus();
}

onClick("[data-drawer]", (_opener, event) => {
  event.preventDefault();
  showDrawer(!document.documentElement.classList.contains("has-drawer"));
});

onClick("[data-drawer-close]", (_closer, event) => {
  event.preventDefault();
  showDrawer(false);
});
