/** Making this phone ready, at the page of today: the PIN never leaves it. */

import * as store from "./store";

interface Made {
  key: string;
  secret: string;
  until: string;
  message?: string;
}

/** Shown only where the browser can keep things sealed; without script nothing of it appears. */
export function offerEnrolling(form: HTMLFormElement): void {
  if (!("serviceWorker" in navigator) || !window.isSecureContext || !crypto.subtle) return;
  form.closest<HTMLElement>("[data-enrol-place]")?.removeAttribute("hidden");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void enrol(form);
  });
}

function pinOf(form: HTMLFormElement): string | null {
  const [first, second] = [...form.querySelectorAll<HTMLInputElement>("input[data-pin]")];
  if (!first || !second) return null;
  const fault =
    first.value.length < store.SHORTEST_PIN ? form.dataset["short"] : first.value === second.value ? "" : form.dataset["differ"];
  tell(form, fault ?? "");
  return fault ? null : first.value;
}

function tell(form: HTMLFormElement, text: string): void {
  const place = form.querySelector<HTMLElement>("[data-told]");
  if (place) place.textContent = text;
}

async function enrol(form: HTMLFormElement): Promise<void> {
  const pin = pinOf(form);
  const waits = (await store.keysFrom("out:")).length + (await store.keysFrom("photo:")).length;
  if (pin === null) return;
  if (waits > 0) return tell(form, form.dataset["waits"] ?? "");
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, String(value));
  try {
    const response = await fetch(form.action, { method: "POST", body });
    const made = (await response.json()) as Made;
    if (!response.ok) return tell(form, made.message ?? "");
    await store.enrol(made.key, made.secret, made.until, pin);
    await navigator.storage?.persist?.();
    location.assign("/run/phone/");
  } catch {
    tell(form, form.dataset["offline"] ?? "");
  }
}
