/** Light, dark or as the machine has it: shown at once, kept by the server in a cookie. */

import { onClick } from "./found";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

function apply(): void {
  const chosen = root.dataset["theme"] ?? "auto";
  const shown = chosen === "auto" ? (dark.matches ? "dark" : "light") : chosen;
  root.dataset["bsTheme"] = shown;
}

onClick("button[name=theme]", (element, event) => {
  const button = element as HTMLButtonElement;
  const form = button.form;
  if (!form) return;
  event.preventDefault();
  root.dataset["theme"] = button.value;
  apply();
  for (const other of form.querySelectorAll<HTMLButtonElement>("button[name=theme]")) {
    other.setAttribute("aria-pressed", String(other === button));
  }
  const sent = new FormData(form);
  sent.set("theme", button.value);
  void fetch(form.action, { method: "POST", body: sent, redirect: "manual" });
});

dark.addEventListener("change", apply);
apply();
