/** Forms: sent once, never lost by accident, errors first. */

import { each } from "./found";
import { say } from "./messages";
import { word } from "./words";

const UNSENT = "data-unsent";
const SIGN_EVERY = 300_000;

// Who types for half an hour is not away: a sign of life now and then keeps the session open.
let lastSign = Date.now();
document.addEventListener("input", () => {
  if (Date.now() - lastSign < SIGN_EVERY) return;
  lastSign = Date.now();
  void fetch("/healthz", { cache: "no-store" }).catch(() => undefined);
});

each<HTMLFormElement>("form[method=post]", (form) => {
  if (form.hasAttribute("data-keep-edits")) {
    form.addEventListener("input", () => form.setAttribute(UNSENT, ""));
    form.addEventListener("submit", () => form.removeAttribute(UNSENT));
  }
});

window.addEventListener("beforeunload", (event) => {
  if (document.querySelector(`form[${UNSENT}]`)) {
    event.preventDefault();
    event.returnValue = word("leave");
  }
});

function release(button: HTMLButtonElement): void {
  button.removeAttribute("aria-busy");
  button.disabled = false;
}

// The server answers a form that comes twice only once; this spares people the wondering.
document.addEventListener("submit", (event) => {
  const pressed = event.submitter;
  if (event.defaultPrevented || !(pressed instanceof HTMLButtonElement)) return;
  const form = event.target as HTMLFormElement;
  if (form.method !== "post" || form.target || form.hasAttribute("data-stays")) return;
  pressed.setAttribute("aria-busy", "true");
  // Disabled only after the browser has read the form, or the pressed button's own value is lost.
  setTimeout(() => {
    pressed.disabled = true;
  }, 0);
  setTimeout(() => release(pressed), 15_000);
});

// Coming back by the back button shows the page as it was left: with the button still disabled.
window.addEventListener("pageshow", () => {
  document.querySelectorAll<HTMLButtonElement>("button[aria-busy]").forEach(release);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const element = (event as CustomEvent<{ elt?: Element }>).detail.elt;
  element?.querySelectorAll<HTMLButtonElement>("button[aria-busy]").forEach(release);
});

each<HTMLElement>(".error-summary", (summary) => summary.focus());

/** `dd/mm/yyyy`, and the shorter ways people type it. */
export function readDate(text: string): string | null {
  const parts = /^\s*(\d{1,2})[\s./-]+(\d{1,2})(?:[\s./-]+(\d{2}|\d{4}))?\s*$/.exec(text);
  if (!parts) return null;
  const year = parts[3] === undefined ? new Date().getFullYear() : Number(parts[3]);
  const full = year < 100 ? 2000 + year : year;
  const day = new Date(full, Number(parts[2]) - 1, Number(parts[1]));
  if (day.getDate() !== Number(parts[1]) || day.getMonth() !== Number(parts[2]) - 1) return null;
  return shown(day);
}

function shown(day: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(day.getDate())}/${two(day.getMonth() + 1)}/${day.getFullYear()}`;
}

each<HTMLInputElement>("input[data-date]", (input) => {
  input.addEventListener("change", () => {
    const day = readDate(input.value);
    if (day) input.value = day;
    input.setCustomValidity(input.value && !day ? word("wrongDate") : "");
  });
  input.addEventListener("input", () => input.setCustomValidity(""));
  addPicker(input);
});

/** The browser's own calendar behind a small button; what is typed stays the truth. */
function addPicker(input: HTMLInputElement): void {
  const button = input.parentElement?.querySelector<HTMLButtonElement>("button[data-pick-date]");
  const picker = document.createElement("input");
  if (!button || typeof picker.showPicker !== "function") return;
  picker.type = "date";
  picker.tabIndex = -1;
  picker.className = "date-picker";
  picker.setAttribute("aria-hidden", "true");
  picker.addEventListener("change", () => {
    const [year, month, day] = picker.value.split("-");
    if (!year || !month || !day) return;
    input.value = `${day}/${month}/${year}`;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.focus();
  });
  button.hidden = false;
  button.after(picker);
  button.addEventListener("click", () => {
    const day = readDate(input.value);
    picker.value = day ? day.split("/").reverse().join("-") : "";
    picker.showPicker();
  });
}

each<HTMLElement>("[data-copy]", (button) => {
  button.addEventListener("click", () => {
    const source = document.getElementById(button.dataset["copy"] ?? "");
    const text = source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement
      ? source.value
      : source?.textContent ?? "";
    void navigator.clipboard.writeText(text.trim()).then(() => say(word("copied"), "good"));
  });
});

// Filters apply at once where the form asks for it.
each<HTMLFormElement>("form[data-apply-at-once]", (form) => {
  form.addEventListener("change", () => form.requestSubmit());
});

// A group of check boxes with one box for all.
each<HTMLInputElement>("input[data-checks-all]", (box) => {
  box.addEventListener("change", () => {
    const name = box.dataset["checksAll"] ?? "";
    const boxes = box.closest("form, table, body")?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`);
    boxes?.forEach((other) => {
      other.checked = box.checked;
    });
  });
});
