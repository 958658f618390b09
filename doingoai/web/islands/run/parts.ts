/** Small pieces of the sheet: elements, signs, words. */

const words = JSON.parse(document.getElementById("run-words")?.textContent ?? "{}") as Record<string, string>;

/** A sentence of the frame, with `{name}` replaced. */
export function word(name: string, values: Record<string, string | number> = {}): string {
  return Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, String(value)), words[name] ?? name);
}

/** The signs of the sheet; the build finds them here and draws them. */
const SIGNS = {
  place: { icon: "map-pin" },
  car: { icon: "car" },
  person: { icon: "user" },
  language: { icon: "language" },
  phone: { icon: "phone" },
  on: { icon: "square-check" },
  off: { icon: "square" },
  doubt: { icon: "alert-triangle" },
  open: { icon: "lock-open" },
  note: { icon: "note" },
  camera: { icon: "camera" },
} as const;

export type Sign = keyof typeof SIGNS;

type Child = Node | string | null | false;

export function el(tag: string, className = "", ...children: Child[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter((child): child is Node | string => Boolean(child)));
  return made;
}

export function icon(name: Sign): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const sign = document.createElementNS(space, "svg");
  sign.setAttribute("class", "icon");
  sign.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `${document.getElementById("run-phone")?.dataset["icons"]}#${SIGNS[name].icon}`);
  sign.append(use);
  return sign;
}

export function button(label: string, act: () => void, className = "", sign?: Sign): HTMLButtonElement {
  const made = el("button", `button run-button ${className}`, sign ? icon(sign) : null, label) as HTMLButtonElement;
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** Something that is on or off, said so to those who do not see it. */
export function toggle(label: string, isOn: boolean, act: () => void, isDoubted = false): HTMLButtonElement {
  const made = button(label, act, isDoubted ? "is-doubted" : isOn ? "is-on" : "", isDoubted ? "doubt" : isOn ? "on" : "off");
  made.setAttribute("aria-pressed", String(isOn));
  return made;
}

export const clock = (iso: string): string => iso.slice(11, 16);

/** When something was, on this phone's clock: the hour today, else with its day. */
export function when(iso: string): string {
  const at = new Date(iso);
  const two = (number: number) => String(number).padStart(2, "0");
  const hour = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return at.toDateString() === new Date().toDateString() ? hour : `${two(at.getDate())}/${two(at.getMonth() + 1)} ${hour}`;
}
