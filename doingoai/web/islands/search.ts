/** Ctrl+K or / goes to the search; arrow keys walk through what it suggests. */

import { each } from "./found";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

document.addEventListener("keydown", (event) => {
  const isShortcut = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
  const isSlash = event.key === "/" && !isTyping(event.target);
  if (!isShortcut && !isSlash) return;
  const input = document.querySelector<HTMLInputElement>("input[data-search]");
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
});

each<HTMLFormElement>("form[role=search]", (form) => {
  const input = form.querySelector<HTMLInputElement>("input[data-search]");
  const place = form.querySelector<HTMLElement>("#search-suggestions");
  if (!input || !place) return;
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      place.replaceChildren();
      input.focus();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...place.querySelectorAll<HTMLElement>("a[href]")];
    const at = stops.indexOf(document.activeElement as HTMLInputElement);
    if (at < 0) return;
    event.preventDefault();
    stops[(at + (event.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length]?.focus();
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget as Node | null)) setTimeout(() => place.replaceChildren(), 150);
  });
});
